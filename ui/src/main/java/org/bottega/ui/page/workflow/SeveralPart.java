package org.bottega.ui.page.workflow;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.bottega.flow.gesture.Arranging;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// What can be done with several nodes and notes at once.
final class SeveralPart extends VBox {
    SeveralPart(Desk desk, Deeds deeds, int count) {
        super(10);
        getChildren().add(Parts.label(desk.say("workflow.selected", count), "heading"));
        getChildren()
                .addAll(
                        Parts.label(desk.say("workflow.align"), "section"),
                        Parts.row(
                                4,
                                tool(
                                        desk,
                                        "mdi2f-format-horizontal-align-left",
                                        "align-left",
                                        () -> deeds.align(Arranging.Side.LEFT)),
                                tool(
                                        desk,
                                        "mdi2f-format-horizontal-align-center",
                                        "align-centre",
                                        () -> deeds.align(Arranging.Side.CENTRE)),
                                tool(
                                        desk,
                                        "mdi2f-format-vertical-align-top",
                                        "align-top",
                                        () -> deeds.align(Arranging.Side.TOP)),
                                tool(
                                        desk,
                                        "mdi2f-format-vertical-align-center",
                                        "align-middle",
                                        () -> deeds.align(Arranging.Side.MIDDLE)),
                                tool(
                                        desk,
                                        "mdi2d-distribute-horizontal-center",
                                        "distribute-across",
                                        () -> deeds.distribute(true)),
                                tool(
                                        desk,
                                        "mdi2d-distribute-vertical-center",
                                        "distribute-down",
                                        () -> deeds.distribute(false)),
                                tool(desk, "mdi2s-sitemap-outline", "arrange", deeds::arrange)),
                        Parts.button(
                                desk.say("canvas.do.group"),
                                Icons.COMPONENT,
                                deeds::group,
                                "small"),
                        Parts.button(
                                desk.say("canvas.do.frame"),
                                "mdi2v-vector-square",
                                () -> deeds.note(true),
                                "small"),
                        Parts.button(
                                desk.say("canvas.do.chain"),
                                "mdi2v-vector-line",
                                deeds::chain,
                                "small"));
    }

    private static Button tool(Desk desk, String icon, String id, Runnable run) {
        var button = Parts.iconButton(icon, desk.say("canvas.do." + id), run);
        button.setId("do-" + id);
        return button;
    }
}
