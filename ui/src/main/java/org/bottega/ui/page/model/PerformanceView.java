package org.bottega.ui.page.model;

import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
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
import org.bottega.explain.performance.RegressionDiagnostics;
import org.bottega.learn.metric.Metric;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.PerformanceViewModel.Decision;
import org.jspecify.annotations.Nullable;

/// The scores with their intervals, a threshold that moves with what mistakes cost, the usual charts, the
/// segments where the model errs most, and the rows on which it errs most.
final class PerformanceView extends ScrollPane {
    private final Desk desk;
    private final PerformanceViewModel model;
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
        this.charts = ModelCharts.in(desk.messages().locale());
        this.decisions = DecisionCharts.in(desk.messages().locale());
        setId("performance-scroll");
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
            body.getChildren().add(quality(evaluation));
            if (!evaluation.classifies()) {
                body.getChildren().add(residuals());
            }
            body.getChildren()
                    .addAll(new MistakesPart(desk, model, whatIf), new LearningPart(desk, model));
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

    /// The usual charts; a count of the confusion matrix shows its rows.
    private Node quality(Evaluation evaluation) {
        var place = new BorderPane();
        place.setMinHeight(Grids.CHART);
        model.quality()
                .subscribe(shown -> {
                    if (!shown.isEmpty()) {
                        place.setCenter(quality(evaluation, shown));
                    }
                });
        return place;
    }

    private Node quality(Evaluation evaluation, List<Chart> shown) {
        var grid = Grids.charts(desk, shown);
        for (var node : grid.getChildren()) {
            if (node instanceof ChartPane pane && pane.chart() instanceof Chart.Matrix matrix) {
                pane.setId("confusion");
                pane.onPick((t, p) ->
                        model.show(
                                evaluation.classes().indexOf(matrix.names().get(t)),
                                evaluation.classes().indexOf(matrix.names().get(p))));
            }
        }
        return grid;
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

    private Node residuals() {
        var place = new VBox(8);
        place.setId("residuals");
        model.residuals()
                .subscribe(found -> {
                    if (found != null) {
                        place.getChildren()
                                .setAll(
                                        Parts.label(desk.say("performance.residuals"), "heading"),
                                        Parts.paragraph(words(found.found())),
                                        Grids.charts(desk, found.charts()));
                    }
                });
        return place;
    }

    private String words(RegressionDiagnostics found) {
        var figures = desk.messages().figures();
        double bias = found.bias().orNaN();
        return desk.say(
                "performance.residuals-said",
                figures.number(Math.abs(bias) < 1e-3 * found.medianError() ? 0 : bias, 4),
                figures.number(found.medianError(), 4),
                figures.number(found.largestError(), 4),
                figures.number(found.rankCorrelation().orNaN(), 3));
    }
}
