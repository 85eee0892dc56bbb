package org.bottega.automl.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bottega.automl.tune.Dimension.Categories;
import org.bottega.automl.tune.Dimension.Condition;
import org.bottega.automl.tune.Dimension.Real;
import org.bottega.automl.tune.Dimension.Whole;
import org.bottega.kernel.param.Domain.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplersTest {
    private static final Space BRANIN =
            Space.of(
                    new Real("a", -5, 10, Scale.LINEAR, null),
                    new Real("b", 0, 15, Scale.LINEAR, null));

    private static double branin(Map<String, Object> x) {
        double a = (Double) x.get("a");
        double b = (Double) x.get("b");
        double inner = b - 5.1 / (4 * Math.PI * Math.PI) * a * a + 5 / Math.PI * a - 6;
        return inner * inner + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(a) + 10;
    }

    /// A learning rate, leaves, and a rate of dropping that is only there in one mode: best at 0.03, 40, dart
    /// with 0.2.
    private static final Space MIXED =
            Space.of(
                    new Real("rate", 0.001, 1, Scale.LOG, null),
                    new Whole("leaves", 4, 512, Scale.LOG, null),
                    new Categories("mode", List.of("plain", "dart", "goss"), null),
                    new Real("drop", 0, 1, Scale.LINEAR, new Condition("mode", List.of("dart"))));

    private static double mixed(Map<String, Object> x) {
        double rate = Math.log10((Double) x.get("rate") / 0.03);
        double leaves = Math.log((Integer) x.get("leaves") / 40.0);
        double mode =
                switch ((String) x.get("mode")) {
                    case "dart" -> Math.pow((Double) x.get("drop") - 0.2, 2);
                    case "goss" -> 0.3;
                    default -> 0.15;
                };
        return rate * rate + 0.2 * leaves * leaves + mode;
    }

    private static double best(
            Space space,
            ToDoubleFunction<Map<String, Object>> function,
            Strategy strategy,
            int trials,
            long seed) {
        var objective = List.of(new Objective("value", false));
        var tried = new ArrayList<Tried>();
        double best = Double.POSITIVE_INFINITY;
        for (int t = 0; t < trials; t++) {
            var history = History.of(space, objective, tried, List.of());
            var unit = strategy.sampler().next(t, history, seed);
            if (unit == null) {
                break;
            }
            var values = space.values(unit);
            double value = function.applyAsDouble(values);
            best = Math.min(best, value);
            tried.add(new Tried(t, values, Tried.State.DONE, List.of(value), List.of(), 0, ""));
        }
        return best;
    }

    private static double median(
            Space space,
            ToDoubleFunction<Map<String, Object>> function,
            Strategy strategy,
            int trials,
            int seeds) {
        var found = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            found[seed] = best(space, function, strategy, trials, seed);
        }
        Arrays.sort(found);
        return found[seeds / 2];
    }

    @Test
    void bayesianSearchFindsTheLeastValueOfBraninInThirtyTrials() {
        // published: 0.397887
        assertEquals(0.397887, median(BRANIN, SamplersTest::branin, Strategy.BAYES, 30, 3), 0.01);
    }

    @Test
    void parzenEstimatorAndEvolutionComeMuchNearerThanChanceInFiftyTrials() {
        double chance = median(BRANIN, SamplersTest::branin, Strategy.RANDOM, 50, 15) - 0.397887;
        double parzen = median(BRANIN, SamplersTest::branin, Strategy.TPE, 50, 15) - 0.397887;
        double evolution =
                median(BRANIN, SamplersTest::branin, Strategy.EVOLUTION, 50, 15) - 0.397887;
        assertTrue(parzen < chance / 3, parzen + " against " + chance);
        assertTrue(evolution < chance / 1.5, evolution + " against " + chance);
    }

    @Test
    void whatDependsOnAChoiceIsFoundWithIt() {
        assertTrue(median(MIXED, SamplersTest::mixed, Strategy.BAYES, 40, 3) < 0.01);
        assertTrue(median(MIXED, SamplersTest::mixed, Strategy.TPE, 60, 9) < 0.05);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void everyStrategyStaysInTheRangesAndRepeatsItself(Strategy strategy) {
        var seen = new ArrayList<Map<String, Object>>();
        for (int run = 0; run < 2; run++) {
            var own = new ArrayList<Map<String, Object>>();
            best(
                    MIXED,
                    values -> {
                        own.add(values);
                        double rate = (Double) values.get("rate");
                        int leaves = (Integer) values.get("leaves");
                        assertTrue(rate >= 0.001 && rate <= 1);
                        assertTrue(leaves >= 4 && leaves <= 512);
                        assertEquals("dart".equals(values.get("mode")), values.containsKey("drop"));
                        return mixed(values);
                    },
                    strategy,
                    30,
                    7);
            if (run == 0) {
                seen.addAll(own);
            } else {
                assertEquals(seen, own);
            }
        }
        assertEquals(30, seen.size());
    }

    @Test
    void theGridHasEachCombinationOnce() {
        var space =
                Space.of(
                        new Categories("mode", List.of("plain", "dart"), null),
                        new Whole("depth", 1, 3, Scale.LINEAR, null),
                        new Real(
                                "drop",
                                0,
                                1,
                                Scale.LINEAR,
                                new Condition("mode", List.of("dart"))));
        var seen = new HashSet<Map<String, Object>>();
        var history = new History(space, List.of(), List.of());
        int number = 0;
        for (var unit = new Grid(5).next(0, history, 1);
                unit != null;
                unit = new Grid(5).next(++number, history, 1)) {
            assertTrue(seen.add(space.values(unit)));
        }
        // plain × 3 depths, dart × 3 depths × 5 rates
        assertEquals(18, seen.size());
        assertNull(new Grid(5).next(18, history, 1));
    }

    @Test
    void theSobolSequenceIsThatOfJoeAndKuo() {
        // the first points of the sequence in Gray code order: dimensions 1 to 3
        double[][] known = {
            {0, 0, 0},
            {0.5, 0.5, 0.5},
            {0.75, 0.25, 0.25},
            {0.25, 0.75, 0.75},
            {0.375, 0.375, 0.625},
            {0.875, 0.875, 0.125},
            {0.625, 0.125, 0.875},
            {0.125, 0.625, 0.375}
        };
        for (int i = 0; i < known.length; i++) {
            for (int d = 0; d < 3; d++) {
                assertEquals(known[i][d], Sobol.point(i, d, 0), 1e-9, i + ", " + d);
            }
        }
        // each dimension has one point in each of 64 equal parts
        for (int d = 0; d < 20; d++) {
            var parts = new HashSet<Integer>();
            for (int i = 0; i < 64; i++) {
                parts.add((int) (64 * Sobol.point(i, d, 12345)));
            }
            assertEquals(64, parts.size(), "dimension " + d);
        }
    }

    @Test
    void placesAndValuesBelongTogether() {
        for (var dimension : MIXED.dimensions()) {
            for (double unit : new double[] {0, 0.2, 0.5, 0.77, 1}) {
                var value = dimension.value(unit);
                assertEquals(value, dimension.value(dimension.unit(value)), dimension.name());
            }
        }
        var whole = new Whole("n", 1, 4, Scale.LINEAR, null);
        var counts = new int[5];
        for (int i = 0; i < 1000; i++) {
            counts[(Integer) whole.value((i + 0.5) / 1000)]++;
        }
        assertEquals(250, counts[1], "each whole number has the same share");
        assertEquals(250, counts[4]);
        assertFalse(MIXED.values(new double[] {0, 0, 0, 0}).containsKey("drop"));
    }
}
