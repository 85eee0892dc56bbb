package org.bottega.learn.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.validation.Validation;
import org.bottega.model.features.LevelValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Target encoding against sums taken by hand.
class TargetMeanTest {
    private static final int N = 400;
    private static final int[] ROWS = IntStream.range(0, 300).toArray();

    private final Random random = new Random(3);
    private final @Nullable String[] town = new @Nullable String[N];
    private final double[] y = new double[N];

    private Table table() {
        for (int i = 0; i < N; i++) {
            int t = random.nextInt(40);
            town[i] = t == 0 ? null : "town " + (i >= 300 && t == 1 ? "elsewhere" : t);
            y[i] = t % 5 + random.nextGaussian();
        }
        return new Table(
                Schema.of(Field.of("town", Kind.CATEGORY), Field.of("y", Kind.NUMBER)),
                List.of(CategoryColumn.of(town), new NumberColumn(y.clone())));
    }

    private static FittedFeatures fit(Table table, Target target, String pipeline) {
        return FeatureFitting.fit(
                table,
                target,
                "y",
                Encoding.LINEAR,
                new FeatureChoices(List.of("town=" + pipeline)),
                7);
    }

    /// mean of the level drawn to the mean of all by what ten rows weigh
    private double byHand(@Nullable String level, int[] rows) {
        double all = Arrays.stream(rows).mapToDouble(r -> y[r]).average().orElseThrow();
        var own =
                Arrays.stream(rows)
                        .filter(r -> java.util.Objects.equals(town[r], level))
                        .mapToDouble(r -> y[r])
                        .toArray();
        return (Arrays.stream(own).sum() + 10 * all) / (own.length + 10);
    }

    @Test
    void rowsThatAreNotLearntFromSeeTheSmoothedMeansOfAllTrainingRows() {
        var table = table();
        var target = new Target(y, List.of(), ROWS);
        var fitted = fit(table, target, "target:smoothing=10");
        assertTrue(fitted.looksAtTarget());
        var x = fitted.learning(fitted.encode(table), table, ROWS).column(0);
        for (int i = 300; i < N; i++) {
            assertEquals(byHand(town[i], ROWS), x[i], 1e-12, town[i]);
        }
        assertEquals(
                Arrays.stream(ROWS).mapToDouble(r -> y[r]).average().orElseThrow(),
                ((LevelValues) fitted.features().encoders().getFirst()).unseen(),
                1e-12,
                "an unseen level is like all");
    }

    @Test
    void rowsThatAreLearntFromSeeTheMeansOfTheOtherFolds() {
        var table = table();
        var target = new Target(y, List.of(), ROWS);
        var fitted = fit(table, target, "target:smoothing=10");
        var some = IntStream.range(50, 250).toArray();
        var x = fitted.learning(fitted.encode(table), table, some).column(0);
        for (var fold : Validation.folds(y, 0, some, 5, 7)) {
            for (int row : fold.validation()) {
                assertEquals(byHand(town[row], fold.training()), x[row], 1e-12);
            }
        }
        assertEquals(byHand(town[10], some), x[10], 1e-12, "not learnt from in this fold");
    }

    @Test
    void noRowsOwnTargetIsInItsInputHoweverFewRowsItsLevelHas() {
        var noise = new double[N];
        var every = new @Nullable String[N];
        for (int i = 0; i < N; i++) {
            noise[i] = random.nextInt(2);
            every[i] = "level " + i / 2;
        }
        var pairs =
                new Table(
                        Schema.of(Field.of("town", Kind.CATEGORY), Field.of("y", Kind.NUMBER)),
                        List.of(CategoryColumn.of(every), new NumberColumn(noise)));
        var target = new Target(noise, List.of("a", "b"), ROWS);
        var fitted = fit(pairs, target, "target");
        var plain = fitted.encode(pairs).column(0);
        var x = fitted.learning(fitted.encode(pairs), pairs, ROWS).column(0);
        assertTrue(correlation(plain, noise) > 0.5, "the means themselves tell the target");
        assertTrue(Math.abs(correlation(x, noise)) < 0.2, "the other folds do not");
    }

    private static double correlation(double[] a, double[] b) {
        double ma = Arrays.stream(ROWS).mapToDouble(r -> a[r]).average().orElseThrow();
        double mb = Arrays.stream(ROWS).mapToDouble(r -> b[r]).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int r : ROWS) {
            ab += (a[r] - ma) * (b[r] - mb);
            aa += (a[r] - ma) * (a[r] - ma);
            bb += (b[r] - mb) * (b[r] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void smoothingIsFoundFromTheSpreadInEachLevel() {
        var table = table();
        var fitted = fit(table, new Target(y, List.of(), ROWS), "target");
        var encoder = (LevelValues) fitted.features().encoders().getFirst();
        double mean = Arrays.stream(ROWS).mapToDouble(r -> y[r]).average().orElseThrow();
        double spread =
                Arrays.stream(ROWS).mapToDouble(r -> Math.pow(y[r] - mean, 2)).sum() / ROWS.length;
        for (int l = 0; l < encoder.levels().size(); l++) {
            var level = encoder.levels().get(l);
            var own =
                    Arrays.stream(ROWS)
                            .filter(r -> level.equals(town[r]))
                            .mapToDouble(r -> y[r])
                            .toArray();
            double m = Arrays.stream(own).average().orElseThrow();
            double within = Arrays.stream(own).map(v -> (v - m) * (v - m)).sum() / own.length;
            double share = spread * own.length / (spread * own.length + within);
            assertEquals(share * m + (1 - share) * mean, encoder.values().get(l), 1e-12, level);
        }
    }

    @Test
    void manyClassesHaveAShareEachAndTheSharesOfALevelAddUpToOne() {
        var table = table();
        var classes = Arrays.stream(y).map(v -> Math.clamp((int) v, 0, 3)).toArray();
        var target = new Target(classes, List.of("a", "b", "c", "d"), ROWS);
        var fitted = fit(table, target, "target:smoothing=10");
        var names = fitted.features().features().stream().map(f -> f.name()).toList();
        assertEquals(
                List.of(
                        "town: share of a",
                        "town: share of b",
                        "town: share of c",
                        "town: share of d"),
                names);
        var x = fitted.learning(fitted.encode(table), table, ROWS);
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += x.column(k)[i];
            }
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void linearModelsGetItByThemselvesWhereAColumnHasManyLevels() {
        var many = new ArrayList<@Nullable String>();
        for (int i = 0; i < N; i++) {
            many.add("level " + i % 60);
        }
        var few = table();
        var table =
                new Table(
                        Schema.of(Field.of("many", Kind.CATEGORY), Field.of("few", Kind.CATEGORY)),
                        List.of(
                                CategoryColumn.of(many.toArray(String[]::new)),
                                few.column("town")));
        var target = new Target(y, List.of(), ROWS);
        var names =
                FeatureFitting.fit(table, target, "y", Encoding.LINEAR, FeatureChoices.NONE, 1)
                        .features()
                        .features()
                        .stream()
                        .map(f -> f.name())
                        .toList();
        assertTrue(names.contains("many: mean of y"));
        assertFalse(names.contains("few: mean of y"));
        assertFalse(
                FeatureFitting.fit(table, ROWS, "", Encoding.LINEAR).looksAtTarget(),
                "nothing is predicted");
    }
}
