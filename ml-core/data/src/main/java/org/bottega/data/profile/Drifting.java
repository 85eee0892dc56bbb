package org.bottega.data.profile;

import java.util.Arrays;
import org.bottega.data.profile.Comparison.Drift;
import org.bottega.data.profile.Comparison.Test;

/// Makes the figures of one column that two versions have.
final class Drifting {
    private final Sample.Drawn before;
    private final Sample.Drawn after;
    private final Test test;
    private final double[][] counts;

    /// @param counts of both in the same parts, the last one for what is missing
    Drifting(Sample.Drawn before, Sample.Drawn after, Test test, double[][] counts) {
        this.before = before;
        this.after = after;
        this.test = test;
        this.counts = counts;
    }

    private static final Measure NONE = Measure.unknown(Measure.Why.TOO_FEW_VALUES);

    Drift words(boolean known) {
        if (!known) {
            return drift(NONE, NONE, NONE, NONE);
        }
        var chi = Distances.chiSquare(counts[0], counts[1]);
        boolean several = chi[1] > 1;
        var p = several ? Measure.of(ChiSquare.tail(chi[0], chi[1] - 1)) : Measure.of(1);
        return drift(
                Measure.of(chi[0]),
                p,
                Measure.unknown(Measure.Why.TOO_MANY_LEVELS),
                test == Test.CHI_SQUARE
                        ? p
                        : Measure.of(Distances.jensenShannon(counts[0], counts[1])));
    }

    /// @param x the known values before, sorted
    /// @param y likewise after
    /// @param least the smallest deviation that is divided by
    Drift numbers(double[] x, double[] y, double least) {
        if (x.length < 2 || y.length < 2) {
            return drift(NONE, NONE, NONE, NONE);
        }
        double distance = Distances.kolmogorovSmirnov(x, y);
        var p = Measure.of(Distances.kolmogorovTail(distance, x.length, y.length));
        double mean = Arrays.stream(x).average().orElse(0);
        double deviation =
                Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0));
        var moved = Measure.of(Distances.wasserstein(x, y) / Math.max(deviation, least));
        var chi = Distances.chiSquare(counts[0], counts[1]);
        return drift(
                Measure.of(distance),
                p,
                moved,
                switch (test) {
                    case KOLMOGOROV_SMIRNOV -> p;
                    case CHI_SQUARE ->
                            chi[1] > 1
                                    ? Measure.of(ChiSquare.tail(chi[0], chi[1] - 1))
                                    : Measure.of(1);
                    case WASSERSTEIN -> moved;
                    case JENSEN_SHANNON ->
                            Measure.of(Distances.jensenShannon(counts[0], counts[1]));
                });
    }

    private Drift drift(Measure statistic, Measure p, Measure wasserstein, Measure decided) {
        var value = decided.value();
        boolean small = test == Test.KOLMOGOROV_SMIRNOV || test == Test.CHI_SQUARE;
        boolean drifted =
                value != null && (small ? value < test.threshold() : value >= test.threshold());
        boolean empty = Arrays.stream(counts[0]).sum() == 0 || Arrays.stream(counts[1]).sum() == 0;
        return new Drift(
                before.field.name(),
                test,
                drifted,
                decided,
                empty ? NONE : Measure.of(Distances.psi(counts[0], counts[1])),
                empty ? NONE : Measure.of(Distances.jensenShannon(counts[0], counts[1])),
                statistic,
                p,
                wasserstein,
                missing(before),
                missing(after));
    }

    private static double missing(Sample.Drawn column) {
        long missing = Arrays.stream(column.codes).filter(c -> c < 0).count();
        return column.codes.length == 0 ? 0 : (double) missing / column.codes.length;
    }
}
