package org.bottega.ui.page.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Family;
import org.jspecify.annotations.Nullable;

/// What the trials of one algorithm say: the score over the trials, what decides it, all settings side by side
/// with parts of their axes to keep, two settings at a time, one at a time.
final class TuningView extends ScrollPane {
    private static final double HALF = 260;
    private static final double WIDE = 340;
    private static final double SMALL = 210;

    private final Desk desk;
    private final VBox charts = new VBox(16);
    private @Nullable Family shown;

    /// Charts that take a moment to compute.
    private record Drawn(
            Chart progress,
            Optional<Chart> importance,
            Optional<Chart> front,
            Chart parallel,
            Optional<Chart> contour,
            List<String> order,
            List<Chart> slices) {
        static Drawn of(TuningCharts charts) {
            return new Drawn(
                    charts.progress(),
                    charts.importance(),
                    charts.front(),
                    charts.parallel(),
                    charts.contour(),
                    charts.order(),
                    charts.slices());
        }
    }

    /// @param families at least one
    TuningView(Desk desk, List<Family> families) {
        this.desk = desk;
        setFitToWidth(true);
        setId("tuning");
        var body = new VBox(16);
        body.getStyleClass().add("page-body");
        if (families.size() > 1) {
            var choice = new ChoiceBox<Family>(FXCollections.observableArrayList(families));
            choice.setId("tuning-family");
            choice.setConverter(
                    SetupView.words(f ->
                            desk.say(
                                    "tuning.family",
                                    f.name(),
                                    desk.messages().figures().count(f.charts().tried().size()))));
            choice.setAccessibleText(desk.say("tuning.families"));
            choice.valueProperty()
                    .subscribe(family -> {
                        if (family != null) {
                            show(family);
                        }
                    });
            choice.setValue(families.getFirst());
            body.getChildren()
                    .add(Parts.row(8, Parts.label(desk.say("tuning.families"), "muted"), choice));
        } else {
            show(families.getFirst());
        }
        body.getChildren().add(charts);
        setContent(body);
    }

    private TuningCharts.Words words() {
        return new TuningCharts.Words(
                desk.say("tuning.progress"),
                desk.say("tuning.trial"),
                desk.say("tuning.best"),
                desk.say("tuning.parallel"),
                desk.say("tuning.worse"),
                desk.say("tuning.better"),
                desk.say("tuning.power", "{0}"),
                desk.say("tuning.importance"),
                desk.say("tuning.share"),
                desk.say("tuning.contour", "{0}", "{1}"),
                desk.say("tuning.front"));
    }

    private void show(Family family) {
        shown = family;
        var own = family.charts().in(words());
        desk.background()
                .run(
                        () -> Drawn.of(own),
                        drawn -> {
                            if (family.equals(shown)) {
                                show(own, drawn);
                            }
                        });
    }

    private void show(TuningCharts own, Drawn drawn) {
        var first = new ArrayList<Node>();
        first.add(pane(drawn.progress(), HALF));
        drawn.importance().ifPresent(c -> first.add(pane(c, HALF)));
        drawn.front().ifPresent(c -> first.add(pane(c, HALF)));
        var parallel = pane(drawn.parallel(), WIDE);
        parallel.setId("tuning-parallel");
        var lines = new ArrayList<Node>();
        lines.add(grid(first.size(), first));
        if (drawn.importance().isEmpty()) {
            lines.add(Parts.paragraph(desk.say("tuning.few"), "muted"));
        }
        lines.add(
                Parts.column(
                        4,
                        parallel,
                        Parts.paragraph(desk.say("tuning.parallel.hint"), "muted", "small")));
        drawn.contour().ifPresent(c -> lines.add(contour(own, c, drawn.order())));
        lines.add(Parts.label(desk.say("tuning.slices"), "strong"));
        lines.add(grid(3, drawn.slices().stream().map(c -> (Node) pane(c, SMALL)).toList()));
        charts.getChildren().setAll(lines);
    }

    /// The contour with a choice of the two settings.
    private Node contour(TuningCharts own, Chart chart, List<String> order) {
        var pane = pane(chart, WIDE);
        pane.setId("tuning-contour");
        var rows = new ChoiceBox<String>(FXCollections.observableArrayList(order));
        rows.setId("contour-rows");
        rows.setAccessibleText(desk.say("tuning.rows"));
        rows.setValue(order.get(0));
        var columns = new ChoiceBox<String>(FXCollections.observableArrayList(order));
        columns.setId("contour-columns");
        columns.setAccessibleText(desk.say("tuning.columns"));
        columns.setValue(order.get(1));
        Runnable again =
                () -> {
                    var a = rows.getValue();
                    var b = columns.getValue();
                    if (!a.equals(b)) {
                        desk.background()
                                .run(() -> own.contour(a, b), found -> found.ifPresent(pane::show));
                    }
                };
        rows.valueProperty().addListener((_, _, _) -> again.run());
        columns.valueProperty().addListener((_, _, _) -> again.run());
        return Parts.column(
                6,
                Parts.row(
                        8,
                        Parts.label(desk.say("tuning.rows"), "muted"),
                        rows,
                        Parts.label(desk.say("tuning.columns"), "muted"),
                        columns),
                pane);
    }

    private ChartPane pane(Chart chart, double height) {
        var pane = new ChartPane(desk, chart);
        pane.setMinHeight(height);
        pane.setPrefHeight(height);
        pane.setMaxHeight(height);
        return pane;
    }

    private static GridPane grid(int columns, List<Node> nodes) {
        var grid = new GridPane(16, 16);
        for (int c = 0; c < columns; c++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int n = 0; n < nodes.size(); n++) {
            grid.add(nodes.get(n), n % columns, n / columns);
        }
        return grid;
    }
}
