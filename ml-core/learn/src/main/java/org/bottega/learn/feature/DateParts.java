package org.bottega.learn.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Encoder.Part;

/// The parts of a date that differ between rows.
public final class DateParts extends Featurizer {
    public static final Param<String> PARTS =
            Param.line("parts", "epoch-day/year/month/day/weekday/hour/minute-of-day")
                    .doc(
                            "Which ones, with / between them; there are also quarter, day-of-year and weekend.");

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
                List.of(PARTS));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.none();
        for (var part : read(params.get(PARTS), column.name())) {
            var encoder = new Encoder.DatePart(column.name(), part);
            if (NumberSummary.of(column.values(encoder)).deviation() > 0) {
                column.add(Draft.of(encoder));
            }
        }
    }

    static String word(Part part) {
        return Domain.Choice.word(part);
    }

    /// @throws ProblemException (usage) naming the nearest part
    static List<Part> read(String text, String column) {
        var words = Arrays.stream(Part.values()).map(DateParts::word).toList();
        return Arrays.stream(text.split("/", -1))
                .map(String::strip)
                .map(w -> {
                    int at = words.indexOf(w);
                    if (at < 0) {
                        throw ProblemException.usage(
                                column,
                                "There is no part of a date \"" + w + "\".",
                                Nearest.hint(w, words));
                    }
                    return Part.values()[at];
                })
                .distinct()
                .toList();
    }
}
