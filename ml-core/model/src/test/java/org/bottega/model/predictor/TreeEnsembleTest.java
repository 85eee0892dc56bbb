package org.bottega.model.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.bottega.model.RandomModels;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {
    private static final double NAN = Double.NaN;

    @Test
    void aValueOnTheThresholdGoesLeft() {
        assertEquals(-1, numeric(0.5, false, 0.5));
        assertEquals(-1, numeric(0.5, false, Math.nextDown(0.5)));
        assertEquals(1, numeric(0.5, false, Math.nextUp(0.5)));
        assertEquals(-1, numeric(0.0, false, -0.0));
        assertEquals(-1, numeric(-0.0, false, 0.0));
        assertEquals(-1, numeric(Double.POSITIVE_INFINITY, false, 1e308));
        assertEquals(1, numeric(Double.NEGATIVE_INFINITY, false, -1e308));
    }

    @Test
    void aMissingValueGoesWhereTheNodeSays() {
        assertEquals(-1, numeric(0.5, true, NAN));
        assertEquals(1, numeric(0.5, false, NAN));
        assertEquals(1, numeric(Double.POSITIVE_INFINITY, false, NAN));
        assertEquals(-1, category(true, NAN));
        assertEquals(1, category(false, NAN));
    }

    @Test
    void onlyCodesOfTheSetGoLeftAtACategoryNode() {
        for (double in : new double[] {0, 2, 63, 64, 100}) {
            assertEquals(-1, category(true, in));
        }
        for (double out : new double[] {1, 62, 65, 127, 128, 1e9, 1e300, -1, 2.5, -0.5}) {
            assertEquals(1, category(true, out), "code " + out);
        }
        assertEquals(1, category(true, Double.POSITIVE_INFINITY));
    }

    private static double numeric(double threshold, boolean missingLeft, double x) {
        var builder = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY, 1);
        int node = builder.numeric(0, threshold, missingLeft, 1, 2);
        return fork(builder, node, x);
    }

    private static double category(boolean missingLeft, double x) {
        var builder = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY, 1);
        var set = new long[] {1L | 1L << 2 | 1L << 63, 1L | 1L << 36};
        return fork(builder, builder.category(0, set, missingLeft, 1, 2), x);
    }

    private static double fork(TreeEnsembleBuilder builder, int node, double x) {
        builder.children(node, builder.leaf(1, -1), builder.leaf(1, 1));
        builder.tree(node, 0);
        var out = new double[1];
        builder.build().margins(new double[] {x}, 1, out);
        return out[0];
    }

    @Test
    void leavesOfOneValueGoToTheirTreesMarginAndVectorsToAll() {
        var narrow = new TreeEnsembleBuilder(1, new double[] {10, 20}, Link.SOFTMAX, 1);
        narrow.tree(narrow.leaf(1, 1), 0);
        narrow.tree(narrow.leaf(1, 2), 1);
        narrow.tree(narrow.leaf(1, 3), 1);
        assertArrayEquals(new double[] {11, 25}, margins(narrow.build()));
        var wide = new TreeEnsembleBuilder(1, new double[] {10, 20}, Link.SOFTMAX, 2);
        wide.tree(wide.leaf(1, 1, 2), 0);
        wide.tree(wide.leaf(1, 3, 4), 0);
        assertArrayEquals(new double[] {14, 26}, margins(wide.build()));
        assertThrows(IllegalArgumentException.class, () -> wide.leaf(1, 1));
    }

    private static double[] margins(TreeEnsemble forest) {
        var out = new double[forest.margins()];
        forest.margins(new double[forest.inputs()], 1, out);
        return out;
    }

    @Test
    void theSumOfForestsHasTheWeightedSumOfTheirMargins() {
        int[] levels = {0, 5, 70, 0};
        for (boolean vector : new boolean[] {true, false}) {
            var models = new RandomModels(5);
            var first = models.forest(new int[] {0, 5, 60, 0}, 4, 4, 3, Link.SOFTMAX, vector);
            var second = models.forest(new int[] {0, 5, 60, 0}, 6, 5, 3, Link.SOFTMAX, vector);
            var sum = TreeEnsembleBuilder.sum(List.of(first, second), new double[] {0.25, -2});
            var rows = models.rows(levels, 50);
            var a = new double[150];
            var b = new double[150];
            var both = new double[150];
            first.margins(rows, 50, a);
            second.margins(rows, 50, b);
            sum.margins(rows, 50, both);
            for (int i = 0; i < 150; i++) {
                assertEquals(0.25 * a[i] - 2 * b[i], both[i], 1e-12);
            }
            assertEquals(10, sum.trees());
            var doubled = new double[150];
            first.scaled(2).margins(rows, 50, doubled);
            assertEquals(2 * a[17], doubled[17], 1e-12);
        }
    }

    @Test
    void forestsOfDifferentShapeAreNotAdded() {
        var models = new RandomModels(6);
        var one = models.forest(new int[] {0}, 1, 1, 1, Link.IDENTITY, false);
        var two = models.forest(new int[] {0, 0}, 1, 1, 1, Link.IDENTITY, false);
        assertThrows(
                IllegalArgumentException.class,
                () -> TreeEnsembleBuilder.sum(List.of(one, two), new double[] {1, 1}));
    }

    @Test
    void gainsAreAddedUpByInput() {
        var builder = new TreeEnsembleBuilder(3, new double[1], Link.IDENTITY, 1);
        for (int t = 0; t < 2; t++) {
            int node = builder.numeric(t, 0, true, 5 + t, 2);
            int below = builder.numeric(0, 1, true, 1, 1);
            builder.children(node, builder.leaf(1, 0), below);
            builder.children(below, builder.leaf(1, 0), builder.leaf(1, 0));
            builder.tree(node, 0);
        }
        assertArrayEquals(new double[] {7, 6, 0}, builder.build().gainByInput());
    }

    @Test
    void aLeafThatIsReachedTwiceOrNeverIsNoForest() {
        var twice = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY, 1);
        int leaf = twice.leaf(1, 0);
        int node = twice.numeric(0, 0, true, 1, 1);
        twice.children(node, leaf, leaf);
        twice.tree(node, 0);
        assertThrows(IllegalArgumentException.class, twice::build);
        var never = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY, 1);
        never.leaf(1, 0);
        assertThrows(IllegalArgumentException.class, never::build);
        var outside = new TreeEnsembleBuilder(1, new double[1], Link.IDENTITY, 1);
        int wrong = outside.numeric(1, 0, true, 1, 1);
        outside.children(wrong, outside.leaf(1, 0), outside.leaf(1, 0));
        outside.tree(wrong, 0);
        assertThrows(IllegalArgumentException.class, outside::build);
    }
}
