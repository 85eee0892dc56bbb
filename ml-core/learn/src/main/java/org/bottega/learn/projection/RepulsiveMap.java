package org.bottega.learn.projection;

import java.util.Arrays;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.numeric.Blocks;
import org.bottega.learn.numeric.SparseSymmetric;

/// A map that is pulled together by likeness and pushed apart by all others, as t-SNE does it: gradient descent
/// with momentum and a gain for each number, likeness exaggerated at first.
final class RepulsiveMap {
    private static final double ANGLE = 0.5;
    private static final double EXAGGERATION = 12;
    private static final int EXAGGERATED = 250;
    private static final double LEAST_GAIN = 0.01;
    private static final int BLOCK = 256;

    private final SparseSymmetric alike;
    private final double[] places;
    private final int dimensions;
    private final int threads;
    private final double[] pull;
    private final double[] push;
    private final double[] sums;

    /// @param alike sums to 1
    /// @param places rows × dimensions: moved in place
    RepulsiveMap(SparseSymmetric alike, double[] places, int dimensions, int threads) {
        this.alike = alike;
        this.places = places;
        this.dimensions = dimensions;
        this.threads = threads;
        this.pull = new double[places.length];
        this.push = new double[places.length];
        this.sums = new double[alike.size()];
    }

    /// @return the Kullback–Leibler divergence of the map, as far as neighbours tell
    double settle(int steps, Deadline deadline, Progress progress) {
        int count = alike.size();
        double rate = Math.max(count / EXAGGERATION / 4, 50);
        var moved = new double[places.length];
        var gain = new double[places.length];
        Arrays.fill(gain, 1);
        for (int step = 0; step < steps && count > 1; step++) {
            progress.checkCancelled();
            if (deadline.passed() || progress.finishEarly()) {
                break;
            }
            double sum = forces(progress);
            double exaggeration = step < EXAGGERATED ? EXAGGERATION : 1;
            double momentum = step < EXAGGERATED ? 0.5 : 0.8;
            for (int at = 0; at < places.length; at++) {
                double slope = 4 * (exaggeration * pull[at] - push[at] / sum);
                gain[at] =
                        slope * moved[at] < 0
                                ? gain[at] + 0.2
                                : Math.max(gain[at] * 0.8, LEAST_GAIN);
                moved[at] = momentum * moved[at] - rate * gain[at] * slope;
                places[at] += moved[at];
            }
            centre();
            if (step % 25 == 0) {
                progress.at((double) step / steps, "Step " + step);
            }
        }
        return count > 1 ? divergence(forces(progress)) : 0;
    }

    private void centre() {
        for (int k = 0; k < dimensions; k++) {
            double mean = 0;
            for (int at = k; at < places.length; at += dimensions) {
                mean += places[at] / alike.size();
            }
            for (int at = k; at < places.length; at += dimensions) {
                places[at] -= mean;
            }
        }
    }

    /// @return the sum of all pairs' closeness
    private double forces(Progress progress) {
        var tree = new SpaceTree(places, alike.size(), dimensions);
        Blocks.each(
                alike.size(),
                BLOCK,
                threads,
                progress,
                (from, to) -> {
                    var stack = tree.walk();
                    var own = new double[dimensions];
                    for (int i = from; i < to; i++) {
                        sums[i] = tree.push(i, ANGLE, own, stack);
                        System.arraycopy(own, 0, push, i * dimensions, dimensions);
                        Arrays.fill(own, 0);
                        for (int at = alike.start()[i]; at < alike.start()[i + 1]; at++) {
                            int j = alike.index()[at];
                            double force = alike.value()[at] / (1 + squared(i, j));
                            for (int k = 0; k < dimensions; k++) {
                                own[k] +=
                                        force
                                                * (places[i * dimensions + k]
                                                        - places[j * dimensions + k]);
                            }
                        }
                        System.arraycopy(own, 0, pull, i * dimensions, dimensions);
                    }
                });
        return Math.max(Arrays.stream(sums).sum(), Double.MIN_NORMAL);
    }

    private double squared(int i, int j) {
        double squared = 0;
        for (int k = 0; k < dimensions; k++) {
            double away = places[i * dimensions + k] - places[j * dimensions + k];
            squared += away * away;
        }
        return squared;
    }

    private double divergence(double sum) {
        double divergence = 0;
        for (int i = 0; i < alike.size(); i++) {
            for (int at = alike.start()[i]; at < alike.start()[i + 1]; at++) {
                double p = alike.value()[at];
                double q = 1 / (1 + squared(i, alike.index()[at])) / sum;
                divergence += p * Math.log(p / Math.max(q, Double.MIN_NORMAL));
            }
        }
        return divergence;
    }
}
