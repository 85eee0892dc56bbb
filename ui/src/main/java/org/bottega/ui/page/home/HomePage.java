package org.bottega.ui.page.home;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;

/// Start from your data, from a sample, or from what you did last.
public final class HomePage implements Page {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private static final int MOST_IN_A_ROW = 5;

    private final Desk desk;
    private final HomeViewModel model;
    private final ScrollPane view;

    public HomePage(Desk desk, HomeViewModel model, Runnable chooseFile) {
        this.desk = desk;
        this.model = model;
        var samples = new GridPane(12, 12);
        model.samples().subscribe(() -> fillSamples(samples));
        var recent = new GridPane(12, 12);
        columns(recent, 2);
        recent.add(recent("home.recent-data", "mdi2t-table", model.recentData()), 0, 0);
        recent.add(recent("home.recent-models", "mdi2c-cube-outline", model.recentModels()), 1, 0);
        var body =
                Parts.column(
                        12,
                        Parts.label(desk.say("home.title"), "title"),
                        dropArea(chooseFile),
                        Parts.label(desk.say("home.samples"), "section"),
                        samples,
                        recent);
        body.getStyleClass().add("page-body");
        body.setMaxWidth(1180);
        VBox.setMargin(body.getChildren().get(2), new javafx.geometry.Insets(12, 0, 0, 0));
        VBox.setMargin(recent, new javafx.geometry.Insets(12, 0, 0, 0));
        view = new ScrollPane(body);
        view.setFitToWidth(true);
        view.getStyleClass().add("page");
    }

    private Node dropArea(Runnable chooseFile) {
        var open =
                Parts.button(
                        desk.say("home.open"), "mdi2f-folder-open-outline", chooseFile, "accent");
        open.setId("home-open");
        var area =
                new VBox(
                        10,
                        Parts.icon("mdi2t-tray-arrow-down"),
                        Parts.label(desk.say("home.drop"), "heading"),
                        Parts.label(desk.say("home.formats"), "muted"),
                        open);
        area.setAlignment(Pos.CENTER);
        area.getStyleClass().add("drop-area");
        area.setOnDragEntered(e -> area.pseudoClassStateChanged(OVER, e.getDragboard().hasFiles()));
        area.setOnDragExited(_ -> area.pseudoClassStateChanged(OVER, false));
        return area;
    }

    private static void columns(GridPane grid, int count) {
        grid.getColumnConstraints().clear();
        for (int i = 0; i < count; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / count);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
    }

    /// As few rows as there must be, each as full as the others.
    private void fillSamples(GridPane grid) {
        grid.getChildren().clear();
        int count = model.samples().size();
        int rows = Math.ceilDiv(count, MOST_IN_A_ROW);
        int across = Math.max(1, Math.ceilDiv(count, Math.max(1, rows)));
        columns(grid, across);
        for (int i = 0; i < count; i++) {
            grid.add(card(model.samples().get(i)), i % across, i / across);
        }
    }

    private Button card(Sample sample) {
        var task = desk.say("task." + sample.task());
        var question = Parts.paragraph(sample.question(), "muted");
        var text =
                Parts.column(
                        6,
                        Parts.row(
                                8,
                                Parts.icon(
                                        sample.task().equals("classification")
                                                ? "mdi2s-shape-outline"
                                                : "mdi2c-chart-line"),
                                Parts.label(sample.title(), "heading")),
                        question,
                        Parts.spring(),
                        Parts.label(
                                task
                                        + " · "
                                        + desk.say(
                                                "rows",
                                                desk.messages().figures().count(sample.rows())),
                                "muted",
                                "small"));
        var card = new Button();
        card.setGraphic(text);
        card.setId("sample-" + sample.name());
        card.getStyleClass().add("card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setMinWidth(0);
        text.prefWidthProperty().bind(card.widthProperty().subtract(36));
        text.setMinHeight(124);
        text.setPrefHeight(128);
        card.setAccessibleText(sample.title() + ". " + sample.question());
        card.setTooltip(new Tooltip(sample.source()));
        card.setOnAction(_ -> model.open(sample));
        return card;
    }

    private Node recent(String key, String icon, ObservableList<HomeViewModel.Recent> entries) {
        var box = new VBox(2);
        Runnable fill =
                () -> {
                    box.getChildren().setAll(Parts.label(desk.say(key), "section"));
                    box.getChildren()
                            .addAll(List.copyOf(entries).stream().map(e -> line(icon, e)).toList());
                    Parts.visible(box, !entries.isEmpty());
                };
        entries.subscribe(fill);
        fill.run();
        return box;
    }

    private Button line(String icon, HomeViewModel.Recent entry) {
        var button = new Button();
        button.setGraphic(
                Parts.row(
                        8,
                        Parts.icon(icon),
                        Parts.label(entry.name()),
                        Parts.label(entry.about(), "muted", "small"),
                        Parts.spring(),
                        Parts.label(
                                desk.messages().figures().moment(entry.when()), "muted", "small")));
        button.getStyleClass().addAll("flat", "line");
        button.setMaxWidth(Double.MAX_VALUE);
        ((Region) button.getGraphic())
                .prefWidthProperty()
                .bind(button.widthProperty().subtract(24));
        button.setAccessibleText(entry.name() + ", " + entry.about());
        button.setOnAction(_ -> desk.navigator().go(entry.place()));
        return button;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        model.refresh();
    }
}
