package org.bottega.explain.surrogate;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Reason;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Trainer;
import org.bottega.learn.validation.Validation;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.rules.TreeRules;

/// One small tree that tells nearly what a model tells: its rules are the model's in short, as far as it agrees
/// with the model on rows it has not learnt from.
///
/// @param tree learnt from the model's predictions
/// @param rules one a leaf
/// @param fidelity for classes the share of held-out rows for which both tell the same; for numbers the share of
///     the model's variance that the tree explains
public record SurrogateTree(Model tree, List<String> rules, Estimate fidelity) {
    /// of more rows so many are used
    public static final int MOST_ROWS = 20_000;

    private static final double HELD_OUT = 0.25;
    private static final int FEWEST = 40;

    public SurrogateTree {
        rules = List.copyOf(rules);
    }

    /// @param table has the model's inputs
    /// @param depth how many questions are asked at most, 1 to 10
    /// @throws ProblemException when there are too few rows, or the model always tells the same
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static SurrogateTree of(
            Model model, Table table, int depth, long seed, Progress progress) {
        var signature = model.signature();
        int n = Math.min(MOST_ROWS, table.rows());
        if (n < FEWEST) {
            throw ProblemException.input(
                    "data",
                    "A tree in place of the model needs "
                            + FEWEST
                            + " rows, and there are "
                            + n
                            + ".",
                    "Give more rows.");
        }
        var some =
                Conform.to(
                        signature.inputs(),
                        n == table.rows()
                                ? table
                                : table.rows(
                                        IntStream.range(0, n)
                                                .map(i -> (int) ((long) i * table.rows() / n))
                                                .toArray()));
        progress.at(0.1, "Asking the model");
        var told = model.predict(some);
        var name = "told";
        while (some.schema().indexOf(name).isPresent()) {
            name = name + "_";
        }
        boolean classes = signature.classifies();
        var y =
                IntStream.range(0, n)
                        .mapToDouble(i -> classes ? told.best(i) : told.value(i, 0))
                        .toArray();
        if (java.util.Arrays.stream(y).distinct().limit(2).count() < 2) {
            throw ProblemException.input(
                    "data",
                    "The model tells the same for all rows, so there is nothing to tell apart.",
                    "Give other rows.");
        }
        var labelled =
                classes
                        ? some.with(
                                new Field(
                                        name,
                                        Kind.CATEGORY,
                                        org.bottega.kernel.table.Role.FEATURE,
                                        signature.classes()),
                                CategoryColumn.of(
                                        IntStream.range(0, n)
                                                .mapToObj(told::label)
                                                .toArray(String[]::new),
                                        signature.classes()))
                        : some.with(Field.of(name, Kind.NUMBER), new NumberColumn(y));
        var split =
                Validation.holdOut(
                        y,
                        classes ? signature.classes().size() : 0,
                        IntStream.range(0, n).toArray(),
                        HELD_OUT,
                        seed);
        var algorithm = Algorithms.byId("decision-tree");
        var params = algorithm.params().read(Map.of("max-depth", Integer.toString(depth)));
        Task task = classes ? new Task.Classification(name) : new Task.Regression(name);
        var tree =
                Trainer.of(seed, 1)
                        .train(
                                labelled.rows(split.training()),
                                task,
                                algorithm,
                                params,
                                progress.part(0.3, 0.9));
        return new SurrogateTree(
                tree, TreeRules.of(tree), fidelity(tree, some, split.validation(), y, told));
    }

    private static Estimate fidelity(
            Model tree, Table rows, int[] held, double[] y, org.bottega.model.Predictions told) {
        var answered = tree.predict(rows.rows(held));
        if (tree.signature().classifies()) {
            int same = 0;
            for (int i = 0; i < held.length; i++) {
                same += answered.label(i).equals(told.label(held[i])) ? 1 : 0;
            }
            return Estimate.share(same, held.length, 0.95, Reason.of("threshold.none-observed"));
        }
        double mean = IntStream.of(held).mapToDouble(i -> y[i]).average().orElse(0);
        double off = 0;
        double all = 0;
        for (int i = 0; i < held.length; i++) {
            double away = y[held[i]] - answered.value(i, 0);
            off += away * away;
            all += (y[held[i]] - mean) * (y[held[i]] - mean);
        }
        return all == 0
                ? Estimate.unknown("regression.constant-prediction")
                : new Estimate.Known(1 - off / all, null);
    }
}
