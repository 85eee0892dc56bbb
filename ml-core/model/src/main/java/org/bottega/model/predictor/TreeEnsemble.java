package org.bottega.model.predictor;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decision trees whose leaves are added up: `margin = base + Σ leaf(tree, row)`, then the link.
///
/// One rule for every trainer. At a numeric node a row goes left when `x <= threshold` (double
/// precision; a library that compares `<` or in single precision has its thresholds converted). At a
/// category node it goes left when its code is in the node's set. A missing value (NaN) goes where the
/// node says. A mean of trees is stored as a sum of scaled leaves. Codes outside the set, also
/// negative or fractional ones, go right.
///
/// Storage is flat: nodes of all trees are numbered 0 to nodes − 1; a child reference `c >= 0` is a
/// node, `c < 0` is the leaf `~c` (`−c − 1`). A leaf holds `leafWidth` values: one that goes to the
/// tree's output, or one for every margin.
public final class TreeEnsemble implements Marginal {
    private static final byte MISSING_LEFT = 1;
    private static final byte CATEGORY = 2;
    private static final int PACKED = 3;

    /// The numbers an ensemble is made of; read only once it is built.
    ///
    /// @param feature for each node the input it looks at
    /// @param threshold for each numeric node; not used at category nodes
    /// @param children for each node its left, then its right child reference
    /// @param flags for each node: 1 missing goes left, 2 splits by category
    /// @param sets for each node where its category set begins in `bits`, −1 at numeric nodes; a set is
    ///     a word with the number of words that follow, then those words, lowest code in the lowest bit
    /// @param bits all category sets
    /// @param gain for each node how much its split lowered the loss, 0 when unknown
    /// @param cover for each node the (weighted) number of training rows that passed it
    /// @param leafValue leaves × leafWidth
    /// @param leafCover for each leaf the (weighted) number of training rows in it
    /// @param roots for each tree its root reference
    /// @param treeOutput for each tree the margin its leaves add to; 0 when `leafWidth` is not 1
    @SuppressWarnings("ArrayRecordComponent")
    public record Nodes(
            int[] feature,
            double[] threshold,
            int[] children,
            byte[] flags,
            int[] sets,
            long[] bits,
            double[] gain,
            double[] cover,
            double[] leafValue,
            double[] leafCover,
            int[] roots,
            int[] treeOutput) {}

    private final int inputs;
    private final double[] base;
    private final Link link;
    private final int leafWidth;
    private final Nodes nodes;
    private final int[] feature;
    private final double[] threshold;
    private final int[] children;
    private final byte[] flags;

    /// For each node its threshold's bits, then its input and flags, then its children: what a walk needs
    /// lies side by side in memory. Made when it is first asked for: most forests are only walked by [#fast].
    private volatile long @Nullable [] packed;

    private volatile @Nullable Optional<QuantisedForest> fast;

    /// @param base one number a margin, added to every row
    /// @param leafWidth 1, or the number of margins
    /// @throws IllegalArgumentException naming what is wrong when the numbers are not a forest: a
    ///     reference out of range, a node that is reached twice or never, a value that is not finite
    public TreeEnsemble(int inputs, double[] base, Link link, int leafWidth, Nodes nodes) {
        this.inputs = inputs;
        this.base = base;
        this.link = link;
        this.leafWidth = leafWidth;
        this.nodes = nodes;
        this.feature = nodes.feature();
        this.threshold = nodes.threshold();
        this.children = nodes.children();
        this.flags = nodes.flags();
        ForestCheck.check(this);
    }

    private long[] packed() {
        var ready = packed;
        if (ready == null) {
            ready = pack();
            packed = ready;
        }
        return ready;
    }

    private long[] pack() {
        var all = new long[Math.multiplyExact(feature.length, PACKED)];
        for (int n = 0, at = 0; n < feature.length; n++) {
            all[at++] = Double.doubleToRawLongBits(threshold[n]);
            all[at++] = feature[n] | (long) flags[n] << 32;
            all[at++] = children[2 * n] & 0xFFFFFFFFL | (long) children[2 * n + 1] << 32;
        }
        return all;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int margins() {
        return base.length;
    }

    @Override
    public Link link() {
        return link;
    }

    /// One number a margin: read only.
    public double[] base() {
        return base;
    }

    public int leafWidth() {
        return leafWidth;
    }

    public Nodes nodes() {
        return nodes;
    }

    public int trees() {
        return nodes.roots().length;
    }

    public int nodeCount() {
        return feature.length;
    }

    public int leafCount() {
        return nodes.leafCover().length;
    }

    public boolean missingGoesLeft(int node) {
        return (flags[node] & MISSING_LEFT) != 0;
    }

    public boolean splitsByCategory(int node) {
        return (flags[node] & CATEGORY) != 0;
    }

    public int left(int node) {
        return children[2 * node];
    }

    public int right(int node) {
        return children[2 * node + 1];
    }

    /// Whether a value of the node's feature goes left.
    public boolean goesLeft(int node, double x) {
        int flag = flags[node];
        if ((flag & CATEGORY) == 0) {
            return x <= threshold[node] || (Double.isNaN(x) && (flag & MISSING_LEFT) != 0);
        }
        return Double.isNaN(x) ? (flag & MISSING_LEFT) != 0 : inSet(node, x);
    }

    /// Whether a category code is in the set of a category node.
    public boolean inSet(int node, double x) {
        int code = (int) x;
        if (code != x || code < 0) {
            return false;
        }
        var bits = nodes.bits();
        int start = nodes.sets()[node];
        int word = code >> 6;
        return word < bits[start] && (bits[start + 1 + word] >>> (code & 63) & 1) != 0;
    }

    @Override
    public void margins(double[] rows, int count, double[] out) {
        int width = base.length;
        for (int i = 0; i < count; i++) {
            System.arraycopy(base, 0, out, i * width, width);
        }
        if (count == 0) {
            return;
        }
        var output = nodes.treeOutput();
        var leafValue = nodes.leafValue();
        var fast = fast();
        if (fast.isPresent()) {
            if (leafWidth == 1) {
                fast.get().add(rows, count, out, width, output);
            } else {
                fast.get().addWide(rows, count, out, width, leafValue);
            }
            return;
        }
        walk(rows, count, out);
    }

    /// Adds the leaves of all trees to margins, one tree and one row after another.
    void walk(double[] rows, int count, double[] out) {
        int width = base.length;
        var roots = nodes.roots();
        var output = nodes.treeOutput();
        var leafValue = nodes.leafValue();
        for (int t = 0; t < roots.length; t++) {
            int root = roots[t];
            if (leafWidth == 1) {
                for (int i = 0, row = 0, at = output[t];
                        i < count;
                        i++, row += inputs, at += width) {
                    out[at] += leafValue[leaf(root, rows, row)];
                }
            } else {
                for (int i = 0, row = 0, at = 0; i < count; i++, row += inputs, at += width) {
                    int leaf = leaf(root, rows, row) * leafWidth;
                    for (int k = 0; k < leafWidth; k++) {
                        out[at + k] += leafValue[leaf + k];
                    }
                }
            }
        }
    }

    /// The same forest made ready for fast walks, when it is first asked; nothing where that does not pay.
    private Optional<QuantisedForest> fast() {
        var ready = fast;
        if (ready == null) {
            synchronized (this) {
                ready = fast;
                if (ready == null) {
                    ready = Optional.ofNullable(QuantisedForest.of(this));
                    fast = ready;
                }
            }
        }
        return ready;
    }

    /// The number of the leaf that a row ends in.
    ///
    /// @param root a root reference
    /// @param row where the row begins in `rows`
    public int leaf(int root, double[] rows, int row) {
        var packed = packed();
        int at = root;
        while (at >= 0) {
            int place = PACKED * at;
            long head = packed[place + 1];
            int flag = (int) (head >>> 32);
            double x = rows[row + (int) head];
            boolean left;
            if ((flag & CATEGORY) == 0) {
                left =
                        x <= Double.longBitsToDouble(packed[place])
                                || (Double.isNaN(x) && (flag & MISSING_LEFT) != 0);
            } else {
                left = goesLeft(at, x);
            }
            long next = packed[place + 2];
            at = (int) (left ? next : next >> 32);
        }
        return ~at;
    }

    @Override
    public double work() {
        return 10.0 * trees();
    }

    /// For each input the summed gain of the splits on it.
    public double[] gainByInput() {
        var sum = new double[inputs];
        for (int n = 0; n < feature.length; n++) {
            sum[feature[n]] += nodes.gain()[n];
        }
        return sum;
    }

    /// The same forest with base and leaves multiplied.
    public TreeEnsemble scaled(double factor) {
        return new TreeEnsemble(
                inputs,
                Arrays.stream(base).map(b -> b * factor).toArray(),
                link,
                leafWidth,
                new Nodes(
                        feature,
                        threshold,
                        children,
                        flags,
                        nodes.sets(),
                        nodes.bits(),
                        nodes.gain(),
                        nodes.cover(),
                        Arrays.stream(nodes.leafValue()).map(v -> v * factor).toArray(),
                        nodes.leafCover(),
                        nodes.roots(),
                        nodes.treeOutput()));
    }
}
