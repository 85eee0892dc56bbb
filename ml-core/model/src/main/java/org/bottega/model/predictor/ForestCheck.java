package org.bottega.model.predictor;

/// Proves that the numbers of a [TreeEnsemble] are a forest, so that scoring never leaves the arrays
/// and always ends, whatever file they came from.
final class ForestCheck {
    private ForestCheck() {}

    static void check(TreeEnsemble forest) {
        var n = forest.nodes();
        int nodes = n.feature().length;
        int leaves = n.leafCover().length;
        int margins = forest.base().length;
        require(n.threshold().length == nodes, "thresholds");
        require(n.children().length == 2 * nodes, "children");
        require(n.flags().length == nodes, "flags");
        require(n.sets().length == nodes, "category sets");
        require(n.gain().length == nodes, "gains");
        require(n.cover().length == nodes, "covers");
        require(n.treeOutput().length == n.roots().length, "tree outputs");
        require(margins > 0 && (forest.link() != Link.LOGISTIC || margins == 1), "margins");
        require(forest.leafWidth() == 1 || forest.leafWidth() == margins, "leaf width");
        require((long) leaves * forest.leafWidth() == n.leafValue().length, "leaf values");
        finite(forest.base(), "base");
        finite(n.leafValue(), "leaf value");
        finite(n.gain(), "gain");
        finite(n.cover(), "cover");
        finite(n.leafCover(), "leaf cover");
        for (int i = 0; i < nodes; i++) {
            if (n.feature()[i] < 0 || n.feature()[i] >= forest.inputs()) {
                require(false, "feature of node " + i);
            }
            if (forest.splitsByCategory(i) ? !hasSet(n, i) : Double.isNaN(n.threshold()[i])) {
                require(false, "threshold or category set of node " + i);
            }
        }
        reached(forest, nodes, leaves);
    }

    private static boolean hasSet(TreeEnsemble.Nodes n, int node) {
        int start = n.sets()[node];
        return start >= 0
                && start < n.bits().length
                && n.bits()[start] >= 0
                && n.bits()[start] <= n.bits().length - start - 1;
    }

    private static void reached(TreeEnsemble forest, int nodes, int leaves) {
        var n = forest.nodes();
        var nodeSeen = new boolean[nodes];
        var leafSeen = new boolean[leaves];
        var stack = new int[nodes + 1];
        int seen = 0;
        for (int t = 0; t < n.roots().length; t++) {
            if (n.treeOutput()[t] < 0 || n.treeOutput()[t] >= forest.base().length) {
                require(false, "output of tree " + t);
            }
            int top = 0;
            stack[top++] = n.roots()[t];
            while (top > 0) {
                int at = stack[--top];
                if (at < 0) {
                    if (~at >= leaves || leafSeen[~at]) {
                        require(false, "leaf " + ~at);
                    }
                    leafSeen[~at] = true;
                } else {
                    if (at >= nodes || nodeSeen[at]) {
                        require(false, "node " + at);
                    }
                    nodeSeen[at] = true;
                    stack[top++] = n.children()[2 * at];
                    stack[top++] = n.children()[2 * at + 1];
                }
                seen++;
            }
        }
        require(seen == nodes + leaves, "number of nodes");
    }

    private static void finite(double[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                require(false, what + " " + i);
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("not a forest: " + what + " is wrong");
        }
    }
}
