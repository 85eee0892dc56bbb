package org.bottega.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.automl.Proposal;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Choices;
import org.bottega.learn.Trainer;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;

/// Trains one model with one algorithm.
public final class TrainRun {
    private TrainRun() {}

    /// What is asked for.
    ///
    /// @param target the column to predict; empty for algorithms that predict none
    /// @param settings the algorithm's settings by id, as plain values
    /// @param choices how classes are weighed and probabilities corrected
    public record Request(
            Path data,
            String target,
            Proposal.Wanted task,
            String algorithm,
            Map<String, String> settings,
            Choices choices,
            long seed,
            int threads) {
        public Request {
            settings = Map.copyOf(settings);
        }
    }

    /// The target's task, or without a target what the algorithm does without one.
    private static Task task(Request request, Algorithm algorithm, Table table) {
        if (!request.target().isEmpty()) {
            table.schema().require(request.target());
            return Proposal.of(request.target(), table.column(request.target()), request.task())
                    .task();
        }
        for (var task :
                List.of(new Task.Clustering(), new Task.Anomaly(), new Task.Projection(1))) {
            if (algorithm.accepts(task)) {
                return task;
            }
        }
        throw ProblemException.usage(
                "--target",
                algorithm.info().name() + " predicts a column, and none is named.",
                "Name the column to predict.");
    }

    /// @param file where the model is written
    public static Model run(Request request, Path file, Progress progress) {
        var algorithm = Algorithms.byId(request.algorithm());
        var params = algorithm.params().read(request.settings());
        var table = DataSource.read(request.data(), progress.part(0, 0.2));
        var task = task(request, algorithm, table);
        var model =
                new Trainer(request.seed(), request.threads(), Deadline.never(), request.choices())
                        .train(table, task, algorithm, params, progress.part(0.2, 0.95));
        progress.at(0.95, "Saving the model");
        Bundle.write(model, file);
        progress.at(1, "Done");
        return model;
    }
}
