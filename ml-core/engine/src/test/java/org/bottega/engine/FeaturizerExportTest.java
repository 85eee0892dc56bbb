package org.bottega.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
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
import org.bottega.learn.Algorithms;
import org.bottega.learn.Choices;
import org.bottega.learn.Trainer;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.feature.Featurizers;
import org.bottega.learn.feature.Place;
import org.bottega.learn.selection.Selection;
import org.bottega.model.Model;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.bundle.Bundle;
import org.bottega.onnx.OnnxExport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every featurizer, in a model that was trained with it: the graph agrees, explanations name the user's
/// columns, and strange rows are answered or refused.
class FeaturizerExportTest {
    @TempDir Path folder;

    private static Table table(int rows, long seed) {
        var random = new SplittableRandom(seed);
        var size = new double[rows];
        var age = new double[rows];
        var town = new String[rows];
        var note = new String[rows];
        var day = new long[rows];
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            size[i] = Math.exp(random.nextGaussian());
            age[i] = random.nextInt(90);
            int t = random.nextInt(9);
            town[i] = "big town" + t;
            note[i] = t % 3 == 0 ? "dear|good, big" : "cheap|small and good";
            day[i] =
                    TimeColumn.micros(
                            LocalDateTime.of(2020, 1, 1, 0, 0).plusHours(random.nextInt(20_000)));
            y[i] = size[i] + t % 3 + age[i] * size[i] / 50 + 0.1 * random.nextGaussian();
        }
        List<Column> columns =
                List.of(
                        new NumberColumn(size),
                        new NumberColumn(age),
                        CategoryColumn.of(town),
                        new TextColumn(note),
                        new TimeColumn(day),
                        new NumberColumn(y));
        return new Table(
                Schema.of(
                        Field.of("size", Kind.NUMBER),
                        Field.of("age", Kind.NUMBER),
                        Field.of("town", Kind.CATEGORY),
                        Field.of("note", Kind.TEXT),
                        Field.of("day", Kind.DATE_TIME),
                        Field.of("y", Kind.NUMBER)),
                columns);
    }

    private static Model train(String algorithm, String... lines) {
        var choices =
                new Choices(
                        false,
                        Map.of(),
                        Calibration.NONE,
                        new FeatureChoices(List.of(lines)),
                        Selection.NONE);
        return new Trainer(1, 1, Deadline.never(), choices)
                .train(
                        table(200, 1),
                        new Task.Regression("y"),
                        Algorithms.byId(algorithm),
                        Params.defaults(),
                        Progress.none());
    }

    static Stream<String> lines() {
        var column =
                Map.of(
                        Place.NUMBERS, "size",
                        Place.CATEGORIES, "town",
                        Place.MOMENTS, "day",
                        Place.TEXTS, "note");
        return Featurizers.all().stream()
                .filter(f -> !f.info().id().equals("sentence-vectors"))
                .flatMap(f ->
                        f.places().stream()
                                .sorted()
                                .map(p ->
                                        column.get(p)
                                                + "="
                                                + (f.info().id().equals("impute")
                                                                && p == Place.CATEGORIES
                                                        ? "impute:strategy=most-frequent + one-hot"
                                                        : f.info().id() + " + impute")));
    }

    private void agrees(Model model) {
        var rows = table(60, 2);
        var report = OnnxExport.write(model, rows, folder.resolve("model.onnx"));
        assertTrue(report.difference() < 1e-9, "difference " + report.difference());
        var why = Explainer.of(model).explain(rows.slice(0, 5), Progress.none());
        var told = model.predict(rows.slice(0, 5));
        assertEquals(List.of("size", "age", "town", "note", "day"), why.columns());
        for (int i = 0; i < 5; i++) {
            assertEquals(told.values()[i], why.total(i, 0), 1e-9 * Math.abs(told.values()[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theGraphAgreesAndTheExplanationNamesTheColumns(String line) {
        agrees(train("ridge-regression", line));
    }

    @Test
    void whatTwoColumnsDoTogetherIsLearntExportedAndShared() {
        agrees(train("ridge-regression", "size*age", "town*size"));
        var alone = error(train("ridge-regression"));
        var together = error(train("ridge-regression", "size*age"));
        assertTrue(together < 0.7 * alone, together + " with the product, without it " + alone);
    }

    @Test
    void sentenceVectorsTravelWithTheModelAndTheGraphSaysWhyItHasNone() {
        var model = train("ridge-regression", "note=sentence-vectors");
        assertTrue(model.features().width() > 384);
        assertTrue(error(model) < 1.5, "error " + error(model));
        var file = folder.resolve("model.bottega");
        Bundle.write(model, file);
        var rows = table(20, 6);
        assertArrayEquals(model.predict(rows).values(), Bundle.read(file).predict(rows).values());
        var why = Explainer.of(model).explain(rows.slice(0, 3), Progress.none());
        assertEquals(List.of("size", "age", "town", "note", "day"), why.columns());
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> OnnxExport.write(model, rows, folder.resolve("model.onnx")));
        assertTrue(refused.getMessage().contains("cuts texts into word pieces"));
    }

    private static double error(Model model) {
        var test = table(300, 3);
        var told = model.predict(test).values();
        var y = ((NumberColumn) test.column("y")).values();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (told[i] - y[i]) * (told[i] - y[i]);
        }
        return Math.sqrt(sum / y.length);
    }

    private static Model everything() {
        return train(
                "lightgbm",
                "size=plain",
                "size=quantile",
                "town=codes",
                "town=target",
                "note=tf-idf",
                "note=items",
                "day=date-parts",
                "day=cyclic",
                "size*age");
    }

    @Test
    void columnsMayStandInAnotherOrderAndBesideOthers() {
        var model = everything();
        var rows = table(50, 4);
        var names = new ArrayList<>(rows.schema().names());
        Collections.reverse(names);
        var other =
                rows.select(names)
                        .with(Field.of("extra", Kind.NUMBER), new NumberColumn(new double[50]));
        assertArrayEquals(model.predict(rows).values(), model.predict(other).values());
    }

    @Test
    void aMissingColumnAndOneInOtherLettersAreNamed() {
        var model = everything();
        var rows = table(5, 4);
        var gone = thrown(model, rows.without("town"));
        assertTrue(gone.contains("\"town\", which the model reads, is not in the data"), gone);
        var renamed =
                rows.without("town").with(Field.of("Town", Kind.CATEGORY), rows.column("town"));
        assertTrue(thrown(model, renamed).contains("Is it the column \"Town\"? Rename it."));
    }

    @Test
    void aChangedTypeIsReadWhereItCanBeAndRefusedWithItsRowWhereNot() {
        var model = everything();
        var rows = table(3, 4);
        var words = rows.with(Field.of("size", Kind.TEXT), new TextColumn("1.5", "2", "2.5"));
        var numbers =
                rows.with(
                        Field.of("size", Kind.NUMBER),
                        new NumberColumn(new double[] {1.5, 2, 2.5}));
        assertArrayEquals(model.predict(numbers).values(), model.predict(words).values());
        var wrong = rows.with(Field.of("size", Kind.TEXT), new TextColumn("1", "big", "3"));
        var problem = thrown(model, wrong);
        assertTrue(problem.contains("size, row 2: \"big\" is not a number."), problem);
    }

    private static String thrown(Model model, Table rows) {
        return assertThrows(ProblemException.class, () -> model.predict(rows)).getMessage();
    }

    @Test
    void valuesThatWereNeverSeenAndNewMissingOnesHaveAFiniteAnswer() {
        for (var model : List.of(everything(), train("ridge-regression", "town=target"))) {
            double infinite = Double.POSITIVE_INFINITY;
            var rows =
                    new Table(
                            table(1, 1).schema(),
                            List.of(
                                    new NumberColumn(
                                            new double[] {Double.NaN, infinite, -1.7e308, 1}),
                                    new NumberColumn(new double[] {1, 1, 1, 1}),
                                    CategoryColumn.of(null, "Atlantis", "big town1", ""),
                                    new TextColumn(null, "", "unheard of", "\ud83d"),
                                    new TimeColumn(
                                            new long[] {TimeColumn.MISSING, 0, Long.MAX_VALUE, -1}),
                                    new NumberColumn(new double[4])));
            var told = model.predict(rows).values();
            for (double value : told) {
                assertTrue(Double.isFinite(value));
            }
            var missing =
                    rows.with(
                            Field.of("size", Kind.NUMBER),
                            new NumberColumn(new double[] {Double.NaN, Double.NaN, -1.7e308, 1}));
            assertEquals(
                    model.predict(missing).values()[1], told[1], "an infinity counts as missing");
        }
    }
}
