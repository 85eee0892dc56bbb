package org.bottega.ui.canvas.scene;

import java.util.List;
import java.util.Set;

/// Things on their way while they are dragged.
///
/// @param guides the lines to which they have snapped
public record Shift(Set<String> ids, double x, double y, List<Guide> guides) {
    public static final Shift NONE = new Shift(Set.of(), 0, 0, List.of());

    /// A line that shows with what something is aligned.
    public record Guide(double x1, double y1, double x2, double y2) {}

    public double dx(String id) {
        return ids.isEmpty() || !ids.contains(id) ? 0 : x;
    }

    public double dy(String id) {
        return ids.isEmpty() || !ids.contains(id) ? 0 : y;
    }
}
