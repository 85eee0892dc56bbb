package org.bottega.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart laid out: marks in the order in which they are painted.
///
/// @param frame the plane that can be zoomed, `null` for none
/// @param keys entries of the legend that can be switched off and on
public record Picture(
        double width, double height, List<Mark> marks, @Nullable Frame frame, List<Key> keys) {
    public Picture {
        marks = List.copyOf(marks);
        keys = List.copyOf(keys);
    }

    public Picture(double width, double height, List<Mark> marks) {
        this(width, height, marks, null, List.of());
    }

    /// Where the name of a series stands.
    public record Key(String name, double x, double y, double width, double height) {
        public boolean holds(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }
}
