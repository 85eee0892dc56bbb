package org.bottega.chart;

import java.util.List;

/// What to show, without a word about how: the same chart is laid out once and painted in the window, as
/// SVG and as PNG. Values are finite unless a component says otherwise.
public sealed interface Chart {
    /// What it shows, in sentence case, without a full stop.
    String title();

    /// An axis.
    ///
    /// @param label what it counts, with its unit
    /// @param from the lower end; NaN to take it from the data
    /// @param to the upper end; NaN to take it from the data
    record Axis(String label, double from, double to) {
        public static Axis of(String label) {
            return new Axis(label, Double.NaN, Double.NaN);
        }

        /// An axis of shares or probabilities.
        public static Axis share(String label) {
            return new Axis(label, 0, 1);
        }
    }

    /// A point of a line or a scatter.
    record Spot(double x, double y) {}

    /// Amounts by name, one horizontal bar each, in the given order.
    ///
    /// @param unit what the amounts are
    record Bars(String title, String unit, List<Bar> bars) implements Chart {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /// @param spread half the width of its error line, 0 for none
    record Bar(String name, double value, double spread) {
        public Bar(String name, double value) {
            this(name, value, 0);
        }
    }

    /// One or more lines over a common axis: ROC, precision and recall, calibration, progress.
    ///
    /// @param diagonal whether to draw the line from corner to corner that a comparison needs
    record Lines(String title, Axis x, Axis y, List<Line> lines, boolean diagonal)
            implements Chart {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// @param name empty when there is nothing to tell apart
    /// @param stepped whether the value holds until the next one, as a best score does
    record Line(String name, List<Spot> spots, boolean stepped) {
        public Line {
            spots = List.copyOf(spots);
        }
    }

    /// Points in a plane: predicted against actual, for example.
    record Scatter(String title, Axis x, Axis y, List<Spot> spots, boolean diagonal)
            implements Chart {
        public Scatter {
            spots = List.copyOf(spots);
        }
    }

    /// How often values fall into ranges of equal width.
    ///
    /// @param from where the first range begins
    /// @param width of each range
    record Histogram(String title, Axis x, double from, double width, List<Double> counts)
            implements Chart {
        public Histogram {
            counts = List.copyOf(counts);
        }
    }

    /// Counts of pairs: a row for each true class, a column for each predicted one.
    ///
    /// @param counts rows × columns, as many as there are names
    record Matrix(
            String title,
            String rowLabel,
            String columnLabel,
            List<String> names,
            List<List<Long>> counts)
            implements Chart {
        public Matrix {
            names = List.copyOf(names);
            counts = counts.stream().map(List::copyOf).toList();
        }
    }

    /// For each name a swarm of values, coloured from low to high by a second one: the effects of
    /// features on predictions.
    ///
    /// @param unit what the values are
    /// @param low what the colour of the low end means, one word
    /// @param high likewise for the high end
    record Swarm(String title, String unit, String low, String high, List<Row> rows)
            implements Chart {
        public Swarm {
            rows = List.copyOf(rows);
        }

        public record Row(String name, List<Dot> dots) {
            public Row {
                dots = List.copyOf(dots);
            }
        }

        /// @param shade 0 for low to 1 for high, NaN for unknown
        public record Dot(double value, double shade) {}
    }

    /// How a sum comes about, step by step.
    ///
    /// @param start where it begins
    /// @param startName what the beginning is
    /// @param endName what the sum is
    record Waterfall(
            String title,
            String unit,
            double start,
            String startName,
            List<Bar> steps,
            String endName)
            implements Chart {
        public Waterfall {
            steps = List.copyOf(steps);
        }

        public double end() {
            return start + steps.stream().mapToDouble(Bar::value).sum();
        }
    }
}
