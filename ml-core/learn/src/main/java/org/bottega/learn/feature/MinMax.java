package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;

/// Moves and stretches numbers to the range from 0 to 1.
public final class MinMax extends Featurizer {
    MinMax() {
        super(
                new Info(
                        "min-max",
                        "Range 0 to 1",
                        "Moves and stretches numbers so that the least is 0 and the largest 1.",
                        "Scaling",
                        List.of("normalise", "min-max scaler")),
                Set.of(Place.NUMBERS),
                "Han, Kamber and Pei, Data Mining, 2011, section 3.5.2.",
                List.of());
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.each(values -> {
            var summary = NumberSummary.of(values);
            return summary.range() > 0 && Double.isFinite(summary.range())
                    ? base -> Encoder.Scaled.moved(base, summary.least(), summary.range())
                    : null;
        });
    }
}
