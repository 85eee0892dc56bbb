package org.bottega.ui.page.data;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.engine.data.InspectionCharts;
import org.bottega.kernel.table.Kind;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.Datasets.Profile;
import org.jspecify.annotations.Nullable;

/// Everything about one column: what it holds, how it is spread, what to beware of.
final class ColumnDetail extends ScrollPane {
    private final Desk desk;
    private final DataViewModel model;
    private final VBox box = new VBox(12);

    ColumnDetail(Desk desk, DataViewModel model) {
        this.desk = desk;
        this.model = model;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        box.getStyleClass().add("detail");
        setContent(box);
        model.column().subscribe(this::fill);
        model.target().addListener((_, _, _) -> fill(model.column().get()));
    }

    private void fill(@Nullable Profile profile) {
        box.getChildren().clear();
        if (profile == null) {
            return;
        }
        var head = profile.head();
        var name = Parts.paragraph(head.name(), "heading");
        var kind = Parts.label(desk.say(ColumnHead.word(head.kind())), "muted");
        kind.setGraphic(Parts.icon(ColumnHead.icon(head.kind())));
        boolean target = head.name().equals(model.target().get());
        var use =
                Parts.button(
                        desk.say(target ? "data.not-target" : "grid.use-as-target"),
                        "mdi2t-target",
                        () -> model.useAsTarget(head.name()));
        use.setId("use-as-target");
        use.setMaxWidth(Double.MAX_VALUE);
        box.getChildren().addAll(Parts.column(4, name, kind), use);
        for (var warning : head.warnings()) {
            var text = Parts.paragraph(desk.say(warning.key()), "caution");
            HBox.setHgrow(text, Priority.ALWAYS);
            var icon = Parts.icon("mdi2a-alert-outline");
            icon.getStyleClass().add("warn");
            var line = Parts.row(8, icon, text);
            line.setAlignment(Pos.TOP_LEFT);
            box.getChildren().add(line);
        }
        if (!head.bars().isEmpty()) {
            box.getChildren().add(bars(head));
        } else if (!head.top().isEmpty()) {
            box.getChildren().addAll(Parts.label(desk.say("data.frequent"), "section"), top(head));
        }
        var known = profile.column();
        if (known == null) {
            box.getChildren().add(Parts.paragraph(desk.say("data.counting"), "muted"));
            return;
        }
        box.getChildren()
                .addAll(Parts.label(desk.say("data.figures"), "section"), figures(profile));
        if (head.kind().temporal() || head.kind() == Kind.TEXT) {
            for (var plate :
                    InspectionCharts.column(known, profile.rows(), desk.messages().locale())) {
                var chart = new ChartPane(desk, plate.chart());
                chart.setPrefHeight(plate.height());
                box.getChildren().add(chart);
            }
        }
    }

    private Node figures(Profile profile) {
        var grid = new GridPane(12, 6);
        int row = 0;
        for (var figure : profile.figures()) {
            var value = Parts.label(text(figure));
            value.setMaxWidth(Double.MAX_VALUE);
            value.setAlignment(Pos.CENTER_RIGHT);
            GridPane.setHgrow(value, Priority.ALWAYS);
            var label = Parts.label(desk.say("figure." + figure.key()), "muted");
            label.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(label, 0, row);
            grid.add(value, 1, row++);
        }
        return grid;
    }

    private String text(Datasets.Figure figure) {
        return figure.text().isEmpty()
                ? desk.messages().figures().number(figure.number(), 6)
                : figure.text();
    }

    private Node bars(ColumnHead head) {
        double most = head.bars().stream().mapToDouble(d -> d).max().orElse(1);
        var row = new HBox(1);
        row.setAlignment(Pos.BOTTOM_LEFT);
        row.setPrefHeight(96);
        for (var bar : head.bars()) {
            var column = new Region();
            column.getStyleClass().add("detail-bar");
            double height = most <= 0 || bar <= 0 ? 0 : Math.max(1, bar / most * 96);
            column.setMinHeight(height);
            column.setMaxHeight(height);
            HBox.setHgrow(column, Priority.ALWAYS);
            column.setPrefWidth(4);
            row.getChildren().add(column);
        }
        row.setAccessibleText(desk.say("data.histogram", head.name()));
        return row;
    }

    private Node top(ColumnHead head) {
        var column = new VBox(4);
        for (var top : head.top()) {
            var bar = new Region();
            bar.getStyleClass().add("share-bar-region");
            bar.setMaxHeight(Double.MAX_VALUE);
            StackPane.setAlignment(bar, Pos.CENTER_LEFT);
            var value = Parts.label(top.value());
            value.setMinWidth(0);
            var line =
                    Parts.row(
                            6,
                            value,
                            Parts.spring(),
                            Parts.label(desk.messages().figures().share(top.share()), "muted"));
            line.getStyleClass().add("top-line");
            var stack = new StackPane(bar, line);
            bar.maxWidthProperty().bind(stack.widthProperty().multiply(top.share()));
            column.getChildren().add(stack);
        }
        return column;
    }
}
