package org.bottega.model.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.util.List;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.RandomModels;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void infinitiesOfANumberBecomeMissing() {
        var column = new NumberColumn(new double[] {1, INF, -INF, NAN, -0.0});
        assertArrayEquals(
                new double[] {1, NAN, NAN, NAN, -0.0}, encode(new Encoder.Number("a"), column));
        assertArrayEquals(new double[] {0, 1, 1, 1, 0}, encode(new Encoder.Missing("a"), column));
    }

    @Test
    void unseenAndMissingLevelsAreMissingOrTheExtraCode() {
        var column = CategoryColumn.of("red", "violet", null, "blue");
        var levels = List.of("blue", "green", "red");
        assertArrayEquals(
                new double[] {2, NAN, NAN, 0},
                encode(new Encoder.Codes("a", levels, false), column));
        assertArrayEquals(
                new double[] {2, 3, 3, 0}, encode(new Encoder.Codes("a", levels, true), column));
        assertEquals(3, new Encoder.Codes("a", levels, false).features().getFirst().levels());
        assertEquals(4, new Encoder.Codes("a", levels, true).features().getFirst().levels());
        assertArrayEquals(
                new double[] {0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0},
                encode(new Encoder.OneHot("a", levels), column));
        assertArrayEquals(new double[] {0, 0, 1, 0}, encode(new Encoder.Missing("a"), column));
    }

    @Test
    void partsOfAMomentHaveTheirDocumentedRanges() {
        var sunday = LocalDateTime.of(1969, 12, 28, 23, 59);
        var column = new TimeColumn(new long[] {TimeColumn.micros(sunday), TimeColumn.MISSING});
        var expected = new double[] {-3.000694, 1969, 12, 28, 7, 23, 1439, 4, 362, 1};
        for (var part : Encoder.Part.values()) {
            var told = encode(new Encoder.DatePart("a", part), column);
            assertEquals(expected[part.ordinal()], told[0], 1e-6, part.name());
            assertEquals(NAN, told[1]);
        }
    }

    @Test
    void scalingFillsFirstAndThenCentres() {
        var column = new NumberColumn(new double[] {5, NAN, INF});
        var scaled = new Encoder.Scaled(new Encoder.Number("a"), 3, 1, 2);
        assertArrayEquals(new double[] {2, 1, 1}, encode(scaled, column));
        assertArrayEquals(
                new double[] {5, 3, 3},
                encode(Encoder.Scaled.filled(new Encoder.Number("a"), 3), column));
        assertArrayEquals(
                new double[] {2, NAN, NAN},
                encode(Encoder.Scaled.moved(new Encoder.Number("a"), 1, 2), column),
                "what is missing stays so");
        assertEquals(
                scaled,
                Encoder.Scaled.filled(Encoder.Scaled.moved(new Encoder.Number("a"), 1, 2), 1));
        for (double[] wrong : new double[][] {{INF, 0, 1}, {0, INF, 1}, {0, 0, 0}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new Encoder.Scaled(
                                    new Encoder.Number("a"), wrong[0], wrong[1], wrong[2]));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> Encoder.Scaled.filled(new Encoder.OneHot("a", List.of("x", "y")), 0));
    }

    @Test
    void aColumnOfTheWrongStorageIsRefused() {
        var texts = new TextColumn("x");
        for (var encoder :
                List.of(
                        new Encoder.Number("a"),
                        new Encoder.Codes("a", List.of(), false),
                        new Encoder.OneHot("a", List.of()),
                        new Encoder.DatePart("a", Encoder.Part.HOUR))) {
            assertThrows(IllegalArgumentException.class, () -> encoder.bind(texts));
        }
    }

    @Test
    void theMatrixForTrainingHoldsWhatPredictionReads() {
        var models = new RandomModels(3);
        var rows = models.table(2500);
        var features = RandomModels.features();
        var matrix = features.encode(rows);
        var block = new double[2500 * features.width()];
        features.bind(rows).encode(0, 2500, block, 0, features.width());
        for (int i = 0; i < 2500; i++) {
            for (int j = 0; j < features.width(); j++) {
                assertEquals(block[i * features.width() + j], matrix.column(j)[i]);
            }
        }
        assertSame(
                ((NumberColumn) rows.column("age")).values(),
                matrix.column(0),
                "a plain number is shared");
        var gathered = new double[2 * features.width()];
        matrix.gather(new int[] {9, 7, 2400}, 1, 3, gathered);
        assertEquals(matrix.column(1)[7], gathered[1]);
        assertEquals(matrix.column(1)[2400], gathered[features.width() + 1]);
        assertEquals("colour", matrix.select(new int[] {1}).features().getFirst().name());
    }

    @Test
    void theUnionHoldsEachEncoderOnceAndKnowsEveryPlace() {
        var age = new Encoder.Number("age");
        var hot = new Encoder.OneHot("member", List.of("no", "yes"));
        var codes = new Encoder.Codes("colour", RandomModels.COLOURS, true);
        var first = new Features(List.of(hot, age));
        var second = new Features(List.of(codes, hot));
        var union = Features.union(List.of(first, second));
        assertEquals(List.of(hot, age, codes), union.features().encoders());
        assertArrayEquals(new int[] {0, 1, 2}, union.positions().get(0));
        assertArrayEquals(new int[] {3, 0, 1}, union.positions().get(1));
        for (int s = 0; s < 2; s++) {
            var set = List.of(first, second).get(s);
            for (int j = 0; j < set.width(); j++) {
                assertEquals(
                        set.features().get(j),
                        union.features().features().get(union.positions().get(s)[j]));
            }
        }
    }

    private static double[] encode(Encoder encoder, Column column) {
        int width = encoder.width();
        assertEquals(encoder.features().size(), width);
        var out = new double[column.rows() * width];
        encoder.bind(column).encode(0, column.rows(), out, 0, width);
        return out;
    }
}
