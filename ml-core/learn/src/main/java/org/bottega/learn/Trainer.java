package org.bottega.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.FittedFeatures;
import org.bottega.learn.encode.Target;
import org.bottega.learn.encode.Weights;
import org.bottega.learn.selection.Selection;
import org.bottega.learn.validation.Validation;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Features;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// Makes a model of one algorithm from a table: reads the target, fits the encoders, finds out on a
/// hold-out when to stop, then learns again from all rows.
///
/// @param seed decides the hold-out and everything the algorithm leaves to chance
/// @param threads how many threads to use at most
/// @param deadline when to stop with the best so far
/// @param choices how classes are weighed and probabilities corrected
public record Trainer(long seed, int threads, Deadline deadline, Choices choices) {
    private static final int FOLDS = 5;
    private static final double HOLD_OUT = 0.1;
    private static final int FEWEST_FOR_HOLD_OUT = 40;
    private static final int SAMPLE_ROWS = 300;

    public Trainer(long seed, int threads, Deadline deadline) {
        this(seed, threads, deadline, Choices.NONE);
    }

    public static Trainer of(long seed, int threads) {
        return new Trainer(seed, threads, Deadline.never());
    }

    /// @throws ProblemException when the target or the inputs cannot be learnt from, or the algorithm is
    ///     not for the task
    public Model train(
            Table whole, Task task, Algorithm algorithm, Params params, Progress watched) {
        var progress = new Gathering(watched);
        if (!algorithm.accepts(task)) {
            throw ProblemException.usage(
                    algorithm.info().id(),
                    algorithm.info().name()
                            + " cannot "
                            + switch (task) {
                                case Task.Classification _ -> "tell classes.";
                                case Task.MultiLabel _ -> "tell labels.";
                                case Task.Regression _ -> "predict numbers.";
                                case Task.Clustering _ -> "find groups.";
                                case Task.Anomaly _ -> "tell how strange rows are.";
                                case Task.Projection _ -> "reduce dimensions.";
                                case Task.Forecast _ -> "forecast by itself.";
                            },
                    "These can: " + String.join(", ", Algorithms.idsFor(task)) + ".");
        }
        if (task instanceof Task.MultiLabel labels) {
            return new LabelTraining(this, labels, algorithm, params).train(whole, progress);
        }
        var table = selected(whole, task, progress);
        var known =
                task.supervised()
                        ? Target.learn(table, task).ordered(task.target(), algorithm.order(params))
                        : Target.none(table);
        var weights = Weights.of(table, known.rows());
        weights.notes().forEach(n -> progress.report(new JobEvent.Noted(n)));
        var target = new Target(known.y(), known.classes(), weights.rows());
        var learner = algorithm.learner(params);
        var predicted = task.supervised() ? task.target() : "";
        var wishes = choices.features().among(table.schema(), whole.schema(), predicted);
        var fitted = FeatureFitting.fit(table, target, predicted, learner.encoding(), wishes, seed);
        fitted.notes().forEach(n -> progress.report(new JobEvent.Noted(n)));
        var features = fitted.features();
        if (features.width() == 0 && !task.supervised()) {
            throw ProblemException.input(
                    "data",
                    "No column can be used as an input.",
                    "Give columns whose values differ.");
        }
        if (features.width() == 0) {
            progress.report(
                    new JobEvent.Noted(
                            Problem.warning(
                                    "",
                                    "No column can be used as an input.",
                                    "The model always tells the same; add columns whose values differ.")));
        }
        var inputs = new Inputs(table, fitted);
        var training =
                new Training(
                        inputs.on(target.rows()),
                        target.y(),
                        target.classes().size(),
                        target.rows(),
                        new int[0],
                        weights(weights.values(), target),
                        seed,
                        threads,
                        deadline);
        algorithm
                .mostRows(params)
                .ifPresent(most -> {
                    if (most < target.rows().length) {
                        progress.report(
                                new JobEvent.Noted(
                                        Problem.note(
                                                "most-rows",
                                                String.format(
                                                        java.util.Locale.ROOT,
                                                        "%s learns from %,d of %,d rows, drawn by chance; its setting most-rows says how many.",
                                                        algorithm.info().name(),
                                                        most,
                                                        target.rows().length))));
                    }
                });
        var started = System.nanoTime();
        var predictor = fit(training, inputs, algorithm, params, progress);
        var card = new LinkedHashMap<String, String>();
        if (choices.selection().chooses()) {
            card.put("selection", Domain.Choice.word(choices.selection().method()));
        }
        card.put("algorithm", algorithm.info().id());
        params.plain().forEach((id, value) -> card.put("algorithm." + id, value.toString()));
        card.put("seed", Long.toString(seed));
        card.put("rows", Integer.toString(target.rows().length));
        if (choices.calibration() != Calibration.NONE && target.classes().size() > 0) {
            card.put("calibration", Domain.Choice.word(choices.calibration()));
        }
        if (choices.balance()) {
            card.put("balanced", "true");
        }
        if (!choices.features().lines().isEmpty()) {
            card.put("features", String.join("; ", choices.features().lines()));
        }
        choices.costs().forEach((name, cost) -> card.put("cost." + name, cost.toString()));
        card.put(
                "seconds",
                String.format(java.util.Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9));
        progress.at(1, "Done");
        if (!task.supervised()) {
            return with(
                    unsupervised(table, task, algorithm, target, features, predictor, card),
                    progress.figures());
        }
        return with(model(table, task, target, features, predictor, card), progress.figures());
    }

    private static Model with(Model model, SequencedMap<String, Table> figures) {
        return new Model(
                model.signature(),
                model.features(),
                model.predictor(),
                model.sample(),
                model.card(),
                figures);
    }

    /// The table with the columns that are to be learnt from.
    private Table selected(Table whole, Task task, Progress progress) {
        if (!choices.selection().chooses()) {
            return whole;
        }
        var selected =
                choices.selection().choose(whole, task, seed, threads, progress.part(0, 0.3));
        var chosen = selected.chosen();
        progress.found("selection", selected.toTable());
        progress.report(
                new JobEvent.Noted(
                        Problem.note(
                                "selection",
                                chosen.isEmpty()
                                        ? "No column tells anything of the target."
                                        : chosen.size()
                                                + " of "
                                                + selected.columns().size()
                                                + " columns are chosen: "
                                                + String.join(", ", chosen)
                                                + ".")));
        return Selection.keep(whole, task, selected);
    }

    /// Names the groups, or says how many dimensions there are.
    private static Model unsupervised(
            Table table,
            Task task,
            Algorithm algorithm,
            Target target,
            Features features,
            Predictor predictor,
            Map<String, String> card) {
        int outputs = predictor.outputs();
        var groups = new ArrayList<String>();
        for (int k = 1; k <= outputs && task instanceof Task.Clustering; k++) {
            groups.add(k == outputs && algorithm.has(Trait.NOISE) ? "no group" : "group " + k);
        }
        var told = task instanceof Task.Projection ? new Task.Projection(outputs) : task;
        return model(
                table,
                told,
                new Target(target.y(), groups, target.rows()),
                features,
                predictor,
                card);
    }

    /// Row weights times class weights.
    private double @Nullable [] weights(double @Nullable [] byRow, Target target) {
        if (!choices.weighs() || target.classes().isEmpty()) {
            return byRow;
        }
        var sums = new double[target.classes().size()];
        for (int row : target.rows()) {
            sums[(int) target.y()[row]] += byRow == null ? 1 : byRow[row];
        }
        var factors = choices.factors(target.classes(), sums);
        var weights = new double[target.y().length];
        for (int i = 0; i < weights.length; i++) {
            double own = byRow == null ? 1 : byRow[i];
            weights[i] = Double.isNaN(target.y()[i]) ? own : own * factors[(int) target.y()[i]];
        }
        return weights;
    }

    private Predictor fit(
            Training all, Inputs inputs, Algorithm algorithm, Params params, Progress progress) {
        if (choices.calibration() == Calibration.NONE
                || !all.classifies()
                || all.rows().length < FEWEST_FOR_HOLD_OUT) {
            return settled(all, inputs, algorithm, params, progress).predictor();
        }
        var whole = settled(all, inputs, algorithm, params, progress.part(0, 0.4));
        int classes = all.classes();
        int[] rows = all.rows();
        var told = new double[all.y().length * classes];
        var splits = Validation.folds(all.y(), classes, rows, FOLDS, seed);
        for (int f = 0; f < FOLDS; f++) {
            var split = splits.get(f);
            double from = 0.4 + 0.6 * f / FOLDS;
            var x = inputs.on(split.training());
            var predictor =
                    algorithm
                            .learner(whole.params())
                            .fit(
                                    all.withX(x).withRows(split.training(), new int[0]),
                                    progress.part(from, from + 0.6 / FOLDS));
            var rowsTold = new double[split.validation().length * x.width()];
            x.gather(split.validation(), 0, split.validation().length, rowsTold);
            var out = new double[split.validation().length * classes];
            predictor.predict(rowsTold, split.validation().length, out);
            for (int i = 0; i < split.validation().length; i++) {
                System.arraycopy(out, i * classes, told, split.validation()[i] * classes, classes);
            }
        }
        var picked = new double[rows.length * classes];
        var truth = new double[rows.length];
        var weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(told, rows[i] * classes, picked, i * classes, classes);
            truth[i] = all.y()[rows[i]];
            weights[i] = all.weight(rows[i]);
        }
        return new Calibrated(
                whole.predictor(), choices.calibration().fit(picked, truth, weights, classes));
    }

    /// The inputs of a table, as those who learn from some of its rows may see them.
    private record Inputs(Table table, FittedFeatures fitted, Matrix encoded) {
        Inputs(Table table, FittedFeatures fitted) {
            this(table, fitted, fitted.encode(table));
        }

        Matrix on(int[] rows) {
            return fitted.learning(encoded, table, rows);
        }
    }

    /// @param params the settings that the predictor was learnt with in the end
    private record Settled(Predictor predictor, Params params) {}

    private Settled settled(
            Training all, Inputs inputs, Algorithm algorithm, Params params, Progress progress) {
        if (!algorithm.has(Trait.EARLY_STOPPING)
                || all.rows().length < FEWEST_FOR_HOLD_OUT
                || all.x().width() == 0) {
            return new Settled(algorithm.learner(params).fit(all, progress), params);
        }
        var split = Validation.holdOut(all.y(), all.classes(), all.rows(), HOLD_OUT, seed);
        double begun = deadline.seconds();
        var first =
                algorithm
                        .learner(params)
                        .fit(
                                all.withX(inputs.on(split.training()))
                                        .withRows(split.training(), split.validation()),
                                progress.part(0, 0.6));
        double took = begun - deadline.seconds();
        var again = algorithm.again(params, first);
        if (deadline.finite() && deadline.seconds() < 1.3 * took) {
            return new Settled(first, again);
        }
        return new Settled(algorithm.learner(again).fit(all, progress.part(0.6, 1)), again);
    }

    /// Puts a model together.
    ///
    /// @param predictor reads the features
    /// @param card facts about its making
    public static Model model(
            Table table,
            Task task,
            Target target,
            Features features,
            Predictor predictor,
            Map<String, String> card) {
        var inputs = FeatureFitting.inputs(table, features);
        var signature = new Signature(inputs, task, target.classes());
        return new Model(
                signature,
                features,
                predictor,
                sample(table.select(inputs.names()), target.rows()),
                card);
    }

    /// Rows spread evenly over those learnt from.
    static Table sample(Table inputs, int[] rows) {
        int count = Math.min(SAMPLE_ROWS, rows.length);
        List<Integer> picked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            picked.add(rows[(int) ((long) i * rows.length / count)]);
        }
        return inputs.rows(picked.stream().mapToInt(Integer::intValue).toArray());
    }
}
