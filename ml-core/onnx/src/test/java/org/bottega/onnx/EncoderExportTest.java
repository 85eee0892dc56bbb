package org.bottega.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Analyzer;
import org.bottega.model.features.Combined;
import org.bottega.model.features.Cyclic;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.features.FilledLevel;
import org.bottega.model.features.Hashed;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Polynomial;
import org.bottega.model.features.Power;
import org.bottega.model.features.Product;
import org.bottega.model.features.Ranks;
import org.bottega.model.features.TermScanner;
import org.bottega.model.features.Terms;
import org.bottega.model.features.Values;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every encoder beyond the plain ones, under a weighted sum that shows each feature, agrees with its graph
/// on ordinary rows and on those built to be difficult.
class EncoderExportTest {
    private static final List<String> WORDS =
            List.of(
                    "Good",
                    "bad",
                    "NOT",
                    "a",
                    "café",
                    "naïve",
                    "ÜBER",
                    "日本",
                    "x_1",
                    "42",
                    "don't",
                    "re-used",
                    "emoji😀",
                    "Ж",
                    "УХ",
                    "e\u0301te\u0301",
                    "I");
    private static final List<String> TOWNS = List.of("Rome", "Oslo", "Città di Castello", "");

    @TempDir Path folder;

    private final Random random = new Random(5);

    private Table rows(int count) {
        var text = new @Nullable String[count];
        var tags = new @Nullable String[count];
        var town = new @Nullable String[count];
        var size = new double[count];
        var day = new long[count];
        for (int i = 0; i < count; i++) {
            var words = new StringBuilder();
            for (int w = random.nextInt(12); w > 0; w--) {
                words.append(WORDS.get(random.nextInt(WORDS.size())))
                        .append(List.of(" ", ", ", "\n", "  ", "…").get(random.nextInt(5)));
            }
            text[i] = random.nextInt(20) == 0 ? null : words.toString();
            tags[i] =
                    random.nextInt(20) == 0
                            ? null
                            : List.of("red|blue", "Red | green", "|", "", "blue", "a b| c ")
                                    .get(random.nextInt(6));
            town[i] = random.nextInt(9) == 0 ? null : TOWNS.get(random.nextInt(TOWNS.size()));
            size[i] = random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian() * 3 + 1;
            day[i] =
                    random.nextInt(9) == 0
                            ? TimeColumn.MISSING
                            : random.nextLong(-1_000_000_000_000_000L, 2_000_000_000_000_000L);
        }
        List<Column> columns =
                List.of(
                        new TextColumn(text),
                        new TextColumn(tags),
                        CategoryColumn.of(town, TOWNS),
                        new NumberColumn(size),
                        new TimeColumn(day));
        return new Table(schema(), columns);
    }

    private static Schema schema() {
        return Schema.of(
                Field.of("text", Kind.TEXT),
                Field.of("tags", Kind.TEXT),
                new Field("town", Kind.CATEGORY, Role.FEATURE, TOWNS),
                Field.of("size", Kind.NUMBER),
                Field.of("day", Kind.DATE_TIME));
    }

    private void agrees(Encoder... encoders) {
        var features = new Features(List.of(encoders));
        var weights = random.doubles(features.width(), -2, 2).toArray();
        var rows = rows(300);
        var model =
                new Model(
                        new Signature(schema(), new Task.Regression("y"), List.of()),
                        features,
                        new Linear(features.width(), weights, new double[] {0.5}, Link.IDENTITY),
                        rows.slice(0, 50),
                        Map.of());
        var report = OnnxExport.write(model, rows, folder.resolve("model.onnx"));
        assertTrue(report.difference() < 1e-12, features.features().getFirst() + ": " + report);
    }

    private Terms terms(String column, Analyzer analyzer, Terms.Count count, boolean unit) {
        var known = new TreeSet<String>();
        var rows = rows(200);
        var scanner = new TermScanner(analyzer);
        for (int i = 0; i < rows.rows(); i++) {
            var text = rows.column(column).text(i);
            if (text != null) {
                scanner.scan(text, (t, from, to) -> known.add(new String(t, from, to - from)));
            }
        }
        var some = new ArrayList<String>(known);
        java.util.Collections.shuffle(some, random);
        var kept = List.copyOf(some.subList(0, Math.min(60, some.size())));
        return new Terms(
                column,
                analyzer,
                count,
                unit,
                kept,
                Values.of(random.doubles(kept.size(), 0.5, 4).toArray()));
    }

    @Test
    void wordsAndPairsOfWordsAgree() {
        agrees(terms("text", new Analyzer.Words(1, 2), Terms.Count.TIMES, true));
        agrees(terms("text", new Analyzer.Words(2, 3), Terms.Count.LOG, true));
        agrees(terms("text", new Analyzer.Words(1, 1), Terms.Count.ONCE, false));
    }

    @Test
    void charactersAgree() {
        agrees(terms("text", new Analyzer.Characters(2, 4), Terms.Count.LOG, true));
    }

    @Test
    void bagsOfValuesAgree() {
        agrees(terms("tags", new Analyzer.Items('|'), Terms.Count.ONCE, false));
    }

    @Test
    void numbersOfLevelsAgree() {
        var values = Values.of(IntStream.range(0, 4).mapToDouble(i -> i * 1.5 - 2).toArray());
        agrees(new LevelValues("town", "mean of y", TOWNS, values, 7, -7));
        agrees(
                Encoder.Scaled.filled(
                        new LevelValues("town", "mean of y", TOWNS, values, Double.NaN, Double.NaN),
                        3));
    }

    @Test
    void bentRankedAndRaisedNumbersAgree() {
        var size = new Encoder.Number("size");
        for (double lambda : new double[] {-1.5, 0, 0.3, 2, 3}) {
            agrees(filled(new Power(size, Power.Family.YEO_JOHNSON, lambda)));
            agrees(filled(new Power(size, Power.Family.BOX_COX, lambda)));
        }
        agrees(
                filled(
                        new Ranks(
                                size,
                                Values.of(-4, -1, 0, 0.25, 3),
                                Values.of(0, 0.3, 0.5, 0.6, 1),
                                Values.of(0, 0.2, 0.4, 0.6, 0.9),
                                Values.of(0.1, 0.4, 0.5, 0.6, 1))));
        agrees(filled(new Ranks(size, Values.of(1), Values.of(2), Values.of(2), Values.of(2))));
        agrees(new Polynomial(Encoder.Scaled.filled(size, 1), 4));
    }

    private static Encoder filled(Encoder base) {
        return Encoder.Scaled.filled(base, 0.5);
    }

    @Test
    void cyclesAndEveryPartOfADateAgree() {
        for (var part : Encoder.Part.values()) {
            agrees(filled(new Encoder.DatePart("day", part)));
        }
        agrees(new Cyclic(filled(new Encoder.DatePart("day", Encoder.Part.DAY_OF_YEAR)), 365.25));
        agrees(
                new Cyclic(
                        Encoder.Scaled.filled(new Encoder.DatePart("day", Encoder.Part.HOUR), 3),
                        24));
    }

    @Test
    void hashedAndFilledCategoriesAgree() {
        agrees(new Hashed("town", 8, true));
        agrees(new Hashed("town", 3, false));
        agrees(new FilledLevel(new Encoder.OneHot("town", TOWNS), "Oslo"));
        agrees(
                new FilledLevel(new Encoder.OneHot("town", TOWNS), "nowhere"),
                new Encoder.OneHot("town", TOWNS));
    }

    @Test
    void productsOfColumnsAgree() {
        var size = Encoder.Scaled.filled(new Encoder.Number("size"), 1);
        agrees(new Product(size, new Encoder.OneHot("town", TOWNS)));
        agrees(new Combined(size, Encoder.Scaled.moved(size, 1, 3), Combined.Operation.DIFFERENCE));
        agrees(new Combined(size, Encoder.Scaled.moved(size, 2, 1), Combined.Operation.RATIO));
        agrees(
                new Encoder.Scaled(
                        new Combined(
                                size,
                                new Encoder.Codes("town", TOWNS, false),
                                Combined.Operation.RATIO),
                        0.5,
                        1,
                        2));
        agrees(new Product(new Encoder.OneHot("town", TOWNS), new Polynomial(size, 3)));
    }
}
