package org.bottega.ui.page.data;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bottega.data.profile.Comparison;
import org.bottega.data.profile.Inspection;
import org.bottega.data.recipe.Recipe;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Role;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.data.prepare.Preparing;
import org.jspecify.annotations.Nullable;

/// What this page needs of the workspace's data. Everything here may take a moment: called away from the
/// window's thread.
public interface Datasets {
    /// The data sets, the newest first.
    List<Entry> all();

    /// One data set, ready to be looked at.
    Opened open(String id);

    /// The same with all that is known of its columns, which takes a look at all rows.
    Opened profiled(String id);

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

    /// Looks for what may be wrong, and how columns hang together.
    Inspection inspect(String id, Progress progress);

    /// Uses a column for something else from now on.
    void setRole(String id, String column, Role role);

    /// Writes what an inspection found as one HTML file.
    Path report(String id, Path file, Locale locale, Progress progress);

    /// All versions of a data set, the newest first.
    List<Version> versions(String dataset);

    /// What changed from one version to another.
    Compared compare(String before, String after, Progress progress);

    /// Makes an old version the newest again.
    ///
    /// @return the id of the new version
    String restore(String id);

    /// Deletes a version for good.
    ///
    /// @param used whether it goes even when something was made from it
    void delete(String id, boolean used);

    /// Gives a data set another name.
    void rename(String dataset, String name);

    /// A version with what made it and what was made from it.
    ///
    /// @param sha256 of its content
    /// @param recipe the text of the recipe that made it, empty when there is none
    /// @param uses sentences such as `the run "churn"`
    record Version(Entry entry, String sha256, String recipe, List<String> uses) {
        public Version {
            uses = List.copyOf(uses);
        }
    }

    /// Two versions side by side, with the profiles of the columns that both have.
    record Compared(
            Comparison comparison,
            org.bottega.data.profile.Profile before,
            org.bottega.data.profile.Profile after) {}

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

        /// Whether all rows were looked at for what is known of the columns.
        public boolean complete() {
            return columns.stream().noneMatch(c -> c.column() == null);
        }
    }

    /// Rows that an import left out.
    ///
    /// @param file which holds them; is there when `count` is above 0
    /// @param rows line, reason and text of each
    record Rejects(long count, Path file, GridViewModel.Rows rows) {}

    /// A column's head, and its figures in the order in which they are shown.
    ///
    /// @param column all that is known of it; `null` while the rows are still to be looked at
    /// @param rows of the whole table
    record Profile(
            ColumnHead head,
            List<Figure> figures,
            org.bottega.data.profile.@Nullable ColumnProfile column,
            long rows) {
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
