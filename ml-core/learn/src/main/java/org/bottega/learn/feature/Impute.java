package org.bottega.learn.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;

/// Fills what is missing.
public final class Impute extends Featurizer {
    /// What is put in.
    public enum Strategy {
        MEAN,
        MEDIAN,
        MOST_FREQUENT,
        CONSTANT
    }

    public static final Param<Strategy> STRATEGY =
            Param.choice("strategy", Strategy.MEDIAN).doc("What is put in.");
    public static final Param<Double> VALUE =
            Param.real("value", 0, -1e300, 1e300).doc("The constant, where one is put in.");
    public static final Param<String> NAME =
            Param.line("name", "missing").doc("The constant for categories, where one is put in.");
    public static final Param<Boolean> INDICATOR =
            Param.flag("indicator", false)
                    .doc("Whether one more input says where the value was missing.");

    Impute() {
        super(
                new Info(
                        "impute",
                        "Imputation",
                        "Fills what is missing with the mean, median, most frequent or a constant value.",
                        "Missing values",
                        List.of("fill", "missing", "simple imputer")),
                Set.of(Place.NUMBERS, Place.CATEGORIES),
                "Little and Rubin, Statistical Analysis with Missing Data, Wiley 2002, chapter 4.",
                List.of(STRATEGY, VALUE, NAME, INDICATOR));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        if (!column.numeric()) {
            fillNames(params, column);
            return;
        }
        column.each(values -> {
            double fill = fill(params, values);
            return base -> Encoder.Scaled.filled(base, Double.isFinite(fill) ? fill : 0);
        });
        if (params.get(INDICATOR)) {
            column.indicate();
        }
    }

    private static void fillNames(Params params, ColumnFit column) {
        switch (params.get(STRATEGY)) {
            case MOST_FREQUENT -> {
                var most = column.levels(1);
                if (!most.isEmpty()) {
                    column.fill(most.getFirst());
                }
            }
            case CONSTANT -> column.fill(params.get(NAME));
            case MEAN, MEDIAN ->
                    throw ProblemException.usage(
                            column.name(),
                            "Categories have no mean and no median to fill in.",
                            "Choose strategy=most-frequent, or strategy=constant with a name.");
        }
        if (params.get(INDICATOR)) {
            column.indicate();
        }
    }

    private static double fill(Params params, double[] values) {
        return switch (params.get(STRATEGY)) {
            case CONSTANT -> params.get(VALUE);
            case MEAN -> NumberSummary.of(values).mean();
            case MEDIAN -> NumberSummary.of(values).median();
            case MOST_FREQUENT -> mode(values);
        };
    }

    /// The value that occurs most often, the smallest of several.
    private static double mode(double[] values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double mode = Double.NaN;
        int most = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                mode = sorted[i];
            }
        }
        return mode;
    }
}
