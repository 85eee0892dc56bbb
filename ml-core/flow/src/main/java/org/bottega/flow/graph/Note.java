package org.bottega.flow.graph;

/// A text on the canvas, or a coloured frame around nodes that moves them along.
///
/// @param text Markdown; the title of a frame
/// @param colour one of the canvas's note colours by name, such as `yellow`
/// @param frame true when it is a frame behind nodes
/// @param width and height in units of the canvas, above zero
public record Note(
        String id, String text, String colour, boolean frame, double width, double height) {
    public Note {
        if (!(width > 0) || !(height > 0) || width > 1e6 || height > 1e6) {
            throw new IllegalArgumentException("a note of " + width + " × " + height);
        }
    }
}
