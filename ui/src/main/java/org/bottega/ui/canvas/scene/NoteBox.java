package org.bottega.ui.canvas.scene;

import org.bottega.flow.graph.Note;

/// A note or frame as it is drawn.
public record NoteBox(Note note, Box box) {
    public String id() {
        return note.id();
    }
}
