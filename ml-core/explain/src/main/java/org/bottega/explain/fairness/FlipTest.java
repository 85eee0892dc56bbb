package org.bottega.explain.fairness;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.explain.neighbours.NearestPoints;

/// The counterfactual flip test (Black, Yeom, Fredrikson 2020; here as Clarify does it): what the model tells
/// a row of d against what it tells its five nearest neighbours in a, by the Euclidean distance of the numeric
/// columns as they are; the one nearest where a has nine rows or fewer. Missing values count as the
/// median of a.
///
/// Where all pairs of rows would be too many, rows of d, and at last of a, are drawn at random.
final class FlipTest {
    private static final int NEIGHBOURS = 5;
    private static final int FEW = 9;
    private static final double MOST_WORK = 4e9;
    private static final int FEWEST_TESTED = 500;
    private static final int BLOCK = 256;

    private FlipTest() {}

    /// @param tested how many rows of d were tested
    /// @param of how many there are
    record Tested(int tested, int of) {}

    /// @param columns the numeric columns, one array each; none leaves every row untested
    /// @param side for each row 0 (a) or 1 (d)
    /// @param flip for each row, set for the rows of d that are tested
    static Tested run(
            double[][] columns, byte[] side, boolean[] predicted, byte[] flip, long seed) {
        var a = rows(side, 0);
        var d = rows(side, 1);
        if (columns.length == 0 || a.length == 0 || d.length == 0) {
            return new Tested(0, d.length);
        }
        int all = d.length;
        double each = (double) a.length * columns.length;
        d = some(d, (int) Math.max(FEWEST_TESTED, MOST_WORK / each), seed);
        a = some(a, (int) Math.max(1000, MOST_WORK / ((double) d.length * columns.length)), seed);
        int width = columns.length;
        var points = new double[a.length * width];
        var queries = new double[d.length * width];
        var widest = widestFirst(columns);
        for (int j = 0; j < width; j++) {
            var column = columns[widest[j]];
            double usual = median(column, a);
            fill(column, a, usual, points, j, width);
            fill(column, d, usual, queries, j, width);
        }
        var nearest = new NearestPoints(points, width);
        int wanted = a.length > FEW ? NEIGHBOURS : 1;
        int[] from = a;
        int[] to = d;
        int[] order = byPart(nearest, queries, width);
        IntStream.range(0, (to.length + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(b -> {
                    var search = nearest.search(wanted);
                    for (int at = b * BLOCK; at < Math.min(to.length, (b + 1) * BLOCK); at++) {
                        int i = order[at];
                        int found = search.find(queries, i * width);
                        int votes = 0;
                        for (int n = 0; n < found; n++) {
                            votes += predicted[from[search.point(n)]] ? 1 : 0;
                        }
                        boolean told = 2 * votes > found;
                        flip[to[i]] =
                                (byte)
                                        (told == predicted[to[i]]
                                                ? Tally.SAME
                                                : told ? Tally.NEIGHBOURS_ONLY : Tally.MODEL_ONLY);
                    }
                });
        return new Tested(d.length, all);
    }

    /// The queries in an order in which neighbours follow each other.
    private static int[] byPart(NearestPoints nearest, double[] queries, int width) {
        var keys = new long[queries.length / width];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) nearest.part(queries, i * width) << 32) | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /// The columns by falling spread: a distance that is too large is known after the first of them.
    private static int[] widestFirst(double[][] columns) {
        var spread = new double[columns.length];
        for (int j = 0; j < spread.length; j++) {
            double sum = 0;
            double squares = 0;
            int rows = 0;
            for (double value : columns[j]) {
                if (Double.isFinite(value)) {
                    sum += value;
                    squares += value * value;
                    rows++;
                }
            }
            spread[j] = rows == 0 ? 0 : squares - sum * sum / rows;
        }
        return IntStream.range(0, spread.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(j -> -spread[j]))
                .mapToInt(j -> j)
                .toArray();
    }

    private static int[] rows(byte[] side, int wanted) {
        return IntStream.range(0, side.length).filter(i -> side[i] == wanted).toArray();
    }

    private static int[] some(int[] rows, int most, long seed) {
        if (rows.length <= most) {
            return rows;
        }
        var random = new SplittableRandom(seed);
        var drawn = rows.clone();
        for (int i = 0; i < most; i++) {
            int other = i + random.nextInt(drawn.length - i);
            int swap = drawn[i];
            drawn[i] = drawn[other];
            drawn[other] = swap;
        }
        return Arrays.stream(drawn, 0, most).sorted().toArray();
    }

    private static double median(double[] column, int[] rows) {
        boolean missing = false;
        for (double value : column) {
            missing |= !Double.isFinite(value);
        }
        if (!missing) {
            return 0;
        }
        var known =
                IntStream.of(rows)
                        .mapToDouble(i -> column[i])
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        return known.length == 0 ? 0 : known[known.length / 2];
    }

    private static void fill(
            double[] column, int[] rows, double usual, double[] out, int at, int width) {
        for (int i = 0; i < rows.length; i++) {
            double value = column[rows[i]];
            // beyond this size squares would not be finite
            out[i * width + at] = Double.isFinite(value) ? Math.clamp(value, -1e150, 1e150) : usual;
        }
    }
}
