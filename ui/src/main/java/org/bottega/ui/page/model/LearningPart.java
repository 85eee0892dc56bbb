package org.bottega.ui.page.model;

import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// Whether more rows would help: the learning curve, drawn when somebody asks for it, because it fits many models.
final class LearningPart extends VBox {
    LearningPart(Desk desk, PerformanceViewModel model) {
        super(8);
        var draw =
                Parts.button(
                        desk.say("performance.learning-draw"),
                        "mdi2c-chart-line",
                        model::drawLearning);
        draw.setId("draw-learning");
        var learning = model.learning();
        draw.disableProperty().bind(learning.running());
        var place = FindingPane.charts(desk, learning.value(), Grids.CHART);
        place.setId("learning");
        var pane = new FindingPane(desk, learning, place, model::drawLearning);
        Runnable look =
                () ->
                        Parts.visible(
                                pane,
                                learning.running().get()
                                        || learning.stopped().get()
                                        || !learning.refusal().get().isEmpty()
                                        || learning.value().get() != null);
        learning.running().subscribe(_ -> look.run());
        learning.value()
                .subscribe(found -> {
                    look.run();
                    Parts.visible(draw, found == null);
                });
        getChildren()
                .addAll(
                        Parts.label(desk.say("performance.learning"), "heading"),
                        Parts.paragraph(desk.say("performance.learning-about"), "muted"),
                        draw,
                        pane);
    }
}
