package org.bottega.ui.page.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bottega.automl.LearnerTuning.Besides;
import org.bottega.automl.MadeFeatures;
import org.bottega.automl.tune.Strategy;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.job.Work;
import org.jspecify.annotations.Nullable;

/// What this page needs of the workspace's searches. Called away from the window's thread.
public interface Experiments {
    /// The runs, the newest first.
    List<Run> all();

    /// How a run that has ended went.
    ///
    /// @param locale the language of its sentences
    Story story(String run, Locale locale);

    /// What was varied in a run that has ended, family by family; empty where nothing was.
    List<Family> families(String run);

    /// What can be predicted from a data set.
    Subject subject(String dataset);

    /// The task a target suggests.
    ///
    /// @param task `null` to let the data decide
    /// @param locale the language of the reason
    /// @throws org.bottega.kernel.ProblemException when the target cannot be predicted
    Proposal propose(String dataset, String target, @Nullable TaskKind task, Locale locale);

    /// Columns that tell the target by themselves, or number the rows; from a sample of the rows.
    ///
    /// @param locale the language of the reasons
    List<Suspect> suspects(String dataset, String target, TaskKind task, Locale locale);

    /// Starts a search.
    ///
    /// @param events gets what the search says, on any thread
    /// @param result gets what came of it just before the last event, on any thread
    Work start(Setup setup, Consumer<JobEvent> events, Consumer<Result> result);

    /// What can be tuned for a task, in the catalogue's order.
    List<Tunable> tunable(TaskKind task);

    /// Why ranges cannot be searched, empty when they can.
    String refusal(String algorithm, List<String> vary);

    /// Starts a tuning, as [#start] does a search.
    Work tune(TuneSetup setup, Consumer<JobEvent> events, Consumer<Result> result);

    /// What of a workflow is marked to be tuned, and what it can be judged by.
    FlowSubject flow(String workflow);

    /// Why a workflow cannot be tuned like this, empty when it can.
    String refusal(FlowSetup setup);

    /// A figure of a workflow's node as what runs go by. Answers at once.
    ///
    /// @param figure `node.figure`, with `:min` or `:max` behind where that is not known
    Measure measure(String figure);

    /// Starts a tuning of a workflow, as [#start] does a search.
    Work tune(FlowSetup setup, Consumer<JobEvent> events, Consumer<Result> result);

    /// @param id of the workflow
    /// @param metrics by which it is to be tuned, as `node.figure`; may be empty
    /// @param offered figures that it can be tuned by
    record FlowSubject(
            String id, String name, List<Knob> marks, List<String> metrics, List<String> offered) {
        public FlowSubject {
            marks = List.copyOf(marks);
            metrics = List.copyOf(metrics);
            offered = List.copyOf(offered);
        }
    }

    /// @param vary lines as `boosting.learning-rate=0.01..0.3:log`
    record FlowSetup(
            String workflow,
            List<String> vary,
            List<String> metrics,
            Strategy strategy,
            int trials,
            Duration budget,
            long seed) {
        public FlowSetup {
            vary = List.copyOf(vary);
            metrics = List.copyOf(metrics);
        }
    }

    /// Goes on with a run that was paused, cancelled or killed, as [#start] does.
    Work resume(String run, Consumer<JobEvent> events, Consumer<Result> result);

    /// What a run goes by and how long it may take.
    Terms terms(String run);

    record Terms(Measure metric, double budgetSeconds) {}

    /// What a run does.
    enum Kind {
        SEARCH,
        TUNING
    }

    /// Trials of one algorithm, ready to be drawn.
    record Family(String name, TuningCharts charts) {}

    /// An algorithm with what can be varied of it, what is usually varied first.
    record Tunable(String id, String name, List<Knob> knobs) {
        public Tunable {
            knobs = List.copyOf(knobs);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// @param range as `0.01..0.3:log` or `a|b`
    /// @param usual whether it is varied unless somebody says otherwise
    record Knob(String id, String about, String range, boolean usual) {}

    /// @param vary lines as `learning-rate=0.01..0.3:log`
    /// @param besides further objectives
    record TuneSetup(
            String dataset,
            String target,
            TaskKind task,
            Measure metric,
            String algorithm,
            List<String> vary,
            Strategy strategy,
            List<Besides> besides,
            int trials,
            Duration budget,
            long seed) {
        public TuneSetup {
            vary = List.copyOf(vary);
            besides = List.copyOf(besides);
        }
    }

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
    /// @param resumable whether it was stopped and can go on
    /// @param workflow the id of the workflow that was tuned, `null` for other runs
    /// @param better whether some trial beats the workflow as it was
    record Run(
            String id,
            Kind kind,
            String dataset,
            String target,
            String state,
            String metric,
            double score,
            Instant started,
            @Nullable String model,
            boolean resumable,
            @Nullable String workflow,
            boolean better) {}

    /// @param spread standard error of the score, 0 when it is not known
    /// @param atSeconds when it was found, from the start; NaN when it is not known
    /// @param weight its share in the winner, 0 to 1; NaN when it is not known
    /// @param disparity how unequal it is to the groups that were named, with its interval; NaN where none were
    /// @param splits on how many splits it was judged, 0 when it is not known
    /// @param against how it compares with the winner, `null` for the winner and where no test is possible
    record Standing(
            String name,
            double score,
            double spread,
            double fitSeconds,
            double atSeconds,
            double weight,
            double disparity,
            double disparityLow,
            double disparityHigh,
            int splits,
            @Nullable Against against) {
        /// Of a search that was not asked about groups.
        public Standing(
                String name,
                double score,
                double spread,
                double fitSeconds,
                double atSeconds,
                double weight) {
            this(
                    name,
                    score,
                    spread,
                    fitSeconds,
                    atSeconds,
                    weight,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    0,
                    null);
        }
    }

    /// A row of a leaderboard against the winner, by their scores on the same splits.
    ///
    /// @param tied whether it cannot be told from the winner
    /// @param chance how probable such a difference is between equally good models, corrected for their number
    /// @param behind by how much its mean score is worse, below 0 where it is better
    /// @param low the lower end of the interval that holds the difference with 95 % confidence
    record Against(boolean tied, double chance, double behind, double low, double high) {}

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
    /// @param fair `null` where groups do not matter
    /// @param leaveOut columns not to learn from
    /// @param made whether features are made of others
    record Setup(
            String dataset,
            String target,
            TaskKind task,
            Measure metric,
            Aim aim,
            Judging judging,
            String by,
            Duration budget,
            long seed,
            @Nullable Fair fair,
            List<String> leaveOut,
            MadeFeatures made) {
        public Setup {
            leaveOut = List.copyOf(leaveOut);
        }
    }

    /// A column that had better be left out.
    ///
    /// @param reason one sentence
    record Suspect(String column, String reason) {}

    /// A bound on how unequal the winner may be.
    ///
    /// @param group such as `sex=Female`
    /// @param favoured the outcome people wish for
    /// @param most the largest disparity, as typed
    /// @param reweigh whether rows are weighed so that outcome and group are independent
    record Fair(String group, String favoured, String most, boolean reweigh) {}

    record Result(String run, String model) {}
}
