package org.bottega.model.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.predictor.TreeEnsemble;

/// SHAP interaction values of a forest's margins, path-dependent (Lundberg et al. 2020): a contribution split into what
/// a column does alone and, half and half, what it does together with each other one. Summed over the second
/// column they are the contributions of [Explainer]. Of more than a hundred columns the pairs of those that contribute
/// most are told; what a column does together with the others then counts as what it does alone.
///
/// For a leaf with the columns of its path, `f_k(t) = o_k·t + z_k·(1 − t)` as in TreeSHAP's integral, the
/// interaction of i and j is `value · (o_i − z_i)(o_j − z_j) · ∫₀¹ Π_{k≠i,j} f_k(t) dt`.
public final class Interactions {
    private static final int MOST_ROWS = 2000;
    private static final int MOST_COLUMNS = 100;
    private static final double LEAST = 1e-12;

    private final List<String> columns;
    private final int margins;
    private final int rows;
    private final double[] values;

    private Interactions(List<String> columns, int margins, int rows, double[] values) {
        this.columns = List.copyOf(columns);
        this.margins = margins;
        this.rows = rows;
        this.values = values;
    }

    /// @param table has the model's inputs; of more than 2,000 rows so many are used, spread evenly
    /// @return empty where the model is no forest
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static Optional<Interactions> of(Model model, Table table, Progress progress) {
        if (!(model.predictor() instanceof TreeEnsemble forest)) {
            return Optional.empty();
        }
        var inputs = model.signature().inputs();
        int n = Math.min(MOST_ROWS, table.rows());
        var some =
                Conform.to(
                        inputs,
                        n == table.rows()
                                ? table
                                : table.rows(
                                        IntStream.range(0, n)
                                                .map(i -> (int) ((long) i * table.rows() / n))
                                                .toArray()));
        int width = forest.inputs();
        var encoded = new double[n * width];
        model.features().bind(some).encode(0, n, encoded, 0, width);
        var explained = Explainer.of(model).explain(some, Progress.none());
        var chosen = strongest(explained);
        var columnOf =
                model.features().features().stream()
                        .mapToInt(f ->
                                Arrays.binarySearch(
                                        chosen, inputs.indexOf(f.column()).orElseThrow()))
                        .toArray();
        int columns = chosen.length;
        int each = Math.multiplyExact(columns * columns, forest.margins());
        var values = new double[Math.multiplyExact(n, each)];
        var done = new AtomicInteger();
        IntStream.range(0, n)
                .parallel()
                .forEach(i -> {
                    progress.checkCancelled();
                    var row =
                            new Row(
                                    forest, encoded, i * width, columnOf, columns, values,
                                    i * each);
                    row.add();
                    row.diagonal(explained, i, chosen);
                    progress.at((double) done.incrementAndGet() / n, "Looking at pairs");
                });
        return Optional.of(
                new Interactions(
                        Arrays.stream(chosen).mapToObj(c -> inputs.field(c).name()).toList(),
                        forest.margins(),
                        n,
                        values));
    }

    /// The columns that contribute most, by rising number.
    private static int[] strongest(Attributions explained) {
        int all = explained.columns().size();
        var size = new double[all];
        for (int k = 0; k < explained.outputs().size(); k++) {
            var mean = explained.meanSize(k);
            for (int c = 0; c < all; c++) {
                size[c] += mean[c];
            }
        }
        return IntStream.range(0, all)
                .boxed()
                .sorted((a, b) -> Double.compare(size[b], size[a]))
                .limit(MOST_COLUMNS)
                .mapToInt(c -> c)
                .sorted()
                .toArray();
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /// What two columns do together in a row, half of it: the same for both orders. With itself, what a column does
    /// alone.
    public double value(int row, int first, int second, int margin) {
        int k = columns.size();
        return values[((row * k + first) * k + second) * margins + margin];
    }

    /// Mean size over the rows of what two columns do together (both halves), or what one does alone.
    public double meanSize(int first, int second, int margin) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += Math.abs(value(i, first, second, margin));
        }
        return rows == 0 ? 0 : sum / rows * (first == second ? 1 : 2);
    }

    /// The interactions of one row.
    private static final class Row {
        private final TreeEnsemble forest;
        private final double[] encoded;
        private final int at;
        private final int[] columnOf;
        private final int columns;
        private final double[] values;
        private final int to;
        private Quadrature points = new Quadrature(1);

        Row(
                TreeEnsemble forest,
                double[] encoded,
                int at,
                int[] columnOf,
                int columns,
                double[] values,
                int to) {
            this.forest = forest;
            this.encoded = encoded;
            this.at = at;
            this.columnOf = columnOf;
            this.columns = columns;
            this.values = values;
            this.to = to;
        }

        void add() {
            for (int t = 0; t < forest.trees(); t++) {
                int root = forest.nodes().roots()[t];
                if (root >= 0) {
                    down(root, t, new int[0], new boolean[0], new double[0]);
                }
            }
        }

        /// @param inputs the different inputs on the path
        /// @param follows for each whether the row agrees with all its splits
        /// @param share for each the product of the training rows' shares
        private void down(
                int reference, int tree, int[] inputs, boolean[] follows, double[] share) {
            if (reference < 0) {
                leaf(~reference, tree, inputs, follows, share);
                return;
            }
            int feature = forest.nodes().feature()[reference];
            boolean left = forest.goesLeft(reference, encoded[at + feature]);
            double l = cover(forest.left(reference));
            double r = cover(forest.right(reference));
            double ofLeft = l + r > 0 ? l / (l + r) : 0.5;
            int known = -1;
            for (int k = 0; k < inputs.length; k++) {
                known = inputs[k] == feature ? k : known;
            }
            int size = known < 0 ? inputs.length + 1 : inputs.length;
            for (int side = 0; side < 2; side++) {
                var nextInputs = Arrays.copyOf(inputs, size);
                var nextFollows = Arrays.copyOf(follows, size);
                var nextShare = Arrays.copyOf(share, size);
                int place = known < 0 ? size - 1 : known;
                nextInputs[place] = feature;
                nextFollows[place] = (known < 0 || follows[known]) && left == (side == 0);
                nextShare[place] =
                        (known < 0 ? 1 : share[known]) * (side == 0 ? ofLeft : 1 - ofLeft);
                down(
                        side == 0 ? forest.left(reference) : forest.right(reference),
                        tree,
                        nextInputs,
                        nextFollows,
                        nextShare);
            }
        }

        private double cover(int reference) {
            return reference >= 0
                    ? forest.nodes().cover()[reference]
                    : forest.nodes().leafCover()[~reference];
        }

        private void leaf(int leaf, int tree, int[] inputs, boolean[] follows, double[] share) {
            int d = inputs.length;
            if (d < 2) {
                return;
            }
            int wanted = Math.min(64, d / 2 + 1);
            if (points.size() != wanted) {
                points = new Quadrature(wanted);
            }
            var factor = new double[d];
            var integral = new double[d * d];
            for (int q = 0; q < points.size(); q++) {
                double t = points.node(q);
                double product = points.weight(q);
                for (int k = 0; k < d; k++) {
                    // a branch no training row took counts nothing; a little keeps the division
                    // sound
                    factor[k] = Math.max(LEAST, (follows[k] ? t : 0) + share[k] * (1 - t));
                    product *= factor[k];
                }
                for (int i = 0; i < d; i++) {
                    double without = product / factor[i];
                    for (int j = i + 1; j < d; j++) {
                        integral[i * d + j] += without / factor[j];
                    }
                }
            }
            int margins = forest.margins();
            for (int i = 0; i < d; i++) {
                double apart = (follows[i] ? 1 : 0) - share[i];
                for (int j = i + 1; j < d; j++) {
                    double both =
                            integral[i * d + j] * apart * ((follows[j] ? 1 : 0) - share[j]) / 2;
                    int a = columnOf[inputs[i]];
                    int b = columnOf[inputs[j]];
                    if (a == b || a < 0 || b < 0) {
                        continue;
                    }
                    for (int k = 0; k < forest.leafWidth(); k++) {
                        double value =
                                both * forest.nodes().leafValue()[leaf * forest.leafWidth() + k];
                        int margin = forest.nodes().treeOutput()[tree] + k;
                        values[to + (a * columns + b) * margins + margin] += value;
                        values[to + (b * columns + a) * margins + margin] += value;
                    }
                }
            }
        }

        /// What is left of a column's contribution is what it does alone.
        void diagonal(Attributions explained, int row, int[] chosen) {
            int margins = forest.margins();
            for (int a = 0; a < columns; a++) {
                for (int k = 0; k < margins; k++) {
                    double left = explained.value(row, chosen[a], k);
                    for (int b = 0; b < columns; b++) {
                        left -= b == a ? 0 : values[to + (a * columns + b) * margins + k];
                    }
                    values[to + (a * columns + a) * margins + k] = left;
                }
            }
        }
    }
}
