package org.bottega.ui.page.data.sql;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bottega.data.sql.SqlCompletion;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.job.Work;

/// What the console needs of the workspace. Everything here may take a moment: called away from the
/// window's thread.
public interface Queries {
    /// Makes the data sets as they are now ready to be asked.
    Session open();

    /// Starts to keep all rows of a query as a data set.
    ///
    /// @param made gets the new version's id just before the last event, on any thread
    Work keep(String query, String name, Consumer<JobEvent> events, Consumer<String> made);

    /// Starts to write all rows of a query to a file.
    Work write(String query, Path file, Consumer<JobEvent> events);

    /// What was asked before, the newest first.
    List<String> history();

    /// Remembers a query as the newest.
    ///
    /// @return what was asked before, this included
    List<String> remember(String query);

    /// Data sets that can be asked. Used by any thread, one question at a time.
    interface Session extends AutoCloseable {
        Map<String, Schema> tables();

        SqlCompletion completion();

        /// Answers with the first rows.
        ///
        /// @param limit how many at most
        Answer run(String query, long limit, Progress progress);

        /// How the query would be carried out, as text.
        String explain(String query, Progress progress);

        @Override
        void close();
    }

    /// @param cut whether there would be more rows
    record Answer(Schema schema, long rows, boolean cut, long millis, GridViewModel.Rows source) {}
}
