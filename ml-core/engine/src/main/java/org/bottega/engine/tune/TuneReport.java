package org.bottega.engine.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.automl.tune.Tried;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Report;

/// A tuning as a document: its trials, what decides the score, and each setting.
public final class TuneReport {
    private static final int SHOWN = 15;

    private TuneReport() {}

    /// @param ranked the trials to list, best first
    public static Report of(String title, String lead, TuningCharts charts, List<Tried> ranked) {
        var first = new ArrayList<Report.Plate>();
        first.add(plate(charts.progress(), 260));
        charts.importance().ifPresent(c -> first.add(plate(c, 60 + 26.0 * charts.space().size())));
        charts.front().ifPresent(c -> first.add(plate(c, 300)));
        var settings = new ArrayList<Report.Plate>();
        settings.add(plate(charts.parallel(), 340));
        charts.contour().ifPresent(c -> settings.add(plate(c, 380)));
        var slices = charts.slices().stream().map(c -> plate(c, 240)).toList();
        return new Report(
                title,
                lead,
                List.of(
                        new Report.Section(
                                "Trials", List.of(new Report.Charts(first), board(charts, ranked))),
                        new Report.Section("Settings", List.of(new Report.Charts(settings))),
                        new Report.Section(
                                "One setting at a time", List.of(new Report.Charts(slices)))));
    }

    private static Report.Plate plate(Chart chart, double height) {
        return new Report.Plate(chart, "", height);
    }

    private static Report.Block board(TuningCharts charts, List<Tried> ranked) {
        var heads = new ArrayList<String>();
        heads.add("Trial");
        charts.objectives().forEach(o -> heads.add(o.name()));
        heads.add("seconds");
        heads.add("settings");
        var rows = new ArrayList<List<String>>();
        for (var trial : ranked.stream().limit(SHOWN).toList()) {
            var row = new ArrayList<String>();
            row.add(Integer.toString(trial.number() + 1));
            trial.scores().forEach(s -> row.add(String.format(Locale.ROOT, "%.5g", s)));
            row.add(String.format(Locale.ROOT, "%.1f", trial.seconds()));
            row.add(TuningCharts.line(trial.values()));
            rows.add(row);
        }
        return new Report.Grid(new Figures(heads, rows));
    }
}
