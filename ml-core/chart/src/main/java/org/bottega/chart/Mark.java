package org.bottega.chart;

import java.util.List;

/// Something a painter draws, in pixels from the upper left corner. A mark with a tip says it when the
/// pointer is on it; an empty tip says nothing.
public sealed interface Mark {
    record Box(double x, double y, double width, double height, Ink ink, String tip)
            implements Mark {}

    /// Straight lines from spot to spot.
    record Path(List<Chart.Spot> spots, Ink ink, double width, boolean dashed) implements Mark {
        public Path {
            spots = List.copyOf(spots);
        }

        static Path line(double x1, double y1, double x2, double y2, Ink ink) {
            return new Path(List.of(new Chart.Spot(x1, y1), new Chart.Spot(x2, y2)), ink, 1, false);
        }
    }

    /// @param opacity 0 to 1
    record Dot(double x, double y, double radius, Ink ink, double opacity, String tip)
            implements Mark {}

    /// @param y of the baseline
    /// @param turned whether it reads upward
    record Text(
            double x,
            double y,
            String text,
            double size,
            Anchor anchor,
            Ink ink,
            boolean bold,
            boolean turned)
            implements Mark {}

    /// Which end of a text stands at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
