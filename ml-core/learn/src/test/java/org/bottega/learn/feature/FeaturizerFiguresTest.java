package org.bottega.learn.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Power;
import org.junit.jupiter.api.Test;

/// Figures of scikit-learn 1.2.1 under its defaults (settings that differ are named), written down.
class FeaturizerFiguresTest {
    private static final double NAN = Double.NaN;
    private static final NumberColumn X =
            new NumberColumn(new double[] {0.1, 0.5, 0.5, 0.5, 1.2, 2.0, 3.7, 8.0, 20.0, 55.0});
    private static final NumberColumn NEW =
            new NumberColumn(new double[] {-3, 0.1, 0.3, 0.5, 0.9, 10.0, 55.0, 99.0});

    private static List<Draft> drafts(Kind kind, Column column, String pipeline) {
        var rows = IntStream.range(0, column.rows()).toArray();
        var fit = new ColumnFit(Field.of("x", kind), column, rows, null);
        Pipeline.read(pipeline).steps().forEach(fit::step);
        return fit.drafts();
    }

    private static Encoder encoder(String pipeline) {
        return drafts(Kind.NUMBER, X, pipeline).getFirst().encoder();
    }

    private static double[] encode(Encoder encoder, Column column) {
        var out = new double[column.rows() * encoder.width()];
        encoder.bind(column).encode(0, column.rows(), out, 0, encoder.width());
        return out;
    }

    @Test
    void robustScalingUsesMedianAndQuartiles() {
        var out = encode(encoder("robust"), X);
        assertEquals(-0.23346303501945526, out[0], 1e-15);
        assertEquals(8.311284046692608, out[9], 1e-14);
    }

    @Test
    void quantilesAreThoseOfTheReferenceTiesIncluded() {
        assertArrayEquals(
                new double[] {
                    0,
                    0,
                    0.05555555555555555,
                    0.2222222222222222,
                    0.3968253968253968,
                    0.7962962962962963,
                    1,
                    1
                },
                encode(encoder("quantile"), NEW),
                1e-15);
        assertArrayEquals(
                new double[] {
                    0, 0, 0.16666666666666663, 0.3333333333333333, 0.375, 0.7076023391812865, 1, 1
                },
                encode(encoder("quantile:knots=4"), NEW),
                1e-15,
                "n_quantiles=4");
    }

    @Test
    void aBellOfRanksHasItsOwnQuantilesAtTheKnots() {
        // output_distribution="normal"; between knots ours draws straight lines, so only knots are
        // compared
        var out = encode(encoder("quantile:shape=normal"), NEW);
        assertEquals(-5.199337582605575, out[0], 1e-7);
        assertEquals(-0.7647096737863871, out[3], 1e-8);
        assertEquals(5.19933758270342, out[7], 1e-7);
    }

    @Test
    void powersAreTheMostLikelyOnes() {
        // standardize=False
        var cox = (Power) encoder("power:family=box-cox");
        assertEquals(-0.07639380939192414, cox.lambda(), 1e-6);
        var bent = encode(cox, X);
        assertEquals(-2.5175167130538756, bent[0], 1e-5);
        assertEquals(0.6751150422510629, bent[5], 1e-6);
        assertEquals(3.4520220634587764, bent[9], 1e-5);
        var moved = new NumberColumn(java.util.Arrays.stream(X.values()).map(v -> v - 2).toArray());
        var johnson = (Power) drafts(Kind.NUMBER, moved, "power").getFirst().encoder();
        assertEquals(0.01594164398538605, johnson.lambda(), 1e-6);
        var both = encode(johnson, moved);
        assertEquals(-3.6634303778225883, both[0], 1e-5);
        assertEquals(4.118547455106357, both[9], 1e-5);
        assertTrue(
                Double.isNaN(encode(cox, new NumberColumn(new double[] {-1}))[0]),
                "Box-Cox has no value below 0");
    }

    @Test
    void hashesAreThoseOfTheReference() {
        // FeatureHasher(n_features=8, input_type="string")
        var names =
                CategoryColumn.of("Rome", "Oslo", "Città di Castello", "", "a", "abcd", "abcdefg");
        var encoder = drafts(Kind.CATEGORY, names, "hashing:buckets=8").getFirst().encoder();
        var out = encode(encoder, names);
        int[] bucket = {6, 3, 7, 0, 2, 2, 2};
        int[] sign = {-1, -1, 1, 1, 1, 1, -1};
        for (int i = 0; i < 7; i++) {
            for (int b = 0; b < 8; b++) {
                assertEquals(b == bucket[i] ? sign[i] : 0, out[i * 8 + b], names.text(i));
            }
        }
    }

    @Test
    void missingNumbersAreFilledAsAsked() {
        var holes = new NumberColumn(new double[] {1, NAN, 2, 2, Double.POSITIVE_INFINITY, 9});
        for (var wanted : List.of("mean 3.5", "median 2", "most-frequent 2", "constant -1")) {
            var words = wanted.split(" ");
            var drafts =
                    drafts(
                            Kind.NUMBER,
                            holes,
                            "impute:value=-1,indicator=true,strategy=" + words[0]);
            var out = encode(drafts.getFirst().encoder(), holes);
            double fill = Double.parseDouble(words[1]);
            assertArrayEquals(new double[] {1, fill, 2, 2, fill, 9}, out, wanted);
            assertArrayEquals(
                    new double[] {0, 1, 0, 0, 1, 0}, encode(drafts.get(1).encoder(), holes));
        }
    }

    @Test
    void missingNamesAreFilledAsAsked() {
        var town = CategoryColumn.of("Oslo", null, "Rome", "Rome");
        var most =
                drafts(Kind.CATEGORY, town, "impute:strategy=most-frequent + one-hot").getFirst();
        assertArrayEquals(new double[] {1, 0, 0, 1, 0, 1, 0, 1}, encode(most.encoder(), town));
        assertThrows(
                ProblemException.class,
                () -> drafts(Kind.CATEGORY, town, "impute:strategy=mean + one-hot"));
    }

    @Test
    void frequenciesAndPlacesAreNumbersOfLevels() {
        var size = CategoryColumn.of("small", "large", null, "small", "medium");
        var often = drafts(Kind.CATEGORY, size, "frequency").getFirst().encoder();
        assertArrayEquals(new double[] {0.4, 0.2, 0.2, 0.4, 0.2}, encode(often, size));
        assertArrayEquals(new double[] {0}, encode(often, CategoryColumn.of("huge")));
        var place =
                drafts(Kind.CATEGORY, size, "ordinal:order=small/medium/large")
                        .getFirst()
                        .encoder();
        assertArrayEquals(new double[] {0, 2, NAN, 0, 1}, encode(place, size));
        var wrong =
                assertThrows(
                        ProblemException.class,
                        () -> drafts(Kind.CATEGORY, size, "ordinal:order=small/mediun/large"));
        assertTrue(wrong.getMessage().contains("Did you mean \"medium\"?"), wrong.getMessage());
    }

    @Test
    void decemberIsNextToJanuary() {
        var days =
                new TimeColumn(
                        IntStream.rangeClosed(1, 12)
                                .mapToLong(m ->
                                        TimeColumn.micros(
                                                java.time.LocalDateTime.of(2024, m, 9, 0, 0)))
                                .toArray());
        var month = drafts(Kind.DATE, days, "cyclic:parts=month").getFirst().encoder();
        var out = encode(month, days);
        double step = Math.hypot(out[0] - out[2], out[1] - out[3]);
        assertEquals(step, Math.hypot(out[0] - out[22], out[1] - out[23]), 1e-12);
        assertEquals(Math.sin(2 * Math.PI * 3 / 12), out[4], 1e-15);
        assertEquals(1, Math.hypot(out[10], out[11]), 1e-15);
    }

    @Test
    void aBagHasOneInputForEachValueOfACell() {
        var tags = new TextColumn("red|blue", "Red | blue", null, "", "green|red|red", "green");
        var drafts = drafts(Kind.TEXT, tags, "items");
        assertEquals(
                List.of("x: blue", "x: green", "x: red"),
                drafts.getFirst().encoder().features().stream().map(f -> f.name()).toList());
        assertArrayEquals(
                new double[] {1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0},
                encode(drafts.getFirst().encoder(), tags));
        assertEquals("x is missing", drafts.get(1).encoder().features().getFirst().name());
    }

    @Test
    void stepsFollowOneAnother() {
        var out = encode(encoder("power + standard + polynomial:degree=3"), X);
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += out[3 * i];
            assertEquals(out[3 * i] * out[3 * i], out[3 * i + 1], 1e-12);
            assertEquals(Math.pow(out[3 * i], 3), out[3 * i + 2], 1e-12);
        }
        assertEquals(0, sum, 1e-12);
    }

    @Test
    void aPipelineIsReadAsItIsWrittenAndMistakesAreNamed() {
        for (var text :
                List.of(
                        "",
                        "standard",
                        "impute:strategy=median,indicator=true + power + min-max",
                        "tf-idf:by=characters,least=2,most=4")) {
            assertEquals(text, Pipeline.read(text).toString());
        }
        problem("standart", "Did you mean \"standard\"?");
        problem("impute:strategi=mean", "Did you mean \"strategy\"?");
        problem("impute:strategy=men", "Did you mean \"mean\"?");
        problem("impute:mean", "Write NAME=VALUE");
        problem("polynomial:degree=99", "whole number from 2 to 10");
        problem("standard + ", "There is no step \"\"");
        var names = CategoryColumn.of("a", "b");
        var misplaced =
                assertThrows(
                        ProblemException.class, () -> drafts(Kind.CATEGORY, names, "standard"));
        assertTrue(
                misplaced.getMessage().contains("is not for categories"), misplaced.getMessage());
    }

    private static void problem(String pipeline, String part) {
        var thrown = assertThrows(ProblemException.class, () -> Pipeline.read(pipeline));
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }
}
