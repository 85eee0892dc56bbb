package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;

/// Moves and stretches numbers to mean 0 and standard deviation 1.
public final class Standard extends Featurizer {
    Standard() {
        super(
                new Info(
                        "standard",
                        "Standardisation",
                        "Moves and stretches numbers to mean 0 and standard deviation 1.",
                        "Scaling",
                        List.of("z-score", "normalise", "standard scaler")),
                Set.of(Place.NUMBERS),
                "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009, section 3.4.",
                List.of());
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.each(values -> {
            var summary = NumberSummary.of(values);
            return summary.deviation() > 0 && Double.isFinite(summary.mean())
                    ? base -> Encoder.Scaled.moved(base, summary.mean(), summary.deviation())
                    : null;
        });
    }
}
