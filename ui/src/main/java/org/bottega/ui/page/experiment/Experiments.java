package org.bottega.ui.page.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.Work;
import org.jspecify.annotations.Nullable;

/// What this page needs of the workspace's searches. Called away from the window's thread.
public interface Experiments {
    /// The runs, the newest first.
    List<Run> all();

    /// How a run that has ended went.
    Story story(String run);

    /// What can be predicted from a data set.
    Subject subject(String dataset);

    /// The task a target suggests.
    ///
    /// @param task `null` to let the data decide
    /// @throws org.bottega.kernel.ProblemException when the target cannot be predicted
    Proposal propose(String dataset, String target, @Nullable TaskKind task);

    /// Starts a search.
    ///
    /// @param events gets what the search says, on any thread
    /// @param result gets what came of it just before the last event, on any thread
    Work start(Setup setup, Consumer<JobEvent> events, Consumer<Result> result);

    /// The kinds of task.
    enum TaskKind {
        CLASSIFICATION,
        REGRESSION
    }

    /// What a search is to be good at.
    enum Aim {
        BALANCED,
        FAST,
        BEST,
        EXPLAINABLE,
        SMALL
    }

    /// How candidates are judged.
    enum Judging {
        AUTO,
        HOLD_OUT,
        FOLDS,
        REPEATED,
        GROUPED,
        TIME_ORDERED;

        /// Whether it goes by a column.
        public boolean byColumn() {
            return this == GROUPED || this == TIME_ORDERED;
        }
    }

    /// How a search went: what was tried, and why it was so.
    ///
    /// @param run the run's id
    /// @param leaderboard the best first
    /// @param plan sentences
    /// @param low the lower end of the interval that holds the winner's score with 95 % confidence; NaN when it
    ///     is not known
    /// @param greater whether more of the metric is better
    record Story(
            String run,
            List<Standing> leaderboard,
            List<String> plan,
            double low,
            double high,
            boolean greater,
            Aim aim,
            Judging judging,
            double budgetSeconds,
            double seconds) {
        public Story {
            leaderboard = List.copyOf(leaderboard);
            plan = List.copyOf(plan);
        }
    }

    /// @param model the id of the model that came of it, `null` when none did
    record Run(
            String id,
            String dataset,
            String target,
            String state,
            String metric,
            double score,
            Instant started,
            @Nullable String model) {}

    /// @param spread standard error of the score, 0 when it is not known
    /// @param atSeconds when it was found, from the start; NaN when it is not known
    /// @param weight its share in the winner, 0 to 1; NaN when it is not known
    record Standing(
            String name,
            double score,
            double spread,
            double fitSeconds,
            double atSeconds,
            double weight) {}

    record Subject(String id, String name, long rows, List<String> columns) {
        public Subject {
            columns = List.copyOf(columns);
        }
    }

    /// @param metrics what it can be judged by
    /// @param reason one sentence
    record Proposal(TaskKind task, Measure metric, List<Measure> metrics, String reason) {
        public Proposal {
            metrics = List.copyOf(metrics);
        }
    }

    /// A metric.
    ///
    /// @param greater whether more of it is better
    record Measure(String id, String label, String about, boolean greater) {
        @Override
        public String toString() {
            return label;
        }
    }

    /// @param by the column that the judging goes by; empty where it goes by none
    record Setup(
            String dataset,
            String target,
            TaskKind task,
            Measure metric,
            Aim aim,
            Judging judging,
            String by,
            Duration budget,
            long seed) {}

    record Result(String run, String model) {}
}
