package org.bottega.ui.page.experiment;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.bottega.automl.tune.Strategy;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Tunable;

/// The part of the set-up that is about a tuning: the algorithm, each setting with its range, how places are
/// chosen, what else counts, how many trials.
final class TuneSetupView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Desk desk;
    private final TuneViewModel model;

    /// Adds a named field to a section of the set-up.
    interface Adding {
        void add(GridPane section, String key, Node field);
    }

    TuneSetupView(
            Desk desk,
            TuneViewModel model,
            Supplier<GridPane> section,
            Adding adding,
            double width) {
        this.desk = desk;
        this.model = model;
        var knobs = new VariedGrid(desk, model.rows());
        var first = section.get();
        adding.add(first, "setup.algorithm", algorithm());
        var refusal = Parts.paragraph("", "complaint");
        refusal.setId("tune-refusal");
        refusal.textProperty().bind(model.refusal());
        model.refusal().subscribe(text -> Parts.visible(refusal, !text.isEmpty()));
        adding.add(first, "setup.vary", new VBox(6, knobs, refusal));
        var others = section.get();
        adding.add(others, "setup.strategy", strategy());
        adding.add(others, "setup.besides", besides());
        adding.add(others, "setup.trials", trials());
        getChildren().addAll(first, others);
        knobs.setPrefWidth(width);
    }

    private ChoiceBox<Tunable> algorithm() {
        var box = new ChoiceBox<Tunable>();
        box.setId("tune-algorithm");
        box.setItems(model.algorithms());
        box.valueProperty().bindBidirectional(model.algorithm());
        return box;
    }

    private ChoiceBox<Strategy> strategy() {
        var box = new ChoiceBox<Strategy>();
        box.setId("tune-strategy");
        box.getItems().addAll(Strategy.values());
        box.setConverter(
                SetupView.words(s -> desk.say("strategy." + s.name().toLowerCase(Locale.ROOT))));
        box.valueProperty().bindBidirectional(model.strategy());
        return box;
    }

    private Node besides() {
        var latency = new CheckBox(desk.say("setup.besides.latency"));
        latency.setId("tune-latency");
        latency.selectedProperty().bindBidirectional(model.latency());
        var size = new CheckBox(desk.say("setup.besides.size"));
        size.setId("tune-size");
        size.selectedProperty().bindBidirectional(model.size());
        return Parts.row(16, latency, size);
    }

    private TextField trials() {
        var field = new TextField();
        field.setId("tune-trials");
        field.textProperty().bindBidirectional(model.trialsText());
        model.trialsText()
                .subscribe(_ -> field.pseudoClassStateChanged(WRONG, model.count() == null));
        return field;
    }
}
