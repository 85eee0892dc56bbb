package org.bottega.data.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Snapshot;
import org.bottega.data.recipe.Recipe.Entry;
import org.bottega.data.recipe.step.Steps;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipeTest {
    private static final Catalog CATALOG = Steps.catalog();
    private static final String NAME = "na\"me; drop, \uD83D\uDE00";

    @TempDir static Path folder;
    private Snapshot people;
    private Snapshot cities;
    private RecipeSession shared;

    /// Forty rows: city (some missing), age (some missing), income, a strange name, joined.
    @BeforeAll
    void make() throws Exception {
        var random = new SplittableRandom(4);
        var csv =
                new StringBuilder(
                        "city,age,income,\"" + NAME.replace("\"", "\"\"") + "\",joined,paid\n");
        for (int i = 0; i < 40; i++) {
            var city =
                    List.of("Rome", "Oslo", "Lima", "Bonn", "")
                            .get(
                                    i == 7
                                            ? 3
                                            : random.nextInt(5) == 3
                                                    ? 0
                                                    : random.nextInt(3)
                                                                            + (random.nextInt(6)
                                                                                            == 0
                                                                                    ? 2
                                                                                    : 0)
                                                                    == 3
                                                            ? 4
                                                            : random.nextInt(3));
            csv.append(city)
                    .append(',')
                    .append(random.nextInt(5) == 0 ? "" : 20 + random.nextInt(50))
                    .append(',')
                    .append(i == 5 ? 1_000_000 : 1000 + random.nextInt(900) / 4.0)
                    .append(",\"a ")
                    .append(i % 3)
                    .append(", b ")
                    .append(i % 2)
                    .append("\",2024-0")
                    .append(1 + i % 9)
                    .append("-1")
                    .append(i % 7)
                    .append(i % 4 == 0 ? ",yes" : ",no")
                    .append('\n');
        }
        people = snapshot("people", csv.toString());
        cities =
                snapshot(
                        "cities",
                        "town,country,age\nRome,Italy,2777\nOslo,Norway,974\nOslo,Norge,974\nParis,France,2000\n");
        shared = session();
    }

    private static Snapshot snapshot(String name, String csv) throws Exception {
        var file = folder.resolve(name + ".csv");
        Files.writeString(file, csv);
        return Importer.importFile(
                file, folder.resolve(name), ImportOptions.DEFAULT, Progress.none());
    }

    private RecipeSession session() {
        return RecipeSession.open(CATALOG, people, Map.of("cities", cities));
    }

    @AfterAll
    void closeShared() {
        shared.close();
    }

    private static Entry entry(String step, Object... settings) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put((String) settings[i], settings[i + 1]);
        }
        return Entry.of(step, map);
    }

    private static Recipe recipe(Entry... entries) {
        return new Recipe(List.of(entries));
    }

    /// One sound use of every step; a new step without one fails the test below.
    static List<Entry> uses() {
        return List.of(
                entry("keep-columns", "columns", List.of("income", NAME, "city")),
                entry("drop-columns", "columns", List.of("age")),
                entry("rename", "column", "age", "to", "years"),
                entry("move-columns", "columns", List.of("paid", "age")),
                entry("cast", "columns", List.of("age"), "to", "category"),
                entry("cast", "columns", List.of("paid"), "to", "number"),
                entry("cast", "columns", List.of("city"), "to", "number"),
                entry("cast", "columns", List.of("joined"), "to", "text"),
                entry("cast", "columns", List.of("age"), "to", "date-time"),
                entry("derive", "name", "d", "formula", "age * 2 + income"),
                entry("derive", "name", "age", "formula", "age > 30 and city = 'Rome'"),
                entry("derive", "name", "when", "formula", "plusdays(joined, 3)"),
                entry("fill-missing", "columns", List.of("age"), "with", "mean"),
                entry(
                        "fill-missing",
                        "columns",
                        List.of("age"),
                        "with",
                        "median",
                        "by",
                        List.of("city")),
                entry("fill-missing", "columns", List.of("age", "city"), "with", "before"),
                entry("fill-missing", "columns", List.of("city"), "with", "most-frequent"),
                entry(
                        "fill-missing",
                        "columns",
                        List.of("city"),
                        "with",
                        "constant",
                        "value",
                        "it's"),
                entry("clip", "columns", List.of("income")),
                entry(
                        "clip",
                        "columns",
                        List.of("income"),
                        "limits",
                        "quantiles",
                        "lower",
                        0.1,
                        "upper",
                        0.9),
                entry("bin", "column", "income", "ranges", "equal-width", "bins", 3, "name", "b"),
                entry("bin", "column", "age", "ranges", "given", "edges", List.of("30", "50")),
                entry("normalise", "columns", List.of("age", "income")),
                entry("transform", "columns", List.of("income"), "how", "log"),
                entry("map-values", "column", "city", "pairs", List.of("Rome = Roma", "Oslo =")),
                entry("rare-levels", "columns", List.of("city"), "share", 0.2),
                entry("one-hot", "column", "city"),
                entry("one-hot", "column", "paid", "keep", true),
                entry(
                        "clean-text",
                        "columns",
                        List.of(NAME, "city"),
                        "letters",
                        "capital",
                        "accents",
                        true),
                entry(
                        "replace-text",
                        "columns",
                        List.of(NAME),
                        "find",
                        "[ab] ",
                        "replace",
                        "",
                        "match",
                        "pattern"),
                entry("extract-text", "column", NAME, "pattern", "b ([0-9])"),
                entry("split-column", "column", NAME, "separator", ",", "parts", 2),
                entry("parse-dates", "columns", List.of(NAME), "format", "%d/%m/%Y"),
                entry(
                        "date-parts",
                        "column",
                        "joined",
                        "parts",
                        List.of("year", "weekday", "month")),
                entry("date-parts", "column", "joined", "parts", List.of("month"), "cyclic", true),
                entry("filter", "condition", "age > 30 or paid"),
                entry("filter", "condition", "city = 'Rome'", "drop", true),
                entry("sort", "columns", List.of("city", "age"), "descending", true),
                entry("sample", "share", 0.5, "by", List.of("city")),
                entry("sample", "take", "first", "rows", 3),
                entry("deduplicate", "columns", List.of("city")),
                entry("near-duplicates", "column", NAME, "likeness", 0.7),
                entry("explode", "column", NAME),
                entry("row-number"),
                entry(
                        "aggregate",
                        "by",
                        List.of("city"),
                        "columns",
                        List.of("age", "joined"),
                        "functions",
                        List.of("count", "min", "most frequent")),
                entry(
                        "aggregate",
                        "columns",
                        List.of("income"),
                        "functions",
                        List.of("mean", "deviation", "median")),
                entry(
                        "pivot",
                        "by",
                        List.of("paid"),
                        "key",
                        "city",
                        "value",
                        "age",
                        "with",
                        "mean"),
                entry("unpivot", "columns", List.of("age", "income")),
                entry(
                        "window",
                        "column",
                        "income",
                        "what",
                        "moving-mean",
                        "rows",
                        3,
                        "by",
                        List.of("city"),
                        "order",
                        List.of("joined")),
                entry("window", "column", "city", "what", "before"),
                entry("window", "column", "age", "what", "rank"),
                entry("join", "table", "cities", "left", List.of("city"), "right", List.of("town")),
                entry(
                        "join",
                        "table",
                        "cities",
                        "left",
                        List.of("city"),
                        "right",
                        List.of("town"),
                        "how",
                        "full"),
                entry(
                        "join",
                        "table",
                        "cities",
                        "left",
                        List.of("city"),
                        "right",
                        List.of("town"),
                        "how",
                        "without"),
                entry("union", "table", "cities"),
                entry("union", "table", "cities", "all", false));
    }

    @Test
    void everyStepIsUsedInTheseTestsAndTellsWhatItDoes() {
        var used = new HashSet<String>();
        uses().forEach(e -> used.add(e.step()));
        for (var step : CATALOG.all()) {
            assertTrue(used.contains(step.id()), step.id());
            assertTrue(step.summary().endsWith("."), step.summary());
        }
    }

    @ParameterizedTest
    @MethodSource("uses")
    void theColumnsThatAStepForetellsAreThoseThatComeOut(Entry entry) throws Exception {
        var session = shared;
        var foretold = session.plan(recipe(entry));
        assertEquals(List.of(), foretold.problems());
        session.prepare(recipe(entry), Progress.none());
        var schema = session.schema(1);
        assertEquals(kinds(foretold.schema()), kinds(schema));
        var rows = session.page(1, 0, 1000, Progress.none());
        assertEquals(session.rows(1, Progress.none()), rows.size());
        var target = folder.resolve("out" + Objects.hash(entry));
        if (!rows.isEmpty()) {
            var written = session.write("test", target, Progress.none());
            assertEquals(schema.names(), written.schema().names());
            assertEquals(rows.size(), written.rows());
            for (var field : schema.fields()) {
                var kind = written.schema().require(field.name()).kind();
                assertTrue(kind == field.kind() || loose(field, kind), field + " became " + kind);
            }
        }
        assertFalse(foretold.stages().getFirst().sentence().contains("…"));
    }

    /// A category whose values turn out to be two truth words, or names of rows, may be called so.
    private static boolean loose(Field field, Kind kind) {
        var words = List.of(Kind.CATEGORY, Kind.BOOLEAN, Kind.TEXT, Kind.IDENTIFIER);
        return words.contains(field.kind()) && words.contains(kind);
    }

    private static List<String> kinds(Schema schema) {
        return schema.fields().stream().map(f -> f.name() + ":" + f.kind()).toList();
    }

    @ParameterizedTest
    @MethodSource("uses")
    void everyStepPassesThroughATableWhereAllIsMissingAndOneWithOneRow(Entry entry) {
        var session = shared;
        var one = recipe(entry("sample", "take", "first", "rows", 1), entry);
        session.prepare(one, Progress.none());
        session.page(2, 0, 10, Progress.none());
        var none = recipe(entry("filter", "condition", "age > 1000"), entry);
        session.prepare(none, Progress.none());
        boolean whole =
                entry.step().equals("aggregate") && !entry.settings().containsKey("by")
                        || List.of("union", "join").contains(entry.step());
        if (!whole) {
            assertEquals(0, session.page(2, 0, 10, Progress.none()).size());
        }
    }

    private List<String[]> run(Entry... entries) {
        shared.prepare(recipe(entries), Progress.none());
        return shared.page(entries.length, 0, 10_000, Progress.none());
    }

    private List<String[]> raw() {
        return run();
    }

    @Test
    void fillingWithTheMedianOfAGroupIsWhatCountingByHandGives() {
        var raw = raw();
        var groups = new HashMap<String, List<Double>>();
        for (var row : raw) {
            if (row[1] != null) {
                groups.computeIfAbsent(String.valueOf(row[0]), _ -> new ArrayList<>())
                        .add(Double.valueOf(row[1]));
            }
        }
        var filled = run(entry("fill-missing", "columns", List.of("age"), "by", List.of("city")));
        for (int i = 0; i < raw.size(); i++) {
            var known = groups.get(String.valueOf(raw.get(i)[0]));
            if (raw.get(i)[1] == null && known == null) {
                assertEquals(null, filled.get(i)[1]);
                continue;
            }
            double expected =
                    raw.get(i)[1] != null ? Double.parseDouble(raw.get(i)[1]) : median(known);
            assertEquals(expected, Double.parseDouble(filled.get(i)[1]), 1e-12);
        }
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    @Test
    void fillingFromBeforeTakesTheLastKnownValueAbove() {
        var raw = raw();
        var filled = run(entry("fill-missing", "columns", List.of("age"), "with", "before"));
        String last = null;
        for (int i = 0; i < raw.size(); i++) {
            last = raw.get(i)[1] == null ? last : raw.get(i)[1];
            assertEquals(last, filled.get(i)[1]);
        }
    }

    @Test
    void groupsGiveTheCountsAndMeansThatCountingByHandGives() {
        var counts = new HashMap<String, Integer>();
        var sums = new HashMap<String, Double>();
        for (var row : raw()) {
            counts.merge(String.valueOf(row[0]), 1, Integer::sum);
            sums.merge(String.valueOf(row[0]), Double.valueOf(row[2]), Double::sum);
        }
        var grouped = run(entry("aggregate", "by", List.of("city"), "columns", List.of("income")));
        assertEquals(counts.size(), grouped.size());
        for (var row : grouped) {
            var city = String.valueOf(row[0]);
            assertEquals(counts.get(city), (int) Double.parseDouble(row[1]));
            assertEquals(sums.get(city) / counts.get(city), Double.parseDouble(row[2]), 1e-6);
        }
    }

    @Test
    void aLeftJoinKeepsEveryRowAndDoublesThoseWithTwoPartners() {
        long expected = raw().stream().mapToLong(r -> "Oslo".equals(r[0]) ? 2 : 1).sum();
        var joined =
                run(
                        entry(
                                "join",
                                "table",
                                "cities",
                                "left",
                                List.of("city"),
                                "right",
                                List.of("town")));
        assertEquals(expected, joined.size());
        for (var row : joined) {
            assertEquals("Rome".equals(row[0]) ? "Italy" : row[6], row[6]);
            assertTrue(
                    "Rome".equals(row[0]) || "Oslo".equals(row[0])
                            ? row[6] != null
                            : row[6] == null);
        }
    }

    @Test
    void pivotAndUnpivotAreEachOthersInverse() {
        var wide =
                run(
                        entry("row-number"),
                        entry("keep-columns", "columns", List.of("row", "age", "income")),
                        entry("unpivot", "columns", List.of("age", "income")),
                        entry("pivot", "by", List.of("row"), "key", "name", "value", "value"),
                        entry("sort", "columns", List.of("row")));
        var raw = raw();
        for (int i = 0; i < raw.size(); i++) {
            assertEquals(raw.get(i)[1], wide.get(i)[1]);
            assertEquals(raw.get(i)[2], wide.get(i)[2]);
        }
    }

    @Test
    void movingMeansAreThoseOfTheRowsWithinTheWindow() {
        var raw = raw();
        var moved =
                run(
                        entry(
                                "window",
                                "column",
                                "income",
                                "what",
                                "moving-mean",
                                "rows",
                                3,
                                "name",
                                "m"));
        for (int i = 0; i < raw.size(); i++) {
            double sum = 0;
            int count = 0;
            for (int j = Math.max(0, i - 2); j <= i; j++) {
                sum += Double.parseDouble(raw.get(j)[2]);
                count++;
            }
            assertEquals(sum / count, Double.parseDouble(moved.get(i)[6]), 1e-6);
        }
    }

    @Test
    void aStratifiedSampleTakesTheSameShareOfEachGroupAndIsTheSameAgain() {
        var counts = new HashMap<String, Integer>();
        raw().forEach(r -> counts.merge(String.valueOf(r[0]), 1, Integer::sum));
        var taken = new HashMap<String, Integer>();
        var sample = run(entry("sample", "share", 0.5, "by", List.of("city")));
        sample.forEach(r -> taken.merge(String.valueOf(r[0]), 1, Integer::sum));
        counts.forEach(
                (city, n) -> assertEquals(Math.round(n / 2.0), taken.getOrDefault(city, 0), 1));
        var again = run(entry("sample", "share", 0.5, "by", List.of("city")));
        assertEquals(texts(sample), texts(again));
        var other = run(entry("sample", "share", 0.5, "by", List.of("city"), "seed", 2));
        assertFalse(texts(sample).equals(texts(other)));
    }

    private static List<String> texts(List<String[]> rows) {
        return rows.stream().map(Arrays::toString).toList();
    }

    @Test
    void nearDuplicatesKeepTheFirstOfEachLikePair() throws Exception {
        var names =
                snapshot(
                        "names",
                        "who\nAnna Rossi\nanna  rossi\nAnna Rosi\nBruno Bianchi\nAnnabella Verdi\n");
        try (var session = RecipeSession.open(CATALOG, names, Map.of())) {
            session.prepare(
                    recipe(entry("near-duplicates", "column", "who", "likeness", 0.95)),
                    Progress.none());
            assertEquals(
                    List.of("[Anna Rossi]", "[Bruno Bianchi]", "[Annabella Verdi]"),
                    texts(session.page(1, 0, 10, Progress.none())));
        }
    }

    @Test
    void aWrongColumnIsToldWithTheNearestNameAndAChangeThatMendsIt() {
        try (var session = session()) {
            var plan =
                    session.plan(
                            recipe(
                                    entry("normalise", "columns", List.of("agee", "income")),
                                    entry("drop-columns", "columns", List.of("city"))));
            var found = plan.stages().getFirst().found().getFirst();
            assertEquals(
                    "Columns: There is no column \"agee\" here. Did you mean \"age\"?",
                    found.problem().sentence());
            assertEquals(List.of("age", "income"), found.value());
            assertEquals(1, plan.problems().size());
            assertEquals(5, plan.schema().size());
        }
    }

    @Test
    void anUnknownStepIsKeptInTheFileAndTold() {
        var recipe =
                recipe(
                        entry(
                                "from-the-future",
                                "x",
                                List.of("a", "b"),
                                "n",
                                3,
                                "s",
                                0.5,
                                "f",
                                true));
        var text = RecipeFile.text(recipe);
        assertEquals(recipe, RecipeFile.parse("r", text));
        assertEquals(text, RecipeFile.text(RecipeFile.parse("r", text)));
        try (var session = session()) {
            assertEquals(
                    Problem.Severity.ERROR, session.plan(recipe).problems().getFirst().severity());
            assertThrows(ProblemException.class, () -> session.prepare(recipe, Progress.none()));
        }
    }

    @Test
    void aDisabledStepIsPassedOver() {
        var off = entry("filter", "condition", "age > 1000").withEnabled(false);
        assertEquals(40, run(off).size());
    }

    @Test
    void everyRecipeFileReadsBackAsItWasAndDamagedOnesAreRefused() {
        var recipe = new Recipe(uses());
        var text = RecipeFile.text(recipe);
        assertEquals(recipe, RecipeFile.parse("r", text));
        for (int cut = 0; cut < text.length() - 2; cut += 7) {
            var part = text.substring(0, cut);
            assertThrows(ProblemException.class, () -> RecipeFile.parse("r", part));
        }
    }

    @Test
    void changingALateStepKeepsWhatTheEarlyOnesLearnt() {
        try (var session = session()) {
            var fill = entry("fill-missing", "columns", List.of("age"));
            session.prepare(
                    recipe(fill, entry("sort", "columns", List.of("age"))), Progress.none());
            var before = session.prepare(recipe(fill), Progress.none()).facts();
            var after = session.prepare(recipe(fill, entry("row-number")), Progress.none()).facts();
            assertEquals(before.getFirst(), after.getFirst());
            assertEquals(40, session.rows(2, Progress.none()));
        }
    }

    @ParameterizedTest
    @MethodSource("uses")
    void rowsThatComeLaterAreTreatedAsTheDataWere(Entry entry) throws Exception {
        var step = CATALOG.find(entry.step()).orElseThrow();
        if (step.reach(step.params().read(entry.settings())) == Reach.TABLE) {
            return;
        }
        var session = shared;
        var fitted = session.prepare(recipe(entry), Progress.none());
        assertEquals(List.of(), fitted.obstacles(CATALOG));
        var batch = session.page(1, 0, 100, Progress.none());
        Table rows;
        try (var reader = org.bottega.data.SnapshotReader.open(people)) {
            rows = reader.read(Progress.none());
        }
        var one = new ArrayList<String>();
        try (var row = new RowRecipe(CATALOG, fitted)) {
            for (int i = 0; i < 3; i++) {
                var out = row.apply(rows.slice(i, i + 1), Progress.none());
                for (int r = 0; r < out.rows(); r++) {
                    int at = r;
                    one.add(out.columns().stream().map(c -> c.text(at)).toList().toString());
                }
            }
        }
        assertEquals(
                batch.stream().limit(one.size()).map(r -> Arrays.asList(r).toString()).toList(),
                one);
    }

    @Test
    void stepsThatNeedOtherRowsAreNamedForScoring() {
        try (var session = session()) {
            var fitted =
                    session.prepare(
                            recipe(
                                    entry("sort", "columns", List.of("age")),
                                    entry("derive", "formula", "age")),
                            Progress.none());
            assertEquals(1, fitted.obstacles(CATALOG).size());
            assertTrue(fitted.obstacles(CATALOG).getFirst().what().contains("Sort rows"));
        }
    }
}
