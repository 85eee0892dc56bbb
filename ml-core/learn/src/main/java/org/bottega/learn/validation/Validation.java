package org.bottega.learn.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded splits. Each part gets its share of every class, or, for numbers, of every range of values.
public final class Validation {
    private Validation() {}

    /// k splits; every row is a validation row of exactly one of them.
    ///
    /// @param y for each row of the table its class or value
    /// @param classes the number of classes, 0 when `y` are values
    /// @param rows the rows to split
    /// @param k 2 to the number of rows
    public static List<Split> folds(double[] y, int classes, int[] rows, int k, long seed) {
        if (k < 2 || k > rows.length) {
            throw new IllegalArgumentException(k + " folds of " + rows.length + " rows");
        }
        var dealt = dealt(y, classes, rows, k, seed);
        var splits = new ArrayList<Split>();
        for (int fold = 0; fold < k; fold++) {
            splits.add(split(rows, dealt, fold));
        }
        return List.copyOf(splits);
    }

    /// k splits between groups: rows of one group stand together on one side. The largest groups are dealt
    /// first, each to the fold with the fewest rows (as scikit-learn's GroupKFold does); groups of equal size
    /// fall by chance.
    ///
    /// @param groups for each row of the table its group
    /// @param k 2 to the number of groups among the rows
    public static List<Split> grouped(int[] groups, int[] rows, int k, long seed) {
        var sizes = new HashMap<Integer, Integer>();
        for (int row : rows) {
            sizes.merge(groups[row], 1, Integer::sum);
        }
        if (k < 2 || k > sizes.size()) {
            throw new IllegalArgumentException(k + " folds of " + sizes.size() + " groups");
        }
        var order = sizes.keySet().stream().sorted().mapToInt(Integer::intValue).toArray();
        shuffle(order, new SplittableRandom(seed));
        var largest =
                Arrays.stream(order)
                        .boxed()
                        .sorted((a, b) ->
                                Integer.compare(sizes.getOrDefault(b, 0), sizes.getOrDefault(a, 0)))
                        .toList();
        var filled = new long[k];
        var foldOf = new HashMap<Integer, Integer>();
        for (int group : largest) {
            int least = 0;
            for (int f = 1; f < k; f++) {
                least = filled[f] < filled[least] ? f : least;
            }
            filled[least] += sizes.getOrDefault(group, 0);
            foldOf.put(group, least);
        }
        var part = Arrays.stream(rows).map(r -> foldOf.getOrDefault(groups[r], 0)).toArray();
        var splits = new ArrayList<Split>();
        for (int fold = 0; fold < k; fold++) {
            splits.add(split(rows, part, fold));
        }
        return List.copyOf(splits);
    }

    /// k splits along time: the rows are cut into k + 1 blocks of equal length, and each but the first is
    /// judged by what was learnt from all before it. Rows of one moment are never on both sides.
    ///
    /// @param times for each row of the table its moment, never NaN in `rows`
    /// @param k 1 or more
    /// @return fewer than k where there are fewer different moments
    public static List<Split> ordered(double[] times, int[] rows, int k) {
        var sorted = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = times[rows[i]];
        }
        Arrays.sort(sorted);
        var splits = new ArrayList<Split>();
        double from = Double.NaN;
        for (int block = 1; block <= k; block++) {
            double start = sorted[(int) ((long) block * rows.length / (k + 1))];
            double end =
                    block == k
                            ? Double.POSITIVE_INFINITY
                            : sorted[(int) ((long) (block + 1) * rows.length / (k + 1))];
            if (start == from || start == sorted[0] || start == end) {
                continue;
            }
            from = start;
            var training = Arrays.stream(rows).filter(r -> times[r] < start).sorted().toArray();
            var judged =
                    Arrays.stream(rows)
                            .filter(r -> times[r] >= start && times[r] < end)
                            .sorted()
                            .toArray();
            splits.add(new Split(training, judged));
        }
        return List.copyOf(splits);
    }

    /// One split.
    ///
    /// @param share of the rows that become validation rows, above 0 and below 1; at least one row is on
    ///     either side
    public static Split holdOut(double[] y, int classes, int[] rows, double share, long seed) {
        if (!(share > 0 && share < 1) || rows.length < 2) {
            throw new IllegalArgumentException(
                    "a share of " + share + " of " + rows.length + " rows");
        }
        var order = ordered(y, classes, rows, seed);
        int wanted = Math.clamp(Math.round(share * rows.length), 1, rows.length - 1);
        var part = new int[rows.length];
        Arrays.fill(part, 1);
        var random = new SplittableRandom(seed ^ 0x5DEECE66DL);
        // systematic sampling along the order: one of every rows/wanted neighbours
        double step = (double) rows.length / wanted;
        double at = random.nextDouble() * step;
        for (int i = 0; i < wanted; i++, at += step) {
            part[order[Math.min(rows.length - 1, (int) at)]] = 0;
        }
        return split(rows, part, 0);
    }

    private static Split split(int[] rows, int[] part, int validation) {
        int count = 0;
        for (int p : part) {
            count += p == validation ? 1 : 0;
        }
        var in = new int[rows.length - count];
        var out = new int[count];
        int a = 0;
        int b = 0;
        for (int i = 0; i < rows.length; i++) {
            if (part[i] == validation) {
                out[b++] = rows[i];
            } else {
                in[a++] = rows[i];
            }
        }
        Arrays.sort(in);
        Arrays.sort(out);
        return new Split(in, out);
    }

    /// For each position in `rows` its fold.
    private static int[] dealt(double[] y, int classes, int[] rows, int k, long seed) {
        var order = ordered(y, classes, rows, seed);
        var random = new SplittableRandom(seed ^ 0x2545F4914F6CDD1DL);
        var fold = new int[rows.length];
        var deal = new int[k];
        for (int i = 0; i < k; i++) {
            deal[i] = i;
        }
        for (int i = 0; i < rows.length; i++) {
            if (i % k == 0) {
                shuffle(deal, random);
            }
            fold[order[i]] = deal[i % k];
        }
        return fold;
    }

    /// Positions in `rows`, shuffled, then sorted by class or value.
    private static int[] ordered(double[] y, int classes, int[] rows, long seed) {
        var order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        shuffle(order, new SplittableRandom(seed));
        if (classes > 0) {
            return byClass(y, classes, rows, order);
        }
        var keys = new long[order.length];
        var values = Arrays.stream(rows).mapToDouble(r -> y[r]).sorted().toArray();
        for (int i = 0; i < order.length; i++) {
            // rank of the value above, shuffled position below: a stable sort of primitives
            long rank = lower(values, y[rows[order[i]]]);
            keys[i] = rank << 32 | i;
        }
        Arrays.sort(keys);
        var sorted = new int[order.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = order[(int) keys[i]];
        }
        return sorted;
    }

    private static int[] byClass(double[] y, int classes, int[] rows, int[] order) {
        var start = new int[classes + 1];
        for (int position : order) {
            start[(int) y[rows[position]] + 1]++;
        }
        for (int c = 0; c < classes; c++) {
            start[c + 1] += start[c];
        }
        var sorted = new int[order.length];
        for (int position : order) {
            sorted[start[(int) y[rows[position]]]++] = position;
        }
        return sorted;
    }

    private static int lower(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void shuffle(int[] array, SplittableRandom random) {
        for (int i = array.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = array[i];
            array[i] = array[j];
            array[j] = kept;
        }
    }
}
