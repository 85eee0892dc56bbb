package org.bottega.ui.page.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.bottega.explain.Evaluation;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.explain.fairness.FairnessReport;
import org.bottega.explain.performance.LearningCurve;
import org.bottega.explain.report.ModelCard;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.model.Model;
import org.bottega.ui.job.Work;
import org.bottega.workspace.ModelEvent;
import org.bottega.workspace.ModelRecord;
import org.jspecify.annotations.Nullable;

/// What this page needs of the workspace's models. Called away from the window's thread.
public interface Models {
    /// The models, the newest first.
    List<Entry> all();

    ///
    /// @param locale the language of the sentences about how it was found
    Opened open(String id, Locale locale);

    /// The rows that a model was judged by, with what was predicted for them.
    ///
    /// @throws org.bottega.kernel.ProblemException when the data it learnt from is gone
    Judged judged(String id);

    /// What was found about a model so far, by question, for as long as memory allows; may be written to by
    /// any thread.
    Map<Object, Object> kept(String id);

    /// How the score of the best single algorithm of a model's search grows with the rows it learns from.
    ///
    /// @throws org.bottega.kernel.ProblemException when the search or its data is gone
    Learning learningCurve(String id, Progress progress);

    /// @param algorithm what was fitted
    record Learning(LearningCurve curve, String algorithm) {}

    /// What is kept on a model's card.
    ModelCard card(String id);

    /// Keeps one text of a model's card.
    void keepCard(String id, ModelCard.Entry entry, String text);

    /// Keeps what was found out about a model's fairness on its card.
    ModelCard keepFairness(String id, FairnessReport report);

    /// Makes a model that keeps the difference in favoured predictions within a bound by a threshold for each group, and
    /// puts it into the workspace as the next version, with what was found out about its fairness on the card.
    ///
    /// @return its id
    /// @throws org.bottega.kernel.ProblemException when no thresholds keep to the bound
    String mitigate(String id, FairnessQuestion question, double most);

    /// Writes a model's card, by the file's ending as HTML, PDF or JSON.
    Work exportCard(String id, Path file, Locale locale, Consumer<JobEvent> events);

    /// How far a model is trusted, and what happened to it.
    ///
    /// @param locale the language of the sentences about what does not hold
    Trust trust(String id, Locale locale);

    /// Changes how far a model is trusted.
    ///
    /// @param override whether the policy is set aside for the reason given
    /// @throws org.bottega.kernel.ProblemException when the policy does not hold
    Trust change(
            String id, ModelRecord.Stage stage, String reason, boolean override, Locale locale);

    /// Changes what is asked of every model of the workspace before it is approved.
    ///
    /// @param lines such as `di >= 0.8`
    /// @throws org.bottega.kernel.ProblemException when one is no requirement
    Trust keepPolicy(String id, List<String> lines, Locale locale);

    /// Where a model comes from.
    Lineage lineage(String id);

    /// Writes a model as one ONNX graph, proven against our own prediction.
    Work exportOnnx(String id, Path file, Consumer<JobEvent> events);

    /// Writes the report with what the card keeps as one file, HTML or PDF by its ending.
    Work report(String id, Path file, Locale locale, Consumer<JobEvent> events);

    /// Predicts the rows of a file into another, CSV or Parquet by its name.
    Work predict(String id, Path rows, Path out, Consumer<JobEvent> events);

    /// @param metric the label of the metric it was chosen by
    record Entry(
            String id,
            String name,
            String target,
            boolean classifies,
            String metric,
            double score,
            Instant made) {}

    /// @param evaluation how good it is on rows it had not learnt from; `null` where nobody judged it
    /// @param facts sentences about how it was made
    record Opened(Entry entry, Model model, @Nullable Evaluation evaluation, List<String> facts) {
        public Opened {
            facts = List.copyOf(facts);
        }

        /// Whether it tells how series go on.
        boolean forecasts() {
            return model.horizon().isPresent();
        }

        /// `classification`, `regression` or `forecast`.
        String task() {
            return forecasts() ? "forecast" : entry.classifies() ? "classification" : "regression";
        }

        /// The column that is told.
        String target() {
            return model.horizon().map(h -> h.task().target()).orElse(entry.target());
        }
    }

    /// @param policy what is asked before a model is approved
    /// @param missed what of it does not hold, a sentence each
    /// @param history what happened, the oldest first
    record Trust(
            ModelRecord.Stage stage,
            List<String> policy,
            List<String> missed,
            List<ModelEvent> history) {
        public Trust {
            policy = List.copyOf(policy);
            missed = List.copyOf(missed);
            history = List.copyOf(history);
        }
    }

    /// From data to a model, the first first; each step leads to the next.
    ///
    /// @param uses what was made of the model
    record Lineage(List<Step> steps, List<Step> uses) {
        public Lineage {
            steps = List.copyOf(steps);
            uses = List.copyOf(uses);
        }

        /// @param id of what it is in the workspace, empty where it has none
        /// @param rows of data and predictions; 0 for unknown
        /// @param count of the columns of data, the steps of a recipe, the models of a run, how often predictions were
        ///     written
        public record Step(
                Kind kind,
                String id,
                String name,
                int version,
                long rows,
                int count,
                Instant made) {}

        /// What a step is.
        public enum Kind {
            DATA,
            RECIPE,
            RUN,
            /// of a workflow, which put the model into the workspace
            WORKFLOW,
            MODEL,
            ENDPOINT,
            PREDICTIONS
        }
    }
}
