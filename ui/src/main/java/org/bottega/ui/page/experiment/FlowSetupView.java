package org.bottega.ui.page.experiment;

import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bottega.automl.tune.Strategy;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;

/// The set-up of a workflow's tuning: what is marked with its ranges, the figures, how places are chosen, how long.
final class FlowSetupView extends BorderPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final double FIELD = 360;
    private static final double ABOUT = 300;

    private final Desk desk;
    private final FlowSetupViewModel model;
    private final GridPane form = new GridPane(24, 12);
    private int line;

    FlowSetupView(Desk desk, FlowSetupViewModel model, Runnable start) {
        this.desk = desk;
        this.model = model;
        setId("flow-setup");
        var back =
                Parts.button(
                        desk.say("flow-setup.back"),
                        "mdi2a-arrow-left",
                        () -> {
                            var subject = model.subject().get();
                            if (subject != null) {
                                desk.navigator().go(new Place.Workflows(subject.id()));
                            }
                        });
        var begin = Parts.button(desk.say("setup.start"), "mdi2p-play", start, "accent");
        begin.setId("start-flow-tuning");
        begin.disableProperty().bind(model.ready().not());
        begin.setDefaultButton(true);
        var header = new PageHeader(desk.say("flow-setup.title"), back, begin);
        setTop(header);
        var refusal = Parts.paragraph("", "complaint");
        refusal.setId("flow-refusal");
        refusal.textProperty().bind(model.refusal());
        model.refusal().subscribe(text -> Parts.visible(refusal, !text.isEmpty()));
        var metric = figure("flow-metric", model.metric());
        var besides = figure("flow-besides", model.besides());
        add(
                "setup.vary",
                "flow-setup.vary.about",
                new VBox(6, new VariedGrid(desk, model.rows()), refusal));
        add("setup.metric", "flow-setup.metric.about", metric);
        add("setup.besides", "flow-setup.besides.about", besides);
        add("setup.strategy", "setup.strategy.about", strategy());
        add("setup.trials", "setup.trials.about", number("flow-trials", model.trials()));
        add(
                "flow-setup.minutes",
                "flow-setup.minutes.about",
                number("flow-minutes", model.minutes()));
        add("setup.seed", "setup.seed.about", number("flow-seed", model.seed()));
        var body =
                new VBox(16, form, Parts.paragraph(desk.say("flow-setup.what-happens"), "muted"));
        body.setMaxWidth(720);
        body.getStyleClass().add("page-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        model.subject()
                .subscribe(subject -> {
                    if (subject != null) {
                        header.about().set(subject.name());
                        metric.getItems().setAll(subject.offered());
                        besides.getItems().setAll("");
                        besides.getItems().addAll(subject.offered());
                    }
                });
    }

    private void add(String key, String aboutKey, Region field) {
        var name = Parts.label(desk.say(key), "strong");
        name.setLabelFor(field);
        var about = Parts.paragraph(desk.say(aboutKey), "muted", "small");
        about.setMaxWidth(ABOUT);
        about.setPrefWidth(ABOUT);
        field.setPrefWidth(FIELD);
        Node left = Parts.column(1, name, about);
        form.addRow(line++, left, field);
    }

    private ComboBox<String> figure(String id, StringProperty text) {
        var box = new ComboBox<String>();
        box.setId(id);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getEditor().textProperty().bindBidirectional(text);
        return box;
    }

    private ChoiceBox<Strategy> strategy() {
        var box = new ChoiceBox<Strategy>();
        box.setId("flow-strategy");
        box.getItems().addAll(Strategy.values());
        box.setConverter(
                SetupView.words(s -> desk.say("strategy." + s.name().toLowerCase(Locale.ROOT))));
        box.valueProperty().bindBidirectional(model.strategy());
        return box;
    }

    private static TextField number(String id, StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        text.subscribe(typed ->
                field.pseudoClassStateChanged(
                        WRONG, FlowSetupViewModel.number(typed, Integer.MAX_VALUE) < 0));
        return field;
    }
}
