package org.bottega.chart;

import java.util.List;

/// What to show, without a word about how: the same chart is laid out once and painted in the window, as
/// SVG and as PNG. What is not finite is left out of the drawing; it never shows as a number.
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

    /// @param value NaN for unknown
    /// @param spread half the width of its error line, 0 for none
    record Bar(String name, double value, double spread) {
        public Bar(String name, double value) {
            this(name, value, 0);
        }
    }

    /// One or more lines over a common axis: ROC, precision and recall, calibration, progress.
    ///
    /// @param diagonal whether to draw the line from corner to corner that a comparison needs
    /// @param guides lines across the whole plane that the others are read against
    record Lines(
            String title, Axis x, Axis y, List<Line> lines, boolean diagonal, List<Guide> guides)
            implements Chart {
        public Lines {
            lines = List.copyOf(lines);
            guides = List.copyOf(guides);
        }

        public Lines(String title, Axis x, Axis y, List<Line> lines, boolean diagonal) {
            this(title, x, y, lines, diagonal, List.of());
        }
    }

    /// @param name empty when there is nothing to tell apart
    /// @param spots by rising x; the line is interrupted where y is NaN
    /// @param stepped whether the value holds until the next one, as a best score does
    /// @param band how sure it is, by rising x; empty for none
    record Line(String name, List<Spot> spots, boolean stepped, List<Interval> band) {
        public Line {
            spots = List.copyOf(spots);
            band = List.copyOf(band);
        }

        public Line(String name, List<Spot> spots, boolean stepped) {
            this(name, spots, stepped, List.of());
        }
    }

    /// From where to where y may reach at one x.
    record Interval(double x, double low, double high) {}

    /// A straight line at one value, such as a chosen threshold or the share of a class.
    ///
    /// @param name what it stands for, empty for nothing
    /// @param upright whether it stands at an x; otherwise it lies at a y
    record Guide(String name, boolean upright, double at) {}

    /// Points in a plane: predicted against actual, residuals. Spots with a NaN are left out and
    /// counted.
    ///
    /// @param diagonal whether to draw where both are equal; both axes then have the same range
    record Scatter(
            String title, Axis x, Axis y, List<Spot> spots, boolean diagonal, List<Guide> guides)
            implements Chart {
        public Scatter {
            spots = List.copyOf(spots);
            guides = List.copyOf(guides);
        }

        public Scatter(String title, Axis x, Axis y, List<Spot> spots, boolean diagonal) {
            this(title, x, y, spots, diagonal, List.of());
        }
    }

    /// How well told probabilities meet what happened, with the number of rows behind each figure.
    ///
    /// @param x what was told
    /// @param y what happened
    record Calibration(String title, String x, String y, List<Bin> bins) implements Chart {
        public Calibration {
            bins = List.copyOf(bins);
        }

        /// @param told the mean probability of its rows, 0 to 1
        /// @param actual the share that really happened, 0 to 1
        /// @param low the lower end of the confidence interval of `actual`; NaN for none
        /// @param high likewise the upper end
        public record Bin(double told, double actual, double low, double high, long rows) {}
    }

    /// A colour for each pair of names.
    ///
    /// @param unit what the values are
    /// @param values rows × columns, NaN for missing
    /// @param signed whether the values lie about zero, as correlations do: then the colours part there
    record HeatMap(
            String title,
            String unit,
            List<String> rows,
            List<String> columns,
            List<List<Double>> values,
            boolean signed)
            implements Chart {
        public HeatMap {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            values = values.stream().map(List::copyOf).toList();
            if (values.size() != rows.size()) {
                throw new IllegalArgumentException("values must have a list for each row");
            }
            for (var line : values) {
                if (line.size() != columns.size()) {
                    throw new IllegalArgumentException("values must have one for each column");
                }
            }
        }
    }

    /// Distributions side by side by their quartiles, one horizontal box each.
    ///
    /// @param unit what the values are
    record Boxes(String title, String unit, List<Box> boxes) implements Chart {
        public Boxes {
            boxes = List.copyOf(boxes);
        }

        /// @param low where the whisker begins
        /// @param high where the other one ends
        /// @param outliers what lies beyond them
        public record Box(
                String name,
                double low,
                double lowerQuartile,
                double median,
                double upperQuartile,
                double high,
                List<Double> outliers) {
            public Box {
                outliers = List.copyOf(outliers);
            }
        }
    }

    /// A histogram without axes, for the head of a column: any size will do.
    ///
    /// @param counts of ranges of equal width
    /// @param low what the lower end is, as text
    /// @param high likewise the upper end
    record Spark(String title, List<Double> counts, String low, String high) implements Chart {
        public Spark {
            counts = List.copyOf(counts);
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
            int size = names.size();
            if (counts.size() != size || counts.stream().anyMatch(r -> r.size() != size)) {
                throw new IllegalArgumentException("counts must be names × names");
            }
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

    /// How a sum comes about, step by step. Where there is no room for all steps, the smallest are drawn
    /// as one.
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

        /// The sum; steps that are not finite do not count.
        public double end() {
            return start + steps.stream().mapToDouble(Bar::value).filter(Double::isFinite).sum();
        }
    }
}
