package org.bottega.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Conform;
import org.bottega.model.Model;

/// How much a metric suffers when the values of a column are shuffled among the rows (Breiman 2001;
/// Fisher, Rudin, Dominici 2019). All features made from a column move together.
///
/// @param score of the untouched rows
/// @param rows how many rows were used
/// @param columns the most important first
public record PermutationImportance(
        Metric metric, double score, int rows, List<Importance> columns) {
    private static final int BLOCK = 512;

    /// @param drop by how much the score got worse, mean over the repeats; below 0 when it got better
    /// @param spread standard deviation of the drop over the repeats
    public record Importance(String column, double drop, double spread) {}

    public PermutationImportance {
        columns = List.copyOf(columns);
    }

    /// How to measure.
    ///
    /// @param rows at most so many rows are used, drawn at random
    /// @param repeats how often each column is shuffled, 1 or more
    public record Settings(int rows, int repeats, long seed) {
        public static Settings preset(long seed) {
            return new Settings(5000, 5, seed);
        }
    }

    /// @param table has the model's inputs and its target
    /// @throws ProblemException when a column is missing or no row has a known target
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static PermutationImportance of(
            Model model, Table table, Metric metric, Settings settings, Progress progress) {
        var signature = model.signature();
        var target = Target.judge(table, signature.task().target(), signature.classes());
        if (target.rows().length == 0) {
            throw ProblemException.input(
                    signature.task().target(),
                    "No row has a known target.",
                    "Give rows whose target is known.");
        }
        var chosen = draw(target.rows(), settings);
        var truth = IntStream.of(chosen).mapToDouble(i -> target.y()[i]).toArray();
        var rows = encode(model, table.rows(chosen));
        var measure = new Measure(model, metric, truth, rows);
        double score = measure.score(rows);
        var found = new ArrayList<Importance>();
        var columns = signature.inputs().names();
        for (int c = 0; c < columns.size(); c++) {
            progress.checkCancelled();
            progress.at((double) c / columns.size(), "Shuffling " + columns.get(c));
            found.add(measure.column(columns.get(c), c, score, settings, progress));
        }
        found.sort(Comparator.comparingDouble(Importance::drop).reversed());
        progress.at(1, "Done");
        return new PermutationImportance(metric, score, chosen.length, found);
    }

    private static int[] draw(int[] rows, Settings settings) {
        if (rows.length <= settings.rows()) {
            return rows;
        }
        var shuffled = shuffled(rows.length, new SplittableRandom(settings.seed()));
        return IntStream.range(0, settings.rows()).map(i -> rows[shuffled[i]]).sorted().toArray();
    }

    private static double[] encode(Model model, Table rows) {
        var table = Conform.to(model.signature().inputs(), rows);
        int width = model.features().width();
        var encoded = new double[Math.multiplyExact(rows.rows(), width)];
        model.features().bind(table).encode(0, rows.rows(), encoded, 0, width);
        return encoded;
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        var order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /// Scores encoded rows.
    @SuppressWarnings("ArrayRecordComponent")
    private record Measure(Model model, Metric metric, double[] truth, double[] rows) {

        Importance column(
                String column, int number, double score, Settings settings, Progress progress) {
            var features = model.features().features();
            var own =
                    IntStream.range(0, features.size())
                            .filter(j -> features.get(j).column().equals(column))
                            .toArray();
            if (own.length == 0) {
                return new Importance(column, 0, 0);
            }
            var drops = new double[settings.repeats()];
            var random = new SplittableRandom(settings.seed() * 31 + number + 1);
            for (int r = 0; r < drops.length; r++) {
                progress.checkCancelled();
                var order = shuffled(truth.length, random);
                var moved = rows.clone();
                int width = features.size();
                for (int i = 0; i < truth.length; i++) {
                    for (int j : own) {
                        moved[i * width + j] = rows[order[i] * width + j];
                    }
                }
                double now = score(moved);
                drops[r] = metric.greaterIsBetter() ? score - now : now - score;
            }
            double mean = IntStream.range(0, drops.length).mapToDouble(r -> drops[r]).sum();
            mean /= drops.length;
            double squares = 0;
            for (double drop : drops) {
                squares += (drop - mean) * (drop - mean);
            }
            double spread = drops.length > 1 ? Math.sqrt(squares / (drops.length - 1)) : 0;
            return new Importance(column, mean, spread);
        }

        double score(double[] encoded) {
            var predictor = model.predictor();
            int width = predictor.inputs();
            int outputs = predictor.outputs();
            var told = new double[truth.length * outputs];
            int block =
                    Math.clamp(
                            truth.length / (2L * ForkJoinPool.getCommonPoolParallelism() + 2),
                            1,
                            BLOCK);
            IntStream.range(0, (truth.length + block - 1) / block)
                    .parallel()
                    .forEach(b -> {
                        int from = b * block;
                        int count = Math.min(truth.length, from + block) - from;
                        var part = new double[count * width];
                        System.arraycopy(encoded, from * width, part, 0, part.length);
                        var result = new double[count * outputs];
                        predictor.predict(part, count, result);
                        System.arraycopy(result, 0, told, from * outputs, result.length);
                    });
            return metric.score(truth, told, model.signature().classes().size());
        }
    }
}
