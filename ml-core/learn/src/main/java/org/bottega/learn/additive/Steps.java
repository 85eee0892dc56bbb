package org.bottega.learn.additive;

import java.util.Arrays;

/// The step function of at most three levels that lowers the loss most.
final class Steps {
    private Steps() {}

    /// @param bins how many ordered bins there are
    /// @param fewest rows on a level
    /// @param move where the levels go: for each bin the Newton step of its level
    static void find(
            double[] g,
            double[] h,
            int[] count,
            int bins,
            int fewest,
            double ridge,
            double[] move) {
        int first = best(g, h, count, 0, bins, fewest, ridge);
        if (first < 0) {
            level(g, h, 0, bins, ridge, move);
            return;
        }
        int left = best(g, h, count, 0, first, fewest, ridge);
        int right = best(g, h, count, first, bins, fewest, ridge);
        double gainLeft = left < 0 ? -1 : gain(g, h, 0, left, first, ridge);
        double gainRight = right < 0 ? -1 : gain(g, h, first, right, bins, ridge);
        if (gainLeft >= gainRight && left >= 0) {
            level(g, h, 0, left, ridge, move);
            level(g, h, left, first, ridge, move);
            level(g, h, first, bins, ridge, move);
        } else if (right >= 0) {
            level(g, h, 0, first, ridge, move);
            level(g, h, first, right, ridge, move);
            level(g, h, right, bins, ridge, move);
        } else {
            level(g, h, 0, first, ridge, move);
            level(g, h, first, bins, ridge, move);
        }
    }

    private static void level(
            double[] g, double[] h, int from, int to, double ridge, double[] move) {
        double sumG = 0;
        double sumH = ridge;
        for (int b = from; b < to; b++) {
            sumG += g[b];
            sumH += h[b];
        }
        Arrays.fill(move, from, to, -sumG / sumH);
    }

    private static double gain(double[] g, double[] h, int from, int cut, int to, double ridge) {
        double leftG = 0;
        double leftH = ridge;
        double rightG = 0;
        double rightH = ridge;
        for (int b = from; b < to; b++) {
            if (b < cut) {
                leftG += g[b];
                leftH += h[b];
            } else {
                rightG += g[b];
                rightH += h[b];
            }
        }
        double both = leftG + rightG;
        return leftG * leftG / leftH
                + rightG * rightG / rightH
                - both * both / (leftH + rightH - ridge);
    }

    /// The first bin of the right part of the best cut; −1 when there is none.
    private static int best(
            double[] g, double[] h, int[] count, int from, int to, int fewest, double ridge) {
        double allG = 0;
        double allH = 0;
        int all = 0;
        for (int b = from; b < to; b++) {
            allG += g[b];
            allH += h[b];
            all += count[b];
        }
        double leftG = 0;
        double leftH = 0;
        int left = 0;
        double best = 0;
        int cut = -1;
        double whole = allG * allG / (allH + ridge);
        for (int b = from; b < to - 1; b++) {
            leftG += g[b];
            leftH += h[b];
            left += count[b];
            if (left < fewest || all - left < fewest) {
                continue;
            }
            double rightG = allG - leftG;
            double rightH = allH - leftH;
            double won =
                    leftG * leftG / (leftH + ridge) + rightG * rightG / (rightH + ridge) - whole;
            if (won > best) {
                best = won;
                cut = b + 1;
            }
        }
        return cut;
    }
}
