package org.bottega.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Preview;
import org.bottega.data.Snapshot;
import org.bottega.data.source.RowSource;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.Datasets;
import org.bottega.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Data that can be read now: a file that is there, whatever a server sent, a database that answered, a
/// table out of the clipboard. It is looked at and imported as often as one likes; nothing is fetched
/// again. Safe for any thread.
public final class Reached {
    private final @Nullable Workspace workspace;
    private final String name;
    private final String source;
    private final String format;
    private final List<String> parts;
    private final Reader reader;

    /// Reads one of the parts, `null` for the only or first one.
    interface Reader {
        /// What is read of a part.
        Content of(@Nullable String part);
    }

    /// What there is to read.
    ///
    /// @param name what the data set may be called
    sealed interface Content {
        String name();

        /// Read by the import itself.
        record Files(String name, Path file) implements Content {}

        /// Several files as one table.
        record Together(String name, List<Path> files) implements Content {}

        /// Read by a reader of its own.
        record Rows(String name, RowSource rows) implements Content {}
    }

    Reached(
            @Nullable Workspace workspace,
            String name,
            String source,
            String format,
            List<String> parts,
            Reader reader) {
        this.workspace = workspace;
        this.name = name;
        this.source = source;
        this.format = format;
        this.parts = List.copyOf(parts);
        this.reader = reader;
    }

    /// What a data set of it may be called, before a part is chosen.
    public String name() {
        return name;
    }

    /// Where it came from, as a person knows it.
    public String source() {
        return source;
    }

    /// The format as a person knows it, such as `Excel`.
    public String format() {
        return format;
    }

    /// The sheets or tables it holds, from which one has to be chosen; empty when it is one table.
    public List<String> parts() {
        return parts;
    }

    /// How it would be imported, from its first rows.
    ///
    /// @param part one of [#parts], `null` for the first
    /// @throws org.bottega.kernel.ProblemException when it cannot be read as a table
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public Preview preview(@Nullable String part, ImportOptions options, Progress progress) {
        return switch (reader.of(part)) {
            case Content.Files(var _, var file) -> Importer.preview(file, options, progress);
            case Content.Together(var called, var files) ->
                    Importer.previewFiles(files, called, options, progress);
            case Content.Rows(var _, var rows) -> Importer.preview(rows, options, progress);
        };
    }

    /// Imports it as the next version of a data set.
    ///
    /// @param part one of [#parts], `null` for the first
    /// @param wanted the data set's name, `null` for what the part is called
    /// @throws org.bottega.kernel.ProblemException when it cannot be read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public DatasetVersion bring(
            @Nullable String part,
            @Nullable String wanted,
            ImportOptions options,
            Progress progress) {
        var content = reader.of(part);
        return Objects.requireNonNull(workspace, "no workspace is open")
                .datasets()
                .add(
                        wanted == null ? content.name() : wanted,
                        part == null ? source : source + ", " + part,
                        folder -> described(write(content, folder, options, progress)));
    }

    /// Imports it as a snapshot outside the workspace.
    ///
    /// @param part one of [#parts], `null` for the first
    /// @param folder where it shall lie; must not exist
    Snapshot snapshot(
            @Nullable String part, Path folder, ImportOptions options, Progress progress) {
        return write(reader.of(part), folder, options, progress);
    }

    private static Snapshot write(
            Content content, Path folder, ImportOptions options, Progress progress) {
        return switch (content) {
            case Content.Files(var _, var file) ->
                    Importer.importFile(file, folder, options, progress);
            case Content.Together(var called, var files) ->
                    Importer.importFiles(files, called, folder, options, progress);
            case Content.Rows(var _, var rows) ->
                    Importer.importRows(rows, folder, options, progress);
        };
    }

    private static Datasets.Content described(Snapshot snapshot) {
        return new Datasets.Content(snapshot.rows(), snapshot.schema().size(), snapshot.sha256());
    }
}
