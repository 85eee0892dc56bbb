package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// The tree-structured Parzen estimator: densities of the good and of the other places, and the candidate
/// where the good one is greatest against the other. Kernels span all dimensions at once, so that what belongs
/// together is varied together.
///
/// Bergstra et al., Algorithms for Hyper-Parameter Optimization, NeurIPS 2011; the multivariate form and the
/// widths after Falkner et al., BOHB, ICML 2018, and Watanabe, arXiv:2304.11127.
record TreeParzen() implements Sampler {
    private static final int CANDIDATES = 48;
    private static final int START = 15;
    private static final double GOOD = 0.15;

    @Override
    public double[] next(int number, History history, long seed) {
        if (history.seen().size() < START) {
            return new Sobol().next(number, history, seed);
        }
        var random = Sampler.random(number, seed);
        var order =
                history.seen().stream()
                        .sorted(Comparator.comparingDouble(History.Seen::loss))
                        .toList();
        int good = Math.clamp((int) Math.ceil(GOOD * order.size()), 3, 25);
        var above = new ArrayList<double[]>();
        for (int i = good; i < order.size(); i++) {
            above.add(order.get(i).unit());
        }
        // what is under way counts as not good, so that threads do not all try the same
        above.addAll(history.running());
        var well = new Density(history.space(), units(order.subList(0, good)), true);
        var rest = new Density(history.space(), above, false);
        double[] best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < CANDIDATES; c++) {
            var candidate = well.sample(random);
            var bare = history.space().bare(candidate);
            double gain = well.log(bare) - rest.log(bare);
            if (best == null || gain > most) {
                most = gain;
                best = candidate;
            }
        }
        return best == null ? new RandomPoints().next(number, history, seed) : best;
    }

    private static List<double[]> units(List<History.Seen> seen) {
        return seen.stream().map(History.Seen::unit).toList();
    }

    /// A mixture of kernels, one a place and a flat one.
    private static final class Density {
        private final Space space;
        private final List<double[]> centres;
        private final double[] weights;
        private final double[] widths;

        Density(Space space, List<double[]> centres, boolean ranked) {
            this.space = space;
            this.centres = centres;
            int n = centres.size();
            weights = new double[n + 1];
            for (int i = 0; i < n; i++) {
                // of the good ones the better count more
                weights[i] = ranked ? Math.log(n + 1) - Math.log(i + 0.5) : 1;
            }
            double sum = Arrays.stream(weights).sum();
            weights[n] = sum / Math.max(1, n);
            double all = sum + weights[n];
            for (int i = 0; i <= n; i++) {
                weights[i] /= all;
            }
            widths = new double[space.size()];
            double share = 0.8 * Math.pow(Math.max(1, n), -1.0 / (space.size() + 4));
            for (int d = 0; d < widths.length; d++) {
                widths[d] = Math.clamp(spread(d) * share, 0.03, 0.5);
            }
        }

        /// The deviation of the centres; of few ones it is drawn to a fifth of the range.
        private double spread(int d) {
            var own =
                    centres.stream().mapToDouble(c -> c[d]).filter(v -> !Double.isNaN(v)).toArray();
            double mean = Arrays.stream(own).average().orElse(0.5);
            double squares = Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
            return Math.sqrt((squares + 3 * 0.04) / (own.length + 3));
        }

        double[] sample(SplittableRandom random) {
            double at = random.nextDouble();
            int chosen = 0;
            while (chosen < centres.size() && at >= weights[chosen]) {
                at -= weights[chosen++];
            }
            var unit = new double[space.size()];
            for (int d = 0; d < unit.length; d++) {
                double centre = chosen < centres.size() ? centres.get(chosen)[d] : Double.NaN;
                int categories = space.dimensions().get(d).categories();
                if (Double.isNaN(centre)) {
                    unit[d] = random.nextDouble();
                } else if (categories > 0) {
                    unit[d] = random.nextDouble() < stay(categories) ? centre : random.nextDouble();
                } else {
                    do {
                        unit[d] = centre + widths[d] * random.nextGaussian();
                    } while (unit[d] < 0 || unit[d] > 1);
                }
            }
            return unit;
        }

        private double stay(int categories) {
            return (double) centres.size() / (centres.size() + Math.min(4, categories));
        }

        double log(double[] unit) {
            var logs = new double[centres.size() + 1];
            for (int i = 0; i < centres.size(); i++) {
                double sum = Math.log(weights[i]);
                var centre = centres.get(i);
                for (int d = 0; d < unit.length; d++) {
                    if (Double.isNaN(unit[d]) || Double.isNaN(centre[d])) {
                        continue;
                    }
                    int categories = space.dimensions().get(d).categories();
                    if (categories > 0) {
                        boolean same =
                                (int) (unit[d] * categories) == (int) (centre[d] * categories);
                        double stay = stay(categories);
                        sum += Math.log((same ? stay : 0) * categories + 1 - stay);
                    } else {
                        double z = (unit[d] - centre[d]) / widths[d];
                        sum += -0.5 * z * z - Math.log(widths[d] * 2.5066282746310002);
                        sum -=
                                Math.log(
                                        Normal.between(
                                                -centre[d] / widths[d],
                                                (1 - centre[d]) / widths[d]));
                    }
                }
                logs[i] = sum;
            }
            logs[centres.size()] = Math.log(weights[centres.size()]);
            double most = Arrays.stream(logs).max().orElseThrow();
            return most + Math.log(Arrays.stream(logs).map(l -> Math.exp(l - most)).sum());
        }
    }
}
