package org.bottega.ui.canvas.gesture;

import java.util.List;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Note;
import org.bottega.ui.canvas.scene.Box;
import org.bottega.ui.canvas.scene.CanvasViewModel;
import org.bottega.ui.canvas.scene.Geometry;
import org.bottega.ui.canvas.scene.NoteBox;
import org.bottega.ui.canvas.scene.Overlay;

/// Makes a note or frame larger or smaller by its corner.
public final class Resizing implements Gesture {
    private static final double SMALLEST = 64;

    private final CanvasViewModel canvas;
    private final NoteBox note;

    public Resizing(CanvasViewModel canvas, NoteBox note) {
        this.canvas = canvas;
        this.note = note;
    }

    private Box box(Touch touch) {
        return new Box(
                note.box().x(),
                note.box().y(),
                Math.max(SMALLEST, Geometry.snap(touch.at().x() - note.box().x())),
                Math.max(SMALLEST / 2, Geometry.snap(touch.at().y() - note.box().y())));
    }

    @Override
    public void drag(Touch touch) {
        canvas.overlay(new Overlay.Marquee(box(touch)));
    }

    @Override
    public void release(Touch touch) {
        canvas.settle();
        var box = box(touch);
        var old = note.note();
        var editing = canvas.editing();
        if (!editing.locked()) {
            editing.apply(
                    Edit.together(
                            editing.messages().get("canvas.edit.resize"),
                            List.of(
                                    new Edit.PutNote(
                                            new Note(
                                                    old.id(),
                                                    old.text(),
                                                    old.colour(),
                                                    old.frame(),
                                                    box.width(),
                                                    box.height())))));
        }
    }

    @Override
    public void cancel() {
        canvas.settle();
    }
}
