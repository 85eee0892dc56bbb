package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Encoder.Part;

/// The parts of a date that differ between rows.
public final class DateParts extends Featurizer {
    DateParts() {
        super(
                new Info(
                        "date-parts",
                        "Parts of dates",
                        "Day since 1970, year, month, day, weekday, hour and minute, where they differ.",
                        "Dates",
                        List.of("calendar", "weekday", "month")),
                Set.of(Place.MOMENTS),
                "ISO 8601.",
                List.of());
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.none();
        for (var part : Part.values()) {
            var encoder = new Encoder.DatePart(column.name(), part);
            if (NumberSummary.of(column.values(encoder)).deviation() > 0) {
                column.add(Draft.of(encoder));
            }
        }
    }
}
