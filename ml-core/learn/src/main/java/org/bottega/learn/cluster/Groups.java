package org.bottega.learn.cluster;

import java.util.Arrays;
import org.bottega.learn.algorithm.Rows;
import org.bottega.model.predictor.Neighbours;

/// Groups of rows as a predictor: a new row belongs to the group of what is nearest.
final class Groups {
    private Groups() {}

    /// Groups by their centres.
    ///
    /// @param centres count × width
    static Neighbours byCentre(double[] centres, int count, int width) {
        var label = new int[count];
        Arrays.setAll(label, k -> k);
        return nearest(centres, label, count, width);
    }

    /// Groups by all rows: −1 is no group, the last output.
    static Neighbours byRows(Rows rows, int[] group, int groups, boolean noise) {
        var label = Arrays.stream(group).map(g -> g < 0 ? groups : g).toArray();
        return nearest(rows.x(), label, groups + (noise ? 1 : 0), rows.width());
    }

    private static Neighbours nearest(double[] rows, int[] label, int outputs, int width) {
        int count = label.length;
        var columns = new double[count * width];
        var answers = new double[count * outputs];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width; j++) {
                columns[j * count + i] = rows[i * width + j];
            }
            answers[i * outputs + label[i]] = 1;
        }
        var weights = new double[count];
        Arrays.fill(weights, 1);
        return new Neighbours(
                width, outputs, 1, Neighbours.Distance.EUCLIDEAN, false, columns, answers, weights);
    }

    static double squared(double[] a, int i, double[] b, int j, int width) {
        double sum = 0;
        for (int c = 0; c < width; c++) {
            double away = a[i * width + c] - b[j * width + c];
            sum += away * away;
        }
        return sum;
    }

    /// Largest groups first; −1 stays.
    static int[] bySize(int[] group, int groups) {
        var size = new int[groups];
        for (int g : group) {
            if (g >= 0) {
                size[g]++;
            }
        }
        var order =
                java.util.stream.IntStream.range(0, groups)
                        .boxed()
                        .sorted((a, b) -> Integer.compare(size[b], size[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var place = new int[groups];
        for (int p = 0; p < groups; p++) {
            place[order[p]] = p;
        }
        return Arrays.stream(group).map(g -> g < 0 ? -1 : place[g]).toArray();
    }
}
