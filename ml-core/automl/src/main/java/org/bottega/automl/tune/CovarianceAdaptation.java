package org.bottega.automl.tune;

import java.util.Arrays;
import java.util.Comparator;
import org.bottega.learn.numeric.Eigen;

/// The covariance matrix adaptation evolution strategy: generations of places by a normal distribution that
/// moves and turns to where the better half was. Categories are parts of the range; it is made for numbers.
///
/// Hansen, The CMA Evolution Strategy: A Tutorial, arXiv:1604.00772.
record CovarianceAdaptation() implements Sampler {
    private static final double FIRST_WIDTH = 0.25;

    @Override
    public double[] next(int number, History history, long seed) {
        int n = history.space().size();
        int size = 4 + (int) (3 * Math.log(n));
        int generation = number / size;
        var state = new State(n, size);
        for (int g = 0; g < generation; g++) {
            int from = g * size;
            var own =
                    history.seen().stream()
                            .filter(s -> s.number() >= from && s.number() < from + size)
                            .sorted(Comparator.comparingDouble(History.Seen::loss))
                            .map(History.Seen::unit)
                            .toArray(double[][]::new);
            if (own.length >= 2) {
                state.learn(own, g);
            }
        }
        return state.sample(number, seed);
    }

    private static final class State {
        final int n;
        final int size;
        final double[] mean;
        double width = FIRST_WIDTH;
        final double[] covariance;
        final double[] path;
        final double[] widthPath;
        double[] roots;
        double[] axes;

        State(int n, int size) {
            this.n = n;
            this.size = size;
            mean = new double[n];
            Arrays.fill(mean, 0.5);
            covariance = new double[n * n];
            path = new double[n];
            widthPath = new double[n];
            roots = new double[n];
            axes = new double[n * n];
            Arrays.fill(roots, 1);
            for (int i = 0; i < n; i++) {
                covariance[i * n + i] = 1;
                axes[i * n + i] = 1;
            }
        }

        double[] sample(int number, long seed) {
            var random = Sampler.random(number, seed);
            var unit = mean.clone();
            for (int k = 0; k < n; k++) {
                double z = width * roots[k] * random.nextGaussian();
                for (int i = 0; i < n; i++) {
                    unit[i] += z * axes[k * n + i];
                }
            }
            for (int i = 0; i < n; i++) {
                // reflected at the borders
                double folded = Math.abs(unit[i] % 2);
                unit[i] = folded > 1 ? 2 - folded : folded;
            }
            return unit;
        }

        void learn(double[][] best, int generation) {
            int parents = Math.max(1, Math.min(size / 2, best.length / 2));
            var weights = new double[parents];
            double sum = 0;
            for (int i = 0; i < parents; i++) {
                weights[i] = Math.log(parents + 0.5) - Math.log(i + 1);
                sum += weights[i];
            }
            double squares = 0;
            for (int i = 0; i < parents; i++) {
                weights[i] /= sum;
                squares += weights[i] * weights[i];
            }
            double mass = 1 / squares;
            double forWidth = (mass + 2) / (n + mass + 5);
            double damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + forWidth;
            double forPath = (4 + mass / n) / (n + 4 + 2 * mass / n);
            double one = 2 / ((n + 1.3) * (n + 1.3) + mass);
            double many =
                    Math.min(1 - one, 2 * (mass - 2 + 1 / mass) / ((n + 2.0) * (n + 2) + mass));
            many = Math.max(0, many);
            double usual = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));

            var step = new double[n];
            var steps = new double[parents][n];
            for (int p = 0; p < parents; p++) {
                for (int i = 0; i < n; i++) {
                    double at = Double.isNaN(best[p][i]) ? mean[i] : best[p][i];
                    steps[p][i] = (at - mean[i]) / width;
                    step[i] += weights[p] * steps[p][i];
                }
            }
            for (int i = 0; i < n; i++) {
                mean[i] += width * step[i];
            }
            var white = whitened(step);
            double norm = 0;
            for (int i = 0; i < n; i++) {
                widthPath[i] =
                        (1 - forWidth) * widthPath[i]
                                + Math.sqrt(forWidth * (2 - forWidth) * mass) * white[i];
                norm += widthPath[i] * widthPath[i];
            }
            norm = Math.sqrt(norm);
            boolean steady =
                    norm / Math.sqrt(1 - Math.pow(1 - forWidth, 2.0 * (generation + 1)))
                            < (1.4 + 2.0 / (n + 1)) * usual;
            for (int i = 0; i < n; i++) {
                path[i] =
                        (1 - forPath) * path[i]
                                + (steady
                                        ? Math.sqrt(forPath * (2 - forPath) * mass) * step[i]
                                        : 0);
            }
            double lost = steady ? 0 : one * forPath * (2 - forPath);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double rank = 0;
                    for (int p = 0; p < parents; p++) {
                        rank += weights[p] * steps[p][i] * steps[p][j];
                    }
                    covariance[i * n + j] =
                            (1 - one - many + lost) * covariance[i * n + j]
                                    + one * path[i] * path[j]
                                    + many * rank;
                }
            }
            width =
                    Math.clamp(
                            width * Math.exp(forWidth / damping * (norm / usual - 1)), 1e-6, 0.5);
            var eigen = Eigen.largest(covariance, n, n, 1, () -> {});
            roots = Arrays.stream(eigen.values()).map(v -> Math.sqrt(Math.max(1e-14, v))).toArray();
            axes = eigen.vectors();
        }

        private double[] whitened(double[] step) {
            var white = new double[n];
            for (int k = 0; k < n; k++) {
                double along = 0;
                for (int i = 0; i < n; i++) {
                    along += axes[k * n + i] * step[i];
                }
                for (int i = 0; i < n; i++) {
                    white[i] += axes[k * n + i] * along / roots[k];
                }
            }
            return white;
        }
    }
}
