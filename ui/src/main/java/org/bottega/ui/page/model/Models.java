package org.bottega.ui.page.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bottega.chart.Chart;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.Model;
import org.bottega.ui.job.Work;

/// What this page needs of the workspace's models. Called away from the window's thread.
public interface Models {
    /// The models, the newest first.
    List<Entry> all();

    Opened open(String id);

    /// Why the model says what it says, over a sample of its rows.
    Explanation explain(String id);

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

    /// @param figures how good it is, each with how it was found out
    /// @param charts the same drawn, titled by themselves
    /// @param facts sentences about how it was made
    record Opened(
            Entry entry,
            Model model,
            List<Figure> figures,
            List<Chart> charts,
            List<String> facts) {
        public Opened {
            figures = List.copyOf(figures);
            charts = List.copyOf(charts);
            facts = List.copyOf(facts);
        }
    }

    /// @param about what the figure tells, a few words
    record Figure(String label, double value, String about) {}

    /// The explanation of a model on some rows.
    interface Explanation {
        /// Which columns count most, all classes together.
        Chart importance();

        /// Each column's effect on each row.
        Chart beeswarm();

        int rows();

        /// A few words that tell one row from the others.
        String row(int row);

        /// How one row's prediction comes about.
        Chart waterfall(int row);
    }
}
