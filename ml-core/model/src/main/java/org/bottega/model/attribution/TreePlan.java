package org.bottega.model.attribution;

import org.bottega.model.predictor.TreeEnsemble;

/// One tree laid out for [TreeAttributor], reused for tree after tree. Its nodes stand in level order;
/// edges `2p` and `2p + 1` lead from node `p` to its left and right child.
///
/// For an edge, `z` is the share of training rows that follow all edges of its feature from the root
/// down to it, and `f(t) = t + z·(1 − t)`. The factors hold, for each point `t` of the quadrature, what
/// [TreeAttributor] multiplies with: `rest + held·above + follows·here`, where `above` and `here` are 1
/// when the row follows the nearest edge above of the same feature, and this edge itself. Above the root
/// there is one more edge, `2 · nodes`, that every row follows.
final class TreePlan {
    private static final int MOST_POINTS = 64;

    private final TreeEnsemble forest;
    private final Quadrature[] quadratures = new Quadrature[MOST_POINTS + 1];
    private double[] z = {};
    private int[] distinct = {};

    int nodes;
    int points;

    /// the ensemble's node number
    int[] node = {};

    /// the input that the node looks at
    int[] feature = {};

    /// the edge that leads to the node, the one above the root for the root
    int[] parent = {};

    /// the nearest edge above of the same feature, the one above the root when there is none
    int[] previous = {};

    /// the leaf at the end of an edge, −1 where a node is
    int[] leaf = {};

    /// share of the node's training rows that follow the edge
    double[] ratio = {};

    /// for each edge and point what the product is multiplied with
    double[] heldFactor = {};

    double[] followsFactor = {};

    /// for each edge and point what a leaf sum is multiplied with to be a contribution
    double[] heldGain = {};

    double[] followsGain = {};

    TreePlan(TreeEnsemble forest) {
        this.forest = forest;
    }

    /// @param root a reference to a node
    void layOut(int root) {
        nodes = 1;
        ensure(1);
        node[0] = root;
        parent[0] = -1;
        int deepest = 0;
        for (int p = 0; p < nodes; p++) {
            ensure(nodes + 2);
            feature[p] = forest.nodes().feature()[node[p]];
            previous[p] = previous(p);
            distinct[p] =
                    (parent[p] < 0 ? 0 : distinct[parent[p] >> 1]) + (previous[p] < 0 ? 1 : 0);
            deepest = Math.max(deepest, distinct[p]);
            double left = cover(forest.left(node[p]));
            double right = cover(forest.right(node[p]));
            double share = left + right > 0 ? left / (left + right) : 0.5;
            child(2 * p, forest.left(node[p]), share);
            child(2 * p + 1, forest.right(node[p]), 1 - share);
        }
        points = Math.min(MOST_POINTS, (deepest + 1) / 2);
        factors();
        for (int p = 0; p < nodes; p++) {
            parent[p] = parent[p] < 0 ? 2 * nodes : parent[p];
            previous[p] = previous[p] < 0 ? 2 * nodes : previous[p];
        }
    }

    private double cover(int reference) {
        return reference >= 0
                ? forest.nodes().cover()[reference]
                : forest.nodes().leafCover()[~reference];
    }

    private int previous(int p) {
        for (int e = parent[p]; e >= 0; e = parent[e >> 1]) {
            if (feature[e >> 1] == feature[p]) {
                return e;
            }
        }
        return -1;
    }

    private void child(int edge, int reference, double share) {
        int before = previous[edge >> 1];
        ratio[edge] = share;
        z[edge] = share * (before < 0 ? 1 : z[before]);
        if (reference < 0) {
            leaf[edge] = ~reference;
        } else {
            leaf[edge] = -1;
            node[nodes] = reference;
            parent[nodes] = edge;
            nodes++;
        }
    }

    private void factors() {
        var quadrature = quadratures[points];
        if (quadrature == null) {
            quadrature = new Quadrature(points);
            quadratures[points] = quadrature;
        }
        int size = 2 * nodes * points;
        if (heldFactor.length < size) {
            heldFactor = new double[size];
            followsFactor = new double[size];
            heldGain = new double[size];
            followsGain = new double[size];
        }
        for (int e = 0, at = 0; e < 2 * nodes; e++) {
            int before = previous[e >> 1];
            for (int q = 0; q < points; q++, at++) {
                double t = quadrature.node(q);
                double f = t + z[e] * (1 - t);
                double above = before < 0 ? 1 : t + z[before] * (1 - t);
                double gainAbove = before < 0 ? 0 : (1 - z[before]) / above;
                double weight = quadrature.weight(q);
                double cold = z[e] * (1 - t) / above;
                heldFactor[at] = cold - ratio[e];
                followsFactor[at] = f / above - cold;
                heldGain[at] = weight * (-1 / (1 - t) - gainAbove);
                followsGain[at] = weight * ((1 - z[e]) / f + 1 / (1 - t));
            }
        }
    }

    private void ensure(int size) {
        if (node.length >= size) {
            return;
        }
        int room = Math.max(size, Math.max(64, node.length * 2));
        node = java.util.Arrays.copyOf(node, room);
        feature = java.util.Arrays.copyOf(feature, room);
        parent = java.util.Arrays.copyOf(parent, room);
        previous = java.util.Arrays.copyOf(previous, room);
        distinct = java.util.Arrays.copyOf(distinct, room);
        leaf = java.util.Arrays.copyOf(leaf, 2 * room);
        ratio = java.util.Arrays.copyOf(ratio, 2 * room);
        z = java.util.Arrays.copyOf(z, 2 * room);
    }

    /// The tree's mean leaf, weighted by the shares of training rows, for one value of the leaves.
    ///
    /// @param scratch at least `nodes` long
    double mean(int valueOfLeaf, double[] scratch) {
        double sum = 0;
        for (int p = 0; p < nodes; p++) {
            double here = p == 0 ? 1 : scratch[parent[p] >> 1] * ratio[parent[p]];
            scratch[p] = here;
            for (int e = 2 * p; e <= 2 * p + 1; e++) {
                if (leaf[e] >= 0) {
                    sum +=
                            here
                                    * ratio[e]
                                    * forest.nodes()
                                            .leafValue()[
                                            leaf[e] * forest.leafWidth() + valueOfLeaf];
                }
            }
        }
        return sum;
    }
}
