package org.bottega.model.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.bottega.model.RandomModels;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.TreeEnsemble;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.junit.jupiter.api.Test;

class TreeAttributorTest {

    @Test
    void valuesAreThoseOfTheDefinitionWithCategoriesAndMissingValues() {
        int[] levels = {0, 4, 0, 7, 0};
        for (long seed = 0; seed < 30; seed++) {
            var models = new RandomModels(seed);
            boolean vector = seed % 2 == 0;
            var forest = models.forest(levels, 3, 6, 2, Link.SOFTMAX, vector);
            var rows = models.rows(levels, 6);
            var told = attribute(forest, rows);
            for (int i = 0; i < 6; i++) {
                var row = Arrays.copyOfRange(rows, i * 5, i * 5 + 5);
                for (int j = 0; j < 5; j++) {
                    for (int k = 0; k < 2; k++) {
                        assertEquals(
                                BruteForce.shapley(forest, row, j, k),
                                told[(i * 5 + j) * 2 + k],
                                1e-12);
                    }
                }
            }
        }
    }

    @Test
    void baseAndValuesAddUpToTheMarginAlsoInDeepTrees() {
        for (long seed = 0; seed < 6; seed++) {
            int[] levels = new int[2 + 8 * (int) seed];
            levels[1] = 9;
            var models = new RandomModels(seed);
            var forest = models.forest(levels, 8, 13, 1, Link.IDENTITY, false);
            var rows = models.rows(levels, 40);
            var told = attribute(forest, rows);
            var margins = new double[40];
            forest.margins(rows, 40, margins);
            double base = new TreeAttributor(forest).base()[0];
            for (int i = 0; i < 40; i++) {
                double sum = base;
                for (int j = 0; j < levels.length; j++) {
                    sum += told[i * levels.length + j];
                }
                assertEquals(margins[i], sum, 1e-9 * Math.max(1, Math.abs(margins[i])));
            }
        }
    }

    @Test
    void aPathOfTwoHundredFeaturesStillAddsUp() {
        int depth = 200;
        var builder = new TreeEnsembleBuilder(depth, new double[1], Link.IDENTITY, 1);
        int below = builder.leaf(10, 1000);
        for (int d = depth - 1; d >= 0; d--) {
            int node = builder.numeric(d, 0.5, true, 1, 10 + (depth - d) * 0.1);
            builder.children(node, builder.leaf(0.1, d), below);
            below = node;
        }
        builder.tree(below, 0);
        var forest = builder.build();
        var row = new double[depth];
        Arrays.fill(row, 1);
        row[150] = 0;
        double sum = new TreeAttributor(forest).base()[0];
        for (double value : attribute(forest, row)) {
            sum += value;
        }
        assertEquals(150, sum, 1e-9);
    }

    @Test
    void anInputThatNoTreeReadsHasNoPart() {
        int[] levels = {0, 5, 0};
        var models = new RandomModels(8);
        var narrow = models.forest(levels, 10, 4, 1, Link.IDENTITY, false);
        var n = narrow.nodes();
        var wide = new TreeEnsemble(4, narrow.base(), Link.IDENTITY, 1, n);
        var told = attribute(wide, new double[] {0.1, 2, 0.7, 0.4});
        assertEquals(0, told[3]);
        var before = attribute(narrow, new double[] {0.1, 2, 0.7});
        for (int j = 0; j < 3; j++) {
            assertEquals(before[j], told[j]);
        }
    }

    @Test
    void inputsThatPlayTheSamePartHaveTheSameValue() {
        var builder = new TreeEnsembleBuilder(2, new double[] {3}, Link.IDENTITY, 1);
        for (int t = 0; t < 2; t++) {
            int root = builder.numeric(t, 0.5, false, 1, 100);
            int below = builder.numeric(1 - t, 0.5, false, 1, 40);
            builder.children(root, builder.leaf(60, 1), below);
            builder.children(below, builder.leaf(25, 2), builder.leaf(15, 7));
            builder.tree(root, 0);
        }
        var told = attribute(builder.build(), new double[] {0.9, 0.9});
        assertEquals(told[0], told[1], 1e-14);
        double expected = 2 * (0.6 * 1 + 0.4 * (25 * 2 + 15 * 7) / 40.0);
        assertEquals(14 - expected, told[0] + told[1], 1e-12);
    }

    @Test
    void branchesThatNoTrainingRowTookCountNothingWhereInputsAreUnknown() {
        var builder = new TreeEnsembleBuilder(2, new double[1], Link.IDENTITY, 1);
        int root = builder.numeric(0, 0.5, false, 1, 10);
        int below = builder.numeric(1, 0.5, false, 1, 0);
        builder.children(root, builder.leaf(10, 1), below);
        builder.children(below, builder.leaf(0, 5), builder.leaf(0, 9));
        builder.tree(root, 0);
        var forest = builder.build();
        assertEquals(1, new TreeAttributor(forest).base()[0]);
        var known = attribute(forest, new double[] {0.9, 0.9});
        assertEquals(9, 1 + known[0] + known[1], 1e-12);
        var usual = attribute(forest, new double[] {0.1, 0.9});
        assertEquals(0, usual[0], 1e-12);
        assertEquals(0, usual[1], 1e-12);
    }

    @Test
    void treesOfOneLeafOnlyMoveTheBase() {
        var builder = new TreeEnsembleBuilder(1, new double[] {1}, Link.IDENTITY, 1);
        builder.tree(builder.leaf(5, 2.5), 0);
        var forest = builder.build();
        assertEquals(3.5, new TreeAttributor(forest).base()[0]);
        assertEquals(0, attribute(forest, new double[] {1})[0]);
    }

    private static double[] attribute(TreeEnsemble forest, double[] rows) {
        int count = rows.length / forest.inputs();
        var out = new double[rows.length * forest.margins()];
        new TreeAttributor(forest).attribute(rows, count, out);
        return out;
    }
}
