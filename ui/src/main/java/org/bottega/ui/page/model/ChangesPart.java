package org.bottega.ui.page.model;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.ChangesViewModel.Way;

/// What would have to change: the goal, a button, and a card for each way to it that can be taken over into the
/// form or kept beside the other rows.
final class ChangesPart extends VBox {
    private static final double CARD = 250;

    private final Desk desk;
    private final WhatIfViewModel model;
    private final FlowPane cards = new FlowPane(12, 12);

    ChangesPart(Desk desk, WhatIfViewModel model, String target) {
        super(10);
        this.desk = desk;
        this.model = model;
        cards.setId("ways");
        var changes = model.changes();
        var find =
                Parts.button(
                        desk.say("whatif.find"), "mdi2m-magnify", model::findChanges, "accent");
        find.setId("find-changes");
        var line = new FlowPane(12, 8);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (model.classifies()) {
            var box = new ComboBox<String>();
            box.setId("goal");
            box.getItems().setAll(model.classes());
            box.valueProperty().bindBidirectional(changes.goal());
            line.getChildren().add(Parts.row(8, Parts.label(desk.say("whatif.goal", target)), box));
        } else {
            line.getChildren()
                    .addAll(
                            Parts.row(
                                    8,
                                    Parts.label(desk.say("whatif.goal-from", target)),
                                    field("goal-low", changes.low())),
                            Parts.row(
                                    8,
                                    Parts.label(desk.say("whatif.goal-to")),
                                    field("goal-high", changes.high())));
        }
        line.getChildren().add(find);
        changes.ways()
                .value()
                .subscribe(found -> {
                    if (found != null) {
                        fill(found);
                    }
                });
        getChildren()
                .addAll(
                        Parts.label(desk.say("whatif.changes"), "heading"),
                        Parts.paragraph(desk.say("whatif.changes.about"), "muted"),
                        line,
                        new FindingPane(desk, changes.ways(), cards, model::findChanges));
    }

    private static TextField field(String id, javafx.beans.property.StringProperty value) {
        var field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(6);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private void fill(List<Way> ways) {
        cards.getChildren().clear();
        if (ways.isEmpty()) {
            cards.getChildren().add(Parts.paragraph(desk.say("whatif.no-way"), "muted"));
        } else if (ways.getFirst().changes().isEmpty()) {
            cards.getChildren().add(Parts.paragraph(desk.say("whatif.already"), "muted"));
        } else {
            ways.forEach(way -> cards.getChildren().add(card(way)));
        }
    }

    private Node card(Way way) {
        var figures = desk.messages().figures();
        var card = new VBox(6);
        card.getStyleClass().addAll("card", "way");
        card.setPrefWidth(CARD);
        var told =
                model.classifies()
                        ? model.changes().goal().get() + " " + figures.share(way.told())
                        : figures.number(way.told(), 6);
        card.getChildren().add(Parts.label(told, "strong"));
        for (var change : way.changes()) {
            var line =
                    Parts.paragraph(change.column() + ": " + change.from() + " → " + change.to());
            card.getChildren().add(line);
        }
        var take =
                Parts.button(
                        desk.say("whatif.take-over"),
                        "mdi2a-arrow-left-bold-outline",
                        () -> model.takeOver(way),
                        "small");
        take.getStyleClass().add("take-over");
        var keep =
                Parts.button(
                        desk.say("whatif.keep-way"),
                        "mdi2p-plus",
                        () -> model.keep(way),
                        "small",
                        "flat");
        keep.getStyleClass().add("keep-way");
        card.getChildren().addAll(Parts.spring(), new FlowPane(4, 4, take, keep));
        return card;
    }
}
