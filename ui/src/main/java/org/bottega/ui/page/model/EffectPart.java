package org.bottega.ui.page.model;

import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// What one column does, or two together: contributions, partial dependence with single rows, accumulated effects.
final class EffectPart extends VBox {
    EffectPart(Desk desk, EffectViewModel model, ExplainView.Fitting fitting) {
        super(12);
        var column = new ComboBox<String>();
        column.setId("explain-column");
        column.getItems().setAll(model.columns());
        column.valueProperty().bindBidirectional(model.column());
        var way = new ComboBox<EffectViewModel.Way>();
        way.setId("explain-way");
        way.getItems().setAll(EffectViewModel.Way.values());
        way.setConverter(Words.of(w -> desk.say("explain.way." + key(w))));
        way.valueProperty().bindBidirectional(model.way());
        var other = new ComboBox<String>();
        other.setId("explain-other");
        other.getItems().add("");
        other.getItems().addAll(model.columns());
        other.valueProperty().bindBidirectional(model.other());
        var otherName = Parts.label("");
        var said = Parts.paragraph("", "muted");
        model.way()
                .subscribe(w -> {
                    boolean colour = w == EffectViewModel.Way.CONTRIBUTIONS;
                    otherName.setText(desk.say(colour ? "explain.colour" : "explain.with"));
                    other.setConverter(
                            Words.of(name ->
                                    name.isEmpty()
                                            ? desk.say(
                                                    colour ? "explain.strongest" : "explain.none")
                                            : name));
                    // a box draws the chosen one anew only where the choice changes
                    var chosen = other.getValue();
                    other.setValue(null);
                    other.setValue(chosen == null ? "" : chosen);
                    said.setText(desk.say("explain.way." + key(w) + ".about"));
                });
        var line =
                new FlowPane(
                        16,
                        8,
                        Parts.row(8, Parts.label(desk.say("explain.column")), column),
                        Parts.row(8, Parts.label(desk.say("explain.way")), way),
                        Parts.row(8, otherName, other));
        var place = FindingPane.charts(desk, model.chart().value(), 320);
        place.setId("dependence");
        fitting.fit(place, 320, 140);
        getChildren().addAll(line, said, new FindingPane(desk, model.chart(), place, model::ask));
    }

    private static String key(EffectViewModel.Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
