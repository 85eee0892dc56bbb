package org.bottega.automl.tune;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// When a trial is given up on its way. A step is whatever the trial tells on its way: a fold, or a larger
/// share of the rows.
public enum Pruning {
    NONE,
    /// worse after a step than the median of the means of the others up to it (Golovin et al., Google Vizier,
    /// KDD 2017)
    MEDIAN,
    /// at the 1st, 3rd, 9th … step only the best third so far goes on (Li et al., A System for Massively
    /// Parallel Hyperparameter Tuning, MLSys 2020)
    HALVING,
    /// as halving, but two thirds of the trials are given longer before the first cut (Li et al., Hyperband,
    /// JMLR 2018)
    HYPERBAND;

    private static final int WARM_UP = 5;
    private static final int SHARE = 3;
    private static final int BRACKETS = 3;

    /// @param number the trial's number
    /// @param own its losses so far, one a step
    /// @param others the losses of other trials on their way, pruned ones included
    boolean gives(int number, List<Double> own, List<List<Double>> others) {
        int steps = own.size();
        if (!Double.isFinite(own.getLast())) {
            return this != NONE;
        }
        return switch (this) {
            case NONE -> false;
            case MEDIAN -> {
                var means =
                        others.stream()
                                .filter(o -> o.size() >= steps)
                                .mapToDouble(o -> mean(o.subList(0, steps)))
                                .sorted()
                                .toArray();
                yield means.length >= WARM_UP && mean(own) > median(means);
            }
            case HALVING -> rung(own, others, 0);
            case HYPERBAND -> rung(own, others, number % BRACKETS);
        };
    }

    private static boolean rung(List<Double> own, List<List<Double>> others, int bracket) {
        int steps = own.size();
        int rung = (int) Math.pow(SHARE, bracket);
        while (rung < steps) {
            rung *= SHARE;
        }
        if (rung != steps) {
            return false;
        }
        double mine = own.getLast();
        var reached = others.stream().filter(o -> o.size() >= steps).toList();
        if (reached.size() + 1 < SHARE) {
            return false;
        }
        long better = reached.stream().filter(o -> o.get(steps - 1) < mine).count();
        return better >= Math.max(1, (reached.size() + 1) / SHARE);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return DoubleStream.of(Arrays.copyOfRange(sorted, (n - 1) / 2, n / 2 + 1))
                .average()
                .orElseThrow();
    }
}
