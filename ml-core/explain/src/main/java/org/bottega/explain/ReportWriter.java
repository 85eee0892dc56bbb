package org.bottega.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Numbers;
import org.bottega.chart.Report;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Table;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.attribution.Attributions;
import org.bottega.model.attribution.Explainer;

/// Puts a report together, section by section.
final class ReportWriter {
    private static final int MOST_ROWS = 500;
    private static final int MOST_INPUTS = 100;
    private static final int MOST_MODELS = 30;
    private static final int MOST_SHUFFLED = 2000;
    private static final int REPEATS = 3;
    private static final int STEPS = 9;

    private final Model model;
    private final Evaluation evaluation;
    private final ModelReport.Facts facts;
    private final Table rows;

    ReportWriter(Model model, Evaluation evaluation, ModelReport.Facts facts, Table rows) {
        this.model = model;
        this.evaluation = evaluation;
        this.facts = facts;
        this.rows = rows;
    }

    Report write(Progress progress) {
        progress.at(0, "Explaining the model");
        var some = spread(rows, Effort.attributed(model.predictor(), MOST_ROWS));
        var why = Explainer.of(model).explain(some, progress.part(0, 0.5));
        var sections = new ArrayList<Report.Section>();
        sections.add(performance());
        if (!facts.leaderboard().isEmpty() || !facts.plan().isEmpty()) {
            sections.add(search());
        }
        sections.add(explanation(why, some, progress.part(0.5, 0.95)));
        sections.add(data());
        sections.add(
                new Report.Section(
                        "Limits",
                        List.of(new Report.Points(Limits.of(model, evaluation, facts, why)))));
        sections.add(provenance());
        return new Report(title(), lead(), sections);
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

    private String title() {
        var target = model.signature().task().target();
        return facts.data().isEmpty() ? target : target + " from " + facts.data();
    }

    private String lead() {
        var metric = metric();
        var judged =
                facts.test().isEmpty()
                        ? " rows it had not learnt from"
                        : " rows of " + facts.test();
        return "%s tells %s with %s %s on %s%s."
                .formatted(
                        algorithm(),
                        model.signature().task().target(),
                        metric.label(),
                        Numbers.shortly(evaluation.score(metric)),
                        Numbers.shortly(evaluation.rows()),
                        judged);
    }

    /// By its name where the card has an algorithm's id.
    private String algorithm() {
        var told = model.card().getOrDefault("algorithm", "This model");
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

    private Report.Section performance() {
        var table = new ArrayList<List<String>>();
        evaluation
                .scores()
                .forEach((metric, score) ->
                        table.add(List.of(metric.label(), Numbers.shortly(score), metric.doc())));
        var plates = new ArrayList<Report.Plate>();
        for (var chart : ModelCharts.performance(evaluation)) {
            plates.add(new Report.Plate(chart, caption(chart), 380));
        }
        return new Report.Section(
                "How good it is",
                List.of(
                        new Report.Grid(new Figures(List.of("Metric", "Score", ""), table)),
                        new Report.Charts(plates)));
    }

    private static String caption(Chart chart) {
        return switch (chart.title()) {
            case "ROC" ->
                    "The nearer to the upper left corner, the better; the diagonal is chance.";
            case "Precision and recall" ->
                    "How many of those told are right, for each share that is found.";
            case "Calibration" -> "On the diagonal, told probabilities can be taken at their word.";
            case "Confusion" -> "What each true class (row) was taken for (column).";
            case "Predicted and actual" -> "On the diagonal, the prediction is the truth.";
            default -> "How far predictions are off.";
        };
    }

    private Report.Section search() {
        var blocks = new ArrayList<Report.Block>();
        if (!facts.plan().isEmpty()) {
            blocks.add(new Report.Points(facts.plan()));
        }
        if (!facts.leaderboard().isEmpty()) {
            var label = facts.metric() == null ? "Score" : facts.metric().label();
            var table = new ArrayList<List<String>>();
            for (var row : facts.leaderboard().stream().limit(MOST_MODELS).toList()) {
                var score = Numbers.shortly(row.score());
                table.add(
                        List.of(
                                row.name(),
                                row.spread() > 0
                                        ? score + " ± " + Numbers.shortly(row.spread())
                                        : score,
                                row.weight() > 0 ? Math.round(100 * row.weight()) + " %" : "",
                                Numbers.shortly(Math.round(10 * row.fitSeconds()) / 10.0) + " s"));
            }
            blocks.add(
                    new Report.Grid(
                            new Figures(
                                    List.of("Model", label, "Share in the winner", "Fitting"),
                                    table)));
            blocks.add(
                    new Report.Paragraph(
                            "Scores are those of rows that the models had not learnt from; ± is one standard error."));
        }
        return new Report.Section("How it was found", blocks);
    }

    private Report.Section explanation(Attributions why, Table some, Progress progress) {
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
            var importance = PermutationImportance.of(model, rows, metric(), settings, progress);
            plates.add(
                    new Report.Plate(
                            ModelCharts.importance(importance),
                            "How much worse the model gets when a column's values are shuffled among the rows, on "
                                    + Numbers.shortly(importance.rows())
                                    + (learntFrom() ? " rows it learnt from." : " rows."),
                            height));
        }
        plates.add(
                new Report.Plate(
                        ModelCharts.contributions(all),
                        "How far a column moves the prediction from the average, mean over the rows.",
                        height));
        plates.add(
                new Report.Plate(
                        ModelCharts.beeswarm(all),
                        "Each point is a row: to the right where the column raised the prediction, coloured by the row's value.",
                        height + 60));
        blocks.add(new Report.Charts(plates));
        if (why.rows() > 0) {
            blocks.add(new Report.Paragraph("Three rows, from a low to a high prediction:"));
            blocks.add(new Report.Charts(waterfalls(why, some, output)));
        }
        return new Report.Section("What it looks at", blocks);
    }

    /// Whether the rows at hand are those of the training: a test file is named otherwise.
    private boolean learntFrom() {
        return facts.test().isEmpty();
    }

    private static List<Report.Plate> waterfalls(Attributions why, Table some, int output) {
        var order =
                IntStream.range(0, why.rows())
                        .boxed()
                        .sorted((a, b) ->
                                Double.compare(why.total(a, output), why.total(b, output)))
                        .toList();
        return IntStream.of(1, 5, 9)
                .map(tenth -> order.get(tenth * (order.size() - 1) / 10))
                .distinct()
                .mapToObj(row -> RowExplanation.of(why, some, row, output, STEPS))
                .map(row ->
                        new Report.Plate(
                                ModelCharts.waterfall(row),
                                "Each bar is what one value of the row adds or takes.",
                                120 + 26.0 * row.steps().size()))
                .toList();
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
                            Domain.Choice.word(field.kind()).replace('-', ' '),
                            field.levels().isEmpty() ? "" : Integer.toString(field.levels().size()),
                            sample.rows() == 0
                                    ? ""
                                    : Math.round(100.0 * missing / sample.rows()) + " %"));
        }
        var blocks = new ArrayList<Report.Block>();
        blocks.add(
                new Report.Paragraph(
                        (facts.rows() > 0
                                        ? Numbers.shortly(facts.rows()) + " rows were learnt from. "
                                        : "")
                                + "The model reads "
                                + inputs.size()
                                + (inputs.size() == 1 ? " column." : " columns.")));
        blocks.add(
                new Report.Grid(
                        new Figures(List.of("Column", "Kind", "Levels", "Missing"), table)));
        if (inputs.size() > MOST_INPUTS) {
            blocks.add(new Report.Paragraph("… and " + (inputs.size() - MOST_INPUTS) + " more."));
        }
        return new Report.Section("Data", blocks);
    }

    private Report.Section provenance() {
        var all = new LinkedHashMap<String, String>();
        if (!facts.data().isEmpty()) {
            all.put("Learnt from", facts.data());
        }
        if (!facts.test().isEmpty()) {
            all.put("Judged on", facts.test());
        }
        if (facts.seconds() > 0) {
            all.put("Search", Numbers.shortly(Math.round(10 * facts.seconds()) / 10.0) + " s");
        }
        all.putAll(new TreeMap<>(model.card()));
        all.putAll(new TreeMap<>(facts.provenance()));
        all.put("Features", Integer.toString(model.features().width()));
        var table = all.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
        return new Report.Section(
                "Where it comes from",
                List.of(new Report.Grid(new Figures(List.of("Fact", "Value"), table))));
    }
}
