package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bottega.chart.Chart;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.learn.forecast.Forecasting;
import org.bottega.model.Model;
import org.bottega.model.forecast.Horizon;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// What the back-test of a forecast left among the model's figures, as charts.
final class ForecastCharts {
    private final Desk desk;
    private final Model model;
    private final Horizon horizon;

    ForecastCharts(Desk desk, Model model) {
        this.desk = desk;
        this.model = model;
        this.horizon = model.horizon().orElseThrow();
    }

    /// A table of the back-test; nothing where it was not kept.
    @Nullable Table table(String name) {
        return model.figures().get(name);
    }

    /// The series that can be drawn, the one told worst first.
    List<String> series() {
        var told = table(Forecasting.TOLD);
        var drawn = new LinkedHashSet<String>();
        for (int r = 0; told != null && r < told.rows(); r++) {
            drawn.add(text(told, "series", r));
        }
        var listed = table(Forecasting.BY_SERIES);
        var worst = new ArrayList<String>();
        for (int r = 0; listed != null && r < listed.rows(); r++) {
            if (drawn.contains(text(listed, "series", r))) {
                worst.add(text(listed, "series", r));
            }
        }
        return worst;
    }

    /// From where a series was told in the back-test, the earliest first.
    List<String> cutOffs(String series) {
        var told = table(Forecasting.TOLD);
        var found = new java.util.TreeSet<String>();
        for (int r = 0; told != null && r < told.rows(); r++) {
            if (text(told, "series", r).equals(series)) {
                found.add(text(told, "cut-off", r));
            }
        }
        return List.copyOf(found);
    }

    /// What a series did, what was told from one place of it, and what is told to come.
    Chart history(String series, String cutOff) {
        var traces = new ArrayList<Chart.TimeSeries.Trace>();
        traces.add(trace("forecast.observed", Forecasting.HISTORY, "value", series, "", false));
        traces.add(
                trace("forecast.told-then", Forecasting.TOLD, "prediction", series, cutOff, true));
        traces.add(trace("forecast.ahead", Forecasting.AHEAD, "prediction", series, "", true));
        traces.removeIf(t -> t.moments().isEmpty());
        return new Chart.TimeSeries(
                series.isEmpty() ? desk.say("forecast.history") : series,
                horizon.task().target(),
                traces);
    }

    private Chart.TimeSeries.Trace trace(
            String key,
            String table,
            String value,
            String series,
            String cutOff,
            boolean forecast) {
        var rows = table(table);
        var moments = new ArrayList<Chart.TimeSeries.Moment>();
        double[] quantiles = horizon.quantiles();
        boolean band = forecast && quantiles.length > 1;
        for (int r = 0; rows != null && r < rows.rows(); r++) {
            if (text(rows, "series", r).equals(series)
                    && (cutOff.isEmpty() || text(rows, "cut-off", r).equals(cutOff))) {
                long millis = Math.floorDiv(TimeColumn.parse(text(rows, "time", r)), 1000L);
                double lowest = band ? number(rows, Horizon.lineName(quantiles[0]), r) : Double.NaN;
                double highest =
                        band
                                ? number(rows, Horizon.lineName(quantiles[quantiles.length - 1]), r)
                                : Double.NaN;
                moments.add(
                        new Chart.TimeSeries.Moment(
                                millis, number(rows, value, r), lowest, highest));
            }
        }
        return new Chart.TimeSeries.Trace(desk.say(key), moments, forecast);
    }

    /// The error of each step of the horizon beside the naive one, which is 1.
    Chart bySteps() {
        var rows = Objects.requireNonNull(table(Forecasting.BY_STEP));
        var spots =
                IntStream.range(0, rows.rows())
                        .mapToObj(r ->
                                new Chart.Spot(number(rows, "step", r), number(rows, "mase", r)))
                        .toList();
        return new Chart.Lines(
                desk.say("forecast.by-step"),
                Chart.Axis.of(desk.say("forecast.step")),
                new Chart.Axis(desk.say("forecast.mase"), 0, Double.NaN),
                List.of(new Chart.Line("", spots, false)),
                false);
    }

    /// The error of each way to forecast, the best first; those of the blend say how much they weigh.
    Chart candidates() {
        var rows = Objects.requireNonNull(table(Forecasting.CANDIDATES));
        var bars =
                IntStream.range(0, rows.rows())
                        .filter(r -> !Double.isNaN(number(rows, "mase", r)))
                        .mapToObj(r -> new Chart.Bar(candidate(rows, r), number(rows, "mase", r)))
                        .toList();
        return new Chart.Bars(desk.say("forecast.candidates"), desk.say("forecast.mase"), bars);
    }

    private String candidate(Table rows, int row) {
        var name = text(rows, "candidate", row);
        double weight = number(rows, "weight", row);
        return name.equals("blend")
                ? desk.say("forecast.blend")
                : weight > 0
                        ? desk.say("forecast.weighs", name, desk.messages().figures().share(weight))
                        : name;
    }

    static String text(Table rows, String column, int row) {
        var found = rows.find(column);
        return found.isEmpty() ? "" : Objects.requireNonNullElse(rows.column(column).text(row), "");
    }

    static double number(Table rows, String column, int row) {
        return rows.find(column).isPresent() && rows.column(column) instanceof NumberColumn numbers
                ? numbers.values()[row]
                : Double.NaN;
    }
}
