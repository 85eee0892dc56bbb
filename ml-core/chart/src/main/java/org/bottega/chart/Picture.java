package org.bottega.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart laid out: marks in the order in which they are painted.
///
/// @param frame the plane that can be zoomed, `null` for none
/// @param keys entries of the legend that can be switched off and on
/// @param uprights the axes of parallel coordinates, of which parts can be kept
/// @param cells those of a matrix, which can be picked
public record Picture(
        double width,
        double height,
        List<Mark> marks,
        @Nullable Frame frame,
        List<Key> keys,
        List<Upright> uprights,
        List<Cell> cells) {
    public Picture {
        cells = List.copyOf(cells);
        marks = List.copyOf(marks);
        keys = List.copyOf(keys);
        uprights = List.copyOf(uprights);
    }

    public Picture(double width, double height, List<Mark> marks) {
        this(width, height, marks, null, List.of(), List.of(), List.of());
    }

    /// Where the count of a pair stands.
    ///
    /// @param row number of the name that is true
    /// @param column number of the name that is told
    public record Cell(int row, int column, double x, double y, double width, double height) {
        public boolean holds(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    /// Where an upright axis stands.
    ///
    /// @param axis its number, as [View#kept()] has it
    public record Upright(int axis, double x, double top, double bottom) {
        private static final double REACH = 14;

        /// Whether a hand that points there means this axis.
        public boolean near(double px, double py) {
            return Math.abs(px - x) <= REACH && py >= top - 8 && py <= bottom + 8;
        }

        /// The share of the axis at a height, 0 at its foot to 1 at its top.
        public double share(double py) {
            return Math.clamp((bottom - py) / Math.max(1, bottom - top), 0, 1);
        }
    }

    /// Where the name of a series stands.
    public record Key(String name, double x, double y, double width, double height) {
        public boolean holds(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }
}
