package org.bottega.learn.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every featurizer keeps to, at every place where it may stand.
class FeaturizerContractTest {
    private static final int TRAINING = 200;
    private static final int ALL = 300;

    @TempDir Path folder;

    record Case(Featurizer featurizer, Place place) {
        @Override
        public String toString() {
            return featurizer.info().id() + " at " + place;
        }

        Kind kind() {
            return switch (place) {
                case NUMBERS -> Kind.NUMBER;
                case CATEGORIES -> Kind.CATEGORY;
                case MOMENTS -> Kind.DATE_TIME;
                case TEXTS -> Kind.TEXT;
            };
        }

        /// A step that needs one before it, or behind it, has it.
        String pipeline() {
            var id = featurizer.info().id();
            return id.equals("impute") && place == Place.CATEGORIES
                    ? "impute:strategy=most-frequent + one-hot"
                    : id;
        }
    }

    static List<Case> cases() {
        return Featurizers.all().stream()
                .filter(Featurizer::available)
                .flatMap(f ->
                        Stream.of(Place.values())
                                .filter(f.places()::contains)
                                .map(p -> new Case(f, p)))
                .toList();
    }

    private static Column column(Place place, boolean otherwise) {
        var random = new Random(4);
        var texts = new @Nullable String[ALL];
        var numbers = new double[ALL];
        var days = new long[ALL];
        for (int i = 0; i < ALL; i++) {
            boolean other = otherwise && i >= TRAINING;
            boolean missing = random.nextInt(12) == 0;
            int which = random.nextInt(6);
            texts[i] =
                    missing
                            ? null
                            : other
                                    ? "Never seen " + i + "\u0000😀"
                                    : "some word" + which + "|and|more" + which / 2;
            double number = Math.exp(random.nextGaussian());
            numbers[i] =
                    missing
                            ? random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY
                            : other ? (i % 2 == 0 ? 1.7e308 : -1.7e308) : number;
            days[i] =
                    missing
                            ? TimeColumn.MISSING
                            : other
                                    ? (i % 2 == 0
                                            ? -60_000_000_000_000_000L
                                            : 250_000_000_000_000_000L)
                                    : random.nextLong(2_000_000_000_000_000L);
        }
        return switch (place) {
            case NUMBERS -> new NumberColumn(numbers);
            case CATEGORIES -> CategoryColumn.of(texts);
            case MOMENTS -> new TimeColumn(days);
            case TEXTS -> new TextColumn(texts);
        };
    }

    private static Features fit(Case of, Column column) {
        var y = new double[ALL];
        for (int i = 0; i < ALL; i++) {
            y[i] = i % 7;
        }
        var fit =
                new ColumnFit(
                        Field.of("x", of.kind()),
                        column,
                        IntStream.range(0, TRAINING).toArray(),
                        new Learnt("y", y, List.of()));
        Pipeline.read(of.pipeline()).steps().forEach(fit::step);
        var encoders = new ArrayList<Encoder>();
        fit.drafts().forEach(d -> encoders.add(d.encoder()));
        return new Features(encoders);
    }

    private static Table table(Case of, Column column) {
        return new Table(Schema.of(Field.of("x", of.kind())), List.of(column));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyTrainingRowsAreLookedAt(Case of) {
        // levels of a category are listed for all rows, so those that only others have may be known
        var plain = fit(of, column(of.place(), false));
        var other = fit(of, column(of.place(), true));
        assertTrue(plain.width() > 0);
        var rows = table(of, column(of.place(), false));
        var a = plain.encode(rows);
        var b = other.encode(rows);
        assertEquals(a.width(), b.width());
        for (int j = 0; j < a.width(); j++) {
            assertArrayEquals(a.column(j), b.column(j), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneRowIsEncodedAsManyAre(Case of) {
        var column = column(of.place(), true);
        var features = fit(of, column);
        var all = features.encode(table(of, column));
        for (int i = 0; i < ALL; i += 7) {
            var one = features.encode(table(of, column.rows(new int[] {i})));
            for (int j = 0; j < all.width(); j++) {
                assertEquals(all.column(j)[i], one.column(j)[0], 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void strangeRowsGiveNumbersOrMissingNeverInfinity(Case of) {
        var column = column(of.place(), true);
        var x = fit(of, column).encode(table(of, column));
        for (int j = 0; j < x.width(); j++) {
            for (double value : x.column(j)) {
                assertFalse(Double.isInfinite(value), x.features().get(j).name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inputsHaveNamesOfTheirOwnAndTheirColumn(Case of) {
        var features = fit(of, column(of.place(), false)).features();
        var names = new HashSet<String>();
        features.forEach(f -> assertTrue(names.add(f.name()), f.name()));
        features.forEach(f -> assertEquals(List.of("x"), f.columns()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSavedModelEncodesAsBefore(Case of) {
        var column = column(of.place(), false);
        var features = fit(of, column);
        var rows = table(of, column);
        var width = features.width();
        var model =
                new Model(
                        new Signature(rows.schema(), new Task.Regression("y"), List.of()),
                        features,
                        new Linear(width, new double[width], new double[1], Link.IDENTITY),
                        rows.slice(0, 20),
                        Map.of());
        var file = folder.resolve("model.bottega");
        Bundle.write(model, file);
        assertEquals(features.encoders(), Bundle.read(file).features().encoders());
    }
}
