package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.learn.encode.Weights;
import org.bottega.model.features.Matrix;

/// The columns to choose from, encoded as trees read them.
///
/// @param names one a column
/// @param inputs for each column its inputs in the training's matrix
record Candidates(List<String> names, List<int[]> inputs, Training training) {
    /// More rows are not looked at: so many tell which columns matter.
    private static final int MOST_ROWS = 20_000;

    static Candidates of(Table table, Task task, Target target, long seed, int threads) {
        var weights = Weights.of(table, target.rows());
        var rows = some(weights.rows(), seed);
        var features = FeatureFitting.fit(table, rows, task.target(), Encoding.TREES).features();
        var names = new ArrayList<String>();
        var inputs = new ArrayList<int[]>();
        for (int j = 0; j < features.width(); j++) {
            var column = features.features().get(j).column();
            int at = names.indexOf(column);
            if (at < 0) {
                names.add(column);
                inputs.add(new int[] {j});
            } else {
                var longer = Arrays.copyOf(inputs.get(at), inputs.get(at).length + 1);
                longer[longer.length - 1] = j;
                inputs.set(at, longer);
            }
        }
        var picked = table.rows(rows);
        var matrix =
                features.width() == 0
                        ? new Matrix(List.of(), new double[0][], rows.length)
                        : features.encode(picked);
        var y = Arrays.stream(rows).mapToDouble(r -> target.y()[r]).toArray();
        var values = weights.values();
        return new Candidates(
                List.copyOf(names),
                List.copyOf(inputs),
                new Training(
                        matrix,
                        y,
                        target.classes().size(),
                        IntStream.range(0, rows.length).toArray(),
                        new int[0],
                        values == null
                                ? null
                                : Arrays.stream(rows).mapToDouble(r -> values[r]).toArray(),
                        seed,
                        threads,
                        Deadline.never()));
    }

    private static int[] some(int[] rows, long seed) {
        if (rows.length <= MOST_ROWS) {
            return rows;
        }
        var random = new SplittableRandom(seed);
        var picked = rows.clone();
        for (int i = 0; i < MOST_ROWS; i++) {
            int other = i + random.nextInt(picked.length - i);
            int moved = picked[i];
            picked[i] = picked[other];
            picked[other] = moved;
        }
        var kept = Arrays.copyOf(picked, MOST_ROWS);
        Arrays.sort(kept);
        return kept;
    }

    int count() {
        return names.size();
    }

    /// For each column the sum over its inputs.
    ///
    /// @param columns the columns whose inputs stand one after the other
    double[] sums(int[] columns, double[] byInput) {
        var sums = new double[columns.length];
        int at = 0;
        for (int c = 0; c < columns.length; c++) {
            for (int j = 0; j < inputs.get(columns[c]).length; j++) {
                sums[c] += byInput[at++];
            }
        }
        return sums;
    }

    /// The matrix of some columns' inputs, column by column.
    Matrix some(int[] columns) {
        return training.x()
                .select(
                        Arrays.stream(columns)
                                .flatMap(c -> Arrays.stream(inputs.get(c)))
                                .toArray());
    }

    /// The same rows and targets with other inputs.
    Training on(Matrix x) {
        return new Training(
                x,
                training.y(),
                training.classes(),
                training.rows(),
                new int[0],
                training.weights(),
                training.seed(),
                training.threads(),
                training.deadline());
    }
}
