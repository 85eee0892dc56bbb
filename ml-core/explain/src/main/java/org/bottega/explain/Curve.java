package org.bottega.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a classifier reaches for one class at every threshold.
///
/// @param points in the order of falling thresholds
public record Curve(List<Point> points) {
    private static final int MOST_POINTS = 400;

    /// @param threshold rows with at least this probability are told to be of the class; infinite where
    ///     none is
    public record Point(double x, double y, double threshold) {}

    public Curve {
        points = List.copyOf(points);
    }

    /// Receiver operating characteristic: x is the share of other rows that are told to be of the class,
    /// y the share of its own rows that are found. From (0, 0) to (1, 1).
    static Curve roc(double[] probability, boolean[] own) {
        var counts = counts(probability, own);
        double positives = counts.getLast().found();
        double negatives = counts.getLast().told() - positives;
        return new Curve(
                thinned(
                        counts.stream()
                                .map(c ->
                                        new Point(
                                                share(c.told() - c.found(), negatives),
                                                share(c.found(), positives),
                                                c.threshold()))
                                .toList()));
    }

    /// Precision and recall: x is the share of the class's rows that are found, y the share of those told
    /// that are right.
    static Curve precisionRecall(double[] probability, boolean[] own) {
        var counts = counts(probability, own);
        double positives = counts.getLast().found();
        return new Curve(
                thinned(
                        counts.stream()
                                .skip(1)
                                .map(c ->
                                        new Point(
                                                share(c.found(), positives),
                                                share(c.found(), c.told()),
                                                c.threshold()))
                                .toList()));
    }

    /// Cumulative gain: x is the share of all rows that are told to be of the class, y the share of its
    /// own rows among them. From (0, 0) to (1, 1).
    static Curve gain(double[] probability, boolean[] own) {
        var counts = counts(probability, own);
        double positives = counts.getLast().found();
        return new Curve(
                thinned(
                        counts.stream()
                                .map(c ->
                                        new Point(
                                                share(c.told(), probability.length),
                                                share(c.found(), positives),
                                                c.threshold()))
                                .toList()));
    }

    private record Count(int told, int found, double threshold) {}

    /// Told and found at each distinct probability, from none to all.
    private static List<Count> counts(double[] probability, boolean[] own) {
        int[] order =
                IntStream.range(0, probability.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(probability[b], probability[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var counts = new ArrayList<Count>();
        counts.add(new Count(0, 0, Double.POSITIVE_INFINITY));
        int found = 0;
        for (int i = 0; i < order.length; i++) {
            found += own[order[i]] ? 1 : 0;
            if (i + 1 == order.length || probability[order[i + 1]] < probability[order[i]]) {
                counts.add(new Count(i + 1, found, probability[order[i]]));
            }
        }
        return counts;
    }

    private static double share(double part, double all) {
        return all == 0 ? 0 : part / all;
    }

    /// At most so many points, the first and the last kept.
    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        return IntStream.range(0, MOST_POINTS)
                .mapToObj(
                        i -> points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))))
                .toList();
    }
}
