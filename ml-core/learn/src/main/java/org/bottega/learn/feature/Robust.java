package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;

/// Moves and stretches numbers by median and quartiles.
public final class Robust extends Featurizer {
    Robust() {
        super(
                new Info(
                        "robust",
                        "Robust scaling",
                        "Moves numbers to median 0 and stretches them so that the quartiles are 1 apart; outliers do not matter.",
                        "Scaling",
                        List.of("robust scaler", "interquartile range", "outliers")),
                Set.of(Place.NUMBERS),
                "Huber, Robust Statistics, Wiley 1981.",
                List.of());
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.each(values -> {
            var sorted = Percentile.sorted(values);
            if (sorted.length == 0) {
                return null;
            }
            double median = Percentile.of(sorted, 0.5);
            double spread = Percentile.of(sorted, 0.75) - Percentile.of(sorted, 0.25);
            // where more than half of the numbers are one, the quartiles tell no size
            double scale = spread > 0 ? spread : NumberSummary.of(values).deviation();
            return scale > 0 && Double.isFinite(median + scale)
                    ? base -> Encoder.Scaled.moved(base, median, scale)
                    : null;
        });
    }
}
