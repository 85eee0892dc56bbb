package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every algorithm that predicts a column beats the baseline on real data of each kind.
@Tag("slow")
class BetterThanBaselineTest {
    private static final int ROWS = 500;

    private record Data(String file, Task task) {}

    private static final Map<String, Data> DATA =
            Map.of(
                    "adult",
                    new Data("adult", new Task.Classification("income")),
                    "credit",
                    new Data("credit_g", new Task.Classification("cls")),
                    "churn",
                    new Data("telco_churn", new Task.Classification("Churn")),
                    "bike",
                    new Data("bike", new Task.Regression("cnt")),
                    "california",
                    new Data("california", new Task.Regression("median_house_value")),
                    "diamonds",
                    new Data("diamonds", new Task.Regression("price")));

    static Stream<Arguments> algorithmsAndData() {
        return Algorithms.all().stream()
                .filter(a -> !a.has(Trait.BASELINE))
                .flatMap(a ->
                        DATA.keySet().stream()
                                .sorted()
                                .filter(d -> a.accepts(DATA.get(d).task()))
                                .map(d -> Arguments.of(a.info().id(), d)));
    }

    private static Table some(String file) {
        var all = SharedData.read(file);
        int rows = Math.min(ROWS, all.rows());
        return all.rows(
                IntStream.range(0, rows).map(i -> (int) ((long) i * all.rows() / rows)).toArray());
    }

    private static double score(Algorithm algorithm, Data data, Metric metric) {
        var quick = new HashMap<String, Object>(Map.of("trees", 30, "rounds", 50));
        quick.keySet().retainAll(algorithm.params().params().stream().map(p -> p.id()).toList());
        Model model =
                Trainer.of(1, 2)
                        .train(
                                some(data.file() + ".train.csv"),
                                data.task(),
                                algorithm,
                                algorithm.params().read(quick),
                                Progress.none());
        var test = some(data.file() + ".test.csv");
        var classes = model.signature().classes();
        var truth = Target.judge(test, data.task().target(), classes);
        return metric.score(truth.y(), model.predict(test).values(), classes.size());
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndData")
    void beatsIt(String id, String name) {
        var data = DATA.get(name);
        boolean classifies = data.task() instanceof Task.Classification;
        var metric = classifies ? Metric.AUC : Metric.MAE;
        double baseline = score(Algorithms.byId("baseline"), data, metric);
        double own = score(Algorithms.byId(id), data, metric);
        assertTrue(
                classifies ? own > baseline + 0.05 : own < 0.95 * baseline,
                id + " on " + name + ": " + metric.label() + " " + own + ", baseline " + baseline);
    }
}
