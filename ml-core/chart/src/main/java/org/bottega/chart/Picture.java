package org.bottega.chart;

import java.util.List;

/// A chart laid out: marks in the order in which they are painted.
public record Picture(double width, double height, List<Mark> marks) {
    public Picture {
        marks = List.copyOf(marks);
    }
}
