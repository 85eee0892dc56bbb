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
import org.bottega.learn.association.LabelLists;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;

/// Trains one model with one algorithm.
public final class TrainRun {
    private static final String SEPARATOR = ",";
    private static final int MOST_LABELS = 100;
    private static final int FEWEST_ROWS_OF_A_LABEL = 5;

    private TrainRun() {}

    /// What is asked for.
    ///
    /// @param labels columns of yes and no that are predicted at once, or one column of lists of labels; instead
    ///     of a target
    /// @param target the column to predict; empty for algorithms that predict none
    /// @param settings the algorithm's settings by id, as plain values
    /// @param choices how classes are weighed and probabilities corrected
    public record Request(
            Path data,
            String target,
            List<String> labels,
            Proposal.Wanted task,
            String algorithm,
            Map<String, String> settings,
            Choices choices,
            long seed,
            int threads) {
        public Request {
            settings = Map.copyOf(settings);
            labels = List.copyOf(labels);
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

    /// The columns named, or the labels that stand in the lists of the only one.
    private static LabelLists.Spread labels(Table table, List<String> named) {
        named.forEach(n -> table.schema().require(n));
        if (named.stream().distinct().count() < named.size()) {
            throw ProblemException.usage(
                    "--labels", "A label is named twice.", "Name each column once.");
        }
        if (named.size() > 1) {
            return new LabelLists.Spread(table, named);
        }
        var spread =
                LabelLists.of(
                        table, named.getFirst(), SEPARATOR, MOST_LABELS, FEWEST_ROWS_OF_A_LABEL);
        if (spread.labels().isEmpty()) {
            throw ProblemException.input(
                    named.getFirst(),
                    "No label stands in " + FEWEST_ROWS_OF_A_LABEL + " rows or more.",
                    "Write labels with commas between them, or name several columns.");
        }
        return spread;
    }

    /// @param file where the model is written
    public static Model run(Request request, Path file, Progress progress) {
        var algorithm = Algorithms.byId(request.algorithm());
        var params = algorithm.params().read(request.settings());
        var table = DataSource.read(request.data(), progress.part(0, 0.2));
        Task task;
        if (request.labels().isEmpty()) {
            task = task(request, algorithm, table);
        } else {
            var spread = labels(table, request.labels());
            table = spread.table();
            task = new Task.MultiLabel(spread.labels());
        }
        var model =
                new Trainer(request.seed(), request.threads(), Deadline.never(), request.choices())
                        .train(table, task, algorithm, params, progress.part(0.2, 0.95));
        progress.at(0.95, "Saving the model");
        Bundle.write(model, file);
        progress.at(1, "Done");
        return model;
    }
}
