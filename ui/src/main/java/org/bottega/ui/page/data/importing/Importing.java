package org.bottega.ui.page.data.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.bottega.data.ImportOptions;
import org.bottega.data.Preview;
import org.bottega.data.source.jdbc.DriverSpec;
import org.bottega.data.source.web.Consent;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.job.Work;
import org.jspecify.annotations.Nullable;

/// What importing needs of the engine. But for [#drivers], everything may take a moment: called away
/// from the window's thread.
public interface Importing {
    /// The kinds of databases that can be asked.
    List<DriverSpec> drivers();

    /// Goes where the data are.
    ///
    /// @param consent asked before the program talks to a host for the first time
    /// @throws org.bottega.kernel.ProblemException when they cannot be had
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    Found find(From from, Consent consent, Progress progress);

    /// Starts an import.
    ///
    /// @param part one of what was found, `null` for the first
    /// @param name the data set's name
    /// @param events gets what the work says, on any thread
    /// @param imported gets the new version's id just before the last event, on any thread
    Work bring(
            Found found,
            @Nullable String part,
            String name,
            ImportOptions options,
            Consumer<JobEvent> events,
            Consumer<String> imported);

    /// Where data come from.
    sealed interface From {
        /// @param files one file or folder, or several files that are one table
        record Files(List<Path> files) implements From {
            public Files {
                files = List.copyOf(files);
            }
        }

        /// @param address http or https
        record Web(String address) implements From {}

        /// @param html the clipboard as HTML, `null` when it has none
        record Pasted(String text, @Nullable String html) implements From {}

        /// @param address a `jdbc:` address without user and password
        /// @param password kept encrypted for the next time; empty to use the one that was kept
        /// @param query one select, `null` to choose a table
        record Asked(String address, String user, String password, @Nullable String query)
                implements From {
            @Override
            public String toString() {
                return "Asked[" + address + "]";
            }
        }
    }

    /// Data that can be read now, as often as one likes.
    interface Found {
        /// What a data set of it may be called.
        String name();

        /// Where it came from, as a person knows it.
        String source();

        /// As a person knows it, such as `Excel`; empty when there is nothing to tell.
        String format();

        /// The sheets or tables it holds, from which one is chosen; empty when it is one table.
        List<String> parts();

        /// How it would be imported, from its first rows.
        ///
        /// @throws org.bottega.kernel.ProblemException when it cannot be read as a table
        /// @throws java.util.concurrent.CancellationException when it was cancelled
        Preview preview(@Nullable String part, ImportOptions options, Progress progress);
    }
}
