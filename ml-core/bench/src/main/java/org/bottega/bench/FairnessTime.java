package org.bottega.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;

/// All 21 fairness metrics with intervals of a thousand draws, over rows like those of a census: six numeric columns
/// (for the flip test's neighbours), a facet and a group variable of seven values. The predictions are there
/// already. Beside the time on the clock stands that of the processors, which other work on the machine does not
/// stretch.
///
/// `java … org.bottega.bench.FairnessTime [rows]`
public final class FairnessTime {
    private static final int TIMES = 25;
    private static final int WARM = 10;

    private FairnessTime() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        var table = table(rows);
        var model = model(table);
        var told = model.predict(table);
        var question =
                FairnessQuestion.of(new Facet.Values("sex", List.of("Female")), List.of("yes"))
                        .withGroup("status");
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var took = new double[TIMES];
        long processor = 0;
        for (int i = 0; i < TIMES; i++) {
            if (i == WARM) {
                processor = system.getProcessCpuTime();
            }
            long start = System.nanoTime();
            var report = Fairness.of(model, table, told, question);
            took[i] = (System.nanoTime() - start) / 1e6;
            if (report.results().stream().anyMatch(r -> r.estimate().bounds().isEmpty())) {
                throw new IllegalStateException("a figure has no interval");
            }
        }
        double used = system.getProcessCpuTime() - processor;
        System.out.printf(Locale.ROOT, "%,d rows: first %.0f ms", rows, took[0]);
        Arrays.sort(took, 1, TIMES);
        System.out.printf(
                Locale.ROOT,
                ", then median %.0f ms, fastest %.0f ms; processor time %.0f ms a report%n",
                took[TIMES / 2],
                took[1],
                used / 1e6 / (TIMES - WARM));
    }

    private static Table table(int rows) {
        var random = new SplittableRandom(1);
        var numbers = new double[6][rows];
        var sex = new String[rows];
        var status = new String[rows];
        var y = new String[rows];
        for (int i = 0; i < rows; i++) {
            boolean woman = random.nextInt(3) == 0;
            sex[i] = woman ? "Female" : "Male";
            status[i] = "s" + random.nextInt(7);
            numbers[0][i] = 17 + random.nextInt(70);
            numbers[1][i] = 20_000 + random.nextInt(400_000);
            numbers[2][i] = 1 + random.nextInt(16);
            numbers[3][i] = random.nextInt(12) == 0 ? random.nextInt(99_999) : 0;
            numbers[4][i] = random.nextInt(20) == 0 ? random.nextInt(4_000) : 0;
            numbers[5][i] = Math.max(1, 40 + 12 * random.nextGaussian());
            y[i] = random.nextDouble() < (woman ? 0.15 : 0.3) ? "yes" : "no";
        }
        return new Table(
                Schema.of(
                        Field.of("age", Kind.NUMBER),
                        Field.of("weight", Kind.NUMBER),
                        Field.of("education", Kind.NUMBER),
                        Field.of("gain", Kind.NUMBER),
                        Field.of("loss", Kind.NUMBER),
                        Field.of("hours", Kind.NUMBER),
                        Field.of("sex", Kind.CATEGORY),
                        Field.of("status", Kind.CATEGORY),
                        Field.of("y", Kind.CATEGORY)),
                List.<Column>of(
                        new NumberColumn(numbers[0]),
                        new NumberColumn(numbers[1]),
                        new NumberColumn(numbers[2]),
                        new NumberColumn(numbers[3]),
                        new NumberColumn(numbers[4]),
                        new NumberColumn(numbers[5]),
                        CategoryColumn.of(sex),
                        CategoryColumn.of(status),
                        CategoryColumn.of(y)));
    }

    private static Model model(Table table) {
        var names = List.of("age", "weight", "education", "gain", "loss", "hours", "sex", "status");
        var encoders =
                names.subList(0, 6).stream()
                        .map(n -> (Encoder) Encoder.Scaled.filled(new Encoder.Number(n), 0))
                        .toList();
        var inputs = table.select(names);
        return new Model(
                new Signature(inputs.schema(), new Task.Classification("y"), List.of("no", "yes")),
                new Features(encoders),
                new Linear(
                        6,
                        new double[] {0.05, 0, 0.3, 1e-4, 1e-4, 0.03},
                        new double[] {-7.5},
                        Link.LOGISTIC),
                inputs.slice(0, 100),
                Map.of());
    }
}
