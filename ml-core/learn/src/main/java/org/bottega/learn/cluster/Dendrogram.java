package org.bottega.learn.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Figures;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Rows;

/// A family tree of rows: which two groups were joined at what height, lowest first.
///
/// @param count how many rows
/// @param first for each joining a row of the one group
/// @param second a row of the other
/// @param height how far they were from one another
@SuppressWarnings("ArrayRecordComponent")
public record Dendrogram(int count, int[] first, int[] second, double[] height) {

    static Dendrogram of(Rows rows, Agglomerative.Linkage linkage, Progress progress) {
        int n = rows.count();
        Agglomerative.requireRoom(n);
        boolean ward = linkage == Agglomerative.Linkage.WARD;
        var d = new double[n * n];
        for (int i = 0; i < n; i++) {
            progress.checkCancelled();
            for (int j = 0; j < i; j++) {
                double squared = Groups.squared(rows.x(), i, rows.x(), j, rows.width());
                d[i * n + j] = d[j * n + i] = ward ? squared : Math.sqrt(squared);
            }
        }
        var size = new int[n];
        Arrays.fill(size, 1);
        var there = new boolean[n];
        Arrays.fill(there, true);
        var first = new int[Math.max(0, n - 1)];
        var second = new int[first.length];
        var height = new double[first.length];
        var chain = new int[n];
        int length = 0;
        for (int m = 0; m < first.length; ) {
            if (length == 0) {
                chain[length++] = IntStream.range(0, n).filter(i -> there[i]).findFirst().orElse(0);
            }
            int at = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = before;
            double least = before >= 0 ? d[at * n + before] : Double.POSITIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                if (there[j] && j != at && d[at * n + j] < least) {
                    least = d[at * n + j];
                    nearest = j;
                }
            }
            if (nearest < 0) {
                // distances beyond all numbers: any one will do
                nearest =
                        IntStream.range(0, n)
                                .filter(j -> there[j] && j != at)
                                .findFirst()
                                .orElse(0);
            }
            if (nearest != before) {
                chain[length++] = nearest;
                continue;
            }
            length -= 2;
            first[m] = at;
            second[m] = nearest;
            height[m] = ward ? Math.sqrt(least) : least;
            if ((m++ & 31) == 0) {
                progress.checkCancelled();
                progress.at((double) m / n, "Joining");
            }
            join(d, n, size, there, at, nearest, linkage);
        }
        var order =
                IntStream.range(0, first.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(height[a], height[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new Dendrogram(
                n,
                Arrays.stream(order).map(i -> first[i]).toArray(),
                Arrays.stream(order).map(i -> second[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> height[i]).toArray());
    }

    /// The distances of a joined group by Lance and Williams; it keeps the place of `b`.
    private static void join(
            double[] d,
            int n,
            int[] size,
            boolean[] there,
            int a,
            int b,
            Agglomerative.Linkage linkage) {
        double na = size[a];
        double nb = size[b];
        for (int k = 0; k < n; k++) {
            if (!there[k] || k == a || k == b) {
                continue;
            }
            double ak = d[a * n + k];
            double bk = d[b * n + k];
            double nk = size[k];
            double joined =
                    switch (linkage) {
                        case SINGLE -> Math.min(ak, bk);
                        case COMPLETE -> Math.max(ak, bk);
                        case AVERAGE -> (na * ak + nb * bk) / (na + nb);
                        case WARD ->
                                ((na + nk) * ak + (nb + nk) * bk - nk * d[a * n + b])
                                        / (na + nb + nk);
                    };
            d[b * n + k] = d[k * n + b] = joined;
        }
        there[a] = false;
        size[b] += size[a];
    }

    /// The joinings as a table, lowest first, numbered as in scipy's `linkage`: rows from 0 on, then the groups in
    /// the order in which they were made.
    public Table toTable() {
        var group = new int[count];
        var size = new int[count];
        var root = new int[count];
        Arrays.setAll(group, i -> i);
        Arrays.fill(size, 1);
        Arrays.setAll(root, i -> i);
        var figures = new Figures();
        for (int m = 0; m < first.length; m++) {
            int a = find(root, first[m]);
            int b = find(root, second[m]);
            root[a] = b;
            size[b] += size[a];
            figures.row()
                    .number("first", Math.min(group[a], group[b]))
                    .number("second", Math.max(group[a], group[b]))
                    .number("height", height[m])
                    .number("rows", size[b]);
            group[b] = count + m;
        }
        return figures.table();
    }

    /// The rows in so many groups, numbered from 0.
    public int[] cut(int groups) {
        var root = new int[count];
        Arrays.setAll(root, i -> i);
        for (int m = 0; m < count - groups; m++) {
            root[find(root, first[m])] = find(root, second[m]);
        }
        var number = new int[count];
        Arrays.fill(number, -1);
        var group = new int[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int r = find(root, i);
            if (number[r] < 0) {
                number[r] = next++;
            }
            group[i] = number[r];
        }
        return group;
    }

    private static int find(int[] root, int from) {
        int at = from;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
