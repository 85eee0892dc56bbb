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

    private static List<Report.Plate> plates(Report.Section section) {
        return section.blocks().stream()
                .filter(Report.Charts.class::isInstance)
                .flatMap(block -> ((Report.Charts) block).plates().stream())
                .toList();
    }
}
