package org.bottega.explain.report;

import java.util.ArrayList;
import java.util.List;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Report;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessMetric;
import org.bottega.explain.fairness.FairnessReport;
import org.bottega.explain.fairness.FairnessResult;

/// What the report says about fairness: one part for each group that was looked at.
final class FairnessSection {
    private static final List<FairnessMetric> DIFFERENCES =
            List.of(
                    FairnessMetric.DPL,
                    FairnessMetric.DPPL,
                    FairnessMetric.RD,
                    FairnessMetric.SD,
                    FairnessMetric.DAR,
                    FairnessMetric.DRR,
                    FairnessMetric.AD,
                    FairnessMetric.FT);

    private final ReportText text;

    FairnessSection(ReportText text) {
        this.text = text;
    }

    Report.Section of(List<FairnessFinding> findings) {
        var blocks = new ArrayList<Report.Block>();
        for (var finding : findings) {
            var report = finding.report();
            blocks.add(
                    new Report.Paragraph(
                            text.say(
                                            "fairness.about",
                                            report.question().facet().words(),
                                            String.join(", ", report.question().favoured()),
                                            text.number(report.d().rows()),
                                            text.number(report.rows()))
                                    + " "
                                    + text.say(
                                            "fairness.when",
                                            finding.data(),
                                            text.day(finding.made()))));
            report.notes()
                    .forEach(note ->
                            blocks.add(new Report.Warning(note.problem(text.locale()).sentence())));
            blocks.add(
                    new Report.Charts(
                            List.of(
                                    new Report.Plate(
                                            chart(report), text.say("caption.fairness"), 320))));
            blocks.add(new Report.Grid(figures(report)));
        }
        return new Report.Section(text.say("fairness"), blocks);
    }

    private Chart chart(FairnessReport report) {
        var estimates = new ArrayList<Chart.Intervals.Estimate>();
        for (var metric : DIFFERENCES) {
            report.result(metric)
                    .filter(r -> r.estimate().known())
                    .ifPresent(r ->
                            estimates.add(
                                    new Chart.Intervals.Estimate(
                                            metric.name(),
                                            r.estimate().orNaN(),
                                            r.estimate()
                                                    .bounds()
                                                    .map(i -> i.low())
                                                    .orElse(Double.NaN),
                                            r.estimate()
                                                    .bounds()
                                                    .map(i -> i.high())
                                                    .orElse(Double.NaN))));
        }
        return new Chart.Intervals(
                report.question().facet().words(),
                text.say("fairness.unit"),
                estimates,
                0,
                -0.1,
                0.1);
    }

    private Figures figures(FairnessReport report) {
        var rows = new ArrayList<List<String>>();
        for (var result : report.results()) {
            rows.add(
                    List.of(
                            result.metric().name(),
                            figure(result),
                            text.interval(result.estimate()),
                            result.sentence(text.locale())));
        }
        return new Figures(
                List.of(
                        text.say("metric"),
                        text.say("value"),
                        text.say("interval"),
                        text.say("fairness.meaning")),
                rows);
    }

    private String figure(FairnessResult result) {
        return result.estimate() instanceof Estimate.Known known ? text.number(known.value()) : "–";
    }
}
