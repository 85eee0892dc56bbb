package org.bottega.ui.page.model;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.kernel.table.Table;
import org.bottega.learn.forecast.Forecasting;
import org.bottega.model.Model;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// How good a forecast is by its back-test: scores, a series with what was told from earlier places and what is told
/// to come, the error by step, the ways to forecast side by side, and the series that are told worst.
final class ForecastView extends ScrollPane {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 10;
    private static final List<String> SHOWN =
            List.of("mase", "skill", "wape", "smape", "rmse", "wql", "coverage");

    private final Desk desk;
    private final ForecastCharts charts;
    private final ComboBox<String> series = new ComboBox<>();
    private final ComboBox<String> cutOff = new ComboBox<>();

    ForecastView(Desk desk, Model model) {
        this.desk = desk;
        this.charts = new ForecastCharts(desk, model);
        setId("performance-scroll");
        setFitToWidth(true);
        var body = new VBox(20);
        body.getStyleClass().add("page-body");
        setContent(body);
        var scores = charts.table(Forecasting.SCORES);
        if (scores == null || charts.series().isEmpty()) {
            body.getChildren().add(Parts.paragraph(desk.say("forecast.none"), "muted"));
            return;
        }
        body.getChildren().addAll(cards(scores), Parts.paragraph(said(scores)), history());
        body.getChildren().add(Grids.charts(desk, List.of(charts.bySteps(), charts.candidates())));
        var listed = charts.table(Forecasting.BY_SERIES);
        if (listed != null && listed.rows() > 1) {
            body.getChildren()
                    .addAll(Parts.label(desk.say("forecast.worst"), "heading"), worst(listed));
        }
    }

    private Node cards(Table scores) {
        var cards = new FlowPane(12, 12);
        for (var id : SHOWN) {
            double value = score(scores, id);
            if (Double.isNaN(value)) {
                continue;
            }
            var name = desk.say("forecast.metric." + id);
            var shown = figure(id, value);
            var card =
                    Parts.column(2, Parts.label(shown, "metric-value"), Parts.label(name, "muted"));
            card.getStyleClass().add("card");
            card.setMinWidth(132);
            card.setAccessibleText(name + " " + shown);
            Tooltip.install(card, new Tooltip(desk.say("forecast.metric." + id + ".about")));
            cards.getChildren().add(card);
        }
        return cards;
    }

    private String figure(String id, double value) {
        var figures = desk.messages().figures();
        return switch (id) {
            case "wape", "coverage", "skill" -> figures.share(value);
            case "smape", "mape" -> figures.share(value / 100);
            default -> figures.number(value, 4);
        };
    }

    private String said(Table scores) {
        double skill = score(scores, "skill");
        if (Double.isNaN(skill)) {
            return desk.say("forecast.said-none");
        }
        var share = desk.messages().figures().share(Math.abs(skill));
        return desk.say(skill > 0 ? "forecast.said-better" : "forecast.said-worse", share);
    }

    private static double score(Table scores, String id) {
        for (int r = 0; r < scores.rows(); r++) {
            if (ForecastCharts.text(scores, "metric", r).equals(id)) {
                return ForecastCharts.number(scores, "value", r);
            }
        }
        return Double.NaN;
    }

    private Node history() {
        var names = charts.series();
        series.setId("forecast-series");
        series.getItems().setAll(names);
        cutOff.setId("forecast-cut-off");
        var place = new StackPane();
        place.setId("forecast-history");
        Grids.high(place, 1.2 * Grids.CHART);
        series.valueProperty()
                .subscribe(name -> {
                    if (name != null) {
                        var places = charts.cutOffs(name);
                        cutOff.getItems().setAll(places);
                        if (places.getLast().equals(cutOff.getValue())) {
                            draw(place);
                        } else {
                            cutOff.setValue(places.getLast());
                        }
                    }
                });
        cutOff.valueProperty().subscribe(_ -> draw(place));
        series.setValue(names.getFirst());
        var line = new FlowPane(16, 8);
        if (names.size() > 1) {
            line.getChildren().add(Parts.row(8, Parts.label(desk.say("forecast.series")), series));
        }
        line.getChildren().add(Parts.row(8, Parts.label(desk.say("forecast.cut-off")), cutOff));
        return new VBox(8, line, place);
    }

    private void draw(StackPane place) {
        var name = series.getValue();
        var from = cutOff.getValue();
        if (name == null || from == null) {
            return;
        }
        var chart = charts.history(name, from);
        if (place.getChildren().isEmpty()) {
            place.getChildren().add(new ChartPane(desk, chart));
        } else {
            ((ChartPane) place.getChildren().getFirst()).show(chart);
        }
    }

    /// The series by their error; the one that is chosen is drawn.
    private Node worst(Table listed) {
        var table = new TableView<Integer>();
        table.setId("forecast-worst");
        table.getStyleClass().add("plain-table");
        table.setFixedCellSize(ROW);
        Grids.high(table, 44 + ROW * Math.min(MOST_ROWS, listed.rows()) + 12);
        table.setItems(
                FXCollections.observableArrayList(
                        java.util.stream.IntStream.range(0, listed.rows()).boxed().toList()));
        column(table, desk.say("forecast.series"), 220, "", listed);
        for (var id : List.of("mase", "wape", "rmse", "coverage")) {
            if (listed.find(id).isPresent()) {
                column(table, desk.say("forecast.metric." + id), 130, id, listed);
            }
        }
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        var name = ForecastCharts.text(listed, "series", row);
                        if (series.getItems().contains(name)) {
                            series.setValue(name);
                        }
                    }
                });
        return table;
    }

    private void column(
            TableView<Integer> table, String title, double width, String id, Table listed) {
        var column = new TableColumn<Integer, String>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(shown(listed, id, row.getValue())));
        if (!id.isEmpty()) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }

    private String shown(Table listed, String id, int row) {
        if (id.isEmpty()) {
            return ForecastCharts.text(listed, "series", row);
        }
        double value = ForecastCharts.number(listed, id, row);
        return Double.isNaN(value) ? "–" : figure(id, value);
    }
}
