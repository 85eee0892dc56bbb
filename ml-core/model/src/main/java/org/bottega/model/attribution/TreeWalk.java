package org.bottega.model.attribution;

import java.util.Arrays;
import org.bottega.model.predictor.TreeEnsemble;

/// The way of some rows at once through one tree, with its scratch. Each edge has one array a point of
/// the quadrature and one for who follows it; the rows stand side by side in them, so that every inner
/// loop runs over rows, without branches, at the same index of all arrays.
final class TreeWalk {
    private static final int MOST_LANES = 64;
    private static final int FEWEST_LANES = 8;
    private static final int SCRATCH = 1 << 15;

    private final TreeEnsemble forest;
    private final TreePlan plan;
    private int lanes;
    private int from;
    private int to;
    private double[][] follows = {};
    private double[][] product = {};
    private double[] moved = {};
    private double[] values = {};

    TreeWalk(TreeEnsemble forest, TreePlan plan) {
        this.forest = forest;
        this.plan = plan;
    }

    /// How many rows go together.
    int lanes() {
        return lanes;
    }

    /// Makes room for the tree of the plan: fewer rows at once in larger trees, so that the scratch stays
    /// near the processor.
    void prepare() {
        int edges = 2 * plan.nodes + 1;
        int wanted = MOST_LANES;
        while (wanted > FEWEST_LANES && (long) edges * plan.points * wanted > SCRATCH) {
            wanted /= 2;
        }
        if (wanted != lanes) {
            lanes = wanted;
            follows = new double[0][];
            product = new double[0][];
            moved = new double[lanes];
            values = new double[lanes];
        }
        follows = room(follows, edges);
        product = room(product, edges * plan.points);
        Arrays.fill(follows[edges - 1], 1);
        for (int q = 0; q < plan.points; q++) {
            Arrays.fill(product[(edges - 1) * plan.points + q], 1);
        }
    }

    private double[][] room(double[][] arrays, int size) {
        if (arrays.length >= size) {
            return arrays;
        }
        var larger = Arrays.copyOf(arrays, Math.max(size, arrays.length * 3 / 2));
        for (int i = arrays.length; i < larger.length; i++) {
            larger[i] = new double[lanes];
        }
        return larger;
    }

    /// Computes the products at every edge for the rows `first` to `end`.
    void down(double[] rows, int first, int end) {
        from = first;
        to = end;
        int points = plan.points;
        for (int p = 0; p < plan.nodes; p++) {
            var held = follows[plan.previous[p]];
            var left = follows[2 * p];
            var right = follows[2 * p + 1];
            branch(rows, p, held, left);
            for (int i = 0; i < lanes; i++) {
                right[i] = held[i] - left[i];
            }
            int above = plan.parent[p] * points;
            for (int e = 2 * p; e <= 2 * p + 1; e++) {
                for (int q = 0; q < points; q++) {
                    multiply(
                            product[above + q],
                            product[e * points + q],
                            held,
                            follows[e],
                            plan.ratio[e],
                            plan.heldFactor[e * points + q],
                            plan.followsFactor[e * points + q]);
                }
            }
        }
    }

    /// Who, of those held so far, follows the left edge; lanes beyond the last row hold anything.
    private void branch(double[] rows, int p, double[] held, double[] left) {
        int node = plan.node[p];
        int inputs = forest.inputs();
        for (int i = 0, at = from * inputs + plan.feature[p]; i < to - from; i++, at += inputs) {
            values[i] = rows[at];
        }
        if (forest.splitsByCategory(node)) {
            for (int i = 0; i < lanes; i++) {
                left[i] = forest.goesLeft(node, values[i]) ? held[i] : 0;
            }
            return;
        }
        double threshold = forest.nodes().threshold()[node];
        if (forest.missingGoesLeft(node)) {
            for (int i = 0; i < lanes; i++) {
                left[i] = values[i] > threshold ? 0 : held[i];
            }
        } else {
            for (int i = 0; i < lanes; i++) {
                left[i] = values[i] <= threshold ? held[i] : 0;
            }
        }
    }

    private static void multiply(
            double[] above,
            double[] here,
            double[] held,
            double[] follows,
            double rest,
            double heldFactor,
            double followsFactor) {
        for (int i = 0; i < here.length; i++) {
            here[i] = above[i] * (rest + held[i] * heldFactor + follows[i] * followsFactor);
        }
    }

    /// Adds the contributions to one margin of the rows that went down. Products of edges to nodes are
    /// replaced by sums; those of edges to leaves stay for the next margin.
    ///
    /// @param value which of a leaf's values
    /// @param out rows × inputs × margins
    void up(int value, double[] out, int margin) {
        int points = plan.points;
        for (int p = plan.nodes - 1; p >= 0; p--) {
            int left = 2 * p;
            int right = left + 1;
            double leftValue = leafValue(plan.leaf[left], value);
            double rightValue = leafValue(plan.leaf[right], value);
            Arrays.fill(moved, 0);
            for (int q = 0; q < points; q++) {
                int l = left * points + q;
                int r = right * points + q;
                var leftSum = product[l];
                var rightSum = product[r];
                add(leftSum, leftValue, follows[left], plan.followsGain[l], moved);
                add(rightSum, rightValue, follows[right], plan.followsGain[r], moved);
                hold(
                        leftSum,
                        leftValue * plan.heldGain[l],
                        rightSum,
                        rightValue * plan.heldGain[r],
                        follows[plan.previous[p]],
                        moved);
                if (p > 0) {
                    join(
                            leftSum,
                            leftValue,
                            rightSum,
                            rightValue,
                            product[plan.parent[p] * points + q]);
                }
            }
            int inputs = forest.inputs();
            int margins = forest.margins();
            int at = (from * inputs + plan.feature[p]) * margins + margin;
            for (int i = 0; i < to - from; i++, at += inputs * margins) {
                out[at] += moved[i];
            }
        }
    }

    private double leafValue(int leaf, int value) {
        return leaf < 0 ? 1 : forest.nodes().leafValue()[leaf * forest.leafWidth() + value];
    }

    private static void add(
            double[] sum, double value, double[] follows, double gain, double[] moved) {
        double factor = value * gain;
        for (int i = 0; i < moved.length; i++) {
            moved[i] += sum[i] * factor * follows[i];
        }
    }

    private static void hold(
            double[] left,
            double leftFactor,
            double[] right,
            double rightFactor,
            double[] held,
            double[] moved) {
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (left[i] * leftFactor + right[i] * rightFactor) * held[i];
        }
    }

    private static void join(
            double[] left, double leftValue, double[] right, double rightValue, double[] above) {
        for (int i = 0; i < above.length; i++) {
            above[i] = left[i] * leftValue + right[i] * rightValue;
        }
    }
}
