package org.bottega.automl.tune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.learn.numeric.Cholesky;
import org.jspecify.annotations.Nullable;

/// A Gaussian process over places from 0 to 1: what loss to expect where, and how sure that is. Matérn 5/2
/// kernel with a length for each dimension and noise, chosen by the likelihood of what was seen. Different
/// categories, and a dimension that is only there in one of two places, are at distance 1.
///
/// Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006.
final class GaussianSurrogate {
    private static final int MOST = 200;
    private static final double FLOPS = 4e7;

    private final Space space;
    private final double[][] x;
    private final double[] y;
    private double[] setting;
    private @Nullable Cholesky factor;
    private double[] inverse = {};
    private double[] solved = {};
    private double scale = 1;

    /// @param places NaN where a dimension is not there
    /// @param losses finite, to be made small
    GaussianSurrogate(
            Space space, List<double[]> places, double[] losses, SplittableRandom random) {
        this.space = space;
        var kept = kept(losses);
        this.x = Arrays.stream(kept).mapToObj(places::get).toArray(double[][]::new);
        this.y = evened(Arrays.stream(kept).mapToDouble(i -> losses[i]).toArray());
        this.setting = new double[space.size() + 1];
        Arrays.fill(setting, Math.log(0.5));
        setting[space.size()] = Math.log(1e-3);
        fit(random);
    }

    /// Of very many places the best half and the latest.
    private static int[] kept(double[] losses) {
        var all = IntStream.range(0, losses.length);
        if (losses.length <= MOST) {
            return all.toArray();
        }
        var best =
                all.boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> losses[i]))
                        .limit(MOST / 2)
                        .mapToInt(Integer::intValue);
        return IntStream.concat(best, IntStream.range(losses.length - MOST / 2, losses.length))
                .distinct()
                .toArray();
    }

    /// Losses with mean 0 and deviation 1; those above the median are drawn in to where their rank would put
    /// them, so that a few terrible ones do not flatten the rest (as in Google's Vizier).
    private static double[] evened(double[] losses) {
        int n = losses.length;
        var sorted = losses.clone();
        Arrays.sort(sorted);
        double median = sorted[n / 2];
        double squares = 0;
        int below = 0;
        for (double loss : losses) {
            if (loss < median) {
                squares += (median - loss) * (median - loss);
                below++;
            }
        }
        double deviation = below == 0 ? 0 : Math.sqrt(squares / below);
        var even = new double[n];
        for (int i = 0; i < n; i++) {
            even[i] = losses[i];
            if (losses[i] > median && deviation > 0) {
                int rank = Arrays.binarySearch(sorted, losses[i]);
                double share = Math.clamp((rank + 0.5) / n, 0.5, 0.9999);
                even[i] = Math.min(losses[i], median + deviation * quantile(share));
            }
        }
        double mean = Arrays.stream(even).average().orElse(0);
        double spread =
                Math.sqrt(
                        Arrays.stream(even).map(v -> (v - mean) * (v - mean)).average().orElse(0));
        for (int i = 0; i < n; i++) {
            even[i] = spread > 0 ? (even[i] - mean) / spread : 0;
        }
        return even;
    }

    private static double quantile(double share) {
        double low = 0;
        double high = 5;
        for (int step = 0; step < 40; step++) {
            double middle = (low + high) / 2;
            if (Normal.below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    double least() {
        return Arrays.stream(y).min().orElse(0);
    }

    private double kernel(double[] a, double[] b, double[] lengths) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            double away;
            if (Double.isNaN(a[d]) || Double.isNaN(b[d])) {
                away = Double.isNaN(a[d]) && Double.isNaN(b[d]) ? 0 : 1;
            } else {
                away = a[d] - b[d];
                if (space.dimensions().get(d).categories() > 0 && away != 0) {
                    away = 1;
                }
            }
            away /= lengths[d];
            squares += away * away;
        }
        double r = Math.sqrt(5 * squares);
        return (1 + r + r * r / 3) * Math.exp(-r);
    }

    /// Random settings first, then steps in one of them at a time, growing on success.
    private void fit(SplittableRandom random) {
        int n = y.length;
        int rounds =
                Math.clamp(
                        (long) (FLOPS / (n * (double) n * (n / 3.0 + 8 * x[0].length))), 30, 300);
        double best = likelihood(setting);
        for (int round = 0; round < rounds / 3; round++) {
            var other = new double[setting.length];
            for (int d = 0; d + 1 < other.length; d++) {
                other[d] = Math.log(0.05) + random.nextDouble() * Math.log(4 / 0.05);
            }
            other[other.length - 1] = Math.log(1e-6) + random.nextDouble() * Math.log(0.3 / 1e-6);
            double found = likelihood(other);
            if (found > best) {
                best = found;
                setting = other;
            }
        }
        var step = new double[setting.length];
        Arrays.fill(step, 0.6);
        for (int round = 0; round < 2 * rounds / 3; round++) {
            int d = round % setting.length;
            var other = setting.clone();
            other[d] =
                    Math.clamp(
                            other[d] + step[d],
                            d + 1 < other.length ? Math.log(0.02) : Math.log(1e-7),
                            d + 1 < other.length ? Math.log(20) : 0);
            double found = likelihood(other);
            if (found > best) {
                best = found;
                setting = other;
                step[d] *= 1.5;
            } else {
                step[d] *= -0.5;
            }
        }
        factor = factor(setting);
        if (factor != null) {
            inverse = factor.inverseOfLower();
            solved = y.clone();
            factor.solve(solved);
            scale = scale(solved);
        }
    }

    private @Nullable Cholesky factor(double[] chosen) {
        int n = y.length;
        var lengths = lengths(chosen);
        var k = new double[n * n];
        double noise = Math.exp(chosen[chosen.length - 1]);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                k[i * n + j] = kernel(x[i], x[j], lengths);
                k[j * n + i] = k[i * n + j];
            }
            k[i * n + i] = 1 + noise + 1e-9;
        }
        return Cholesky.of(k, n, () -> {});
    }

    private static double[] lengths(double[] chosen) {
        var lengths = new double[chosen.length - 1];
        for (int d = 0; d < lengths.length; d++) {
            lengths[d] = Math.exp(chosen[d]);
        }
        return lengths;
    }

    private double scale(double[] weights) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * weights[i];
        }
        return Math.max(1e-12, sum / y.length);
    }

    /// The logarithm of the likelihood at the best scale, with a mild preference for lengths about a half.
    private double likelihood(double[] chosen) {
        var made = factor(chosen);
        if (made == null) {
            return Double.NEGATIVE_INFINITY;
        }
        var weights = y.clone();
        made.solve(weights);
        double prior = 0;
        for (int d = 0; d + 1 < chosen.length; d++) {
            double away = (chosen[d] - Math.log(0.5)) / 1.5;
            prior -= 0.5 * away * away;
        }
        double away = (chosen[chosen.length - 1] - Math.log(1e-4)) / 4;
        return -0.5 * y.length * Math.log(scale(weights))
                - 0.5 * made.logDeterminant()
                + prior
                - 0.5 * away * away;
    }

    /// The logarithm of the expected improvement on the least loss, up to a constant.
    double improvement(double[] place) {
        if (factor == null) {
            return 0;
        }
        int n = y.length;
        var lengths = lengths(setting);
        var k = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            k[i] = kernel(place, x[i], lengths);
            mean += k[i] * solved[i];
        }
        double known = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0, at = i * n; j <= i; j++) {
                sum += inverse[at + j] * k[j];
            }
            known += sum * sum;
        }
        double deviation = Math.sqrt(scale * Math.max(1e-12, 1 - known));
        double z = (least() - mean) / deviation;
        if (z > -5) {
            return Math.log(deviation)
                    + Math.log(Math.max(1e-300, z * Normal.below(z) + Normal.density(z)));
        }
        // far below: the density over the square of z
        return Math.log(deviation) - 0.5 * z * z - 0.9189385332046727 - 2 * Math.log(-z);
    }
}
