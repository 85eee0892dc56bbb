package org.bottega.ui.page.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessMetric;
import org.bottega.explain.report.ModelCard;
import org.bottega.kernel.param.Domain;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.Models.Lineage;
import org.bottega.ui.page.model.Models.Opened;

/// The model card: facts, where the model comes from, and what a person has to add.
final class CardView extends ScrollPane {
    private static final int MOST_INPUTS = 40;

    private final Desk desk;
    private final CardViewModel model;

    /// @param export writes the card into a file
    CardView(Desk desk, CardViewModel model, Opened opened, Consumer<Path> export) {
        this.desk = desk;
        this.model = model;
        setId("card-scroll");
        setFitToWidth(true);
        var graph = new BorderPane();
        graph.setId("lineage");
        model.lineage()
                .subscribe(found -> {
                    if (found != null) {
                        var pane = new ChartPane(desk, graph(found));
                        int lanes = Math.max(1, found.uses().size());
                        graph.setCenter(Grids.high(pane, 40 + 70 * lanes));
                    }
                });
        var fairness = new VBox(6);
        fairness.setId("card-fairness");
        model.fairness().subscribe(found -> fill(fairness, found));
        var name = opened.entry().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-card.html";
        var save =
                Parts.button(
                        desk.say("card.export"),
                        "mdi2f-file-export-outline",
                        () ->
                                desk.files()
                                        .save(
                                                desk.say("card.export"),
                                                name,
                                                List.of("html", "pdf", "json"))
                                        .ifPresent(export));
        save.setId("export-card");
        var body =
                new VBox(
                        16,
                        Parts.row(
                                8,
                                Parts.label(desk.say("card.facts"), "heading"),
                                Parts.spring(),
                                save),
                        facts(opened),
                        Parts.label(desk.say("card.trust"), "heading"),
                        new TrustView(desk, model),
                        Parts.label(desk.say("model.tab.fairness"), "heading"),
                        fairness,
                        Parts.label(desk.say("card.lineage"), "heading"),
                        graph,
                        Parts.label(desk.say("card.words"), "heading"),
                        questions());
        body.getStyleClass().add("page-body");
        body.setMaxWidth(980);
        setContent(body);
    }

    private Node facts(Opened opened) {
        var grid = new GridPane(20, 6);
        grid.setId("card-facts");
        var entry = opened.entry();
        var figures = desk.messages().figures();
        fact(grid, "models.name", entry.name());
        fact(grid, "setup.task", desk.say("task." + opened.task()));
        fact(grid, "setup.target", opened.target());
        var classes = opened.model().signature().classes();
        if (!classes.isEmpty()) {
            fact(grid, "card.classes", joined(classes));
        }
        fact(grid, "card.inputs", joined(opened.model().signature().inputs().names()));
        fact(grid, "models.made", figures.moment(entry.made()));
        var evaluation = opened.evaluation();
        if (evaluation != null) {
            var charts = ModelCharts.in(desk.messages().locale());
            var scores = new ArrayList<String>();
            evaluation
                    .scores()
                    .forEach((metric, score) ->
                            scores.add(charts.label(metric) + " " + figures.score(score)));
            fact(grid, "card.scores", String.join(" · ", scores));
            fact(grid, "card.judged", figures.count(evaluation.rows()));
        }
        new TreeMap<>(opened.model().card())
                .forEach((name, value) -> {
                    var key = "card.fact." + name;
                    if (desk.messages().has(key)) {
                        fact(grid, key, value);
                    }
                });
        return grid;
    }

    private void fill(VBox box, List<FairnessFinding> found) {
        box.getChildren().clear();
        if (found.isEmpty()) {
            box.getChildren().add(Parts.paragraph(desk.say("card.fairness.none"), "muted"));
            return;
        }
        var figures = desk.messages().figures();
        for (var finding : found.reversed()) {
            var report = finding.report();
            var line =
                    desk.say(
                            "card.fairness.line",
                            report.question().facet().column()
                                    + ": "
                                    + report.question().facet().words(),
                            String.join(", ", report.question().favoured()),
                            finding.data(),
                            figures.moment(finding.made()));
            box.getChildren().add(Parts.label(line, "strong"));
            for (var metric : List.of(FairnessMetric.DI, FairnessMetric.DPPL)) {
                report.result(metric)
                        .ifPresent(r ->
                                box.getChildren()
                                        .add(
                                                Parts.paragraph(
                                                        metric
                                                                + " "
                                                                + FairnessView.figure(
                                                                        desk, r.estimate())
                                                                + " · "
                                                                + r.sentence(
                                                                        desk.messages().locale()),
                                                        "muted")));
            }
        }
    }

    private static String joined(List<String> names) {
        return names.size() <= MOST_INPUTS
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_INPUTS)) + " … (" + names.size() + ")";
    }

    private void fact(GridPane grid, String key, String value) {
        plain(grid, desk.say(key), value);
    }

    private static void plain(GridPane grid, String name, String value) {
        int row = grid.getRowCount();
        var label = Parts.label(name, "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        var text = Parts.paragraph(value);
        GridPane.setHgrow(text, Priority.ALWAYS);
        grid.add(label, 0, row);
        grid.add(text, 1, row);
    }

    private Node questions() {
        var box = new VBox(10);
        for (var entry : ModelCard.Entry.values()) {
            var question = Domain.Choice.word(entry);
            var area = new TextArea();
            area.setId("card-" + question);
            area.setPrefRowCount(2);
            area.setWrapText(true);
            area.setPromptText(desk.say("card." + question + ".about"));
            area.textProperty().bindBidirectional(model.answer(entry));
            var label = Parts.label(desk.say("card." + question), "strong");
            label.setLabelFor(area);
            box.getChildren().add(Parts.column(4, label, area));
        }
        return box;
    }

    private Chart.Graph graph(Lineage lineage) {
        var nodes = new ArrayList<Chart.Graph.Node>();
        var edges = new ArrayList<Chart.Graph.Edge>();
        for (var step : lineage.steps()) {
            nodes.add(node(step));
            if (nodes.size() > 1) {
                edges.add(new Chart.Graph.Edge(nodes.size() - 2, nodes.size() - 1));
            }
        }
        int model = nodes.size() - 1;
        for (var use : lineage.uses()) {
            nodes.add(node(use));
            edges.add(new Chart.Graph.Edge(model, nodes.size() - 1));
        }
        return new Chart.Graph("", nodes, edges);
    }

    private Chart.Graph.Node node(Lineage.Step step) {
        return new Chart.Graph.Node(
                desk.say("lineage." + step.kind().name().toLowerCase(java.util.Locale.ROOT)),
                name(step),
                note(step),
                step.kind() == Lineage.Kind.MODEL);
    }

    private String name(Lineage.Step step) {
        return step.kind() == Lineage.Kind.RECIPE
                ? desk.say("lineage.steps", step.count())
                : step.version() > 1 ? step.name() + " (" + step.version() + ")" : step.name();
    }

    private String note(Lineage.Step step) {
        var figures = desk.messages().figures();
        return switch (step.kind()) {
            case DATA ->
                    step.rows() == 0
                            ? ""
                            : desk.say(
                                    "data.size-short",
                                    figures.count(step.rows()),
                                    figures.count(step.count()));
            case RUN -> step.count() == 0 ? "" : desk.say("lineage.models", step.count());
            case MODEL, WORKFLOW, ENDPOINT -> figures.moment(step.made());
            case PREDICTIONS -> desk.say("lineage.rows", figures.count(step.rows()));
            case RECIPE -> "";
        };
    }
}
