package org.bottega.ui.page.workflow;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Note;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// The text and colour of a note or frame.
final class NotePart extends VBox {
    private static final List<String> COLOURS =
            List.of("yellow", "blue", "green", "pink", "purple", "grey");

    private final Desk desk;
    private final EditorViewModel editor;
    private final TextInputControl text;

    /// @param soon takes the step for when the hand rests
    NotePart(Desk desk, EditorViewModel editor, Note note, Consumer<Runnable> soon) {
        super(10);
        this.desk = desk;
        this.editor = editor;
        getChildren()
                .add(
                        Parts.label(
                                desk.say(note.frame() ? "workflow.frame" : "workflow.note"),
                                "heading"));
        text = note.frame() ? new TextField(note.text()) : new TextArea(note.text());
        text.setId("note-text");
        if (text instanceof TextArea area) {
            area.setWrapText(true);
            area.setPrefRowCount(8);
        }
        text.textProperty()
                .addListener((_, _, typedNow) -> soon.accept(() -> put(note.id(), typedNow, null)));
        getChildren().add(text);
        if (!note.frame()) {
            getChildren().add(Parts.paragraph(desk.say("workflow.note.about"), "muted", "small"));
        }
        var colours = new HBox(6);
        var group = new ToggleGroup();
        for (var colour : COLOURS) {
            var button = new ToggleButton();
            button.getStyleClass().addAll("swatch", "swatch-" + colour);
            button.setAccessibleText(desk.say("workflow.colour." + colour));
            button.setTooltip(
                    new javafx.scene.control.Tooltip(desk.say("workflow.colour." + colour)));
            button.setSelected(colour.equals(note.colour()));
            button.setToggleGroup(group);
            button.setOnAction(_ -> put(note.id(), text.getText(), colour));
            colours.getChildren().add(button);
        }
        getChildren().add(colours);
    }

    TextInputControl text() {
        return text;
    }

    private void put(String id, String text, @Nullable String colour) {
        var old = editor.workflow().notes().get(id);
        if (old == null) {
            return;
        }
        var now =
                new Note(
                        id,
                        text,
                        colour == null ? old.colour() : colour,
                        old.frame(),
                        old.width(),
                        old.height());
        if (!now.equals(old)) {
            editor.applyAll(desk.say("canvas.edit.text"), List.of(new Edit.PutNote(now)));
        }
    }
}
