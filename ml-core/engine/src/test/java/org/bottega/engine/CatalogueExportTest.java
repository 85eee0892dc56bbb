package org.bottega.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Choices;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.model.Model;
import org.bottega.model.attribution.Explainer;
import org.bottega.onnx.OnnxExport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every algorithm of the catalogue learns can be exported and explained.
class CatalogueExportTest {
    @TempDir Path folder;

    static Stream<Arguments> algorithmsAndClasses() {
        return Algorithms.all().stream()
                .filter(a -> !a.has(Trait.BASELINE))
                .flatMap(a ->
                        Stream.of(0, 2, 3)
                                .filter(k ->
                                        a.has(k == 0 ? Trait.REGRESSION : Trait.CLASSIFICATION))
                                .map(k -> Arguments.of(a.info().id(), k)));
    }

    private static Table table(int rows, int classes, long seed) {
        var random = new SplittableRandom(seed);
        var age = new double[rows];
        var income = new double[rows];
        var city = new @Nullable String[rows];
        var y = new double[rows];
        var names = new String[rows];
        for (int i = 0; i < rows; i++) {
            age[i] = 20 + random.nextInt(60);
            income[i] = random.nextInt(10) == 0 ? Double.NaN : Math.exp(8 + random.nextGaussian());
            city[i] = random.nextInt(12) == 0 ? null : "city " + random.nextInt(4);
            double signal = (age[i] - 50) / 15 + random.nextGaussian() * 0.5;
            y[i] = Math.exp(signal / 2);
            names[i] = "class " + Math.clamp((int) Math.floor(signal + classes / 2.0), 0, 2);
            if (classes == 2) {
                names[i] = signal > 0 ? "yes" : "no";
            }
        }
        return new Table(
                Schema.of(
                        Field.of("age", Kind.NUMBER),
                        Field.of("income", Kind.NUMBER),
                        Field.of("city", Kind.CATEGORY),
                        Field.of("y", classes == 0 ? Kind.NUMBER : Kind.CATEGORY)),
                List.of(
                        new NumberColumn(age),
                        new NumberColumn(income),
                        CategoryColumn.of(city),
                        classes == 0 ? new NumberColumn(y) : CategoryColumn.of(names)));
    }

    private static Model model(Algorithm algorithm, int classes, Calibration calibration) {
        var quick = new java.util.HashMap<String, Object>(Map.of("rounds", 20, "trees", 10));
        quick.keySet().retainAll(algorithm.params().params().stream().map(p -> p.id()).toList());
        Task task = classes == 0 ? new Task.Regression("y") : new Task.Classification("y");
        return new Trainer(1, 1, Deadline.never(), new Choices(false, Map.of(), calibration))
                .train(
                        table(150, classes, 1),
                        task,
                        algorithm,
                        algorithm.params().read(quick),
                        Progress.none());
    }

    private void check(Model model) {
        var rows = table(60, Math.max(2, model.signature().classes().size()), 2);
        var report = OnnxExport.write(model, rows, folder.resolve("model.onnx"));
        assertTrue(report.difference() < 1e-7, "difference " + report.difference());
        var few = rows.rows(new int[] {0, 1, 2});
        var why = Explainer.of(model).explain(few, Progress.none());
        assertTrue(why.columns().contains("age") && Double.isFinite(why.total(0, 0)));
    }

    @ParameterizedTest
    @MethodSource("algorithmsAndClasses")
    void theGraphAgreesOnRealRowsThresholdsAndExtremes(String id, int classes) {
        check(model(Algorithms.byId(id), classes, Calibration.NONE));
    }

    static Stream<String> withoutTarget() {
        return Algorithms.all().stream()
                .filter(a -> !a.has(Trait.CLASSIFICATION) && !a.has(Trait.REGRESSION))
                .map(a -> a.info().id());
    }

    @ParameterizedTest
    @MethodSource("withoutTarget")
    void theGraphOfWhatPredictsNoColumnAgrees(String id) {
        var algorithm = Algorithms.byId(id);
        var task =
                Stream.of(new Task.Clustering(), new Task.Anomaly(), new Task.Projection(1))
                        .filter(algorithm::accepts)
                        .findFirst()
                        .orElseThrow();
        check(
                Trainer.of(1, 1)
                        .train(
                                table(150, 2, 1).without("y"),
                                task,
                                algorithm,
                                org.bottega.kernel.param.Params.defaults(),
                                Progress.none()));
    }

    @Test
    void theGraphOfSeveralLabelsAgrees() {
        var table = table(150, 2, 1);
        var rich = new String[150];
        for (int i = 0; i < 150; i++) {
            rich[i] = ((NumberColumn) table.column("income")).value(i) > 3000 ? "yes" : "no";
        }
        check(
                Trainer.of(1, 1)
                        .train(
                                table.with(
                                        Field.of("rich", Kind.CATEGORY), CategoryColumn.of(rich)),
                                new Task.MultiLabel(List.of("y", "rich")),
                                Algorithms.byId("decision-tree"),
                                org.bottega.kernel.param.Params.defaults(),
                                Progress.none()));
    }

    @ParameterizedTest
    @EnumSource(Calibration.class)
    void theGraphOfACalibratedModelAgrees(Calibration calibration) {
        check(model(Algorithms.byId("lightgbm"), 2, calibration));
        check(model(Algorithms.byId("linear-discriminant"), 3, calibration));
    }
}
