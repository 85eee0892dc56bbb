package org.bottega.ui.page.data;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bottega.data.recipe.Recipe;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.data.prepare.Preparing;

/// What this page needs of the workspace's data. Everything here may take a moment: called away from the
/// window's thread.
public interface Datasets {
    /// The data sets, the newest first.
    List<Entry> all();

    /// One data set, ready to be looked at.
    Opened open(String id);

    /// Starts an import.
    ///
    /// @param events gets what the work says, on any thread
    /// @param imported gets the new data set's id just before the last event, on any thread
    Work importFile(Path file, Consumer<JobEvent> events, Consumer<String> imported);

    /// Opens a data set so that a recipe can be made for it.
    Preparing prepare(String id);

    /// Starts to apply a recipe and to keep the result as the data set's next version.
    ///
    /// @param events gets what the work says, on any thread
    /// @param made gets the new version's id just before the last event, on any thread
    Work savePrepared(String id, Recipe recipe, Consumer<JobEvent> events, Consumer<String> made);

    /// A data set by name.
    record Entry(String id, String name, long rows, int columns, String source, Instant imported) {}

    /// @param notes what the import noticed
    /// @param rejected how many rows of the source could not be read
    record Opened(
            Entry entry,
            List<Profile> columns,
            GridViewModel.Rows rows,
            List<Problem> notes,
            long rejected) {
        public Opened {
            columns = List.copyOf(columns);
            notes = List.copyOf(notes);
        }
    }

    /// A column's head, and its figures in the order in which they are shown.
    record Profile(ColumnHead head, List<Figure> figures) {
        public Profile {
            figures = List.copyOf(figures);
        }
    }

    /// @param key of its label: `figure.KEY` in the message bundles
    /// @param text as it is shown; empty to show the number
    record Figure(String key, String text, double number) {
        public static Figure of(String key, double number) {
            return new Figure(key, "", number);
        }
    }
}
