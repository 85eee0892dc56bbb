package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Power;

/// Bends numbers by the power under which they look most like a normal distribution.
public final class PowerTransform extends Featurizer {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double REACH = 5;

    public static final Param<Power.Family> FAMILY =
            Param.choice("family", Power.Family.YEO_JOHNSON)
                    .doc(
                            "Yeo-Johnson takes any numbers; Box-Cox those above 0, others count as missing.");

    PowerTransform() {
        super(
                new Info(
                        "power",
                        "Power transform",
                        "Bends skewed numbers by the power that makes them most like a normal distribution.",
                        "Scaling",
                        List.of("yeo-johnson", "box-cox", "skewness", "logarithm")),
                Set.of(Place.NUMBERS),
                "Yeo and Johnson, A New Family of Power Transformations, Biometrika 2000; Box and Cox, JRSS B 1964.",
                List.of(FAMILY));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        var family = params.get(FAMILY);
        column.each(values -> {
            var usable =
                    java.util.Arrays.stream(values)
                            .filter(v ->
                                    Double.isFinite(v)
                                            && (v > 0 || family == Power.Family.YEO_JOHNSON))
                            .toArray();
            if (usable.length == 0) {
                column.note("No number is above 0, so Box-Cox has nothing to bend.");
                return null;
            }
            double lambda = best(usable, family);
            return base -> new Power(base, family, lambda);
        });
    }

    /// Golden section search for the greatest likelihood between −5 and 5; the likelihood has one hill.
    private static double best(double[] values, Power.Family family) {
        double low = -REACH;
        double high = REACH;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double atA = likelihood(values, family, a);
        double atB = likelihood(values, family, b);
        while (high - low > 1e-7) {
            if (atA >= atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - GOLDEN * (high - low);
                atA = likelihood(values, family, a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + GOLDEN * (high - low);
                atB = likelihood(values, family, b);
            }
        }
        double lambda = (low + high) / 2;
        return Double.isFinite(likelihood(values, family, lambda)) ? lambda : 1;
    }

    private static double likelihood(double[] values, Power.Family family, double lambda) {
        double mean = 0;
        double squares = 0;
        double slope = 0;
        int count = 0;
        for (double value : values) {
            double bent = family.of(value, lambda);
            count++;
            double away = bent - mean;
            mean += away / count;
            squares += away * (bent - mean);
            slope +=
                    family == Power.Family.BOX_COX
                            ? Math.log(value)
                            : Math.signum(value) * Math.log1p(Math.abs(value));
        }
        double told = -0.5 * count * Math.log(squares / count) + (lambda - 1) * slope;
        return Double.isNaN(told) || squares == 0 ? Double.NEGATIVE_INFINITY : told;
    }
}
