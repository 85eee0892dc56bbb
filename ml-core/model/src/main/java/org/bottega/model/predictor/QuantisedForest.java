package org.bottega.model.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A forest made ready for fast walks; the leaves that rows end in are those of the forest itself.
///
/// Each input of a row is first replaced by a rank: how many of the forest's thresholds on that input lie
/// below it. Ranks decide exactly as the numbers do. A node then is one long, its children stand side by side,
/// leaves lead to themselves, and a step has no branch that could be guessed wrong:
/// `at = child(at) + (rank > threshold)`. Eight rows, or for a single row eight trees, are walked at once, so that
/// the processor always has a step to do while it waits for the others' memory.
///
/// What a missing value does at a node is part of the rank: an input on which some nodes send missing values
/// left and others right has two ranks. A category node is an input of its own whose rank (0 left, 1 right) is
/// looked up by the code.
final class QuantisedForest {
    private static final int LANES = 8;
    private static final int STEPS = 4;
    private static final int MOST_RANKS = 65_534;
    private static final int MISSING_RIGHT = 65_535;
    private static final long MOST_TABLE = 1 << 23;

    /// more ranks a tree than this take longer than the walks they save
    private static final int WIDEST = 16;

    /// Ranks of a block of rows that stay in the cache.
    private static final int RANKS_AT_ONCE = 1 << 15;

    private final int inputs;
    private final int width;
    private final List<Ranked> ranked;
    private final List<Coded> coded;
    private final long[] nodes;
    private final double[] value;
    private final int[] leaf;
    private final int[] roots;

    /// for each tree the longest way to a leaf
    private final int[] depth;

    /// Thresholds of one input, ascending.
    ///
    /// @param left where the rank is written whose missing values go left, −1 for none
    /// @param right the same for those that go right
    @SuppressWarnings("ArrayRecordComponent")
    private record Ranked(int input, double[] thresholds, int left, int right) {}

    /// Category nodes of one input.
    ///
    /// @param from where the ranks of its nodes begin
    /// @param levels how many codes have a line in the table; then come one for other codes, one for missing
    /// @param table line by line, a rank a node
    @SuppressWarnings("ArrayRecordComponent")
    private record Coded(int input, int from, int nodes, int levels, char[] table) {}

    private QuantisedForest(Draft draft) {
        this.inputs = draft.forest.inputs();
        // leaves look at a rank too, also where no tree has a node that does
        this.width = Math.max(1, draft.width);
        this.ranked = draft.ranked;
        this.coded = draft.coded;
        this.nodes = draft.nodes;
        this.value = draft.value;
        this.leaf = draft.leaf;
        this.roots = draft.roots;
        this.depth = draft.depth;
    }

    /// @return nothing where the forest is too small for it to pay, or has more thresholds or category sets than
    ///     ranks can hold
    static @Nullable QuantisedForest of(TreeEnsemble forest) {
        return forest.trees() < LANES ? null : new Draft(forest).finish();
    }

    /// Adds the leaves of all trees to margins, for each row tree by tree in their order.
    ///
    /// @param output for each tree the margin it adds to
    void add(double[] rows, int count, double[] out, int margins, int[] output) {
        int block = Math.clamp(RANKS_AT_ONCE / Math.max(1, width), 1, count);
        block = block > LANES ? block - block % LANES : block;
        var ranks = new char[block * width];
        for (int from = 0; from < count; from += block) {
            int to = Math.min(count, from + block);
            int whole = to - (to - from) % LANES;
            rank(rows, from, to, ranks);
            for (int t = 0; t < roots.length; t++) {
                eightRows(ranks, from, whole, t, out, margins, output[t]);
            }
            for (int i = whole; i < to; i++) {
                int row = (i - from) * width;
                int t = 0;
                for (; t + LANES <= roots.length; t += LANES) {
                    eightTrees(ranks, row, t, out, i * margins, output);
                }
                for (; t < roots.length; t++) {
                    out[i * margins + output[t]] += value[end(roots[t], ranks, row)];
                }
            }
        }
    }

    /// Walks eight rows through one tree at once.
    private void eightRows(
            char[] ranks, int from, int to, int tree, double[] out, int margins, int output) {
        var all = nodes;
        int root = roots[tree];
        int most = depth[tree];
        for (int i = from; i < to; i += LANES) {
            int rowA = (i - from) * width;
            int rowB = rowA + width;
            int rowC = rowB + width;
            int rowD = rowC + width;
            int rowE = rowD + width;
            int rowF = rowE + width;
            int rowG = rowF + width;
            int rowH = rowG + width;
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            int e = root;
            int f = root;
            int g = root;
            int h = root;
            for (int step = 0; step < most; step += STEPS) {
                int before = a + b + c + d + e + f + g + h;
                for (int s = 0; s < STEPS; s++) {
                    a = next(all[a], ranks, rowA);
                    b = next(all[b], ranks, rowB);
                    c = next(all[c], ranks, rowC);
                    d = next(all[d], ranks, rowD);
                    e = next(all[e], ranks, rowE);
                    f = next(all[f], ranks, rowF);
                    g = next(all[g], ranks, rowG);
                    h = next(all[h], ranks, rowH);
                }
                // children stand behind their parents: a sum that stays the same means eight leaves
                if (a + b + c + d + e + f + g + h == before) {
                    break;
                }
            }
            int at = i * margins + output;
            out[at] += value[a];
            out[at + margins] += value[b];
            out[at + 2 * margins] += value[c];
            out[at + 3 * margins] += value[d];
            out[at + 4 * margins] += value[e];
            out[at + 5 * margins] += value[f];
            out[at + 6 * margins] += value[g];
            out[at + 7 * margins] += value[h];
        }
    }

    /// Walks one row through eight trees at once.
    private void eightTrees(char[] ranks, int row, int first, double[] out, int at, int[] output) {
        var all = nodes;
        int most = 0;
        for (int t = first; t < first + LANES; t++) {
            most = Math.max(most, depth[t]);
        }
        int a = roots[first];
        int b = roots[first + 1];
        int c = roots[first + 2];
        int d = roots[first + 3];
        int e = roots[first + 4];
        int f = roots[first + 5];
        int g = roots[first + 6];
        int h = roots[first + 7];
        for (int step = 0; step < most; step += STEPS) {
            int before = a + b + c + d + e + f + g + h;
            for (int s = 0; s < STEPS; s++) {
                a = next(all[a], ranks, row);
                b = next(all[b], ranks, row);
                c = next(all[c], ranks, row);
                d = next(all[d], ranks, row);
                e = next(all[e], ranks, row);
                f = next(all[f], ranks, row);
                g = next(all[g], ranks, row);
                h = next(all[h], ranks, row);
            }
            if (a + b + c + d + e + f + g + h == before) {
                break;
            }
        }
        out[at + output[first]] += value[a];
        out[at + output[first + 1]] += value[b];
        out[at + output[first + 2]] += value[c];
        out[at + output[first + 3]] += value[d];
        out[at + output[first + 4]] += value[e];
        out[at + output[first + 5]] += value[f];
        out[at + output[first + 6]] += value[g];
        out[at + output[first + 7]] += value[h];
    }

    private int end(int root, char[] ranks, int row) {
        int at = root;
        while (true) {
            int next = next(nodes[at], ranks, row);
            if (next == at) {
                return at;
            }
            at = next;
        }
    }

    /// Adds leaves that hold a value for each margin.
    void addWide(double[] rows, int count, double[] out, int margins, double[] leafValue) {
        int block = Math.clamp(RANKS_AT_ONCE / Math.max(1, width), 1, count);
        var ranks = new char[block * width];
        for (int from = 0; from < count; from += block) {
            int to = Math.min(count, from + block);
            rank(rows, from, to, ranks);
            for (int root : roots) {
                for (int i = from, row = 0; i < to; i++, row += width) {
                    int at = leaf[end(root, ranks, row)] * margins;
                    for (int k = 0; k < margins; k++) {
                        out[i * margins + k] += leafValue[at + k];
                    }
                }
            }
        }
    }

    /// A node: its first child in the upper half, then its threshold's rank, then its place in a row's ranks.
    private static int next(long node, char[] ranks, int row) {
        int rank = ranks[row + (int) (node & 0xFFFF)];
        int threshold = (int) (node >>> 16) & 0xFFFF;
        return (int) (node >>> 32) + (threshold - rank >>> 31);
    }

    private void rank(double[] rows, int from, int to, char[] ranks) {
        for (int i = from, row = 0; i < to; i++, row += width) {
            int place = i * inputs;
            for (var one : ranked) {
                double x = rows[place + one.input];
                boolean missing = Double.isNaN(x);
                int rank = missing ? 0 : below(one.thresholds, x);
                if (one.left >= 0) {
                    ranks[row + one.left] = (char) rank;
                }
                if (one.right >= 0) {
                    ranks[row + one.right] = (char) (missing ? MISSING_RIGHT : rank);
                }
            }
            for (var one : coded) {
                double x = rows[place + one.input];
                int code = (int) x;
                int line =
                        Double.isNaN(x)
                                ? one.levels + 1
                                : code == x && code >= 0 && code < one.levels ? code : one.levels;
                System.arraycopy(one.table, line * one.nodes, ranks, row + one.from, one.nodes);
            }
        }
    }

    /// How many of the thresholds are less than a number.
    private static int below(double[] thresholds, double x) {
        int low = 0;
        int length = thresholds.length;
        while (length > 1) {
            int half = length >>> 1;
            low += thresholds[low + half - 1] < x ? half : 0;
            length -= half;
        }
        return low + (length == 1 && thresholds[low] < x ? 1 : 0);
    }

    /// Lays a forest out.
    private static final class Draft {
        private final TreeEnsemble forest;
        private final List<Ranked> ranked = new ArrayList<>();
        private final List<Coded> coded = new ArrayList<>();
        private final Map<Integer, Ranked> byInput = new HashMap<>();
        private final int[] categoryPlace;
        private int width;
        private long[] nodes = {};
        private double[] value = {};
        private int[] leaf = {};
        private int[] roots = {};
        private int[] depth = {};

        Draft(TreeEnsemble forest) {
            this.forest = forest;
            this.categoryPlace = new int[forest.nodeCount()];
        }

        @Nullable QuantisedForest finish() {
            if (!places() || width > 0xFFFF || width > WIDEST * forest.trees()) {
                return null;
            }
            layOut();
            return new QuantisedForest(this);
        }

        private boolean places() {
            var thresholds = new HashMap<Integer, TreeSet<Double>>();
            var sides = new HashMap<Integer, Integer>();
            var categories = new HashMap<Integer, List<Integer>>();
            var feature = forest.nodes().feature();
            for (int n = 0; n < feature.length; n++) {
                if (forest.splitsByCategory(n)) {
                    categories.computeIfAbsent(feature[n], _ -> new ArrayList<>()).add(n);
                } else {
                    // −0.0 and 0.0 are one threshold, as they are for a comparison
                    double threshold = forest.nodes().threshold()[n];
                    thresholds
                            .computeIfAbsent(feature[n], _ -> new TreeSet<>())
                            .add(threshold == 0 ? 0.0 : threshold);
                    sides.merge(feature[n], forest.missingGoesLeft(n) ? 1 : 2, (a, b) -> a | b);
                }
            }
            for (var entry : thresholds.entrySet()) {
                if (entry.getValue().size() > MOST_RANKS) {
                    return false;
                }
                int side = sides.getOrDefault(entry.getKey(), 0);
                var one =
                        new Ranked(
                                entry.getKey(),
                                entry.getValue().stream().mapToDouble(t -> t).toArray(),
                                (side & 1) != 0 ? width++ : -1,
                                (side & 2) != 0 ? width++ : -1);
                ranked.add(one);
                byInput.put(one.input, one);
            }
            for (var entry : categories.entrySet()) {
                if (!table(entry.getKey(), entry.getValue())) {
                    return false;
                }
            }
            return true;
        }

        private boolean table(int input, List<Integer> of) {
            int levels = 0;
            for (int n : of) {
                long words = forest.nodes().bits()[forest.nodes().sets()[n]];
                levels = (int) Math.max(levels, Math.min(words * 64, Integer.MAX_VALUE));
            }
            int count = of.size();
            if ((levels + 2L) * count > MOST_TABLE) {
                return false;
            }
            var table = new char[(levels + 2) * count];
            for (int j = 0; j < count; j++) {
                int n = of.get(j);
                categoryPlace[n] = width + j;
                for (int code = 0; code < levels; code++) {
                    table[code * count + j] = (char) (forest.inSet(n, code) ? 0 : 1);
                }
                table[levels * count + j] = 1;
                table[(levels + 1) * count + j] = (char) (forest.missingGoesLeft(n) ? 0 : 1);
            }
            coded.add(new Coded(input, width, count, levels, table));
            width += count;
            return true;
        }

        /// Tree behind tree, level by level, so that the two children of a node stand side by side.
        private void layOut() {
            int total = forest.nodeCount() + forest.leafCount();
            nodes = new long[total];
            // only one of them is ever looked at
            value = forest.leafWidth() == 1 ? new double[total] : value;
            leaf = forest.leafWidth() == 1 ? leaf : new int[total];
            int trees = forest.trees();
            roots = new int[trees];
            depth = new int[trees];
            var references = new int[total];
            int end = 0;
            for (int t = 0; t < trees; t++) {
                int begin = end;
                roots[t] = begin;
                references[end++] = forest.nodes().roots()[t];
                int levels = 0;
                for (int level = begin; level < end; levels++) {
                    int last = end;
                    for (; level < last; level++) {
                        int reference = references[level];
                        if (reference < 0) {
                            leaf(level, ~reference);
                        } else {
                            nodes[level] = (long) end << 32 | test(reference);
                            references[end++] = forest.left(reference);
                            references[end++] = forest.right(reference);
                        }
                    }
                }
                depth[t] = levels - 1;
            }
        }

        private void leaf(int at, int number) {
            // no rank is greater than the largest there is
            nodes[at] = (long) at << 32 | 0xFFFFL << 16;
            if (forest.leafWidth() == 1) {
                value[at] = forest.nodes().leafValue()[number];
            } else {
                leaf[at] = number;
            }
        }

        private long test(int node) {
            if (forest.splitsByCategory(node)) {
                return categoryPlace[node];
            }
            var one = byInput.get(forest.nodes().feature()[node]);
            if (one == null) {
                throw new AssertionError("a node without an input");
            }
            double threshold = forest.nodes().threshold()[node];
            long rank = Arrays.binarySearch(one.thresholds, threshold == 0 ? 0.0 : threshold);
            return rank << 16 | (forest.missingGoesLeft(node) ? one.left : one.right);
        }
    }
}
