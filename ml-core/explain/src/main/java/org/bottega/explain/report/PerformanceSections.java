package org.bottega.explain.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.bottega.chart.Figures;
import org.bottega.chart.Report;
import org.bottega.explain.Evaluation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.performance.ClassScores;
import org.bottega.explain.performance.RegressionDiagnostics;
import org.bottega.explain.performance.ScoreIntervals;
import org.bottega.explain.performance.Segments;
import org.bottega.explain.performance.ThresholdTable;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;

/// What the report says about how good a model is, and where it is not.
final class PerformanceSections {
    private static final int DRAWS = 200;

    /// below these the ends of an interval would rest on one draw
    private static final int FEWEST_DRAWS = 40;

    private static final int MOST_CLASSES = 30;

    private final Evaluation evaluation;
    private final ReportText text;
    private final Pace pace;

    PerformanceSections(Evaluation evaluation, ReportText text, Pace pace) {
        this.evaluation = evaluation;
        this.text = text;
        this.pace = pace;
    }

    Report.Section performance(Progress progress) {
        var blocks = new ArrayList<Report.Block>();
        var scores =
                pace.grow(
                        0.15,
                        FEWEST_DRAWS,
                        DRAWS,
                        progress,
                        (draws, part) -> ScoreIntervals.of(evaluation, 0.95, draws, 1, part));
        blocks.add(new Report.Grid(scores(scores.orElseGet(this::withoutIntervals))));
        if (scores.isEmpty()) {
            blocks.add(new Report.Paragraph(text.say("no-time.intervals")));
        }
        var plates = new ArrayList<Report.Plate>();
        var keys =
                evaluation.classifies()
                        ? List.of(
                                "roc",
                                "precision-recall",
                                "calibration",
                                "confusion",
                                "gain",
                                "lift")
                        : List.of("pairs", "residuals", "residuals-predictions");
        var charts = ModelCharts.in(text.locale()).performance(evaluation);
        for (int c = 0; c < charts.size(); c++) {
            plates.add(new Report.Plate(charts.get(c), text.say("caption." + keys.get(c)), 380));
        }
        blocks.add(new Report.Charts(plates));
        if (evaluation.classifies()) {
            classes(blocks);
        } else {
            residuals(blocks);
        }
        return new Report.Section(text.say("performance"), blocks);
    }

    private SequencedMap<Metric, Estimate> withoutIntervals() {
        var scores = new LinkedHashMap<Metric, Estimate>();
        evaluation
                .scores()
                .forEach((metric, score) ->
                        scores.put(
                                metric,
                                Double.isFinite(score)
                                        ? new Estimate.Known(score, null)
                                        : Estimate.unknown("score.none", text.label(metric))));
        return scores;
    }

    private Figures scores(SequencedMap<Metric, Estimate> scores) {
        var rows = new ArrayList<List<String>>();
        scores.forEach((metric, estimate) ->
                rows.add(
                        List.of(
                                text.label(metric),
                                text.figure(estimate),
                                text.interval(estimate),
                                text.about(metric))));
        return new Figures(
                List.of(text.say("metric"), text.say("score"), text.say("interval"), ""), rows);
    }

    private void classes(List<Report.Block> blocks) {
        if (evaluation.classes().size() == 2) {
            var best = ThresholdTable.of(evaluation, 1).bestF1();
            blocks.add(
                    new Report.Paragraph(
                            text.say(
                                    "threshold",
                                    evaluation.classes().get(1),
                                    text.number(best.threshold()),
                                    text.figure(best.f1()),
                                    text.figure(best.precision()),
                                    text.figure(best.recall()))));
        }
        var rows = new ArrayList<List<String>>();
        for (var c :
                ClassScores.of(evaluation, 0.95).classes().stream().limit(MOST_CLASSES).toList()) {
            rows.add(
                    List.of(
                            c.name(),
                            text.number(c.rows()),
                            text.figure(c.precision()),
                            text.interval(c.precision()),
                            text.figure(c.recall()),
                            text.interval(c.recall()),
                            text.figure(c.f1())));
        }
        blocks.add(
                new Report.Grid(
                        new Figures(
                                List.of(
                                        text.say("class"),
                                        text.say("rows"),
                                        text.say("class.precision"),
                                        text.say("interval"),
                                        text.say("class.recall"),
                                        text.say("interval"),
                                        "F1"),
                                rows)));
    }

    private void residuals(List<Report.Block> blocks) {
        var found = RegressionDiagnostics.of(evaluation);
        var points = new ArrayList<String>();
        found.bias()
                .bounds()
                .ifPresent(i ->
                        points.add(
                                text.say(
                                        i.contains(0) ? "bias.none" : "bias.some",
                                        text.figure(found.bias()),
                                        text.interval(i))));
        points.add(
                text.say(
                        "residuals.size",
                        text.number(found.medianError()),
                        text.number(found.largestError())));
        if (found.evenSpread().known() && found.evenSpread().orNaN() < 0.01) {
            points.add(text.say("residuals.uneven"));
        }
        if (found.normality().known() && found.normality().orNaN() < 0.01) {
            points.add(text.say("residuals.tails"));
        }
        blocks.add(new Report.Points(points));
    }

    /// @param table the one that was judged
    Report.Section segments(Model model, Table table, Progress progress) {
        // all rows or none: segments of a part of them would not be those of the score
        var searched =
                pace.grow(
                        0.15,
                        table.rows(),
                        table.rows(),
                        progress,
                        (_, part) ->
                                Segments.find(
                                        evaluation,
                                        table,
                                        model.signature().inputs().names(),
                                        Segments.Settings.USUAL,
                                        part));
        var blocks = new ArrayList<Report.Block>();
        if (searched.isEmpty()) {
            blocks.add(new Report.Paragraph(text.say("no-time.segments")));
            return new Report.Section(text.say("segments"), blocks);
        }
        var found = searched.get();
        if (found.found().isEmpty()) {
            blocks.add(
                    new Report.Paragraph(text.say("segments.none", text.number(found.tested()))));
            return new Report.Section(text.say("segments"), blocks);
        }
        blocks.add(new Report.Paragraph(text.say("segments.about", text.number(found.tested()))));
        var rows = new ArrayList<List<String>>();
        for (var segment : found.found()) {
            rows.add(
                    List.of(
                            segment.words(),
                            text.number(segment.rows()),
                            text.number(segment.error()),
                            text.number(segment.elsewhere())));
        }
        blocks.add(
                new Report.Grid(
                        new Figures(
                                List.of(
                                        text.say("segment"),
                                        text.say("rows"),
                                        text.say(
                                                evaluation.classifies()
                                                        ? "segment.wrong"
                                                        : "segment.error"),
                                        text.say("segment.elsewhere")),
                                rows)));
        return new Report.Section(text.say("segments"), blocks);
    }
}
