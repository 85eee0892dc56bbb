package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Cyclic;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Encoder.Part;

/// Sine and cosine of what comes round again.
public final class Cycle extends Featurizer {
    public static final Param<String> PARTS =
            Param.line("parts", "month/day/weekday/hour")
                    .doc("For dates: the parts that come round again, with / between them.");
    public static final Param<Double> PERIOD =
            Param.real("period", 24, 1e-9, 1e9)
                    .log()
                    .doc("For numbers: how long a cycle is, in their unit.");

    Cycle() {
        super(
                new Info(
                        "cyclic",
                        "Cyclic dates and numbers",
                        "Sine and cosine of month, day, weekday and hour, so that December is next to January.",
                        "Dates",
                        List.of("season", "sine", "cosine", "circular")),
                Set.of(Place.MOMENTS, Place.NUMBERS),
                "Fisher, Statistical Analysis of Circular Data, Cambridge 1993.",
                List.of(PARTS, PERIOD));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        if (column.numeric()) {
            double period = params.get(PERIOD);
            column.each(_ -> base -> new Cyclic(base, period));
            return;
        }
        column.none();
        for (var part : DateParts.read(params.get(PARTS), column.name())) {
            var encoder = new Encoder.DatePart(column.name(), part);
            if (NumberSummary.of(column.values(encoder)).deviation() > 0) {
                column.add(Draft.of(new Cyclic(encoder, period(part, column.name()))));
            }
        }
    }

    private static double period(Part part, String column) {
        return switch (part) {
            case MONTH -> 12;
            case DAY -> 31;
            case WEEKDAY -> 7;
            case HOUR -> 24;
            case MINUTE_OF_DAY -> 1440;
            case QUARTER -> 4;
            case DAY_OF_YEAR -> 365.25;
            case EPOCH_DAY, YEAR, WEEKEND ->
                    throw org.bottega.kernel.ProblemException.usage(
                            column,
                            "This part of a date does not come round again: "
                                    + DateParts.word(part)
                                    + ".",
                            "Choose of: month, day, weekday, hour, minute-of-day, quarter, day-of-year.");
        };
    }
}
