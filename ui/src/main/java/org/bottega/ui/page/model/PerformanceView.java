package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.explain.Evaluation;
import org.bottega.explain.ModelCharts;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.performance.ErrorTable;
import org.bottega.explain.performance.RegressionDiagnostics;
import org.bottega.explain.performance.Segment;
import org.bottega.learn.metric.Metric;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.PerformanceViewModel.Decision;
import org.bottega.ui.page.model.PerformanceViewModel.Mistakes;
import org.jspecify.annotations.Nullable;

/// The scores with their intervals, a threshold that moves with what mistakes cost, the usual charts, the
/// segments where the model errs most, and the rows on which it errs most.
final class PerformanceView extends ScrollPane {
    private static final double ROW = 30;
    private static final int MOST_COLUMNS = 6;

    private final Desk desk;
    private final PerformanceViewModel model;
    private final ExplainView.WhatIfOpener whatIf;
    private final ModelCharts charts;
    private final DecisionCharts decisions;
    private final FlowPane cards = new FlowPane(12, 12);

    PerformanceView(
            Desk desk,
            PerformanceViewModel model,
            List<String> facts,
            ExplainView.WhatIfOpener whatIf) {
        this.desk = desk;
        this.model = model;
        this.whatIf = whatIf;
        this.charts = ModelCharts.in(desk.messages().locale());
        this.decisions = DecisionCharts.in(desk.messages().locale());
        setFitToWidth(true);
        var body = new VBox(20);
        body.getStyleClass().add("page-body");
        setContent(body);
        var evaluation = model.evaluation();
        if (evaluation == null) {
            body.getChildren().add(Parts.paragraph(desk.say("performance.none"), "muted"));
        } else {
            model.intervals().subscribe(found -> cards(evaluation, found));
            body.getChildren().add(cards);
            if (evaluation.classifies()) {
                body.getChildren().add(threshold());
            }
            body.getChildren().add(Grids.charts(desk, charts.performance(evaluation)));
            if (!evaluation.classifies()) {
                body.getChildren().add(residuals(evaluation.target()));
            }
            body.getChildren().add(mistakes());
        }
        var said = new VBox(4);
        facts.forEach(f -> said.getChildren().add(Parts.paragraph(f, "muted")));
        body.getChildren().add(said);
    }

    private void cards(Evaluation evaluation, @Nullable SequencedMap<Metric, Estimate> intervals) {
        cards.getChildren().clear();
        evaluation
                .scores()
                .forEach((metric, score) ->
                        cards.getChildren()
                                .add(
                                        card(
                                                metric,
                                                score,
                                                intervals == null ? null : intervals.get(metric))));
    }

    private Node card(Metric metric, double score, @Nullable Estimate estimate) {
        var figures = desk.messages().figures();
        var interval =
                estimate == null
                        ? ""
                        : estimate.bounds()
                                .map(b -> figures.score(b.low()) + " – " + figures.score(b.high()))
                                .orElse("");
        var range = Parts.label(interval, "muted", "small");
        range.getStyleClass().add("interval");
        var card =
                Parts.column(
                        2,
                        Parts.label(figures.score(score), "metric-value"),
                        range,
                        Parts.label(charts.label(metric), "muted"));
        card.getStyleClass().add("card");
        card.setMinWidth(132);
        Tooltip.install(card, new Tooltip(charts.doc(metric)));
        card.setAccessibleText(charts.label(metric) + " " + score + " " + interval);
        return card;
    }

    private Node threshold() {
        var slider = new Slider(0, 1, model.threshold().get());
        slider.setId("threshold");
        slider.setPrefWidth(280);
        slider.setBlockIncrement(0.01);
        slider.setAccessibleText(desk.say("performance.threshold"));
        slider.valueProperty().bindBidirectional(model.threshold());
        var figure = Parts.label("");
        figure.setMinWidth(44);
        model.threshold()
                .subscribe(
                        t -> figure.setText(desk.messages().figures().fixed(t.doubleValue(), 2)));
        var line = new FlowPane(16, 8);
        line.setAlignment(Pos.CENTER_LEFT);
        if (model.classes().size() > 2) {
            var of = new ComboBox<String>();
            of.setId("threshold-class");
            of.getItems().setAll(model.classes());
            of.getSelectionModel().select(model.ofClass().get());
            of.getSelectionModel()
                    .selectedIndexProperty()
                    .addListener((_, _, at) -> model.ofClass().set(at.intValue()));
            line.getChildren().add(of);
        }
        line.getChildren()
                .addAll(
                        Parts.row(8, slider, figure),
                        Parts.row(
                                6,
                                Parts.label(desk.say("performance.false-alarm"), "muted"),
                                cost("cost-false-alarm", model.falseAlarm())),
                        Parts.row(
                                6,
                                Parts.label(desk.say("performance.miss"), "muted"),
                                cost("cost-miss", model.miss())),
                        jump("performance.cheapest", "go-cheapest", d -> d.cheapest().threshold()),
                        jump("performance.best-f1", "go-best-f1", d -> d.bestF1().threshold()));
        var said = Parts.paragraph("");
        said.setId("threshold-said");
        var place = new BorderPane();
        place.setMinHeight(Grids.CHART);
        model.decision()
                .subscribe(now -> {
                    if (now != null) {
                        said.setText(words(now));
                        draw(place, now);
                    }
                });
        return new VBox(
                10, Parts.label(desk.say("performance.threshold"), "heading"), line, said, place);
    }

    private TextField cost(String id, javafx.beans.property.DoubleProperty property) {
        var field = new TextField(desk.messages().figures().number(property.get(), 6));
        field.setId(id);
        field.setPrefColumnCount(4);
        field.textProperty()
                .addListener((_, _, text) -> {
                    try {
                        double value = Double.parseDouble(text.strip().replace(',', '.'));
                        field.pseudoClassStateChanged(ERROR, !Double.isFinite(value));
                        if (Double.isFinite(value)) {
                            property.set(value);
                        }
                    } catch (NumberFormatException _) {
                        field.pseudoClassStateChanged(ERROR, true);
                    }
                });
        return field;
    }

    private static final javafx.css.PseudoClass ERROR =
            javafx.css.PseudoClass.getPseudoClass("error");

    private Node jump(String key, String id, Function<Decision, Double> to) {
        var button =
                Parts.button(
                        desk.say(key),
                        "",
                        () -> {
                            var now = model.decision().get();
                            if (now != null) {
                                model.threshold().set(to.apply(now));
                            }
                        },
                        "small");
        button.setId(id);
        return button;
    }

    private String words(Decision now) {
        var figures = desk.messages().figures();
        return desk.say(
                "performance.said",
                now.table().className(),
                share(now.point().precision()),
                share(now.point().recall()),
                share(now.point().accuracy()),
                figures.number(now.cost(), 5),
                figures.number(now.cheapest().cost(now.costs()), 5),
                figures.fixed(now.cheapest().threshold(), 2));
    }

    private String share(Estimate estimate) {
        return estimate.known() ? desk.messages().figures().share(estimate.orNaN()) : "–";
    }

    private void draw(BorderPane place, Decision now) {
        var shown =
                List.<Chart>of(
                        decisions.atThreshold(now.point(), now.table().className()),
                        decisions.scores(now.table(), now.point().threshold()),
                        decisions.costs(now.table(), now.costs(), now.point().threshold()));
        if (place.getCenter() instanceof javafx.scene.layout.HBox row) {
            for (int i = 0; i < shown.size(); i++) {
                ((ChartPane) row.getChildren().get(i)).show(shown.get(i));
            }
            return;
        }
        var row = Parts.row(16);
        for (var chart : shown) {
            var pane = Grids.high(new ChartPane(desk, chart), Grids.CHART);
            javafx.scene.layout.HBox.setHgrow(pane, javafx.scene.layout.Priority.ALWAYS);
            pane.setPrefWidth(300);
            row.getChildren().add(pane);
        }
        place.setCenter(row);
    }

    private Node residuals(String target) {
        var place = new VBox(8);
        place.setId("residuals");
        model.residuals()
                .subscribe(found -> {
                    if (found != null) {
                        place.getChildren()
                                .setAll(
                                        Parts.label(desk.say("performance.residuals"), "heading"),
                                        Parts.paragraph(words(found)),
                                        Grids.charts(
                                                desk,
                                                List.of(
                                                        decisions.normal(found),
                                                        decisions.bands(found, target))));
                    }
                });
        return place;
    }

    private String words(RegressionDiagnostics found) {
        var figures = desk.messages().figures();
        return desk.say(
                "performance.residuals-said",
                figures.number(found.bias().orNaN(), 4),
                figures.number(found.medianError(), 4),
                figures.number(found.largestError(), 4),
                figures.number(found.rankCorrelation().orNaN(), 3));
    }

    private Node mistakes() {
        var place = new VBox(16);
        place.setId("mistakes");
        var wait = new ProgressIndicator();
        wait.setMaxSize(28, 28);
        wait.visibleProperty().bind(model.looking());
        wait.managedProperty().bind(model.looking());
        var refusal = Parts.paragraph("", "muted");
        refusal.textProperty().bind(model.refusal());
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        model.mistakes()
                .subscribe(found -> {
                    if (found != null) {
                        place.getChildren().setAll(segments(found), errors(found));
                    }
                });
        return new VBox(8, wait, refusal, place);
    }

    private Node segments(Mistakes found) {
        var figures = desk.messages().figures();
        boolean classes = found.judged().evaluation().classifies();
        Function<Double, String> error =
                classes ? figures::share : value -> figures.number(value, 4);
        var title = Parts.label(desk.say("performance.segments"), "heading");
        var about =
                Parts.paragraph(
                        desk.say(
                                found.segments().found().isEmpty()
                                        ? "performance.no-segments"
                                        : "performance.segments-about",
                                figures.count(found.segments().tested()),
                                error.apply(found.segments().overall())),
                        "muted");
        var box = new VBox(6, title, about);
        if (!found.segments().found().isEmpty()) {
            var table = new TableView<Segment>();
            table.setId("segments");
            style(table, found.segments().found().size());
            table.setItems(FXCollections.observableArrayList(found.segments().found()));
            column(table, desk.say("performance.segment"), 380, false, Segment::words);
            column(table, desk.say("figure.rows"), 90, true, s -> figures.count(s.rows()));
            column(
                    table,
                    desk.say(classes ? "performance.wrong" : "performance.error"),
                    110,
                    true,
                    s -> error.apply(s.error()));
            column(
                    table,
                    desk.say("performance.elsewhere"),
                    110,
                    true,
                    s -> error.apply(s.elsewhere()));
            column(
                    table,
                    desk.say("performance.chance"),
                    110,
                    true,
                    s -> s.chance() < 0.001 ? "< 0.001" : figures.fixed(s.chance(), 3));
            box.getChildren().add(table);
        }
        return box;
    }

    private Node errors(Mistakes found) {
        var evaluation = found.judged().evaluation();
        var figures = desk.messages().figures();
        var table = new TableView<ErrorTable.Row>();
        table.setId("errors");
        style(table, Math.min(10, found.worst().size()));
        table.setItems(FXCollections.observableArrayList(found.worst()));
        Function<Double, String> text =
                value ->
                        evaluation.classifies()
                                ? evaluation.classes().get(value.intValue())
                                : figures.number(value, 6);
        column(table, desk.say("performance.row"), 70, true, r -> figures.count(r.row() + 1));
        column(table, desk.say("performance.true"), 120, false, r -> text.apply(r.truth()));
        column(table, desk.say("performance.told"), 120, false, r -> text.apply(r.told()));
        if (evaluation.classifies()) {
            column(table, desk.say("performance.sure"), 90, true, r -> figures.share(r.sure()));
        } else {
            column(
                    table,
                    desk.say("performance.error"),
                    100,
                    true,
                    r -> figures.number(r.loss(), 5));
        }
        var rows = found.judged().rows();
        for (var name : shownColumns(rows.schema().names(), evaluation.target())) {
            var values = rows.column(name);
            column(
                    table,
                    name,
                    120,
                    false,
                    r -> values.text(r.row()) == null ? "–" : values.text(r.row()));
        }
        table.setRowFactory(_ -> {
            var row = new TableRow<ErrorTable.Row>();
            row.setOnMouseClicked(e -> {
                if (!row.isEmpty() && e.getClickCount() == 2) {
                    whatIf.open(rows, row.getItem().row());
                }
            });
            return row;
        });
        table.setOnKeyPressed(e -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == javafx.scene.input.KeyCode.ENTER && chosen != null) {
                whatIf.open(rows, chosen.row());
            }
        });
        Label note =
                Parts.paragraph(
                        desk.say(found.held() ? "performance.errors-about" : "judged.learnt"),
                        "muted");
        return new VBox(6, Parts.label(desk.say("performance.errors"), "heading"), note, table);
    }

    private static List<String> shownColumns(List<String> names, String target) {
        var out = new ArrayList<String>();
        for (var name : names) {
            if (!name.equals(target) && out.size() < MOST_COLUMNS) {
                out.add(name);
            }
        }
        return out;
    }

    private static void style(TableView<?> table, int rows) {
        table.getStyleClass().add("plain-table");
        table.setFixedCellSize(ROW);
        table.setPrefHeight(44 + ROW * Math.max(1, rows) + 12);
        table.setMinHeight(44 + ROW * Math.max(1, rows) + 12);
    }

    private static <T> void column(
            TableView<T> table,
            String title,
            double width,
            boolean number,
            Function<T, @Nullable String> value) {
        var column = new TableColumn<T, String>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (number) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }
}
