package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Goal;
import org.bottega.learn.metric.Metric;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoMlTest {
    private static final Task CLASSES = new Task.Classification("y");
    private static final Task NUMBERS = new Task.Regression("y");
    private static final Duration LONG = Duration.ofMinutes(5);

    /// Remembers what was noted.
    private static final class Notes implements Progress {
        final List<Problem> problems = new ArrayList<>();

        @Override
        public void at(double fraction, String message) {}

        @Override
        public synchronized void report(JobEvent event) {
            if (event instanceof JobEvent.Noted(var problem)) {
                problems.add(problem);
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        boolean warnsOf(String where, String words) {
            return problems.stream()
                    .anyMatch(p -> p.where().equals(where) && p.what().contains(words));
        }
    }

    private static Table table(Object... namesAndColumns) {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        for (int i = 0; i < namesAndColumns.length; i += 2) {
            var column = (Column) namesAndColumns[i + 1];
            var name = (String) namesAndColumns[i];
            fields.add(
                    switch (column) {
                        case CategoryColumn c ->
                                new Field(
                                        name,
                                        Kind.CATEGORY,
                                        org.bottega.kernel.table.Role.FEATURE,
                                        c.levels());
                        case TextColumn _ -> Field.of(name, Kind.TEXT);
                        default -> Field.of(name, Kind.NUMBER);
                    });
            columns.add(column);
        }
        return new Table(new Schema(fields), columns);
    }

    private static NumberColumn numbers(int rows, long seed) {
        var random = new SplittableRandom(seed);
        return new NumberColumn(random.doubles(rows, -1, 1).toArray());
    }

    /// Two classes that two of three numbers tell, with noise.
    private static Table two(int rows) {
        var a = numbers(rows, 1);
        var b = numbers(rows, 2);
        var random = new SplittableRandom(3);
        var codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            double at = 2 * a.value(i) + a.value(i) * b.value(i) * 3 + 0.7 * random.nextGaussian();
            codes[i] = at > 0.4 ? 1 : 0;
        }
        return table(
                "a",
                a,
                "b",
                b,
                "c",
                numbers(rows, 4),
                "y",
                new CategoryColumn(codes, List.of("no", "yes")));
    }

    private static Table quantity(int rows) {
        var a = numbers(rows, 1);
        var b = numbers(rows, 2);
        var random = new SplittableRandom(3);
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = Math.sin(3 * a.value(i)) + b.value(i) + 0.2 * random.nextGaussian();
        }
        return table("a", a, "b", b, "y", new NumberColumn(y));
    }

    private static AutoMlSettings settings(Task task, Metric metric, int trials) {
        return AutoMlSettings.of(task, metric, LONG, 1)
                .withTrials(trials)
                .withJudging(Judging.folds(3));
    }

    private static List<String> board(AutoMlResult result) {
        return result.leaderboard().stream()
                .map(s -> s.name() + " " + s.score() + " " + s.weight())
                .toList();
    }

    private static double score(AutoMlResult result) {
        return result.leaderboard().getFirst().score();
    }

    private static double baseline(AutoMlResult result) {
        return result.leaderboard().stream()
                .filter(s -> s.algorithm().equals("baseline"))
                .findFirst()
                .orElseThrow()
                .score();
    }

    @Test
    void tenRowsGiveAModelAndAWarning() {
        var notes = new Notes();
        var result = AutoMl.run(two(10), settings(CLASSES, Metric.LOGLOSS, 3), notes);
        assertEquals(10, result.model().predict(two(10)).rows());
        assertTrue(notes.warnsOf("y", "only 10 rows"), notes.problems.toString());
        assertTrue(Double.isFinite(score(result)));
    }

    @Test
    void nineRowsAreRefusedInOneSentence() {
        var problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                AutoMl.run(
                                        two(9),
                                        settings(CLASSES, Metric.LOGLOSS, 3),
                                        Progress.none()));
        assertTrue(problem.getMessage().contains("at least 10"), problem.getMessage());
    }

    @Test
    void oneClassIsRefusedInOneSentence() {
        var one =
                table(
                        "a",
                        numbers(50, 1),
                        "y",
                        new CategoryColumn(new int[50], List.of("only", "never")));
        var problem =
                assertThrows(
                        ProblemException.class,
                        () -> AutoMl.run(one, settings(CLASSES, Metric.AUC, 3), Progress.none()));
        assertTrue(problem.getMessage().contains("only one value"), problem.getMessage());
    }

    @Test
    void fiftyThousandClassesAreRefusedInOneSentence() {
        var names = new String[50_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = "class " + i;
        }
        var table = table("a", numbers(50_000, 1), "y", new TextColumn(names));
        var problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                AutoMl.run(
                                        table,
                                        settings(CLASSES, Metric.LOGLOSS, 3),
                                        Progress.none()));
        assertEquals(1, problem.problems().size());
        assertTrue(problem.getMessage().contains("50000"), problem.getMessage());
    }

    @Test
    void onlyIdentifiersOrOnlyConstantsGiveTheBaselineAndAWarning() {
        var names = new String[60];
        for (int i = 0; i < names.length; i++) {
            names[i] = "customer-" + (10_000 + 37 * i);
        }
        var y = new CategoryColumn(codes(60), List.of("no", "yes"));
        var identifiers =
                new Table(
                        Schema.of(
                                Field.of("id", Kind.IDENTIFIER),
                                new Field(
                                        "y",
                                        Kind.CATEGORY,
                                        org.bottega.kernel.table.Role.FEATURE,
                                        List.of("no", "yes"))),
                        List.of(new TextColumn(names), y));
        var constants = table("a", new NumberColumn(new double[60]), "y", y);
        for (var data : List.of(identifiers, constants)) {
            var notes = new Notes();
            var result = AutoMl.run(data, settings(CLASSES, Metric.LOGLOSS, 4), notes);
            assertTrue(notes.warnsOf("", "No column can be used"), notes.problems.toString());
            assertEquals(Math.log(2), score(result), 0.06);
        }
    }

    private static int[] codes(int rows) {
        var codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            codes[i] = i % 2;
        }
        return codes;
    }

    @Test
    void aBudgetTooSmallForOneModelStillGivesAnHonestOne() {
        var data = two(60_000);
        long start = System.nanoTime();
        var result =
                AutoMl.run(
                        data,
                        AutoMlSettings.of(CLASSES, Metric.AUC, Duration.ofSeconds(1), 1),
                        Progress.none());
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(result.judged().length > 0 && Double.isFinite(score(result)));
        assertEquals(60_000, result.model().predict(data).rows());
        // the machine that runs this may be busy
        assertTrue(seconds < 15, seconds + " s");
    }

    @Test
    void textAloneIsLearntFrom() {
        var random = new SplittableRandom(1);
        var words = List.of("good", "fine", "lovely", "bad", "awful", "poor", "it", "was", "the");
        var texts = new String[300];
        var codes = new int[300];
        for (int i = 0; i < texts.length; i++) {
            codes[i] = random.nextInt(2);
            var text = new StringBuilder();
            for (int w = 0; w < 12; w++) {
                int mood = random.nextInt(10) < 3 ? random.nextInt(3) + (codes[i] == 1 ? 0 : 3) : 6;
                text.append(words.get(mood == 6 ? 6 + random.nextInt(3) : mood)).append(' ');
            }
            texts[i] = text.toString();
        }
        var data =
                table(
                        "review",
                        new TextColumn(texts),
                        "y",
                        new CategoryColumn(codes, List.of("no", "yes")));
        var result = AutoMl.run(data, settings(CLASSES, Metric.AUC, 3), Progress.none());
        assertTrue(score(result) > 0.9, "AUC " + score(result));
    }

    @Test
    void theTargetInDisguiseIsWarnedOfAndCanBeLeftOut() {
        var data = quantity(400);
        var y = (NumberColumn) data.column("y");
        var disguised = new double[400];
        var counter = new double[400];
        for (int i = 0; i < 400; i++) {
            disguised[i] = 32 + 1.8 * y.value(i);
            counter[i] = 1000 + i;
        }
        var leaking =
                data.with(Field.of("fahrenheit", Kind.NUMBER), new NumberColumn(disguised))
                        .with(Field.of("number", Kind.NUMBER), new NumberColumn(counter));
        var notes = new Notes();
        AutoMl.run(leaking, settings(NUMBERS, Metric.RMSE, 2), notes);
        assertTrue(notes.warnsOf("fahrenheit", "disguise"), notes.problems.toString());
        assertTrue(notes.warnsOf("number", "number the rows"), notes.problems.toString());
        assertFalse(notes.warnsOf("a", ""), notes.problems.toString());
        var without =
                new AutoMlSettings(
                        NUMBERS,
                        Goal.of(Metric.RMSE),
                        LONG,
                        Aim.FAST,
                        Judging.AUTO,
                        3,
                        List.of(),
                        List.of("fahrenheit", "number"),
                        List.of(),
                        false,
                        1,
                        2,
                        null);
        var quiet = new Notes();
        var result = AutoMl.run(leaking, without, quiet);
        assertTrue(quiet.problems.isEmpty(), quiet.problems.toString());
        assertEquals(List.of("a", "b"), result.model().signature().inputs().names());
    }

    @Test
    void aSearchBeatsTheBaselineAndSaysHowSureItIs() {
        var result = AutoMl.run(quantity(300), settings(NUMBERS, Metric.RMSE, 5), Progress.none());
        assertTrue(score(result) < 0.6 * baseline(result));
        assertTrue(result.interval().low() < score(result));
        assertTrue(score(result) < result.interval().high());
        assertEquals(300, result.judged().length);
        double again =
                Metric.RMSE.score(
                        ((NumberColumn) quantity(300).column("y")).values(),
                        result.predictions(),
                        0);
        assertEquals(score(result), again, 1e-12, "the score is that of the told predictions");
    }

    @Test
    void aRunIsRepeatedExactly() {
        var data = two(400);
        var settings =
                AutoMlSettings.of(CLASSES, Metric.LOGLOSS, Duration.ofSeconds(2), 5)
                        .withJudging(Judging.folds(3))
                        .withAlgorithms(
                                "baseline", "lightgbm", "logistic-regression", "extra-trees");
        var first = AutoMl.run(data, settings, Progress.none());
        var again = AutoMl.repeat(data, settings, first.repeat(), Progress.none());
        assertEquals(board(first), board(again));
        assertArrayEquals(
                first.model().predict(data).values(), again.model().predict(data).values());
    }

    @Test
    void whatTheClockCutShortIsCutShortAtTheSamePlaceAgain() {
        var data = two(3000);
        var settings =
                AutoMlSettings.of(CLASSES, Metric.LOGLOSS, Duration.ofSeconds(1), 5)
                        .withJudging(Judging.folds(3))
                        .withAlgorithms("baseline", "perceptron");
        var first = AutoMl.run(data, settings, Progress.none());
        assertTrue(
                first.repeat().trials().stream()
                        .flatMap(t -> t.cuts().stream())
                        .anyMatch(c -> c > 0),
                "the networks of 3000 rows take longer than they may");
        var again = AutoMl.repeat(data, settings, first.repeat(), Progress.none());
        assertEquals(board(first), board(again));
        assertArrayEquals(
                first.model().predict(data).values(), again.model().predict(data).values());
    }

    @Test
    void groupsStayTogetherAndTimeIsKept() {
        var data = quantity(240);
        var group = new double[240];
        var day = new double[240];
        for (int i = 0; i < 240; i++) {
            group[i] = i % 12;
            day[i] = i / 2;
        }
        var both =
                data.with(Field.of("patient", Kind.NUMBER), new NumberColumn(group))
                        .with(Field.of("day", Kind.NUMBER), new NumberColumn(day));
        var grouped =
                AutoMl.run(
                        both,
                        settings(NUMBERS, Metric.RMSE, 2)
                                .withJudging(new Judging(Judging.Kind.GROUPED, 4, 1, "patient")),
                        Progress.none());
        assertEquals(240, grouped.judged().length);
        assertTrue(grouped.plan().toString().contains("groups of \"patient\""));
        assertFalse(grouped.model().signature().inputs().names().contains("patient"));
        var ordered =
                AutoMl.run(
                        both,
                        settings(NUMBERS, Metric.RMSE, 2)
                                .withJudging(new Judging(Judging.Kind.TIME_ORDERED, 3, 1, "day")),
                        Progress.none());
        // the first of four blocks is never judged
        assertEquals(180, ordered.judged().length);
        assertEquals(60, ordered.judged()[0]);
    }

    @Test
    void repeatedFoldsJudgeEachRowByTheMean() {
        var judging = new Judging(Judging.Kind.REPEATED, 3, 2, "");
        var result =
                AutoMl.run(
                        quantity(120),
                        settings(NUMBERS, Metric.RMSE, 2).withJudging(judging),
                        Progress.none());
        assertEquals(120, result.judged().length);
        assertTrue(result.plan().toString().contains("dealt 2 times"));
    }

    @ParameterizedTest
    @EnumSource(Aim.class)
    void everyAimGivesAModelOfItsKind(Aim aim) {
        var data = two(750);
        var result =
                AutoMl.run(
                        data, settings(CLASSES, Metric.LOGLOSS, 4).withAim(aim), Progress.none());
        assertTrue(score(result) < 0.85 * baseline(result), aim + ": " + score(result));
        var predictor = result.model().predictor();
        switch (aim) {
            case EXPLAINABLE ->
                    assertFalse(predictor instanceof Blend || predictor instanceof Stack);
            case SMALL -> assertTrue(predictor.work() < 2_000, aim + ": work " + predictor.work());
            case FAST, BALANCED, BEST -> assertEquals(2, predictor.outputs());
        }
    }

    @Test
    void aSecondLevelIsOneOrdinaryModel() {
        // what only a tree sees, and what only a line sees: a level above has something to add
        var data = two(750);
        var settings =
                settings(CLASSES, Metric.LOGLOSS, 4)
                        .withAim(Aim.BEST)
                        .withAlgorithms("baseline", "lightgbm", "logistic-regression");
        var result = AutoMl.run(data, settings, Progress.none());
        assertTrue(result.plan().toString().contains("second level"), result.plan().toString());
        assertEquals(750, result.model().predict(data).rows());
        var again = AutoMl.repeat(data, settings, result.repeat(), Progress.none());
        assertEquals(board(result), board(again));
        assertArrayEquals(
                result.model().predict(data).values(), again.model().predict(data).values());
    }

    @Test
    void columnsAreMadeIntoWhatAPersonAskedForAndMistakesEndTheSearchBeforeItBegins() {
        var data = two(300);
        var settings =
                settings(CLASSES, Metric.AUC, 2).withAlgorithms("logistic-regression", "lightgbm");
        var told = AutoMl.run(data, settings.withFeatures("a*b", "c=none"), Progress.none());
        assertEquals(List.of("a", "b"), told.model().signature().inputs().names());
        assertTrue(
                told.model().features().features().stream()
                        .anyMatch(f -> f.columns().equals(List.of("a", "b"))));
        var wrong =
                assertThrows(
                        ProblemException.class,
                        () ->
                                AutoMl.run(
                                        data, settings.withFeatures("a=one-hot"), Progress.none()));
        assertEquals(ProblemException.Blame.USAGE, wrong.blame());
        assertTrue(wrong.getMessage().contains("is not for numbers"), wrong.getMessage());
    }

    @Test
    void aSmallModelOfTheWinnerTellsNearlyTheSame() {
        var data = two(600);
        var settings =
                new AutoMlSettings(
                        CLASSES,
                        Goal.of(Metric.AUC),
                        LONG,
                        Aim.BALANCED,
                        Judging.folds(3),
                        4,
                        List.of("baseline", "lightgbm", "logistic-regression"),
                        List.of(),
                        List.of(),
                        true,
                        1,
                        2,
                        null);
        var result = AutoMl.run(data, settings, Progress.none());
        var small = result.small();
        assertNotNull(small);
        assertTrue(small.predictor() instanceof TreeEnsemble);
        var large = result.model().predict(data).values();
        var told = small.predict(data).values();
        double off = 0;
        for (int i = 0; i < large.length; i++) {
            off += Math.abs(large[i] - told[i]) / large.length;
        }
        assertTrue(off < 0.05, "the small model is " + off + " off on average");
    }

    @Tag("slow")
    @Test
    void veryRareClassesDoNotBreakBoosting() {
        int rows = 3000;
        var random = new SplittableRandom(5);
        var a = new double[rows];
        var b = new double[rows];
        var codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            // two frequent classes, thirteen with eight rows each, all told apart by two numbers
            codes[i] = i < 104 ? 2 + i % 13 : random.nextInt(2);
            a[i] = codes[i] * 3 + random.nextDouble();
            b[i] = codes[i] % 4 + random.nextDouble();
        }
        var levels = new ArrayList<String>();
        for (int k = 0; k < 15; k++) {
            levels.add("k" + k);
        }
        var data =
                table(
                        "a",
                        new NumberColumn(a),
                        "b",
                        new NumberColumn(b),
                        "y",
                        new CategoryColumn(codes, levels));
        var result =
                AutoMl.run(
                        data,
                        settings(CLASSES, Metric.LOGLOSS, 2)
                                .withAlgorithms("lightgbm")
                                .withJudging(Judging.folds(3)),
                        Progress.none());
        assertTrue(score(result) < 0.05, "log loss " + score(result));
    }
}
