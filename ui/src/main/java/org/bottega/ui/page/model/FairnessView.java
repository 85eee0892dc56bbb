package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.fairness.FairnessMetric;
import org.bottega.explain.fairness.FairnessResult;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.FairnessViewModel.Candidate;
import org.bottega.ui.page.model.FairnessViewModel.Found;
import org.jspecify.annotations.Nullable;

/// Who is looked at and what is favoured above; below how the groups fare, what equality costs, and every
/// figure with its interval and a sentence.
final class FairnessView extends StackPane {
    private final Desk desk;
    private final FairnessViewModel model;
    private final DecisionCharts charts;
    private final VBox results = new VBox(16);
    private final List<ChartPane> panes = new ArrayList<>();

    FairnessView(Desk desk, FairnessViewModel model) {
        this.desk = desk;
        this.model = model;
        this.charts = DecisionCharts.in(desk.messages().locale());
        var refusal = Parts.paragraph("", "complaint");
        refusal.setId("fairness-refusal");
        refusal.textProperty().bind(model.refusal());
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        results.setId("fairness-results");
        var body = new VBox(16, controls(), refusal, results);
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setId("fairness-scroll");
        scroll.setFitToWidth(true);
        var wait = new ProgressIndicator();
        wait.setMaxSize(36, 36);
        wait.setMouseTransparent(true);
        wait.visibleProperty().bind(model.computing().and(model.found().isNull()));
        getChildren().addAll(scroll, wait);
        model.found().subscribe(this::fill);
    }

    private Node controls() {
        var column = new ComboBox<Candidate>();
        column.setId("facet-column");
        column.setItems(model.columns());
        column.setCellFactory(_ -> cell());
        column.setButtonCell(cell());
        column.valueProperty()
                .addListener((_, _, c) -> {
                    if (c != null) {
                        model.column().set(c.name());
                    }
                });
        model.column()
                .subscribe(name ->
                        model.columns().stream()
                                .filter(c -> c.name().equals(name))
                                .findFirst()
                                .ifPresent(column::setValue));
        var value = new ComboBox<String>();
        value.setId("facet-value");
        value.setItems(model.values());
        value.valueProperty().bindBidirectional(model.value());
        var border = new TextField();
        border.setId("facet-border");
        border.setPrefColumnCount(7);
        border.textProperty().bindBidirectional(model.border());
        var valueBox = labelled("fairness.value", value);
        var borderBox = labelled("fairness.border", border);
        model.continuous()
                .subscribe(is -> {
                    Parts.visible(valueBox, !is);
                    Parts.visible(borderBox, is);
                });
        var group = new ComboBox<String>();
        group.setId("facet-group");
        group.setItems(model.groups());
        group.valueProperty().bindBidirectional(model.group());
        var first =
                new FlowPane(
                        16,
                        12,
                        labelled("fairness.column", column),
                        valueBox,
                        borderBox,
                        labelled(
                                model.classifies()
                                        ? "fairness.favoured"
                                        : "fairness.favoured-above",
                                favoured()),
                        labelled("fairness.within", group));
        if (model.classifies()) {
            first.getChildren().add(threshold());
        }
        var aws = new CheckBox(desk.say("fairness.aws"));
        aws.selectedProperty().bindBidirectional(model.aws());
        var keep = Parts.button(desk.say("fairness.keep"), "mdi2c-card-plus-outline", model::keep);
        keep.setId("keep-fairness");
        keep.disableProperty().bind(model.found().isNull().or(model.kept()));
        var kept = Parts.label(desk.say("fairness.kept"), "muted");
        kept.visibleProperty().bind(model.kept());
        var second = Parts.row(16, aws, Parts.spring(), kept, keep);
        if (model.classes().size() == 2) {
            second.getChildren().addAll(2, mitigation());
        }
        return new VBox(12, first, second);
    }

    private List<Node> mitigation() {
        var most = new TextField();
        most.setId("mitigate-most");
        most.setPrefColumnCount(4);
        most.textProperty().bindBidirectional(model.most());
        var label = Parts.label(desk.say("fairness.most"), "muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(most);
        var make =
                Parts.button(desk.say("fairness.mitigate"), "mdi2s-scale-balance", model::mitigate);
        make.setId("mitigate");
        make.setMinWidth(USE_PREF_SIZE);
        make.disableProperty().bind(model.found().isNull().or(model.computing()));
        return List.of(Parts.row(8, label, most, make));
    }

    private ListCell<Candidate> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Candidate item, boolean empty) {
                super.updateItem(item, empty);
                setText(item == null || empty ? "" : item.name());
                setGraphic(
                        item != null && !empty && item.sensitive()
                                ? Parts.icon("mdi2a-account-group-outline")
                                : null);
            }
        };
    }

    private Node favoured() {
        if (!model.classifies()) {
            var text = new TextField();
            text.setId("favoured");
            text.setPrefColumnCount(8);
            text.textProperty().bindBidirectional(model.favoured());
            return text;
        }
        var box = new ComboBox<String>();
        box.setId("favoured");
        box.getItems().setAll(model.classes());
        box.valueProperty().bindBidirectional(model.favoured());
        return box;
    }

    private Node threshold() {
        var own = new CheckBox(desk.say("fairness.threshold"));
        own.setId("own-threshold");
        own.selectedProperty().bindBidirectional(model.ownThreshold());
        var slider = new Slider(0, 1, 0.5);
        slider.setId("fairness-threshold");
        slider.setPrefWidth(160);
        slider.valueProperty().bindBidirectional(model.threshold());
        slider.disableProperty().bind(own.selectedProperty().not());
        var figure = Parts.label("", "muted");
        model.threshold()
                .subscribe(
                        t -> figure.setText(desk.messages().figures().fixed(t.doubleValue(), 2)));
        figure.disableProperty().bind(own.selectedProperty().not());
        return Parts.column(2, own, Parts.row(8, slider, figure));
    }

    private Node labelled(String key, Node control) {
        var label = Parts.label(desk.say(key), "small", "muted");
        label.setLabelFor(control);
        return Parts.column(2, label, control);
    }

    private void fill(@Nullable Found found) {
        if (found == null) {
            results.getChildren().clear();
            panes.clear();
            return;
        }
        var shown = charts(found);
        boolean alike = panes.size() == shown.size();
        for (int i = 0; alike && i < shown.size(); i++) {
            alike = panes.get(i).chart().getClass() == shown.get(i).getClass();
        }
        if (alike) {
            for (int i = 0; i < shown.size(); i++) {
                panes.get(i).show(shown.get(i));
            }
            results.getChildren().subList(1, results.getChildren().size()).clear();
        } else {
            panes.clear();
            shown.forEach(c -> panes.add(Grids.high(new ChartPane(desk, c), Grids.CHART)));
            results.getChildren().setAll(Grids.of(panes.toArray(Node[]::new)));
        }
        for (var note : model.notes()) {
            results.getChildren().add(Parts.paragraph(note, "muted"));
        }
        for (var stage : List.of(FairnessMetric.Stage.PREDICTIONS, FairnessMetric.Stage.DATA)) {
            results.getChildren().add(stage(found, stage));
        }
    }

    private List<Chart> charts(Found found) {
        var out = new ArrayList<Chart>();
        if (found.groups() != null) {
            out.add(charts.groups(found.groups()));
        }
        if (found.tradeOff() != null) {
            out.add(charts.tradeOff(found.tradeOff()));
        }
        return out;
    }

    private Node stage(Found found, FairnessMetric.Stage stage) {
        var list = new VBox();
        list.getStyleClass().add("fairness-list");
        found.report().results().stream()
                .filter(r -> r.metric().stage() == stage)
                .forEach(r -> list.getChildren().add(line(r)));
        return new VBox(
                6, Parts.label(desk.say("fairness.stage." + stage.name()), "heading"), list);
    }

    private Node line(FairnessResult result) {
        var locale = desk.messages().locale();
        var icon = Parts.icon(icon(result));
        icon.getStyleClass().add(colour(result));
        var code = Parts.label(result.metric().name(), "fairness-code");
        var name = Parts.label(result.metric().title(locale), "strong");
        name.setMinWidth(0);
        var figure = Parts.label(figure(desk, result.estimate()), "fairness-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        var head = Parts.row(8, icon, code, name, Parts.spring(), figure);
        var line = new VBox(2, head, Parts.paragraph(result.sentence(locale), "muted"));
        line.getStyleClass().add("fairness-line");
        line.setId("fairness-" + result.metric().name());
        return line;
    }

    static String figure(Desk desk, Estimate estimate) {
        var figures = desk.messages().figures();
        if (!estimate.known()) {
            return "–";
        }
        double value = estimate.orNaN();
        var text = Double.isInfinite(value) ? value > 0 ? "∞" : "−∞" : figures.fixed(value, 3);
        return estimate.bounds()
                .map(b ->
                        desk.say(
                                "interval",
                                text,
                                figures.fixed(b.low(), 3),
                                figures.fixed(b.high(), 3)))
                .orElse(text);
    }

    private static String icon(FairnessResult result) {
        if (result.metric() == FairnessMetric.DI) {
            return switch (result.fourFifths()) {
                case WITHIN -> "mdi2c-check-circle-outline";
                case OUTSIDE -> "mdi2a-alert-circle-outline";
                case UNDECIDED -> "mdi2h-help-circle-outline";
            };
        }
        return switch (result.verdict()) {
            case MAY_BE_CHANCE -> "mdi2c-check-circle-outline";
            case AGAINST_D, AGAINST_A -> "mdi2a-alert-circle-outline";
            case OPEN -> "mdi2c-circle-small";
            case UNKNOWN -> "mdi2h-help-circle-outline";
        };
    }

    private static String colour(FairnessResult result) {
        return switch (icon(result)) {
            case "mdi2c-check-circle-outline" -> "state-finished";
            case "mdi2a-alert-circle-outline" -> "warn";
            default -> "muted";
        };
    }
}
