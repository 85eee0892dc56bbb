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
import org.bottega.model.attribution.Explainer;
import org.bottega.model.rules.TreeRules;
import org.jspecify.annotations.Nullable;

/// What the report says about what moves a model.
final class ExplanationSections {
    private static final int MOST_EXPLAINED = 500;
    private static final int MOST_SHUFFLED = 2000;

    /// rows of the first batch where the time is limited
    private static final int FEWEST_EXPLAINED = 8;

    private static final int FEWEST_SHUFFLED = 40;
    private static final int FEWEST_ASKED = 10;
    private static final int FEWEST_IMITATED = 100;

    private static final int REPEATS = 3;
    private static final int STEPS = 9;
    private static final int EFFECTS = 4;
    private static final int CURVES = 30;
    private static final int DEPTH = 3;
    private static final int MOST_RULES = 8;

    private final Model model;
    private final Table rows;
    private final ReportText text;
    private final Pace pace;

    ExplanationSections(Model model, Table rows, ReportText text, Pace pace) {
        this.model = model;
        this.rows = rows;
        this.text = text;
        this.pace = pace;
    }

    /// What was found out in the time there was.
    ///
    /// @param some the rows of `why`
    /// @param why nothing where there was no time
    /// @param importance nothing where there was no time or no target
    /// @param learnt whether the rows at hand are those of the training
    record Found(
            Table some,
            @Nullable Attributions why,
            @Nullable PermutationImportance importance,
            boolean measurable,
            boolean learnt) {}

    private record Explained(Table some, Attributions why) {}

    /// @param learnt whether the rows at hand are those of the training
    Found find(Metric metric, boolean learnt, Progress progress) {
        boolean measurable = rows.schema().indexOf(model.signature().task().target()).isPresent();
        var explainer = Explainer.of(model);
        int explained = Math.min(rows.rows(), Effort.attributed(model.predictor(), MOST_EXPLAINED));
        var explanation =
                pace.grow(
                                measurable ? 0.4 : 0.6,
                                FEWEST_EXPLAINED,
                                explained,
                                progress.part(0, 0.5),
                                (count, part) -> {
                                    var some = spread(rows, count);
                                    return new Explained(some, explainer.explain(some, part));
                                })
                        .orElse(null);
        int times = REPEATS * model.signature().inputs().size();
        int shuffled =
                Math.min(rows.rows(), Effort.scored(model.predictor(), times, MOST_SHUFFLED));
        var importance =
                measurable
                        ? pace.grow(
                                        0.5,
                                        FEWEST_SHUFFLED,
                                        shuffled,
                                        progress.part(0.5, 1),
                                        (count, part) ->
                                                PermutationImportance.of(
                                                        model,
                                                        rows,
                                                        metric,
                                                        new PermutationImportance.Settings(
                                                                count, REPEATS, 1),
                                                        part))
                                .orElse(null)
                        : null;
        return new Found(
                explanation == null ? spread(rows, 0) : explanation.some(),
                explanation == null ? null : explanation.why(),
                importance,
                measurable,
                learnt);
    }

    private static Table spread(Table rows, int most) {
        int n = Math.min(most, rows.rows());
        return n == rows.rows()
                ? rows
                : rows.rows(
                        IntStream.range(0, n)
                                .map(i -> (int) ((long) i * rows.rows() / n))
                                .toArray());
    }

    Report.Section explanation(Found found) {
        var blocks = new ArrayList<Report.Block>();
        double height = 90 + 24.0 * Math.min(15, model.signature().inputs().size());
        var plates = new ArrayList<Report.Plate>();
        if (found.importance() != null) {
            plates.add(
                    new Report.Plate(
                            ModelCharts.in(text.locale()).importance(found.importance()),
                            text.say(
                                    found.learnt()
                                            ? "caption.importance.learnt"
                                            : "caption.importance",
                                    text.number(found.importance().rows())),
                            height));
        } else if (found.measurable()) {
            blocks.add(new Report.Paragraph(text.say("no-time.importance")));
        }
        var why = found.why();
        if (why == null) {
            blocks.add(new Report.Charts(plates));
            blocks.add(new Report.Paragraph(text.say("no-time.contributions")));
            return new Report.Section(text.say("explanation"), blocks);
        }
        int output = why.presetOutput();
        var all = GlobalExplanation.of(why, found.some(), output);
        plates.add(
                new Report.Plate(
                        ModelCharts.in(text.locale()).contributions(all),
                        text.say("caption.contributions", text.number(why.rows())),
                        height));
        plates.add(
                new Report.Plate(
                        ModelCharts.in(text.locale()).beeswarm(all),
                        text.say("caption.swarm"),
                        height + 60));
        blocks.add(new Report.Charts(plates));
        if (why.rows() > 0) {
            blocks.add(new Report.Paragraph(text.say("three-rows")));
            blocks.add(new Report.Charts(waterfalls(why, found.some(), output)));
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

    /// The effects of the columns that matter most, and a small tree in place of the model.
    Report.Section effects(Found found, Progress progress) {
        var blocks = new ArrayList<Report.Block>();
        int output = model.signature().outputs() == 2 ? 1 : 0;
        var strongest = strongest(found);
        int most = Math.min(rows.rows(), Effort.scored(model.predictor(), 20 * EFFECTS, 300));
        var plates = new ArrayList<Report.Plate>();
        boolean late = false;
        for (int c = 0; c < strongest.size(); c++) {
            var column = strongest.get(c);
            try {
                var effect =
                        pace.grow(
                                0.6 / (EFFECTS - c),
                                FEWEST_ASKED,
                                most,
                                progress.part(0.7 * c / EFFECTS, 0.7 * (c + 1) / EFFECTS),
                                (count, part) ->
                                        PartialDependence.of(
                                                model,
                                                rows,
                                                column,
                                                new PartialDependence.Settings(20, count, CURVES),
                                                part));
                late |= effect.isEmpty();
                effect.ifPresent(e ->
                        plates.add(
                                new Report.Plate(
                                        chart(e, output),
                                        text.say("caption.effect", text.number(e.rows())),
                                        320)));
            } catch (ProblemException _) {
                // a text, or a column that is missing in all rows, has no curve to draw
            }
        }
        blocks.add(new Report.Charts(plates));
        if (late) {
            blocks.add(new Report.Paragraph(text.say("no-time.effects")));
        }
        surrogate(blocks, progress.part(0.7, 1));
        return new Report.Section(text.say("effects"), blocks);
    }

    private List<String> strongest(Found found) {
        var why = found.why();
        if (why != null) {
            var mean = why.meanSize(why.presetOutput());
            return IntStream.range(0, mean.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(mean[b], mean[a]))
                    .limit(EFFECTS)
                    .map(c -> why.columns().get(c))
                    .toList();
        }
        var columns =
                found.importance() == null
                        ? model.signature().inputs().names()
                        : found.importance().columns().stream().map(i -> i.column()).toList();
        return columns.stream().limit(EFFECTS).toList();
    }

    private void surrogate(List<Report.Block> blocks, Progress progress) {
        try {
            int most = Math.min(rows.rows(), SurrogateTree.MOST_ROWS);
            var tree =
                    pace.grow(
                            0.8,
                            FEWEST_IMITATED,
                            most,
                            progress,
                            (count, part) ->
                                    SurrogateTree.of(model, spread(rows, count), DEPTH, 1, part));
            if (tree.isPresent()
                    && tree.get().fidelity() instanceof Estimate.Known(double fidelity, var _)) {
                blocks.add(
                        new Report.Paragraph(
                                text.say(
                                        model.signature().classifies()
                                                ? "surrogate.classes"
                                                : "surrogate.numbers",
                                        text.percent(fidelity))));
                blocks.add(
                        new Report.Points(
                                TreeRules.of(tree.get().tree(), text.locale()).stream()
                                        .limit(MOST_RULES)
                                        .toList()));
            }
        } catch (ProblemException _) {
            // too few rows, or a model that always tells the same: there is no tree to show
        }
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
