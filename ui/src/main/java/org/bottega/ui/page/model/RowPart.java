package org.bottega.ui.page.model;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// How the prediction of one row comes about: its contributions, beside them the weighted sum that tells nearly
/// the same near it, and below the rows that the model has seen and that are like it.
final class RowPart extends VBox {
    private static final double TALL = 360;

    private final Desk desk;
    private final ExplainViewModel model;

    RowPart(Desk desk, ExplainViewModel model, ExplainView.WhatIfOpener whatIf) {
        super(12);
        this.desk = desk;
        this.model = model;
        var waterfall = FindingPane.charts(desk, model.waterfall(), TALL);
        waterfall.setId("waterfall");
        var local = FindingPane.charts(desk, model.local().value(), TALL);
        local.setId("local");
        var grid =
                Grids.of(waterfall, new FindingPane(desk, model.local(), local, model::lookAround));
        var similar = new StackPane();
        similar.setId("similar");
        var about = Parts.paragraph("", "muted");
        model.examples()
                .similar()
                .value()
                .subscribe(found -> {
                    if (found != null) {
                        about.setText(
                                desk.say(
                                        found.leaves()
                                                ? "explain.similar.leaves"
                                                : "explain.similar.distance"));
                        similar.getChildren()
                                .setAll(
                                        ExampleTable.of(
                                                desk,
                                                found.table(),
                                                found.rows(),
                                                model.telling(),
                                                desk.say("explain.likeness"),
                                                whatIf));
                    }
                });
        getChildren()
                .addAll(
                        picker(whatIf),
                        grid,
                        Parts.label(desk.say("explain.similar"), "heading"),
                        about,
                        new FindingPane(
                                desk, model.examples().similar(), similar, model::lookAround));
        model.waterfall().subscribe(_ -> model.lookAround());
    }

    private Node picker(ExplainView.WhatIfOpener whatIf) {
        var number = Parts.label("");
        number.setMinWidth(USE_PREF_SIZE);
        var about = Parts.label("", "muted");
        about.setMinWidth(0);
        model.waterfall()
                .subscribe(_ -> {
                    int row = model.row().get();
                    number.setText(desk.say("explain.row", row + 1, model.rows()));
                    about.setText(model.words(row));
                });
        var back =
                Parts.iconButton(
                        "mdi2c-chevron-left",
                        desk.say("explain.previous"),
                        () -> model.look(model.row().get() - 1));
        var next =
                Parts.iconButton(
                        "mdi2c-chevron-right",
                        desk.say("explain.next"),
                        () -> model.look(model.row().get() + 1));
        next.setId("next-row");
        var open =
                Parts.button(
                        desk.say("explain.what-if"),
                        "mdi2t-tune-variant",
                        () -> whatIf.open(model.table(), model.row().get()));
        open.setMinWidth(USE_PREF_SIZE);
        var picker = Parts.row(8, back, number, next, about, Parts.spring(), open);
        picker.setAlignment(Pos.CENTER_LEFT);
        return picker;
    }
}
