package org.bottega.ui.page.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bottega.explain.Evaluation;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.Model;
import org.bottega.ui.job.Work;
import org.jspecify.annotations.Nullable;

/// What this page needs of the workspace's models. Called away from the window's thread.
public interface Models {
    /// The models, the newest first.
    List<Entry> all();

    Opened open(String id);

    /// The rows that a model was judged by, with what was predicted for them.
    ///
    /// @throws org.bottega.kernel.ProblemException when the data it learnt from is gone
    Judged judged(String id);

    /// What a person wrote about a model, by question.
    Map<String, String> card(String id);

    /// Keeps what a person wrote about a model.
    void keepCard(String id, Map<String, String> answers);

    /// Where a model comes from.
    Lineage lineage(String id);

    /// Writes a model as one ONNX graph, proven against our own prediction.
    Work exportOnnx(String id, Path file, Consumer<JobEvent> events);

    /// Writes the report as one HTML file.
    Work report(String id, Path file, Consumer<JobEvent> events);

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
    }

    /// From data to a model, the first first; each step leads to the next.
    record Lineage(List<Step> steps) {
        public Lineage {
            steps = List.copyOf(steps);
        }

        /// @param id of what it is in the workspace, empty where it has none
        /// @param rows of data; 0 for unknown
        /// @param count of the columns of data, the steps of a recipe, the models of a run
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
            MODEL
        }
    }
}
