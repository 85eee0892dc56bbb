package org.bottega.explain.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Report;
import org.bottega.explain.Evaluation;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Table;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;

/// Puts a report together, section by section.
final class ReportWriter {
    private static final int MOST_INPUTS = 100;
    private static final int MOST_MODELS = 30;

    private final Model model;
    private final Evaluation evaluation;
    private final ModelReport.Facts facts;
    private final Table rows;
    private final ReportText text;
    private final Pace pace;

    ReportWriter(
            Model model,
            Evaluation evaluation,
            ModelReport.Facts facts,
            Table rows,
            Locale locale,
            Pace pace) {
        this.model = model;
        this.evaluation = evaluation;
        this.facts = facts;
        this.rows = rows;
        this.text = new ReportText(locale);
        this.pace = pace;
    }

    Report write(Progress progress) {
        progress.at(0, "Explaining the model");
        var performance = new PerformanceSections(evaluation, text, pace);
        var sections = new ArrayList<Report.Section>();
        if (!facts.notes().isEmpty()) {
            sections.add(notes());
        }
        sections.add(performance.performance(progress.part(0, 0.15)));
        if (judgedHere()) {
            sections.add(performance.segments(model, rows, progress.part(0.15, 0.2)));
        }
        if (!facts.leaderboard().isEmpty() || !facts.plan().isEmpty()) {
            sections.add(search());
        }
        var explanation = new ExplanationSections(model, rows, text, pace);
        var found = explanation.find(metric(), facts.test().isEmpty(), progress.part(0.2, 0.7));
        sections.add(explanation.explanation(found));
        sections.add(explanation.effects(found, progress.part(0.7, 0.95)));
        if (!facts.fairness().isEmpty()) {
            sections.add(new FairnessSection(text).of(facts.fairness()));
        }
        sections.add(data());
        sections.add(
                new Report.Section(
                        text.say("limits"),
                        List.of(
                                new Report.Points(
                                        Limits.of(evaluation, facts, found.why(), text)))));
        sections.add(provenance());
        return new Report(title(), lead(), sections);
    }

    /// Whether the rows at hand are those that were judged: as many, or more by those that could not be.
    private boolean judgedHere() {
        return !facts.test().isEmpty() && rows.rows() == evaluation.rows() + evaluation.leftOut();
    }

    private String title() {
        var target = model.signature().task().target();
        return facts.data().isEmpty() ? target : text.say("title", target, facts.data());
    }

    private String lead() {
        var metric = metric();
        return text.say(
                facts.test().isEmpty() ? "lead.held" : "lead.test",
                algorithm(),
                model.signature().task().target(),
                text.label(metric),
                text.number(evaluation.score(metric)),
                text.number(evaluation.rows()),
                facts.test());
    }

    /// By its name where the card has an algorithm's id.
    private String algorithm() {
        var told = model.card().getOrDefault("algorithm", text.say("this-model"));
        return Algorithms.all().stream()
                .map(a -> a.info())
                .filter(info -> info.id().equals(told))
                .map(info -> info.name())
                .findFirst()
                .orElse(told);
    }

    private Metric metric() {
        var metric = facts.metric();
        return metric != null && evaluation.scores().containsKey(metric)
                ? metric
                : Metric.preset(evaluation.classes().size());
    }

    private Report.Section notes() {
        var blocks = new ArrayList<Report.Block>();
        facts.notes()
                .forEach(
                        (heading, note) -> blocks.add(new Report.Paragraph(heading + ": " + note)));
        return new Report.Section(text.say("notes"), blocks);
    }

    private Report.Section search() {
        var blocks = new ArrayList<Report.Block>();
        if (!facts.plan().isEmpty()) {
            blocks.add(new Report.Points(facts.plan()));
        }
        if (!facts.leaderboard().isEmpty()) {
            var label = facts.metric() == null ? text.say("score") : text.label(facts.metric());
            boolean fair = facts.leaderboard().stream().anyMatch(r -> !Double.isNaN(r.disparity()));
            var table = new ArrayList<List<String>>();
            for (var row : facts.leaderboard().stream().limit(MOST_MODELS).toList()) {
                var score = text.number(row.score());
                var line = new ArrayList<String>();
                table.add(line);
                line.add(row.name());
                line.add(row.spread() > 0 ? score + " ± " + text.number(row.spread()) : score);
                line.add(row.weight() > 0 ? text.percent(row.weight()) : "");
                line.add(text.number(Math.round(10 * row.fitSeconds()) / 10.0) + " s");
                if (fair) {
                    line.add(
                            Double.isNaN(row.disparity())
                                    ? "–"
                                    : text.number(Math.round(1000 * row.disparity()) / 1000.0));
                }
            }
            blocks.add(
                    new Report.Grid(
                            new Figures(
                                    Stream.of("model", "", "share", "fitting", "disparity")
                                            .limit(fair ? 5 : 4)
                                            .map(key -> key.isEmpty() ? label : text.say(key))
                                            .toList(),
                                    table)));
            if (fair) {
                var disparities =
                        facts.leaderboard().stream()
                                .map(r -> new Chart.Spot(r.disparity(), r.score()))
                                .toList();
                blocks.add(
                        new Report.Charts(
                                List.of(
                                        new Report.Plate(
                                                DecisionCharts.in(text.locale())
                                                        .fairSearch(label, disparities),
                                                text.say("caption.fair-search"),
                                                320))));
            }
            blocks.add(new Report.Paragraph(text.say("search.about")));
        }
        return new Report.Section(text.say("search"), blocks);
    }

    private Report.Section data() {
        var sample = model.sample();
        var inputs = model.signature().inputs();
        var table = new ArrayList<List<String>>();
        for (int c = 0; c < Math.min(MOST_INPUTS, inputs.size()); c++) {
            var field = inputs.field(c);
            int missing = sample.column(field.name()).missingCount();
            table.add(
                    List.of(
                            field.name(),
                            text.say("kind." + Domain.Choice.word(field.kind())),
                            field.levels().isEmpty() ? "" : Integer.toString(field.levels().size()),
                            sample.rows() == 0
                                    ? ""
                                    : text.percent((double) missing / sample.rows())));
        }
        var blocks = new ArrayList<Report.Block>();
        var reads = text.say("data.reads", text.number(inputs.size()));
        blocks.add(
                new Report.Paragraph(
                        facts.rows() > 0
                                ? text.say("data.learnt", text.number(facts.rows())) + " " + reads
                                : reads));
        blocks.add(
                new Report.Grid(
                        new Figures(
                                List.of(
                                        text.say("column"),
                                        text.say("kind"),
                                        text.say("levels"),
                                        text.say("missing")),
                                table)));
        if (inputs.size() > MOST_INPUTS) {
            blocks.add(
                    new Report.Paragraph(
                            text.say("more", text.number(inputs.size() - MOST_INPUTS))));
        }
        return new Report.Section(text.say("data"), blocks);
    }

    private Report.Section provenance() {
        var all = new LinkedHashMap<String, String>();
        if (!facts.data().isEmpty()) {
            all.put(text.say("fact.data"), facts.data());
        }
        if (!facts.test().isEmpty()) {
            all.put(text.say("fact.test"), facts.test());
        }
        if (facts.seconds() > 0) {
            all.put(
                    text.say("fact.search"),
                    text.number(Math.round(10 * facts.seconds()) / 10.0) + " s");
        }
        var told = new TreeMap<>(model.card());
        told.putAll(facts.provenance());
        told.forEach((name, value) -> all.put(text.fact(name), text.fact(name, value)));
        all.put(text.say("fact.features"), Integer.toString(model.features().width()));
        var table = all.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
        return new Report.Section(
                text.say("provenance"),
                List.of(
                        new Report.Grid(
                                new Figures(List.of(text.say("fact"), text.say("value")), table))));
    }
}
