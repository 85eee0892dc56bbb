package org.bottega.model.predictor;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Collects trees into a [TreeEnsemble]. Use: for each tree create its nodes and leaves in any order,
/// join them by [#children], then [#tree]. Not thread-safe.
public final class TreeEnsembleBuilder {
    private final int inputs;
    private final double[] base;
    private final Link link;
    private final int leafWidth;
    private int nodes;
    private int leaves;
    private int trees;
    private int words;
    private int[] feature = new int[64];
    private double[] threshold = new double[64];
    private int[] children = new int[128];
    private byte[] flags = new byte[64];
    private int[] sets = new int[64];
    private double[] gain = new double[64];
    private double[] cover = new double[64];
    private long[] bits = new long[16];
    private double[] leafValue = new double[64];
    private double[] leafCover = new double[64];
    private int[] roots = new int[16];
    private int[] treeOutput = new int[16];

    /// @param base one number a margin
    /// @param leafWidth 1, or the number of margins when each leaf holds a vector
    public TreeEnsembleBuilder(int inputs, double[] base, Link link, int leafWidth) {
        this.inputs = inputs;
        this.base = base;
        this.link = link;
        this.leafWidth = leafWidth;
    }

    /// Adds a numeric node; rows with `x <= threshold` go left. Infinite thresholds are allowed.
    ///
    /// @return its reference
    public int numeric(
            int input, double limit, boolean missingLeft, double splitGain, double rows) {
        int node = node(input, limit, missingLeft, false, splitGain, rows);
        sets[node] = -1;
        return node;
    }

    /// Adds a category node; rows whose code is in the set go left.
    ///
    /// @param set lowest code in the lowest bit of the first word
    /// @return its reference
    public int category(int input, long[] set, boolean missingLeft, double splitGain, double rows) {
        int node = node(input, Double.NaN, missingLeft, true, splitGain, rows);
        sets[node] = words;
        bits = room(bits, words + set.length + 1);
        bits[words++] = set.length;
        System.arraycopy(set, 0, bits, words, set.length);
        words += set.length;
        return node;
    }

    /// Adds a leaf.
    ///
    /// @param values `leafWidth` finite numbers
    /// @return its reference, negative
    public int leaf(double rows, double... values) {
        if (values.length != leafWidth) {
            throw new IllegalArgumentException(values.length + " leaf values, not " + leafWidth);
        }
        leafValue = room(leafValue, (leaves + 1) * leafWidth);
        leafCover = room(leafCover, leaves + 1);
        System.arraycopy(values, 0, leafValue, leaves * leafWidth, leafWidth);
        leafCover[leaves] = rows;
        return ~leaves++;
    }

    public void children(int node, int left, int right) {
        children[2 * node] = left;
        children[2 * node + 1] = right;
    }

    /// Ends a tree.
    ///
    /// @param output the margin its leaves add to; 0 when leaves hold vectors
    public void tree(int root, int output) {
        roots = room(roots, trees + 1);
        treeOutput = room(treeOutput, trees + 1);
        roots[trees] = root;
        treeOutput[trees++] = output;
    }

    private int node(
            int input,
            double limit,
            boolean missingLeft,
            boolean byCategory,
            double splitGain,
            double rows) {
        if (nodes == feature.length) {
            grow(nodes * 2);
        }
        feature[nodes] = input;
        threshold[nodes] = limit;
        flags[nodes] = (byte) ((missingLeft ? 1 : 0) | (byCategory ? 2 : 0));
        gain[nodes] = splitGain;
        cover[nodes] = rows;
        return nodes++;
    }

    /// Ends it: nothing may be added afterwards.
    public TreeEnsemble build() {
        return new TreeEnsemble(
                inputs,
                base,
                link,
                leafWidth,
                new TreeEnsemble.Nodes(
                        fitted(feature, nodes),
                        fitted(threshold, nodes),
                        fitted(children, 2 * nodes),
                        flags.length == nodes ? flags : Arrays.copyOf(flags, nodes),
                        fitted(sets, nodes),
                        Arrays.copyOf(bits, words),
                        fitted(gain, nodes),
                        fitted(cover, nodes),
                        fitted(leafValue, leaves * leafWidth),
                        fitted(leafCover, leaves),
                        Arrays.copyOf(roots, trees),
                        Arrays.copyOf(treeOutput, trees)));
    }

    private static double[] fitted(double[] array, int size) {
        return array.length == size ? array : Arrays.copyOf(array, size);
    }

    private static int[] fitted(int[] array, int size) {
        return array.length == size ? array : Arrays.copyOf(array, size);
    }

    /// All trees of several forests in one, their bases and leaves multiplied by the weights and added.
    /// Margins of the result are the weighted sum of the forests' margins.
    ///
    /// @param forests same inputs, margins, link and leaf width
    public static TreeEnsemble sum(List<TreeEnsemble> forests, double[] weights) {
        int nodes = 0;
        int leaves = 0;
        for (var forest : forests) {
            nodes += forest.nodeCount();
            leaves += forest.leafCount();
        }
        return sum(forests.iterator(), weights, nodes, leaves);
    }

    /// The same of forests that are taken one after the other, so that not all of them have to be in memory.
    ///
    /// @param forests as many as weights
    /// @param nodes of all forests together
    /// @param leaves of all forests together
    public static TreeEnsemble sum(
            Iterator<TreeEnsemble> forests, double[] weights, int nodes, int leaves) {
        TreeEnsemble first = forests.next();
        var base = new double[first.margins()];
        var all = new TreeEnsembleBuilder(first.inputs(), base, first.link(), first.leafWidth());
        all.reserve(nodes, leaves);
        for (int f = 0; f < weights.length; f++) {
            var forest = f == 0 ? first : forests.next();
            if (forest.inputs() != all.inputs
                    || forest.link() != all.link
                    || forest.margins() != base.length
                    || forest.leafWidth() != all.leafWidth) {
                throw new IllegalArgumentException("forests of different shape cannot be added");
            }
            for (int k = 0; k < base.length; k++) {
                base[k] += weights[f] * forest.base()[k];
            }
            all.append(forest, weights[f]);
        }
        return all.build();
    }

    /// Makes room for so many at once: growing step by step would take several times as much.
    private void reserve(int moreNodes, int moreLeaves) {
        grow(nodes + moreNodes);
        leafCover = exactly(leafCover, leaves + moreLeaves);
        leafValue = exactly(leafValue, (leaves + moreLeaves) * leafWidth);
    }

    private static double[] exactly(double[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, size);
    }

    private void grow(int size) {
        if (size <= feature.length) {
            return;
        }
        feature = Arrays.copyOf(feature, size);
        threshold = Arrays.copyOf(threshold, size);
        children = Arrays.copyOf(children, size * 2);
        flags = Arrays.copyOf(flags, size);
        sets = Arrays.copyOf(sets, size);
        gain = Arrays.copyOf(gain, size);
        cover = Arrays.copyOf(cover, size);
    }

    /// Adds all trees of a forest, leaves multiplied by a weight; its base is not added.
    public void append(TreeEnsemble forest, double weight) {
        var from = forest.nodes();
        int firstNode = nodes;
        int firstLeaf = leaves;
        for (int n = 0; n < forest.nodeCount(); n++) {
            if (forest.splitsByCategory(n)) {
                int start = from.sets()[n];
                var set =
                        Arrays.copyOfRange(
                                from.bits(), start + 1, start + 1 + (int) from.bits()[start]);
                category(
                        from.feature()[n],
                        set,
                        forest.missingGoesLeft(n),
                        from.gain()[n],
                        from.cover()[n]);
            } else {
                numeric(
                        from.feature()[n],
                        from.threshold()[n],
                        forest.missingGoesLeft(n),
                        from.gain()[n],
                        from.cover()[n]);
            }
        }
        var values = new double[leafWidth];
        for (int l = 0; l < forest.leafCount(); l++) {
            for (int k = 0; k < leafWidth; k++) {
                values[k] = weight * from.leafValue()[l * leafWidth + k];
            }
            leaf(from.leafCover()[l], values);
        }
        for (int n = 0; n < forest.nodeCount(); n++) {
            children(
                    firstNode + n,
                    moved(forest.left(n), firstNode, firstLeaf),
                    moved(forest.right(n), firstNode, firstLeaf));
        }
        for (int t = 0; t < forest.trees(); t++) {
            tree(moved(from.roots()[t], firstNode, firstLeaf), from.treeOutput()[t]);
        }
    }

    private static int moved(int reference, int firstNode, int firstLeaf) {
        return reference >= 0 ? reference + firstNode : reference - firstLeaf;
    }

    private static double[] room(double[] array, int size) {
        return size <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(size, array.length * 2));
    }

    private static int[] room(int[] array, int size) {
        return size <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(size, array.length * 2));
    }

    private static long[] room(long[] array, int size) {
        return size <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(size, array.length * 2));
    }
}
