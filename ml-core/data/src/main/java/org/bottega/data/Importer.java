package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bottega.data.FileImport.Trust;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.Stamp;
import org.bottega.data.source.detect.Sources;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// Imports a source as a [Snapshot]: finds out how it is written, looks at all rows to tell each
/// column's kind, and writes typed Parquet. Works out of core; nothing is left behind when it fails.
public final class Importer {
    private static final String FIX = "Open it in a text editor and look at the place.";

    private Importer() {}

    /// @param source a CSV, TSV (plain, gzip or Zstandard) or Parquet file; a folder of such files, or a
    ///     pattern such as `sales-*.csv`, is one table when all have the same columns; or a file or
    ///     folder of any other format of [Sources]
    /// @param folder where the snapshot shall lie; must not exist
    /// @throws ProblemException when the file cannot be read as a table with at least one row
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Snapshot importFile(
            Path source, Path folder, ImportOptions options, Progress progress) {
        var rows = rows(source);
        if (rows != null) {
            return importRows(rows, folder, options, progress);
        }
        return importFiles(
                SourceFiles.of(source), SourceFiles.name(source), folder, options, progress);
    }

    /// The reader of a file that is neither CSV nor Parquet, `null` for those.
    private static @Nullable RowSource rows(Path source) {
        return Files.exists(source) ? Sources.of(source).rows() : null;
    }

    /// Imports several files of the same columns as one table.
    ///
    /// @param name what a person calls them together
    public static Snapshot importFiles(
            List<Path> sources,
            String name,
            Path folder,
            ImportOptions options,
            Progress progress) {
        return importFiles(sources, name, folder, options, Trust.USUAL, progress);
    }

    static Snapshot importFiles(
            List<Path> sources,
            String name,
            Path folder,
            ImportOptions options,
            Trust trust,
            Progress progress) {
        sources.forEach(SourceFiles::check);
        DiskSpace.check(sources, folder);
        return Snapshots.make(
                name,
                folder,
                progress,
                FIX,
                (duck, beside) -> {
                    var stamps = new ArrayList<Stamp>();
                    for (var source : sources) {
                        stamps.add(Stamp.of(source));
                    }
                    try (var hash = Beside.start(progress, stop -> sha256(sources, stop))) {
                        var imported =
                                new FileImport(duck, sources, name, options, trust, progress)
                                        .write(beside);
                        var described = imported.described(name, hash.result());
                        for (int i = 0; i < stamps.size(); i++) {
                            var source = sources.get(i);
                            stamps.get(i).check(source.getFileName().toString(), source);
                        }
                        return described;
                    }
                });
    }

    /// Imports the rows of any other source. Its TEXT columns are looked at as those of a CSV file, the
    /// others stay what the source says.
    ///
    /// @param folder where the snapshot shall lie; must not exist
    /// @throws ProblemException when the source cannot be read, or has no rows
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Snapshot importRows(
            RowSource source, Path folder, ImportOptions options, Progress progress) {
        return Snapshots.make(
                source.name(),
                folder,
                progress,
                "Check the source.",
                (duck, beside) -> {
                    progress.at(0.02, "Reading " + source.name());
                    long limit = options.limit() == 0 ? Long.MAX_VALUE : options.limit();
                    var loaded = RowTable.load(duck, source, limit, progress.part(0.02, 0.5));
                    var rules = new Typing(duck, options, progress.part(0.5, 0.7)).rules(loaded);
                    var written = Snapshots.write(duck, loaded, rules, options, beside, progress);
                    return written.described(source.name(), written.dataSha256());
                });
    }

    /// How a file would be imported, from its first rows.
    ///
    /// @param source as for [#importFile]
    /// @throws ProblemException when it cannot be read as a table
    public static Preview preview(Path source, ImportOptions options, Progress progress) {
        var rows = rows(source);
        if (rows != null) {
            return preview(rows, options, progress);
        }
        return previewFiles(SourceFiles.of(source), SourceFiles.name(source), options, progress);
    }

    /// How several files of the same columns would be imported as one table, from their first rows.
    ///
    /// @param name what a person calls them together
    public static Preview previewFiles(
            List<Path> sources, String name, ImportOptions options, Progress progress) {
        return preview(
                name,
                progress,
                duck ->
                        new Previewing(duck, options, progress)
                                .of(
                                        name,
                                        new FileImport(
                                                        duck,
                                                        sources,
                                                        name,
                                                        options,
                                                        Trust.USUAL,
                                                        progress)
                                                .head()));
    }

    /// How another source's rows would be imported, from its first rows.
    public static Preview preview(RowSource source, ImportOptions options, Progress progress) {
        return preview(
                source.name(),
                progress,
                duck ->
                        new Previewing(duck, options, progress)
                                .of(source.name(), RowTable.load(duck, source, 10_000, progress)));
    }

    private interface Looking {
        Preview at(Duck duck) throws IOException, SQLException;
    }

    private static Preview preview(String name, Progress progress, Looking looking) {
        try (var duck = Duck.open()) {
            return looking.at(duck);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    name, "It cannot be read as a table: " + firstLine(e) + ".", FIX);
        }
    }

    static String firstLine(SQLException e) {
        var message = String.valueOf(e.getMessage());
        var line = message.lines().findFirst().orElse("").replaceFirst("^[A-Za-z ]+ Error: ", "");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    static String sha256(Path file, Progress progress) throws IOException {
        return sha256(List.of(file), progress);
    }

    /// Of the files' bytes one after the other.
    static String sha256(List<Path> files, Progress progress) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 18];
            for (var file : files) {
                try (var in = Files.newInputStream(file)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                        progress.checkCancelled();
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
