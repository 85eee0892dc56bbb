package org.bottega.explain.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bottega.chart.Figures;
import org.bottega.chart.Html;
import org.bottega.chart.PdfReport;
import org.bottega.chart.Report;
import org.bottega.explain.Evaluation;
import org.bottega.explain.ModelCharts;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.Model;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;

/// A model's card as a document: the facts, what people say, and what was found out about fairness.
public final class CardReport {
    private static final int MOST_INPUTS = 40;

    private CardReport() {}

    /// What a card is written of.
    ///
    /// @param name what the model is called
    /// @param evaluation how good it is on rows it had not learnt from; `null` where nobody judged it
    public record Subject(String name, Model model, @Nullable Evaluation evaluation) {}

    /// Writes the card as PDF or JSON where the file ends so, else as HTML.
    ///
    /// @throws org.bottega.kernel.ProblemException when the file cannot be written
    public static void write(Subject subject, ModelCard card, Path file, Locale locale) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            WholeFile.write(file, Json.pretty(json(subject, card)));
        } else if (name.endsWith(".pdf")) {
            var bytes = PdfReport.of(of(subject, card, locale), locale);
            WholeFile.write(file, out -> out.write(bytes));
        } else {
            WholeFile.write(file, Html.of(of(subject, card, locale), locale));
        }
    }

    /// The card as a value.
    public static Report of(Subject subject, ModelCard card, Locale locale) {
        var text = new ReportText(locale);
        var sections = new ArrayList<Report.Section>();
        sections.add(facts(subject, text));
        for (var entry : ModelCard.Entry.values()) {
            var said = card.texts().get(entry);
            if (said != null) {
                sections.add(
                        new Report.Section(
                                entry.title(locale),
                                said.lines()
                                        .filter(l -> !l.isBlank())
                                        .<Report.Block>map(Report.Paragraph::new)
                                        .toList()));
            }
        }
        if (!card.fairness().isEmpty()) {
            sections.add(new FairnessSection(text).of(card.fairness()));
        }
        return new Report(
                subject.name(),
                text.say("card.lead", subject.model().signature().task().target()),
                sections);
    }

    private static Report.Section facts(Subject subject, ReportText text) {
        var signature = subject.model().signature();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(text.say("card.target"), signature.task().target()));
        if (signature.classifies()) {
            rows.add(List.of(text.say("card.classes"), joined(signature.classes())));
        }
        rows.add(List.of(text.say("card.inputs"), joined(signature.inputs().names())));
        var evaluation = subject.evaluation();
        if (evaluation != null) {
            var charts = ModelCharts.in(text.locale());
            evaluation
                    .scores()
                    .forEach((metric, score) ->
                            rows.add(List.of(charts.label(metric), text.number(score))));
            rows.add(List.of(text.say("card.judged"), text.number(evaluation.rows())));
        }
        new TreeMap<>(subject.model().card())
                .forEach((name, value) ->
                        rows.add(List.of(text.fact(name), text.fact(name, value))));
        return new Report.Section(
                text.say("card.facts"),
                List.of(
                        new Report.Grid(
                                new Figures(List.of(text.say("fact"), text.say("value")), rows))));
    }

    private static String joined(List<String> names) {
        return names.size() <= MOST_INPUTS
                ? String.join(", ", names)
                : Stream.concat(names.stream().limit(MOST_INPUTS), Stream.of("…"))
                                .reduce((a, b) -> a + ", " + b)
                                .orElseThrow()
                        + " ("
                        + names.size()
                        + ")";
    }

    private static ObjectNode json(Subject subject, ModelCard card) {
        var signature = subject.model().signature();
        var json = Json.object();
        json.put("name", subject.name());
        json.put("target", signature.task().target());
        signature.classes().forEach(json.putArray("classes")::add);
        signature.inputs().names().forEach(json.putArray("inputs")::add);
        json.set("facts", Json.plain(new TreeMap<>(subject.model().card())));
        var evaluation = subject.evaluation();
        if (evaluation != null) {
            json.put("judgedRows", evaluation.rows());
            var scores = json.putObject("scores");
            evaluation.scores().forEach((m, v) -> scores.set(m.id(), Json.number(v)));
        }
        json.set("card", card.toJson());
        return json;
    }
}
