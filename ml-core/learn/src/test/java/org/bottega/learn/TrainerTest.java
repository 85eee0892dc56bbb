package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.task.Task;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.Target;
import org.bottega.learn.lightgbm.LightGbm;
import org.bottega.learn.linear.LogisticRegression;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final class Heard implements Progress {
        private final List<String> notes = new ArrayList<>();
        private double fraction;

        @Override
        public void at(double now, String message) {
            assertTrue(now >= fraction, "progress fell from " + fraction + " to " + now);
            fraction = now;
        }

        @Override
        public void report(JobEvent event) {
            if (event instanceof JobEvent.Noted(var problem)) {
                notes.add(problem.sentence());
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Test
    void stopsEarlyThenLearnsAgainFromAllRows() {
        var heard = new Heard();
        var table = Tables.ordinary(600, 2, 1);
        var model =
                Trainer.of(1, 1)
                        .train(
                                table,
                                new Task.Classification("y"),
                                new LightGbm(),
                                Params.defaults(),
                                heard);
        assertEquals(List.of("class 0", "class 1"), model.signature().classes());
        assertEquals(
                List.of("age", "income", "city", "member", "since", "note"),
                model.signature().inputs().names());
        assertEquals("600", model.card().get("rows"));
        assertEquals(300, model.sample().rows());
        assertEquals(1, heard.fraction);
        assertEquals(2, heard.notes.size());
        int trees = ((org.bottega.model.predictor.TreeEnsemble) model.predictor()).trees();
        assertTrue(trees < 300, trees + " trees");
        var told = model.predict(Tables.ordinary(500, 2, 2));
        var truth = Target.judge(Tables.ordinary(500, 2, 2), "y", model.signature().classes());
        assertTrue(Metric.AUC.score(truth.y(), told.values(), 2) > 0.85);
    }

    @Test
    void anAlgorithmForAnotherTaskIsRefused() {
        var e =
                assertThrows(
                        ProblemException.class,
                        () ->
                                Trainer.of(1, 1)
                                        .train(
                                                Tables.ordinary(100, 0, 1),
                                                new Task.Regression("y"),
                                                new LogisticRegression(),
                                                Params.defaults(),
                                                Progress.none()));
        assertEquals(ProblemException.Blame.USAGE, e.blame());
        assertTrue(e.getMessage().contains("cannot predict numbers"), e.getMessage());
        assertTrue(e.getMessage().contains("ridge-regression"), e.getMessage());
    }

    @Test
    void aTableWithoutUsableInputsGivesAConstantModelAndSaysSo() {
        var heard = new Heard();
        var table = Tables.ordinary(50, 2, 1).select(List.of("constant", "id", "y"));
        var model =
                Trainer.of(1, 1)
                        .train(
                                table,
                                new Task.Classification("y"),
                                new LightGbm(),
                                Params.defaults(),
                                heard);
        assertTrue(heard.notes.getLast().contains("No column can be used"), heard.notes.toString());
        var told = model.predict(table);
        assertEquals(told.value(0, 1), told.value(49, 1));
        assertEquals(0, model.signature().inputs().size());
    }

    private static Model chosen(Choices choices, org.bottega.kernel.table.Table table, String id) {
        var algorithm = Algorithms.byId(id);
        return new Trainer(1, 1, Deadline.never(), choices)
                .train(
                        table,
                        new Task.Classification("y"),
                        algorithm,
                        Params.defaults(),
                        Progress.none());
    }

    private static double meanOfFirst(Model model, org.bottega.kernel.table.Table table) {
        var told = model.predict(table);
        double sum = 0;
        for (int i = 0; i < told.rows(); i++) {
            sum += told.value(i, 0);
        }
        return sum / told.rows();
    }

    @Test
    void classesAreBalancedAndCostsShiftWhatIsTold() {
        var table = Tables.ordinary(800, 4, 1);
        double plain = meanOfFirst(chosen(Choices.NONE, table, "logistic-regression"), table);
        var even = new Choices(true, java.util.Map.of(), Calibration.NONE);
        var dear = new Choices(false, java.util.Map.of("class 0", 10.0), Calibration.NONE);
        double balanced = meanOfFirst(chosen(even, table, "logistic-regression"), table);
        double costly = meanOfFirst(chosen(dear, table, "logistic-regression"), table);
        assertEquals(0.25, balanced, 0.05, "plain " + plain);
        assertTrue(costly > 1.4 * plain, plain + " " + costly);
        var wrong = new Choices(false, java.util.Map.of("class O", 2.0), Calibration.NONE);
        var refused =
                assertThrows(
                        ProblemException.class, () -> chosen(wrong, table, "logistic-regression"));
        assertTrue(refused.getMessage().contains("class 0"), refused.getMessage());
    }

    @Test
    void costsOfSingleMistakesBecomeWeightsOfTheirTrueClass() {
        var classes = List.of("a", "b>c", "c");
        var sums = new double[] {1, 1, 1};
        var costs = java.util.Map.of("a", 4.0, "a>c", 10.0, "b>c>c", 3.0);
        var factors = new Choices(false, costs, Calibration.NONE).factors(classes, sums);
        // a: (4 + 10) / 2, told "b>c" or "c"; "b>c": (1 + 3) / 2
        assertEquals(List.of(7.0, 2.0, 1.0), java.util.Arrays.stream(factors).boxed().toList());
        var two =
                new Choices(false, java.util.Map.of("sick>well", 9.0), Calibration.NONE)
                        .factors(List.of("sick", "well"), new double[] {1, 1});
        assertEquals(9, two[0]);
        assertEquals(1, two[1]);
        assertThrows(
                ProblemException.class,
                () ->
                        new Choices(false, java.util.Map.of("a>a", 2.0), Calibration.NONE)
                                .factors(classes, sums));
    }

    @Test
    void aCalibratedModelIsSavedAndToldOnItsCard() {
        var table = Tables.ordinary(600, 3, 1);
        for (var way : List.of(Calibration.SIGMOID, Calibration.ISOTONIC)) {
            var model = chosen(new Choices(false, java.util.Map.of(), way), table, "random-forest");
            assertTrue(
                    model.predictor() instanceof org.bottega.model.predictor.Calibrated,
                    model.predictor().toString());
            assertEquals(
                    way.name().toLowerCase(java.util.Locale.ROOT), model.card().get("calibration"));
        }
    }

    @Test
    void aColumnOfWeightsCountsRowsAndIsNoInput() {
        var table = Tables.ordinary(600, 2, 1);
        var y = table.column("y");
        var weights = new double[600];
        for (int i = 0; i < 600; i++) {
            weights[i] = "class 0".equals(y.text(i)) ? 5 : i % 50 == 0 ? Double.NaN : 1;
        }
        var weighted =
                table.with(
                        org.bottega.kernel.table.Field.of(
                                        "times", org.bottega.kernel.table.Kind.NUMBER)
                                .withRole(org.bottega.kernel.table.Role.WEIGHT),
                        new org.bottega.kernel.table.NumberColumn(weights));
        for (var id : List.of("logistic-regression", "lightgbm", "decision-tree", "perceptron")) {
            double plain = meanOfFirst(chosen(Choices.NONE, table, id), table);
            var model = chosen(Choices.NONE, weighted, id);
            assertTrue(!model.signature().inputs().names().contains("times"));
            double more = meanOfFirst(model, table);
            assertTrue(more > plain + 0.02, id + ": " + plain + " " + more);
        }
        weights[3] = -1;
        var refused =
                assertThrows(
                        ProblemException.class, () -> chosen(Choices.NONE, weighted, "baseline"));
        assertTrue(refused.getMessage().contains("row 4"), refused.getMessage());
    }

    @Test
    void aTreeIsReadAsRulesThatTellWhatItPredicts() {
        var table = Tables.ordinary(400, 2, 1);
        var model = chosen(Choices.NONE, table, "decision-tree");
        var rules = org.bottega.model.rules.TreeRules.of(model);
        int leaves = ((org.bottega.model.predictor.TreeEnsemble) model.predictor()).leafCount();
        assertEquals(leaves, rules.size());
        assertTrue(
                rules.stream()
                        .allMatch(
                                r -> r.matches("if .+ then class [01] \\d+ % \\(of \\d+ rows\\)")),
                rules.toString());
        assertTrue(
                rules.stream().anyMatch(r -> r.contains("age <= ") && r.contains("member is ")),
                rules.toString());
        int rows =
                rules.stream()
                        .mapToInt(r -> Integer.parseInt(r.replaceAll(".*of (\\d+) rows.*", "$1")))
                        .sum();
        assertEquals(400, rows);
        assertEquals(
                List.of(),
                org.bottega.model.rules.TreeRules.of(
                        chosen(Choices.NONE, table, "logistic-regression")));
    }

    @Test
    void ruleFitFindsTheRulesThatMadeTheNumbersAndSaysThemInTheColumnsUnits() {
        int n = 800;
        var random = new java.util.SplittableRandom(4);
        var size = random.doubles(n, 20, 120).toArray();
        var year = random.doubles(n, 1950, 2020).toArray();
        var noise = random.doubles(n, 0, 1).toArray();
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] =
                    100
                            + (size[i] > 80 && year[i] > 1990 ? 50 : 0)
                            + (year[i] <= 1970 ? -30 : 0)
                            + random.nextDouble();
        }
        var fields =
                java.util.stream.Stream.of("size", "year", "noise", "y")
                        .map(f ->
                                org.bottega.kernel.table.Field.of(
                                        f, org.bottega.kernel.table.Kind.NUMBER))
                        .toList();
        var table =
                new org.bottega.kernel.table.Table(
                        new org.bottega.kernel.table.Schema(fields),
                        java.util.stream.Stream.of(size, year, noise, y)
                                .map(org.bottega.kernel.table.NumberColumn::new)
                                .toList());
        var model =
                Trainer.of(1, 1)
                        .train(
                                table,
                                new Task.Regression("y"),
                                Algorithms.byId("rulefit"),
                                Params.defaults(),
                                Progress.none());
        double r2 = org.bottega.learn.metric.Metric.R2.score(y, model.predict(table).values(), 0);
        assertTrue(r2 > 0.98, "R2 " + r2);
        var rules = org.bottega.model.rules.TreeRules.of(model);
        var two = rules.subList(0, 3).toString();
        assertTrue(two.matches("(?s).*size > (79|80|81).*"), two);
        assertTrue(two.matches("(?s).*year (<=|>) 19(69|70|71|89|90|91).*"), two);
        assertTrue(rules.size() < 120, rules.size() + " terms are left");
    }

    @Test
    void classesAreOrderedAsTheSettingsSay() {
        var table = Tables.ordinary(300, 4, 1);
        var ordinal = Algorithms.byId("ordinal-regression");
        var order = "class 3, class 2, class 1, class 0";
        var model =
                Trainer.of(1, 1)
                        .train(
                                table,
                                new Task.Classification("y"),
                                ordinal,
                                ordinal.params().read(java.util.Map.of("order", order)),
                                Progress.none());
        assertEquals(List.of(order.split(", ")), model.signature().classes());
        var plain = chosen(Choices.NONE, table, "ordinal-regression");
        var turned = model.predict(table).values();
        var straight = plain.predict(table).values();
        for (int i = 0; i < 300; i++) {
            for (int k = 0; k < 4; k++) {
                assertEquals(straight[4 * i + k], turned[4 * i + 3 - k], 1e-3);
            }
        }
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                Trainer.of(1, 1)
                                        .train(
                                                table,
                                                new Task.Classification("y"),
                                                ordinal,
                                                ordinal.params()
                                                        .read(
                                                                java.util.Map.of(
                                                                        "order",
                                                                        "class 0, class 1")),
                                                Progress.none()));
        assertTrue(refused.getMessage().contains("class 2"), refused.getMessage());
    }

    @Test
    void whatWasFoundOnTheWayIsInTheModel() {
        var table = Tables.ordinary(120, 2, 1);
        java.util.Map.of(
                        "k-means", "number of groups",
                        "gaussian-mixture", "number of groups",
                        "hierarchical", "dendrogram",
                        "spectral", "eigenvalues")
                .forEach((id, name) -> {
                    var model =
                            Trainer.of(1, 1)
                                    .train(
                                            table,
                                            new Task.Clustering(),
                                            Algorithms.byId(id),
                                            Params.defaults(),
                                            Progress.none());
                    var figures = model.figures().get(name);
                    assertTrue(figures != null && figures.rows() > 1, id + ": " + name);
                });
    }

    @Test
    void whoLearnsFromASampleSaysSo() {
        var told = new java.util.ArrayList<String>();
        var progress =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(org.bottega.kernel.job.JobEvent event) {
                        if (event instanceof org.bottega.kernel.job.JobEvent.Noted(var problem)) {
                            told.add(problem.sentence());
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                };
        var neighbours = Algorithms.byId("local-outlier-factor");
        for (int most : new int[] {100, 500}) {
            told.clear();
            Trainer.of(1, 1)
                    .train(
                            Tables.ordinary(250, 2, 1),
                            new Task.Anomaly(),
                            neighbours,
                            neighbours.params().read(java.util.Map.of("most-rows", most)),
                            progress);
            assertEquals(
                    most == 100,
                    told.stream().anyMatch(t -> t.contains("learns from 100 of 250 rows")),
                    told.toString());
        }
    }

    @Test
    void theDeadlineIsKept() {
        long started = System.nanoTime();
        new Trainer(1, 1, Deadline.in(Duration.ofMillis(500)))
                .train(
                        Tables.ordinary(20_000, 4, 1),
                        new Task.Classification("y"),
                        new LightGbm(),
                        Params.defaults().with(LightGbm.LEARNING_RATE, 0.001),
                        Progress.none());
        double took = (System.nanoTime() - started) / 1e9;
        assertTrue(took < 20, took + " s");
    }

    @Test
    void anUnknownAlgorithmIsRefusedWithTheNearest() {
        var e = assertThrows(ProblemException.class, () -> Algorithms.byId("lightbgm"));
        assertTrue(e.getMessage().contains("lightgbm"), e.getMessage());
    }
}
