package org.bottega.model.attribution;

import java.util.Arrays;
import org.bottega.model.predictor.TreeEnsemble;

/// Interventional TreeSHAP of a forest's margins (Lundberg et al. 2020, "independent"): Shapley values of the game in
/// which a coalition's columns are the row's and all others a background row's, mean over the background rows. All
/// inputs made from a column are one player, so that the values are exact for columns; they stand at the column's
/// first input.
///
/// Row and background row go down a tree together. Where they part, the column is the row's on one way (it then is
/// one of `a` columns that the leaf needs from the row) and the background's on the other (one of `c`); a
/// leaf's value counts `(a−1)!·c!/(a+c)!` for the former and `−a!·(c−1)!/(a+c)!` for the latter. What comes up from
/// below is added where the column was decided: the cost is that of the nodes both can reach.
final class InterventionalAttributor implements Attributor {
    private static final int ROWS = 100;

    private final TreeEnsemble forest;
    private final Background background;
    private final int[] player;
    private final int[] standsAt;
    private final double[] base;
    private final double[][] forRow;
    private final double[][] forOther;

    InterventionalAttributor(TreeEnsemble forest, Background all) {
        this.forest = forest;
        this.background = all.few(ROWS);
        var groups = Arrays.stream(all.group()).distinct().sorted().toArray();
        player = Arrays.stream(all.group()).map(g -> Arrays.binarySearch(groups, g)).toArray();
        standsAt = new int[groups.length];
        for (int j = player.length - 1; j >= 0; j--) {
            standsAt[player[j]] = j;
        }
        int most = Math.min(groups.length, deepest(forest)) + 1;
        forRow = new double[most + 1][most + 1];
        forOther = new double[most + 1][most + 1];
        weigh(most);
        base = new double[forest.margins()];
        var margins = new double[background.count() * base.length];
        forest.margins(background.rows(), background.count(), margins);
        for (int i = 0; i < margins.length; i++) {
            base[i % base.length] += margins[i] / background.count();
        }
    }

    private static int deepest(TreeEnsemble forest) {
        int deepest = 0;
        var depth = new int[forest.nodeCount()];
        for (int root : forest.nodes().roots()) {
            var stack = new java.util.ArrayDeque<Integer>();
            if (root >= 0) {
                depth[root] = 1;
                stack.push(root);
            }
            while (!stack.isEmpty()) {
                int node = stack.pop();
                deepest = Math.max(deepest, depth[node]);
                for (int child : new int[] {forest.left(node), forest.right(node)}) {
                    if (child >= 0) {
                        depth[child] = depth[node] + 1;
                        stack.push(child);
                    }
                }
            }
        }
        return deepest;
    }

    private void weigh(int most) {
        var logs = new double[2 * most + 3];
        for (int i = 1; i < logs.length; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        for (int a = 0; a <= most; a++) {
            for (int c = 0; c <= most; c++) {
                forRow[a][c] = a == 0 ? 0 : Math.exp(logs[a - 1] + logs[c] - logs[a + c]);
                forOther[a][c] = c == 0 ? 0 : Math.exp(logs[a] + logs[c - 1] - logs[a + c]);
            }
        }
    }

    @Override
    public int inputs() {
        return forest.inputs();
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
        return true;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        int inputs = forest.inputs();
        Arrays.fill(out, 0, count * inputs * base.length, 0);
        var walk = new Walk(rows, out);
        for (int t = 0; t < forest.trees(); t++) {
            for (int k = 0; k < forest.leafWidth(); k++) {
                walk.leafValue = k;
                walk.margin = forest.nodes().treeOutput()[t] + k;
                for (int i = 0; i < count; i++) {
                    walk.row = i * inputs;
                    for (int b = 0; b < background.count(); b++) {
                        walk.other = b * inputs;
                        walk.down(forest.nodes().roots()[t], 0, 0);
                    }
                }
            }
        }
        for (int i = 0; i < count * inputs * base.length; i++) {
            out[i] /= background.count();
        }
    }

    /// One row and one background row on their way through one tree.
    private final class Walk {
        private static final byte ROW = 1;
        private static final byte OTHER = 2;

        private final double[] rows;
        private final double[] out;
        private final byte[] decided = new byte[standsAt.length];
        private int row;
        private int other;
        private int leafValue;
        private int margin;
        private double ofOther;

        Walk(double[] rows, double[] out) {
            this.rows = rows;
            this.out = out;
        }

        /// Returns what the leaves below count for a column that is the row's; what they count for one that is the
        /// background's is left in `ofOther`.
        double down(int reference, int a, int c) {
            if (reference < 0) {
                double value =
                        forest.nodes().leafValue()[~reference * forest.leafWidth() + leafValue];
                ofOther = value * forOther[a][c];
                return value * forRow[a][c];
            }
            int feature = forest.nodes().feature()[reference];
            int p = player[feature];
            boolean rowLeft = forest.goesLeft(reference, rows[row + feature]);
            boolean otherLeft = forest.goesLeft(reference, background.rows()[other + feature]);
            if (rowLeft == otherLeft || decided[p] != 0) {
                boolean left = decided[p] == OTHER ? otherLeft : rowLeft;
                return down(left ? forest.left(reference) : forest.right(reference), a, c);
            }
            decided[p] = ROW;
            double first =
                    down(rowLeft ? forest.left(reference) : forest.right(reference), a + 1, c);
            double firstOther = ofOther;
            decided[p] = OTHER;
            double second =
                    down(otherLeft ? forest.left(reference) : forest.right(reference), a, c + 1);
            double secondOther = ofOther;
            decided[p] = 0;
            out[(row + standsAt[p]) * base.length + margin] += first - secondOther;
            ofOther = firstOther + secondOther;
            return first + second;
        }
    }
}
