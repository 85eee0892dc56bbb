package org.bottega.explain.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.chart.Chart;
import org.bottega.chart.Report;
import org.bottega.explain.GlobalExplanation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.PermutationImportance;
import org.bottega.explain.RowExplanation;
import org.bottega.explain.effect.PartialDependence;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.surrogate.SurrogateTree;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;

/// What the report says about what moves a model.
final class ExplanationSections {
    private static final int MOST_SHUFFLED = 2000;
    private static final int REPEATS = 3;
    private static final int STEPS = 9;
    private static final int EFFECTS = 4;
    private static final int CURVES = 30;
    private static final int DEPTH = 3;
    private static final int MOST_RULES = 8;

    private final Model model;
    private final Table rows;
    private final ReportText text;

    ExplanationSections(Model model, Table rows, ReportText text) {
        this.model = model;
        this.rows = rows;
        this.text = text;
    }

    /// @param learnt whether the rows at hand are those of the training
    Report.Section explanation(
            Attributions why, Table some, Metric metric, boolean learnt, Progress progress) {
        var blocks = new ArrayList<Report.Block>();
        int output = why.presetOutput();
        var all = GlobalExplanation.of(why, some, output);
        double height = 90 + 24.0 * Math.min(15, all.columns().size());
        var plates = new ArrayList<Report.Plate>();
        if (rows.schema().indexOf(model.signature().task().target()).isPresent()) {
            int times = REPEATS * model.signature().inputs().size();
            var settings =
                    new PermutationImportance.Settings(
                            Effort.scored(model.predictor(), times, MOST_SHUFFLED), REPEATS, 1);
            var importance = PermutationImportance.of(model, rows, metric, settings, progress);
            plates.add(
                    new Report.Plate(
                            ModelCharts.in(text.locale()).importance(importance),
                            text.say(
                                    learnt ? "caption.importance.learnt" : "caption.importance",
                                    text.number(importance.rows())),
                            height));
        }
        plates.add(
                new Report.Plate(
                        ModelCharts.in(text.locale()).contributions(all),
                        text.say("caption.contributions"),
                        height));
        plates.add(
                new Report.Plate(
                        ModelCharts.in(text.locale()).beeswarm(all),
                        text.say("caption.swarm"),
                        height + 60));
        blocks.add(new Report.Charts(plates));
        if (why.rows() > 0) {
            blocks.add(new Report.Paragraph(text.say("three-rows")));
            blocks.add(new Report.Charts(waterfalls(why, some, output)));
        }
        return new Report.Section(text.say("explanation"), blocks);
    }

    private List<Report.Plate> waterfalls(Attributions why, Table some, int output) {
        var order =
                IntStream.range(0, why.rows())
                        .boxed()
                        .sorted((a, b) ->
                                Double.compare(why.total(a, output), why.total(b, output)))
                        .toList();
        return IntStream.of(1, 5, 9)
                .map(tenth -> order.get(tenth * (order.size() - 1) / 10))
                .distinct()
                .mapToObj(row -> RowExplanation.of(why, some, row, output, STEPS, text.locale()))
                .map(row ->
                        new Report.Plate(
                                ModelCharts.in(text.locale()).waterfall(row),
                                text.say("caption.waterfall"),
                                120 + 26.0 * row.steps().size()))
                .toList();
    }

    /// The effects of the columns that contribute most, and a small tree in place of the model.
    Report.Section effects(Attributions why, Progress progress) {
        var blocks = new ArrayList<Report.Block>();
        var mean = why.meanSize(why.presetOutput());
        int output = model.signature().outputs() == 2 ? 1 : 0;
        var strongest =
                IntStream.range(0, mean.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(mean[b], mean[a]))
                        .limit(EFFECTS)
                        .map(c -> why.columns().get(c))
                        .toList();
        int most = Effort.scored(model.predictor(), 20 * EFFECTS, 300);
        var plates = new ArrayList<Report.Plate>();
        for (int c = 0; c < strongest.size(); c++) {
            try {
                var effect =
                        PartialDependence.of(
                                model,
                                rows,
                                strongest.get(c),
                                new PartialDependence.Settings(20, most, CURVES),
                                progress.part(0.7 * c / EFFECTS, 0.7 * (c + 1) / EFFECTS));
                plates.add(
                        new Report.Plate(chart(effect, output), text.say("caption.effect"), 320));
            } catch (ProblemException _) {
                // a text, or a column that is missing in all rows, has no curve to draw
            }
        }
        blocks.add(new Report.Charts(plates));
        try {
            var tree = SurrogateTree.of(model, rows, DEPTH, 1, progress.part(0.7, 1));
            if (tree.fidelity() instanceof Estimate.Known(double fidelity, var _)) {
                blocks.add(
                        new Report.Paragraph(
                                text.say(
                                        model.signature().classifies()
                                                ? "surrogate.classes"
                                                : "surrogate.numbers",
                                        text.percent(fidelity))));
                blocks.add(new Report.Points(tree.rules().stream().limit(MOST_RULES).toList()));
            }
        } catch (ProblemException _) {
            // too few rows, or a model that always tells the same: there is no tree to show
        }
        return new Report.Section(text.say("effects"), blocks);
    }

    private Chart chart(PartialDependence effect, int output) {
        var told = effect.outputs().get(output);
        var y = Chart.Axis.of(text.say("effect.y", told.name()));
        boolean numbers = !Double.isNaN(effect.places().getFirst().number());
        if (!numbers) {
            var bars = new ArrayList<Chart.Bar>();
            for (int p = 0; p < effect.places().size() && p < 15; p++) {
                bars.add(
                        new Chart.Bar(
                                effect.places().get(p).words(),
                                told.mean().get(p),
                                1.96 * told.error().get(p)));
            }
            return new Chart.Bars(effect.column(), y.label(), bars);
        }
        var spots = new ArrayList<Chart.Spot>();
        var band = new ArrayList<Chart.Interval>();
        for (int p = 0; p < effect.places().size(); p++) {
            double x = effect.places().get(p).number();
            double error = 1.96 * told.error().get(p);
            spots.add(new Chart.Spot(x, told.mean().get(p)));
            band.add(new Chart.Interval(x, told.mean().get(p) - error, told.mean().get(p) + error));
        }
        var curves = new ArrayList<List<Chart.Spot>>();
        for (var curve : told.curves()) {
            var own = new ArrayList<Chart.Spot>();
            for (int p = 0; p < curve.size(); p++) {
                own.add(new Chart.Spot(effect.places().get(p).number(), curve.get(p)));
            }
            curves.add(own);
        }
        return new Chart.Effect(
                effect.column(),
                Chart.Axis.of(effect.column()),
                y,
                new Chart.Line("", spots, false, band),
                curves,
                effect.places().stream().map(p -> p.number()).toList());
    }
}
