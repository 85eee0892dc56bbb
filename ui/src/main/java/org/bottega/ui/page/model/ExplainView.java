package org.bottega.ui.page.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bottega.kernel.table.Table;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// Which columns count, how each acts, how one row's prediction comes about, a tree with its rules, and rows that
/// tell about the model: a part each, built when somebody looks.
final class ExplainView extends BorderPane {
    private static final double BESIDE = 64;

    private final Desk desk;
    private final ExplainViewModel model;
    private final WhatIfOpener whatIf;
    private final ScrollPane place = new ScrollPane();
    private final Map<Part, Node> built = new EnumMap<>(Part.class);
    private final ToggleGroup parts = new ToggleGroup();

    /// Takes a row to the tab where its values can be moved.
    interface WhatIfOpener {
        void open(Table rows, int row);
    }

    /// What is shown.
    enum Part {
        COLUMNS,
        COLUMN,
        ROW,
        TREE,
        EXAMPLES
    }

    ExplainView(Desk desk, ExplainViewModel model, WhatIfOpener whatIf) {
        this.desk = desk;
        this.model = model;
        this.whatIf = whatIf;
        place.setFitToWidth(true);
        var line = new HBox(12, choice());
        line.getStyleClass().add("explain-head");
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        model.shown()
                .subscribe(shown -> {
                    if (shown != null && line.getChildren().size() == 1) {
                        if (!model.outputs().isEmpty()) {
                            line.getChildren().addAll(Parts.spring(), outputs());
                        } else if (!model.exact()) {
                            line.getChildren().addAll(Parts.spring(), approximate());
                        }
                    }
                });
        setTop(line);
        setCenter(place);
        show(Part.COLUMNS);
    }

    private Node approximate() {
        return Parts.label(desk.say("explain.approximate"), "muted", "small");
    }

    private Node choice() {
        var row = new HBox();
        row.getStyleClass().add("segments");
        for (var part : Part.values()) {
            var key = part.name().toLowerCase(java.util.Locale.ROOT);
            var button = new ToggleButton(desk.say("explain.part." + key));
            button.setId("explain-part-" + key);
            button.setToggleGroup(parts);
            button.setUserData(part);
            button.setSelected(part == Part.COLUMNS);
            button.getStyleClass()
                    .add(
                            part == Part.COLUMNS
                                    ? "left-pill"
                                    : part == Part.EXAMPLES ? "right-pill" : "center-pill");
            row.getChildren().add(button);
        }
        parts.selectedToggleProperty()
                .addListener((_, before, now) -> {
                    if (now == null) {
                        before.setSelected(true);
                    } else {
                        show((Part) now.getUserData());
                    }
                });
        return row;
    }

    private void show(Part part) {
        place.setContent(built.computeIfAbsent(part, this::build));
        place.setVvalue(0);
    }

    private Node build(Part part) {
        Supplier<Node> content =
                switch (part) {
                    case COLUMNS -> this::columns;
                    case COLUMN -> () -> new EffectPart(desk, model.effect(), this::fit);
                    case ROW -> () -> new RowPart(desk, model, whatIf);
                    case TREE -> () -> new TreePart(desk, model.tree(), this::fit);
                    case EXAMPLES -> () -> new ExamplesPart(desk, model, whatIf);
                };
        var body = new VBox(content.get());
        body.getStyleClass().add("page-body");
        return body;
    }

    /// A node as high as the place allows, and no lower than it needs.
    private void fit(javafx.scene.layout.Region node, double least, double beside) {
        node.setMinHeight(least);
        node.prefHeightProperty()
                .bind(
                        javafx.beans.binding.Bindings.createDoubleBinding(
                                () ->
                                        Math.max(
                                                least,
                                                place.getViewportBounds().getHeight() - beside),
                                place.viewportBoundsProperty()));
        node.maxHeightProperty().bind(node.prefHeightProperty());
    }

    /// Fits a node to the window.
    interface Fitting {
        void fit(javafx.scene.layout.Region node, double least, double beside);
    }

    private Node columns() {
        var measure = new ComboBox<ExplainViewModel.Measure>();
        measure.setId("importance-measure");
        measure.getItems().setAll(ExplainViewModel.Measure.values());
        measure.setConverter(
                Words.of(m ->
                        desk.say(
                                "explain.measure." + m.name().toLowerCase(java.util.Locale.ROOT))));
        measure.valueProperty().bindBidirectional(model.measure());
        var bars = FindingPane.charts(desk, model.importance(), 100);
        var swarm =
                FindingPane.charts(desk, model.shown().map(ExplainViewModel.Shown::beeswarm), 100);
        bars.setId("importance");
        swarm.setId("beeswarm");
        var left = new FindingPane(desk, model.measured(), bars, model::measureNow);
        var grid = Grids.of(left, swarm);
        for (var chart : new javafx.scene.layout.Region[] {bars, swarm}) {
            chart.maxHeightProperty().unbind();
            fit(chart, 320, BESIDE + 48);
        }
        var all =
                new VBox(12, Parts.row(8, Parts.label(desk.say("explain.measure")), measure), grid);
        return new FindingPane(desk, model.found(), all, model::explain);
    }

    private Node outputs() {
        var box = new ComboBox<String>();
        box.setId("explain-output");
        box.getItems().setAll(model.outputs());
        box.getSelectionModel().select(model.output().get());
        box.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, at) -> model.choose(at.intValue()));
        return Parts.row(8, Parts.label(desk.say("explain.class")), box);
    }
}
