package org.bottega.ui.page.model;

import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// Rows that stand for many, and those that none of them stands for.
final class ExamplesPart extends VBox {
    ExamplesPart(Desk desk, ExplainViewModel model, ExplainView.WhatIfOpener whatIf) {
        super(12);
        var place = new VBox(8);
        place.setId("examples");
        var examples = model.examples();
        examples.typical()
                .value()
                .subscribe(found -> {
                    if (found == null) {
                        return;
                    }
                    place.getChildren()
                            .setAll(
                                    Parts.label(desk.say("explain.prototypes"), "heading"),
                                    Parts.paragraph(desk.say("explain.prototypes.about"), "muted"),
                                    ExampleTable.of(
                                            desk,
                                            found.table(),
                                            found.prototypes(),
                                            model.telling(),
                                            desk.say("explain.stands-for"),
                                            whatIf),
                                    Parts.label(desk.say("explain.criticisms"), "heading"),
                                    Parts.paragraph(desk.say("explain.criticisms.about"), "muted"),
                                    ExampleTable.of(
                                            desk,
                                            found.table(),
                                            found.criticisms(),
                                            model.telling(),
                                            desk.say("explain.away"),
                                            whatIf));
                });
        getChildren().add(new FindingPane(desk, examples.typical(), place, examples::open));
        setMinHeight(320);
        examples.open();
    }
}
