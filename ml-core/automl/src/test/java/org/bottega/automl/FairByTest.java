package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.bottega.kernel.ProblemException;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class FairByTest {
    // six rows of a, four of d
    private static final byte[] SIDE = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, -1};
    private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final double[] TRUTH = {1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1};
    private static final boolean[] TOLD = {
        true, true, true, true, false, false, true, false, false, false, true
    };

    private static FairBy by(FairBy.Kind kind, double most) {
        return new FairBy("d", SIDE, new boolean[] {false, true}, Double.NaN, kind, most);
    }

    private static double[] probabilities() {
        var told = new double[2 * TOLD.length];
        for (int i = 0; i < TOLD.length; i++) {
            told[2 * i] = TOLD[i] ? 0.2 : 0.9;
            told[2 * i + 1] = 1 - told[2 * i];
        }
        return told;
    }

    @Test
    void disparitiesAreThoseOfHandCountedRows() {
        // favoured: 4 of 6 and 1 of 4; found: 3 of 3 and 1 of 2; told so: 2 of 3 and 2 of 2; right:
        // 5 of 6 and 3 of 4
        var expected =
                List.of(4 / 6.0 - 1 / 4.0, 1 - (1 / 4.0) / (4 / 6.0), 0.5, 1 / 3.0, 5 / 6.0 - 0.75);
        for (var kind : FairBy.Kind.values()) {
            var found = by(kind, 0.1).of(ROWS, TRUTH, probabilities());
            assertEquals(expected.get(kind.ordinal()), found.value(), 1e-12, kind.name());
            assertTrue(found.low() <= found.value() && found.value() <= found.high(), kind.name());
            assertEquals(
                    Math.max(0, expected.get(kind.ordinal()) - 0.1),
                    by(kind, 0.1).excess(found),
                    1e-12);
        }
        var one =
                new FairBy("d", new byte[11], new boolean[] {false, true}, 0, FairBy.Kind.RD, 0.1);
        assertTrue(Double.isNaN(one.of(ROWS, TRUTH, probabilities()).value()));
        assertThrows(ProblemException.class, () -> by(FairBy.Kind.DI, 1.5));
    }

    @Test
    void aBlendKeepsToTheBoundAndIsTheBestOfThoseThatDo() {
        int rows = 2_000;
        var random = new SplittableRandom(1);
        var side = new byte[rows];
        var all = new int[rows];
        var y = new double[rows];
        var fair = new double[2 * rows];
        var unfair = new double[2 * rows];
        var noise = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            all[i] = i;
            side[i] = (byte) random.nextInt(2);
            double merit = random.nextGaussian();
            y[i] = merit - side[i] + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
            tell(fair, i, merit - 0.5 + 0.8 * random.nextGaussian());
            tell(unfair, i, merit - side[i]);
            tell(noise, i, random.nextGaussian());
        }
        var models = List.of(unfair, fair, noise);
        var free = EnsembleSelection.weights(models, y, 2, Goal.of(Metric.ACCURACY), 1);
        var by = new FairBy("d", side, new boolean[] {false, true}, 0, FairBy.Kind.DPPL, 0.1);
        EnsembleSelection.Bound bound = (at, truth, told) -> by.excess(by.of(at, truth, told));
        var bounded = EnsembleSelection.weights(models, y, 2, Goal.of(Metric.ACCURACY), 1, bound);
        assertTrue(by.of(all, y, EnsembleSelection.mean(models, free)).value() > 0.25);
        var told = EnsembleSelection.mean(models, bounded);
        assertTrue(by.of(all, y, told).value() <= 0.1);
        double reached = Metric.ACCURACY.score(y, told, 2);
        for (var model : models) {
            if (by.of(all, y, model).value() <= 0.1) {
                assertTrue(reached >= Metric.ACCURACY.score(y, model, 2));
            }
        }
        // nothing can be more equal than a bound of nothing allows: the nearest is taken
        var none = new FairBy("d", side, new boolean[] {false, true}, 0, FairBy.Kind.DPPL, 0);
        var nearest =
                EnsembleSelection.weights(
                        List.of(unfair, fair),
                        y,
                        2,
                        Goal.of(Metric.ACCURACY),
                        1,
                        (at, truth, t) -> none.excess(none.of(at, truth, t)));
        double least = Math.min(none.of(all, y, fair).value(), none.of(all, y, unfair).value());
        assertTrue(
                none.of(all, y, EnsembleSelection.mean(List.of(unfair, fair), nearest)).value()
                        <= least);
    }

    @Test
    void withoutABoundWeightsStayAsTheyWere() {
        var models = List.of(probabilities());
        assertArrayEquals(
                new double[] {1},
                EnsembleSelection.weights(models, TRUTH, 2, Goal.of(Metric.AUC), 1));
    }

    private static void tell(double[] told, int row, double margin) {
        told[2 * row + 1] = 1 / (1 + Math.exp(-2 * margin));
        told[2 * row] = 1 - told[2 * row + 1];
    }
}
