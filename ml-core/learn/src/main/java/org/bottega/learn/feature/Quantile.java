package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.distribution.Normal;
import org.bottega.model.features.Ranks;
import org.bottega.model.features.Values;

/// Replaces numbers by their rank, spread evenly or as a bell.
public final class Quantile extends Featurizer {
    /// the share that the ends of a bell stand for, as in scikit-learn
    private static final double END = 1e-7;

    /// How ranks are spread.
    public enum Shape {
        UNIFORM,
        NORMAL
    }

    public static final Param<Integer> KNOTS =
            Param.whole("knots", 200, 2, 10_000)
                    .log()
                    .doc("How many ranks are remembered; between them a line is drawn.");
    public static final Param<Shape> SHAPE =
            Param.choice("shape", Shape.UNIFORM)
                    .doc("Evenly from 0 to 1, or as the standard normal distribution.");

    Quantile() {
        super(
                new Info(
                        "quantile",
                        "Quantile scaling",
                        "Replaces each number by its rank among those learnt from, from 0 to 1 or as a normal distribution.",
                        "Scaling",
                        List.of("rank", "quantile transformer", "rank gauss")),
                Set.of(Place.NUMBERS),
                "Conover and Iman, Rank Transformations as a Bridge, The American Statistician 1981.",
                List.of(KNOTS, SHAPE));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.each(values -> {
            var sorted = Percentile.sorted(values);
            if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
                return null;
            }
            return knots(sorted, params.get(KNOTS), params.get(SHAPE));
        });
    }

    /// Equal quantiles are one knot: on it the rank is the middle of theirs.
    private static ColumnFit.Wrap knots(double[] sorted, int wanted, Shape shape) {
        int count = Math.min(wanted, sorted.length);
        var knots = new double[count];
        var at = new double[count];
        var below = new double[count];
        var above = new double[count];
        int kept = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            double share = (double) k / (count - 1);
            // rounding of the interpolation must not make them fall
            double value = Math.max(before, Percentile.of(sorted, share));
            before = value;
            if (kept == 0 || value > knots[kept - 1]) {
                knots[kept] = value == 0 ? 0.0 : value;
                below[kept] = share;
                kept++;
            }
            above[kept - 1] = share;
        }
        for (int k = 0; k < kept; k++) {
            at[k] = k == 0 ? 0 : k == kept - 1 ? 1 : (below[k] + above[k]) / 2;
            at[k] = spread(at[k], shape);
            below[k] = spread(below[k], shape);
            above[k] = spread(above[k], shape);
        }
        var x = first(knots, kept);
        var middle = first(at, kept);
        var low = first(below, kept);
        var high = first(above, kept);
        return base -> new Ranks(base, x, middle, low, high);
    }

    private static double spread(double share, Shape shape) {
        return switch (shape) {
            case UNIFORM -> share;
            case NORMAL -> Normal.quantile(Math.clamp(share, END, 1 - END));
        };
    }

    private static Values first(double[] values, int count) {
        return Values.of(java.util.Arrays.copyOf(values, count));
    }
}
