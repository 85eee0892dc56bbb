package org.bottega.model.attribution;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.model.predictor.Predictor;

/// Shapley values of any predictor's outputs, columns by columns, by asking it about mixtures of the row and
/// a few background rows: a coalition's columns are the row's, the others the background row's.
///
/// With few columns all coalitions are asked, which is exact. With more, each background row is walked
/// through in one order of the columns and in its reverse (Castro, Gómez, Tejada 2009; antithetic pairs:
/// Mitchell et al. 2022); the orders are always the same, so the same row gets the same values. In both cases
/// base and contributions add up to the output.
final class ShapleyAttributor implements Attributor {
    private static final int MOST_EXACT = 7;
    private static final int ROWS = 16;

    private final Predictor predictor;
    private final Background background;
    private final int[][] members;
    private final int[][] orders;
    private final double[] base;

    ShapleyAttributor(Predictor predictor, Background all) {
        this.predictor = predictor;
        this.background = all.few(ROWS);
        var groups = Arrays.stream(all.group()).distinct().sorted().toArray();
        members = new int[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            int group = groups[g];
            members[g] =
                    IntStream.range(0, all.width()).filter(j -> all.group()[j] == group).toArray();
        }
        orders = orders(groups.length, background.count());
        base = new double[predictor.outputs()];
        var told = new double[background.count() * base.length];
        predictor.predict(background.rows(), background.count(), told);
        for (int i = 0; i < told.length; i++) {
            base[i % base.length] += told[i] / background.count();
        }
    }

    private static int[][] orders(int groups, int count) {
        var random = new SplittableRandom(1);
        var orders = new int[count][];
        for (int o = 0; o < count; o++) {
            var order = IntStream.range(0, groups).toArray();
            for (int i = groups - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int moved = order[i];
                order[i] = order[other];
                order[other] = moved;
            }
            orders[o] = order;
        }
        return orders;
    }

    @Override
    public int inputs() {
        return predictor.inputs();
    }

    @Override
    public int results() {
        return base.length;
    }

    @Override
    public double[] base() {
        return base;
    }

    @Override
    public boolean exact() {
        return members.length <= MOST_EXACT;
    }

    @Override
    public boolean sampled() {
        return true;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        attribute(rows, count, out, new double[0]);
    }

    /// The error is that of the mean over the background rows: how far it would be off with others.
    @Override
    public void attribute(double[] rows, int count, double[] out, double[] error) {
        int inputs = inputs();
        int size = count * inputs * base.length;
        boolean wanted = error.length > 0;
        var once = new double[wanted ? inputs * base.length : 0];
        var squares = new double[once.length];
        Arrays.fill(out, 0, size, 0);
        for (int i = 0; i < count; i++) {
            var row = Arrays.copyOfRange(rows, i * inputs, (i + 1) * inputs);
            int from = i * inputs * base.length;
            Arrays.fill(squares, 0);
            for (int b = 0; b < background.count(); b++) {
                System.arraycopy(out, from, once, 0, once.length);
                var other = Arrays.copyOfRange(background.rows(), b * inputs, (b + 1) * inputs);
                if (exact()) {
                    allCoalitions(row, other, out, i * inputs);
                } else {
                    walk(row, other, orders[b], out, i * inputs);
                }
                for (int j = 0; j < once.length; j++) {
                    double own = (out[from + j] - once[j]) * background.count();
                    squares[j] += own * own;
                }
            }
            double n = background.count();
            for (int j = 0; j < once.length; j++) {
                double mean = out[from + j];
                error[from + j] =
                        n < 2 ? 0 : Math.sqrt(Math.max(0, squares[j] / n - mean * mean) / (n - 1));
            }
        }
    }

    private void mix(double[] row, double[] mixed, int at, int group) {
        for (int j : members[group]) {
            mixed[at + j] = row[j];
        }
    }

    private void allCoalitions(double[] row, double[] other, double[] out, int to) {
        int groups = members.length;
        int inputs = row.length;
        int sets = 1 << groups;
        var mixed = new double[sets * inputs];
        for (int s = 0; s < sets; s++) {
            System.arraycopy(other, 0, mixed, s * inputs, inputs);
            for (int g = 0; g < groups; g++) {
                if ((s >> g & 1) != 0) {
                    mix(row, mixed, s * inputs, g);
                }
            }
        }
        var told = new double[sets * base.length];
        predictor.predict(mixed, sets, told);
        for (int g = 0; g < groups; g++) {
            for (int s = 0; s < sets; s++) {
                if ((s >> g & 1) == 0) {
                    add(g, s, s | 1 << g, share(Integer.bitCount(s), groups), told, out, to);
                }
            }
        }
    }

    /// The Shapley weight of a coalition of that size: `size! (groups − 1 − size)! / groups!`
    private static double share(int size, int groups) {
        double share = 1.0 / groups;
        for (int i = 1; i <= size; i++) {
            share *= (double) i / (groups - i);
        }
        return share;
    }

    private void walk(double[] row, double[] other, int[] order, double[] out, int to) {
        int groups = members.length;
        int inputs = row.length;
        int steps = groups + 1;
        var mixed = new double[2 * steps * inputs];
        for (int back = 0; back < 2; back++) {
            int from = back * steps;
            System.arraycopy(other, 0, mixed, from * inputs, inputs);
            for (int s = 1; s < steps; s++) {
                int at = (from + s) * inputs;
                System.arraycopy(mixed, at - inputs, mixed, at, inputs);
                mix(row, mixed, at, order[back == 0 ? s - 1 : groups - s]);
            }
        }
        var told = new double[2 * steps * base.length];
        predictor.predict(mixed, 2 * steps, told);
        for (int back = 0; back < 2; back++) {
            int from = back * steps;
            for (int s = 1; s < steps; s++) {
                int group = order[back == 0 ? s - 1 : groups - s];
                add(group, from + s - 1, from + s, 0.5, told, out, to);
            }
        }
    }

    /// Adds a difference to the first input of a group.
    private void add(
            int group, int without, int with, double share, double[] told, double[] out, int to) {
        int width = base.length;
        int at = (to + members[group][0]) * width;
        for (int k = 0; k < width; k++) {
            out[at + k] +=
                    share
                            * (told[with * width + k] - told[without * width + k])
                            / background.count();
        }
    }
}
