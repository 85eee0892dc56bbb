package org.bottega.engine;

import java.nio.file.Path;
import java.util.Map;
import org.bottega.automl.Proposal;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Choices;
import org.bottega.learn.Trainer;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;

/// Trains one model with one algorithm.
public final class TrainRun {
    private TrainRun() {}

    /// What is asked for.
    ///
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

    /// @param file where the model is written
    public static Model run(Request request, Path file, Progress progress) {
        var algorithm = Algorithms.byId(request.algorithm());
        var params = algorithm.params().read(request.settings());
        var table = DataSource.read(request.data(), progress.part(0, 0.2));
        table.schema().require(request.target());
        var proposal =
                Proposal.of(request.target(), table.column(request.target()), request.task());
        var model =
                new Trainer(request.seed(), request.threads(), Deadline.never(), request.choices())
                        .train(table, proposal.task(), algorithm, params, progress.part(0.2, 0.95));
        progress.at(0.95, "Saving the model");
        Bundle.write(model, file);
        progress.at(1, "Done");
        return model;
    }
}
