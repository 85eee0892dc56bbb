package org.bottega.ui.canvas.scene;

/// What lies under a point of the canvas.
public sealed interface Spot {
    /// Empty canvas.
    record Nothing() implements Spot {}

    record OnNode(NodeBox node) implements Spot {}

    /// @param input whether wires end here
    record OnPort(NodeBox node, Dot dot, boolean input) implements Spot {}

    /// The state at a node's card, which tells what is wrong.
    record OnWire(WireLine line) implements Spot {}

    /// @param corner whether it is the corner by which it is made larger
    record OnNote(NoteBox note, boolean corner) implements Spot {}

    Spot NOTHING = new Nothing();
}
