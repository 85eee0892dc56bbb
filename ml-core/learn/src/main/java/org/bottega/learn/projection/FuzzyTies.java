package org.bottega.learn.projection;

import java.util.Arrays;
import org.bottega.learn.neighbours.NearestRows;

/// How much a row belongs to each of its neighbours: 1 for the nearest, then falling with the distance beyond
/// it, so fast that all together are log2 of their number (McInnes et al. 2018, algorithm 3).
final class FuzzyTies {
    private static final int HALVINGS = 64;
    private static final double CLOSE = 1e-5;
    private static final double LEAST_WIDTH = 1e-3;

    private FuzzyTies() {}

    /// @return one a neighbour, 0 to 1
    static double[] of(NearestRows near) {
        int each = near.each();
        var distance = near.distance();
        var ties = new double[distance.length];
        double mean = Arrays.stream(distance).average().orElse(0);
        double wanted = Math.log(each + 1.0) / Math.log(2);
        for (int i = 0; i < near.count() && each > 0; i++) {
            int from = i * each;
            int to = from + each;
            double nearest = 0;
            double own = 0;
            for (int at = from; at < to; at++) {
                own += distance[at] / each;
                nearest = nearest == 0 ? distance[at] : nearest;
            }
            double width =
                    Math.max(
                            width(distance, from, to, nearest, wanted),
                            LEAST_WIDTH * (nearest > 0 ? own : mean));
            for (int at = from; at < to; at++) {
                double beyond = distance[at] - nearest;
                ties[at] = beyond <= 0 || width == 0 ? 1 : Math.exp(-beyond / width);
            }
        }
        return ties;
    }

    private static double width(
            double[] distance, int from, int to, double nearest, double wanted) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double width = 1;
        for (int h = 0; h < HALVINGS; h++) {
            double sum = 0;
            for (int at = from; at < to; at++) {
                double beyond = distance[at] - nearest;
                sum += beyond > 0 ? Math.exp(-beyond / width) : 1;
            }
            if (Math.abs(sum - wanted) < CLOSE) {
                break;
            }
            if (sum > wanted) {
                high = width;
                width = (low + high) / 2;
            } else {
                low = width;
                width = Double.isInfinite(high) ? width * 2 : (low + high) / 2;
            }
        }
        return width;
    }
}
