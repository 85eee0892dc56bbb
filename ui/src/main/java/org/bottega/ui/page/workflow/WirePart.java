package org.bottega.ui.page.workflow;

import javafx.scene.layout.VBox;
import org.bottega.flow.graph.Wire;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;

/// What flows along a wire.
final class WirePart extends VBox {
    WirePart(Desk desk, EditorViewModel editor, Deeds deeds, Wire wire) {
        super(10);
        getChildren().add(Parts.label(desk.say("workflow.wire"), "heading"));
        var workflow = editor.workflow();
        getChildren()
                .add(
                        Parts.paragraph(
                                desk.say(
                                        "workflow.wire.between",
                                        workflow.require(wire.from()).name(),
                                        workflow.require(wire.to()).name())));
        var outline = editor.stand().get().outline(editor.flat(wire.from()), wire.output());
        outline.ifPresent(o -> {
            var size = Stand.told(o, desk.messages());
            var type =
                    desk.say("workflow.type." + o.type().name().toLowerCase(java.util.Locale.ROOT));
            getChildren().add(Parts.label(size.isEmpty() ? type : type + " · " + size, "muted"));
            o.schema()
                    .ifPresent(schema -> {
                        var columns = new VBox(2);
                        schema.fields().stream()
                                .limit(200)
                                .forEach(f -> {
                                    var icon =
                                            Parts.icon(
                                                    org.bottega.ui.grid.ColumnHead.icon(f.kind()));
                                    columns.getChildren()
                                            .add(Parts.row(8, icon, Parts.label(f.name())));
                                });
                        getChildren().add(columns);
                    });
        });
        var cut =
                Parts.button(
                        desk.say("canvas.edit.remove-wire"),
                        "mdi2s-scissors-cutting",
                        () -> deeds.delete(false),
                        "small");
        getChildren().add(cut);
    }
}
