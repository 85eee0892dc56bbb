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
    /// @param to the upper end of the amounts' axis; NaN to take it from the bars
    record Bars(String title, String unit, List<Bar> bars, double to) implements Chart {
        public Bars {
            bars = List.copyOf(bars);
        }

        public Bars(String title, String unit, List<Bar> bars) {
            this(title, unit, bars, Double.NaN);
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
            String title,
            Axis x,
            Axis y,
            List<Spot> spots,
            boolean diagonal,
            List<Guide> guides,
            Shading shading)
            implements Chart {
        public Scatter {
            spots = List.copyOf(spots);
            guides = List.copyOf(guides);
            if (shading.drawn() && shading.shades().size() != spots.size()) {
                throw new IllegalArgumentException("each spot must have a shade");
            }
        }

        public Scatter(
                String title,
                Axis x,
                Axis y,
                List<Spot> spots,
                boolean diagonal,
                List<Guide> guides) {
            this(title, x, y, spots, diagonal, guides, Shading.NONE);
        }

        public Scatter(String title, Axis x, Axis y, List<Spot> spots, boolean diagonal) {
            this(title, x, y, spots, diagonal, List.of());
        }

        /// Spots coloured from low to high by something else.
        ///
        /// @param name what it is
        /// @param low what the colour of the low end means, a word or a number
        /// @param high likewise for the high end
        /// @param shades one a spot, 0 for low to 1 for high, NaN for unknown; empty for one colour
        public record Shading(String name, String low, String high, List<Double> shades) {
            /// All spots in one colour.
            public static final Shading NONE = new Shading("", "", "", List.of());

            public Shading {
                shades = List.copyOf(shades);
            }

            public boolean drawn() {
                return !shades.isEmpty();
            }
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
    /// @param most the upper end of the counts' axis; NaN to take it from the counts
    record Histogram(
            String title, Axis x, double from, double width, List<Double> counts, double most)
            implements Chart {
        public Histogram {
            counts = List.copyOf(counts);
        }

        public Histogram(String title, Axis x, double from, double width, List<Double> counts) {
            this(title, x, from, width, counts, Double.NaN);
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

    /// Amounts by name, one horizontal bar each, put together from the same parts.
    ///
    /// @param unit what the amounts are
    /// @param shares whether each bar is drawn as its shares of one
    record Stacks(String title, String unit, List<String> parts, List<Stack> stacks, boolean shares)
            implements Chart {
        public Stacks {
            parts = List.copyOf(parts);
            stacks = List.copyOf(stacks);
            for (var stack : stacks) {
                if (stack.amounts().size() != parts.size()) {
                    throw new IllegalArgumentException("a stack must have an amount for each part");
                }
            }
        }

        /// @param amounts one for each part, 0 or more; NaN for unknown
        public record Stack(String name, List<Double> amounts) {
            public Stack {
                amounts = List.copyOf(amounts);
            }
        }
    }

    /// Estimates with the intervals they may lie in, one a line, read against a value that would be
    /// ideal and a band that is acceptable.
    ///
    /// @param unit what the values are
    /// @param ideal NaN for none
    /// @param from where the acceptable band begins, NaN for none
    /// @param to where it ends
    record Intervals(
            String title,
            String unit,
            List<Estimate> estimates,
            double ideal,
            double from,
            double to)
            implements Chart {
        public Intervals {
            estimates = List.copyOf(estimates);
        }

        /// @param low NaN for unknown
        /// @param high likewise
        public record Estimate(String name, double value, double low, double high) {}
    }

    /// Distributions as smooth curves over one axis.
    record Densities(String title, Axis x, List<Curve> curves) implements Chart {
        public Densities {
            curves = List.copyOf(curves);
        }

        /// @param name empty when there is nothing to tell apart
        /// @param spots by rising x; y is the density, 0 or more
        public record Curve(String name, List<Spot> spots) {
            public Curve {
                spots = List.copyOf(spots);
            }
        }
    }

    /// Distributions side by side with their shapes, one horizontal violin each (J. L. Hintze, R. D.
    /// Nelson, Violin plots, 1998).
    ///
    /// @param unit what the values are
    record Violins(String title, String unit, List<Violin> violins) implements Chart {
        public Violins {
            violins = List.copyOf(violins);
        }

        /// @param shape by rising x; y is the density, 0 or more
        public record Violin(
                String name,
                List<Spot> shape,
                double lowerQuartile,
                double median,
                double upperQuartile) {
            public Violin {
                shape = List.copyOf(shape);
            }
        }
    }

    /// What a model tells while one column moves and the others stay: the mean (partial dependence) over
    /// the lines of single rows (individual conditional expectation).
    ///
    /// @param mean with its band, where one is known
    /// @param rows a line for each of some rows
    /// @param values where values of the column lie, such as its deciles: ticks along the axis
    record Effect(
            String title, Axis x, Axis y, Line mean, List<List<Spot>> rows, List<Double> values)
            implements Chart {
        public Effect {
            rows = rows.stream().map(List::copyOf).toList();
            values = List.copyOf(values);
        }
    }

    /// Things with many properties, each a line across one upright axis a property.
    ///
    /// @param low what the colour of the low end means, one word
    /// @param high likewise for the high end
    record Parallel(
            String title, List<Dimension> dimensions, List<Trace> traces, String low, String high)
            implements Chart {
        public Parallel {
            dimensions = List.copyOf(dimensions);
            traces = List.copyOf(traces);
            for (var trace : traces) {
                if (trace.values().size() != dimensions.size()) {
                    throw new IllegalArgumentException(
                            "a trace must have a value for each dimension");
                }
            }
        }

        /// @param levels names of the values 0, 1, …; empty for a number
        /// @param logarithmic whether equal distances are equal ratios; all values are then above 0
        public record Dimension(String name, List<String> levels, boolean logarithmic) {
            public Dimension {
                levels = List.copyOf(levels);
            }
        }

        /// @param values one for each dimension, NaN for unknown or not used
        /// @param shade 0 for low to 1 for high, NaN for unknown
        /// @param marked whether it is drawn stronger than the others
        public record Trace(String name, List<Double> values, double shade, boolean marked) {
            public Trace {
                values = List.copyOf(values);
            }
        }
    }

    /// How single things were joined to ever larger groups.
    ///
    /// @param unit what the heights of the joints are
    /// @param merges in the order in which they were made; one less than there are leaves
    record Dendrogram(String title, String unit, List<String> leaves, List<Merge> merges)
            implements Chart {
        public Dendrogram {
            leaves = List.copyOf(leaves);
            merges = List.copyOf(merges);
            for (int i = 0; i < merges.size(); i++) {
                int known = leaves.size() + i;
                var merge = merges.get(i);
                if (Math.min(merge.left(), merge.right()) < 0
                        || Math.max(merge.left(), merge.right()) >= known) {
                    throw new IllegalArgumentException("a merge joins what is not there yet");
                }
            }
        }

        /// @param left a leaf, or the number of leaves plus the number of an earlier merge
        /// @param right likewise
        public record Merge(int left, int right, double height) {}
    }

    /// Decisions from a root to leaves.
    ///
    /// @param nodes the first is the root
    record Tree(String title, List<Node> nodes) implements Chart {
        public Tree {
            nodes = List.copyOf(nodes);
            for (int i = 0; i < nodes.size(); i++) {
                for (var branch : nodes.get(i).branches()) {
                    if (branch.node() <= i || branch.node() >= nodes.size()) {
                        throw new IllegalArgumentException("a branch must lead to a later node");
                    }
                }
            }
        }

        /// @param text what is asked, or what a leaf tells
        /// @param note a second line, such as the share of rows; empty for none
        /// @param shade strength of its colour, 0 to 1; NaN for none
        public record Node(String text, String note, double shade, List<Branch> branches) {
            public Node {
                branches = List.copyOf(branches);
            }
        }

        /// @param label for which answers it is taken
        public record Branch(String label, int node) {}
    }

    /// Things and what leads from one to another, from left to right.
    record Graph(String title, List<Node> nodes, List<Edge> edges) implements Chart {
        public Graph {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
            int size = nodes.size();
            for (var edge : edges) {
                if (Math.min(edge.from(), edge.to()) < 0
                        || Math.max(edge.from(), edge.to()) >= size) {
                    throw new IllegalArgumentException("an edge must join two nodes");
                }
            }
        }

        /// @param kind what sort of thing it is, a word or two
        /// @param note one more fact, empty for none
        /// @param marked whether it is the one looked at
        public record Node(String kind, String name, String note, boolean marked) {}

        /// @param from number of a node
        /// @param to likewise
        public record Edge(int from, int to) {}
    }

    /// Values over time; what is told about the future has a band and is set apart.
    ///
    /// @param y what the values are
    record TimeSeries(String title, String y, List<Trace> traces) implements Chart {
        public TimeSeries {
            traces = List.copyOf(traces);
        }

        /// @param name empty when there is nothing to tell apart
        /// @param moments by rising time
        /// @param forecast whether it is told and not observed
        public record Trace(String name, List<Moment> moments, boolean forecast) {
            public Trace {
                moments = List.copyOf(moments);
            }
        }

        /// @param millis since 1970, UTC
        /// @param low NaN for no band
        /// @param high likewise
        public record Moment(long millis, double value, double low, double high) {
            public Moment(long millis, double value) {
                this(millis, value, Double.NaN, Double.NaN);
            }
        }
    }

    /// Shares of a whole as areas (M. Bruls, K. Huizing, J. van Wijk, Squarified treemaps, 2000).
    ///
    /// @param unit what the sizes are
    record Treemap(String title, String unit, List<Tile> tiles) implements Chart {
        public Treemap {
            tiles = List.copyOf(tiles);
        }

        /// @param size its area; tiles of no size are left out
        /// @param shade strength of its colour, 0 to 1; NaN for the ordinary one
        public record Tile(String name, double size, double shade) {}
    }

    /// Where values are missing: a column of marks for each column of a table, its rows from top to
    /// bottom.
    ///
    /// @param rows how many rows the table has
    /// @param missing for each column the share that is missing in each of equally many blocks of rows
    record Gaps(String title, long rows, List<String> columns, List<List<Double>> missing)
            implements Chart {
        public Gaps {
            columns = List.copyOf(columns);
            missing = missing.stream().map(List::copyOf).toList();
            if (missing.size() != columns.size()) {
                throw new IllegalArgumentException("missing must have a list for each column");
            }
        }
    }

    /// A text whose parts raise or lower something.
    ///
    /// @param unit what the weights are
    record Highlights(String title, String unit, List<Piece> pieces) implements Chart {
        public Highlights {
            pieces = List.copyOf(pieces);
        }

        /// @param text as it stands in the text, blanks and ends of lines included
        /// @param weight 0 for none
        public record Piece(String text, double weight) {}
    }

    /// A picture and which of its parts raise or lower something.
    ///
    /// @param unit what the weights are
    /// @param weights rows × columns of equal parts of the picture
    record Overlay(String title, String unit, Raster image, List<List<Double>> weights)
            implements Chart {
        public Overlay {
            weights = weights.stream().map(List::copyOf).toList();
        }
    }

    /// Things that cost something and are worth something, and which of them no other beats in both.
    ///
    /// @param lowIsBetterX whether less is better along x
    /// @param lowIsBetterY likewise along y
    record Frontier(
            String title,
            Axis x,
            Axis y,
            boolean lowIsBetterX,
            boolean lowIsBetterY,
            List<Option> options)
            implements Chart {
        public Frontier {
            options = List.copyOf(options);
        }

        /// @param chosen whether it is the one that is used
        public record Option(String name, double x, double y, boolean chosen) {}

        /// Those that no other one beats, by rising x.
        public List<Option> unbeaten() {
            return options.stream()
                    .filter(o -> Double.isFinite(o.x()) && Double.isFinite(o.y()))
                    .filter(o -> options.stream().noneMatch(other -> beats(other, o)))
                    .sorted(java.util.Comparator.comparingDouble(Option::x))
                    .toList();
        }

        private boolean beats(Option one, Option other) {
            double x = lowIsBetterX ? other.x() - one.x() : one.x() - other.x();
            double y = lowIsBetterY ? other.y() - one.y() : one.y() - other.y();
            return x >= 0 && y >= 0 && x + y > 0;
        }
    }
}
