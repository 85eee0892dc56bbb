package org.bottega.engine.data;

import java.util.List;
import java.util.Locale;
import org.bottega.chart.Report;
import org.bottega.data.profile.ColumnProfile;
import org.bottega.data.profile.Inspection;

/// The charts of an inspection one by one, as its report has them, for a screen.
public final class InspectionCharts {
    private InspectionCharts() {}

    /// How columns hang together, with the target too where there is one.
    public static List<Report.Plate> associations(Inspection inspection, Locale locale) {
        return new RelationsSection(inspection, new ReportWords(locale))
                .associations()
                .map(InspectionCharts::plates)
                .orElse(List.of());
    }

    /// What is missing together.
    public static List<Report.Plate> missing(Inspection inspection, Locale locale) {
        return new RelationsSection(inspection, new ReportWords(locale))
                .missing()
                .map(InspectionCharts::plates)
                .orElse(List.of());
    }

    /// What is in a column: its distribution, its frequent values or words, its seasons.
    ///
    /// @param rows of the whole table
    public static List<Report.Plate> column(ColumnProfile column, long rows, Locale locale) {
        return new ColumnPictures(new ReportWords(locale), rows).of(column);
    }

    /// A column of two versions, drawn so that the two can be compared.
    ///
    /// @param rowsBefore of the whole table
    /// @param rowsAfter of the whole table
    /// @return two plates, or none where there is nothing to draw
    public static List<Report.Plate> both(
            ColumnProfile before,
            long rowsBefore,
            ColumnProfile after,
            long rowsAfter,
            Locale locale) {
        var one = column(before, rowsBefore, locale);
        var other = column(after, rowsAfter, locale);
        return one.isEmpty() || other.isEmpty()
                ? List.of()
                : ColumnsAlike.of(one.getFirst(), before, other.getFirst(), after);
    }

    private static List<Report.Plate> plates(Report.Section section) {
        return section.blocks().stream()
                .filter(Report.Charts.class::isInstance)
                .flatMap(block -> ((Report.Charts) block).plates().stream())
                .toList();
    }
}
