package org.bottega.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.learn.validation.Validation;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Predictor;

/// Makes a model of one algorithm from a table: reads the target, fits the encoders, finds out on a
/// hold-out when to stop, then learns again from all rows.
///
/// @param seed decides the hold-out and everything the algorithm leaves to chance
/// @param threads how many threads to use at most
/// @param deadline when to stop with the best so far
public record Trainer(long seed, int threads, Deadline deadline) {
    private static final double HOLD_OUT = 0.1;
    private static final int FEWEST_FOR_HOLD_OUT = 40;
    private static final int SAMPLE_ROWS = 300;

    public static Trainer of(long seed, int threads) {
        return new Trainer(seed, threads, Deadline.never());
    }

    /// @throws ProblemException when the target or the inputs cannot be learnt from, or the algorithm is
    ///     not for the task
    public Model train(
            Table table, Task task, Algorithm algorithm, Params params, Progress progress) {
        if (!algorithm.accepts(task)) {
            throw ProblemException.usage(
                    algorithm.info().id(),
                    algorithm.info().name()
                            + " cannot "
                            + (task instanceof Task.Classification
                                    ? "tell classes."
                                    : "predict numbers."),
                    "Choose another algorithm.");
        }
        var target = Target.learn(table, task);
        var learner = algorithm.learner(params);
        var fitted = FeatureFitting.fit(table, target.rows(), task.target(), learner.encoding());
        fitted.notes().forEach(n -> progress.report(new JobEvent.Noted(n)));
        var features = fitted.features();
        if (features.width() == 0) {
            progress.report(
                    new JobEvent.Noted(
                            Problem.warning(
                                    "",
                                    "No column can be used as an input.",
                                    "The model always tells the same; add columns whose values differ.")));
        }
        var training =
                new Training(
                        features.encode(table),
                        target.y(),
                        target.classes().size(),
                        target.rows(),
                        new int[0],
                        null,
                        seed,
                        threads,
                        deadline);
        var started = System.nanoTime();
        var predictor = fit(training, algorithm, params, progress);
        var card = new LinkedHashMap<String, String>();
        card.put("algorithm", algorithm.info().id());
        params.plain().forEach((id, value) -> card.put("algorithm." + id, value.toString()));
        card.put("seed", Long.toString(seed));
        card.put("rows", Integer.toString(target.rows().length));
        card.put(
                "seconds",
                String.format(java.util.Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9));
        progress.at(1, "Done");
        return model(table, task, target, features, predictor, card);
    }

    private Predictor fit(Training all, Algorithm algorithm, Params params, Progress progress) {
        if (!algorithm.has(Trait.EARLY_STOPPING)
                || all.rows().length < FEWEST_FOR_HOLD_OUT
                || all.x().width() == 0) {
            return algorithm.learner(params).fit(all, progress);
        }
        var split = Validation.holdOut(all.y(), all.classes(), all.rows(), HOLD_OUT, seed);
        double begun = deadline.seconds();
        var first =
                algorithm
                        .learner(params)
                        .fit(
                                all.withRows(split.training(), split.validation()),
                                progress.part(0, 0.6));
        double took = begun - deadline.seconds();
        if (deadline.finite() && deadline.seconds() < 1.3 * took) {
            return first;
        }
        var again = algorithm.again(params, first);
        return algorithm.learner(again).fit(all, progress.part(0.6, 1));
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
    private static Table sample(Table inputs, int[] rows) {
        int count = Math.min(SAMPLE_ROWS, rows.length);
        List<Integer> picked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            picked.add(rows[(int) ((long) i * rows.length / count)]);
        }
        return inputs.rows(picked.stream().mapToInt(Integer::intValue).toArray());
    }
}
