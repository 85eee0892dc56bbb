package org.bottega.learn.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Figures;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.forecast.Horizon;
import org.bottega.model.forecast.Method;

/// What was told from earlier places of the series, beside what came: the figures behind a forecast's scores.
///
/// @param rows the rows told, with their truths
/// @param told for each row what was told, scaled
/// @param lines rows × quantiles: the band, in the target's units
/// @param naive for each row what seasonal naive tells, scaled
@SuppressWarnings("ArrayRecordComponent")
public record BackTest(
        Horizon horizon, Horizon.Rows rows, double[] told, double[] lines, double[] naive) {
    /// As many series are kept with their single forecasts, the worst ones first.
    public static final int MOST_SERIES = 60;

    private static final int MOST_LISTED = 2000;

    /// A back-test of one model: its forecasts at the origins with its own band.
    public static BackTest of(Horizon horizon, Horizon.Rows rows, double[] told) {
        int quantiles = horizon.quantiles().length;
        var lines = new double[told.length * quantiles];
        for (int i = 0; i < told.length; i++) {
            for (int q = 0; q < quantiles; q++) {
                lines[i * quantiles + q] =
                        horizon.line(told[i], rows.level()[i], rows.scale()[i], rows.step()[i], q);
            }
        }
        return new BackTest(horizon, rows, told, lines, naive(horizon, rows));
    }

    static double[] naive(Horizon horizon, Horizon.Rows rows) {
        int season = horizon.view().season();
        int steps = horizon.task().horizon();
        var out = new double[rows.truth().length];
        for (int o = 0; o < rows.origins().size(); o++) {
            var origin = rows.origins().get(o);
            var told =
                    Method.SEASONAL_NAIVE.forecast(
                            Arrays.copyOf(origin.series().y(), origin.end()), season, steps);
            for (int h = 0; h < steps; h++) {
                int at = o * steps + h;
                out[at] = (told[h] - rows.level()[at]) / rows.scale()[at];
            }
        }
        return out;
    }

    private ForecastScores scores(Iterable<Integer> some) {
        int quantiles = horizon.quantiles().length;
        var scores = new ForecastScores(horizon.quantiles());
        for (int i : some) {
            double truth = rows.truth()[i];
            if (Double.isNaN(truth)) {
                continue;
            }
            double level = rows.level()[i];
            double scale = rows.scale()[i];
            scores.add(
                    level + scale * truth,
                    horizon.value(told[i], level, scale),
                    scale,
                    level + scale * naive[i],
                    Arrays.copyOfRange(lines, i * quantiles, (i + 1) * quantiles));
        }
        return scores;
    }

    /// Over all that is known.
    public SequencedMap<String, Double> scores() {
        return scores(IntStream.range(0, told.length).boxed().toList()).all();
    }

    /// The scores of each step.
    public Table bySteps() {
        var figures = new Figures();
        for (int h = 1; h <= horizon.task().horizon(); h++) {
            var own = new ArrayList<Integer>();
            for (int i = 0; i < told.length; i++) {
                if (rows.step()[i] == h) {
                    own.add(i);
                }
            }
            var scores = scores(own);
            if (scores.count() > 0) {
                figures.row().number("step", h).number("forecasts", scores.count());
                scores.all().forEach(figures::number);
            }
        }
        return figures.table();
    }

    private Map<String, List<Integer>> rowsOfSeries() {
        var of = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < told.length; i++) {
            var name = rows.origins().get(rows.origin()[i]).series().name();
            of.computeIfAbsent(name, _ -> new ArrayList<>()).add(i);
        }
        return of;
    }

    /// The names of the series, the worst by MASE first.
    public List<String> worst() {
        var of = rowsOfSeries();
        var errors = new LinkedHashMap<String, Double>();
        of.forEach((name, own) -> {
            var scores = scores(own);
            if (scores.count() > 0) {
                errors.put(name, scores.mase());
            }
        });
        return errors.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The scores of each series, the worst first; of very many the worst only.
    public Table bySeries() {
        var figures = new Figures();
        var of = rowsOfSeries();
        for (var name : worst().stream().limit(MOST_LISTED).toList()) {
            var scores = scores(of.getOrDefault(name, List.of()));
            figures.row().text("series", name).number("forecasts", scores.count());
            scores.all().forEach(figures::number);
        }
        return figures.table();
    }

    /// Each forecast of some series: where from, when, what came, what was told.
    public Table forecasts(List<String> names) {
        var figures = new Figures();
        int quantiles = horizon.quantiles().length;
        for (int i = 0; i < told.length; i++) {
            var origin = rows.origins().get(rows.origin()[i]);
            if (!names.contains(origin.series().name())) {
                continue;
            }
            long first = origin.series().first() + origin.end() - 1;
            figures.row()
                    .text("series", origin.series().name())
                    .text("cut-off", TimeColumn.text(horizon.frequency().moment(first)))
                    .text(
                            "time",
                            TimeColumn.text(horizon.frequency().moment(first + rows.step()[i])))
                    .number("step", rows.step()[i])
                    .number("truth", rows.level()[i] + rows.scale()[i] * rows.truth()[i])
                    .number("prediction", horizon.value(told[i], rows.level()[i], rows.scale()[i]));
            for (int q = 0; q < quantiles; q++) {
                figures.number(Horizon.lineName(horizon.quantiles()[q]), lines[i * quantiles + q]);
            }
        }
        return figures.table();
    }
}
