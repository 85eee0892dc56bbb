package org.bottega.learn.forest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// Grows single trees from top to bottom.
///
/// @param tried how many inputs to try at each node
/// @param fewest rows in a leaf
/// @param deepest how deep a tree may be
/// @param entropy judge splits of classes by entropy rather than by Gini
/// @param oneCut try one cut by chance for each input, instead of all
record TreeGrower(
        ForestRows rows, int tried, int fewest, int deepest, boolean entropy, boolean oneCut) {
    private record Todo(int from, int to, int depth, int parent, int side) {}

    /// One tree of all rows, each as often as its weight says: for a tree that stands alone.
    TreeEnsemble growAlone(long seed, BooleanSupplier stop) {
        var times = rows.times();
        var index = new int[rows.rows()];
        Arrays.setAll(index, i -> i);
        return new Growth(times, index, new SplittableRandom(seed), rows.unit())
                .grow(index.length, stop);
    }

    /// @param stop asked between nodes: a tree that nobody wants any more is not finished
    TreeEnsemble grow(long seed, BooleanSupplier stop) {
        var random = new SplittableRandom(seed);
        var times = rows.bootstrap(random);
        var index = new int[rows.rows()];
        int n = 0;
        for (int row = 0; row < times.length; row++) {
            if (times[row] > 0) {
                index[n++] = row;
            }
        }
        return new Growth(times, index, random, 1).grow(n, stop);
    }

    private final class Growth {
        private final int[] times;
        private final int[] index;
        private final int[] spare;
        private final SplittableRandom random;
        private final SplitSearch search = new SplitSearch(rows, entropy, oneCut, fewest);
        private final int width = Tally.width(rows);
        private final double unit;
        private final int outputs = Math.max(1, rows.classes());
        private final TreeEnsembleBuilder tree;
        private final int[] inputs;
        private int[] children = new int[64];
        private int nodes;

        Growth(int[] times, int[] index, SplittableRandom random, double unit) {
            this.unit = unit;
            this.times = times;
            this.index = index;
            this.random = random;
            spare = new int[index.length];
            inputs = new int[rows.inputs()];
            Arrays.setAll(inputs, i -> i);
            var base = new double[outputs];
            tree = new TreeEnsembleBuilder(inputs.length, base, Link.IDENTITY, outputs);
        }

        TreeEnsemble grow(int n, BooleanSupplier stop) {
            var todo = new ArrayDeque<Todo>();
            todo.push(new Todo(0, n, 0, -1, 0));
            int root = 0;
            while (!todo.isEmpty()) {
                var at = todo.pop();
                int reference = stop.getAsBoolean() ? leaf(at) : node(at, todo);
                if (at.parent < 0) {
                    root = reference;
                } else {
                    children[2 * at.parent + at.side] = reference;
                }
            }
            for (int i = 0; i < nodes; i++) {
                tree.children(i, children[2 * i], children[2 * i + 1]);
            }
            tree.tree(root, 0);
            return tree.build();
        }

        private final double[] sums = new double[width];

        private double sum(Todo at) {
            Arrays.fill(sums, 0);
            double count = 0;
            for (int r = at.from; r < at.to; r++) {
                int row = index[r];
                count += times[row];
                if (width == 1) {
                    sums[0] += times[row] * rows.y(row);
                } else {
                    sums[(int) rows.y(row)] += times[row];
                }
            }
            return count;
        }

        private int leaf(Todo at) {
            return leaf(sum(at));
        }

        private int leaf(double count) {
            var values = new double[outputs];
            if (rows.classes() == 0) {
                values[0] = rows.centre() + rows.scale() * sums[0] / count;
            } else if (rows.classes() == 2) {
                values[1] = sums[0] / count;
                values[0] = 1 - values[1];
            } else {
                for (int k = 0; k < outputs; k++) {
                    values[k] = sums[k] / count;
                }
            }
            return tree.leaf(count / unit, values);
        }

        private int node(Todo at, ArrayDeque<Todo> todo) {
            double count = sum(at);
            if (at.depth >= deepest || count < 2.0 * fewest) {
                return leaf(count);
            }
            search.search(inputs, tried, index, at.from, at.to, times, count, sums, random);
            if (search.input < 0) {
                return leaf(count);
            }
            int node =
                    search.levels.length == 0
                            ? tree.numeric(
                                    search.input,
                                    search.threshold,
                                    search.missingLeft,
                                    search.gain,
                                    count / unit)
                            : tree.category(
                                    search.input,
                                    search.levels,
                                    search.missingLeft,
                                    search.gain,
                                    count / unit);
            nodes = node + 1;
            if (children.length < 2 * nodes) {
                children = Arrays.copyOf(children, children.length * 2);
            }
            int middle = part(at.from, at.to);
            todo.push(new Todo(middle, at.to, at.depth + 1, node, 1));
            todo.push(new Todo(at.from, middle, at.depth + 1, node, 0));
            return node;
        }

        /// Moves the rows that go left before those that go right, each in their order.
        private int part(int from, int to) {
            var bins = rows.bins(search.input);
            var goesLeft = new boolean[bins.count() + 1];
            for (int b = 0; b < bins.count(); b++) {
                goesLeft[b] =
                        bins.category()
                                ? inSet(bins.levels()[b])
                                : upper(bins, b) <= search.threshold;
            }
            goesLeft[bins.missing()] = search.missingLeft;
            int left = from;
            int right = 0;
            for (int r = from; r < to; r++) {
                int row = index[r];
                if (goesLeft[bins.codes()[row] & 0xFF]) {
                    index[left++] = row;
                } else {
                    spare[right++] = row;
                }
            }
            System.arraycopy(spare, 0, index, left, right);
            return left;
        }

        private double upper(Bins bins, int bin) {
            return bin < bins.cuts().length ? bins.cuts()[bin] : Double.POSITIVE_INFINITY;
        }

        private boolean inSet(int level) {
            int word = level >> 6;
            return word < search.levels.length && (search.levels[word] >>> level & 1) != 0;
        }
    }
}
