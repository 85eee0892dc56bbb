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

    /// A version of a data set.
    ///
    /// @param name how the version is called: `churn`, `churn (2)`
    /// @param dataset what all its versions are called
    /// @param version from 1 on
    record Entry(
            String id,
            String name,
            String dataset,
            int version,
            long rows,
            int columns,
            String source,
            Instant imported) {}

    /// @param notes what the import noticed
    /// @param sha256 of the source, hexadecimal
    /// @param rejects the rows of the source that could not be read
    record Opened(
            Entry entry,
            List<Profile> columns,
            GridViewModel.Rows rows,
            List<Problem> notes,
            String sha256,
            Rejects rejects) {
        public Opened {
            columns = List.copyOf(columns);
            notes = List.copyOf(notes);
        }
    }

    /// Rows that an import left out.
    ///
    /// @param file which holds them; is there when `count` is above 0
    /// @param rows line, reason and text of each
    record Rejects(long count, Path file, GridViewModel.Rows rows) {}

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
