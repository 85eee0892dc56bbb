package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    CardView(Desk desk, CardViewModel model, Opened opened) {
        this.desk = desk;
        this.model = model;
        setFitToWidth(true);
        var graph = new BorderPane();
        graph.setId("lineage");
        model.lineage()
                .subscribe(found -> {
                    if (found != null) {
                        var pane = new ChartPane(desk, graph(found));
                        graph.setCenter(Grids.high(pane, 110));
                    }
                });
        var body =
                new VBox(
                        16,
                        Parts.label(desk.say("card.facts"), "heading"),
                        facts(opened),
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
        fact(
                grid,
                "setup.task",
                desk.say(entry.classifies() ? "task.classification" : "task.regression"));
        fact(grid, "setup.target", entry.target());
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
        for (var question : CardViewModel.QUESTIONS) {
            var area = new TextArea();
            area.setId("card-" + question);
            area.setPrefRowCount(2);
            area.setWrapText(true);
            area.setPromptText(desk.say("card." + question + ".about"));
            area.textProperty().bindBidirectional(model.answer(question));
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
            nodes.add(
                    new Chart.Graph.Node(
                            desk.say(
                                    "lineage."
                                            + step.kind()
                                                    .name()
                                                    .toLowerCase(java.util.Locale.ROOT)),
                            name(step),
                            note(step),
                            step.kind() == Lineage.Kind.MODEL));
            if (nodes.size() > 1) {
                edges.add(new Chart.Graph.Edge(nodes.size() - 2, nodes.size() - 1));
            }
        }
        return new Chart.Graph("", nodes, edges);
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
            case MODEL -> figures.moment(step.made());
            case RECIPE -> "";
        };
    }
}
