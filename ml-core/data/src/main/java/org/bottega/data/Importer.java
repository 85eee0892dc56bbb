package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.RowSource;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// Imports a file as a [Snapshot]: finds out how it is written, looks at all rows to tell each
/// column's kind, and writes typed Parquet. Works out of core; nothing is left behind when it fails.
public final class Importer {
    private Importer() {}

    /// @param source a CSV, TSV (also .gz) or Parquet file
    /// @param folder where the snapshot shall lie; must not exist
    /// @throws ProblemException when the file cannot be read as a table with at least one row
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Snapshot importFile(
            Path source, Path folder, ImportOptions options, Progress progress) {
        check(source);
        return write(
                source.getFileName().toString(),
                folder,
                options,
                progress,
                raw -> isParquet(source) ? raw.parquet(source) : raw.csv(source),
                _ -> sha256(source, progress));
    }

    /// Imports the rows of any other source. Its TEXT columns are looked at as those of a CSV file, the
    /// others stay what the source says.
    ///
    /// @param folder where the snapshot shall lie; must not exist
    /// @throws ProblemException when the source cannot be read, or has no rows
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Snapshot importRows(
            RowSource source, Path folder, ImportOptions options, Progress progress) {
        return write(
                source.name(),
                folder,
                options,
                progress,
                raw -> raw.rows(source),
                parquet -> sha256(parquet, progress));
    }

    private interface Loading {
        RawTable.Loaded load(RawTable raw) throws IOException, SQLException;
    }

    private static Snapshot write(
            String name,
            Path folder,
            ImportOptions options,
            Progress progress,
            Loading loading,
            Snapshots.Hash hash) {
        var beside = Snapshots.beside(folder);
        try (var duck = Duck.open()) {
            Duck.delete(beside);
            Files.createDirectories(beside);
            var raw = new RawTable(duck, options, progress);
            var loaded = loading.load(raw);
            progress.at(0.5, "Looking at the columns");
            var none = new Schema(List.of());
            var snapshot =
                    Snapshots.write(
                            duck, loaded, raw.rules(loaded, none), name, hash, beside, progress);
            return Snapshots.finish(snapshot, none, folder, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    name,
                    "It cannot be read as a table: " + firstLine(e) + ".",
                    "Open it in a text editor and look at the place.");
        } finally {
            Duck.delete(beside);
        }
    }

    private static void check(Path source) {
        var name =
                source.getFileName() == null ? source.toString() : source.getFileName().toString();
        if (!Files.exists(source)) {
            throw ProblemException.input(
                    source.toString(), "There is no such file.", "Check its name and place.");
        }
        if (Files.isDirectory(source)) {
            throw ProblemException.input(
                    source.toString(), "This is a folder.", "Choose a CSV, TSV or Parquet file.");
        }
        if (!Files.isReadable(source)) {
            throw ProblemException.input(
                    name, "The file may not be read.", "Change its permissions.");
        }
        try {
            if (Files.isRegularFile(source) && Files.size(source) == 0) {
                throw ProblemException.input(
                        name, "The file is empty.", "Choose a file with a header line and rows.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isParquet(Path source) throws IOException {
        try (var in = Files.newInputStream(source)) {
            var magic = in.readNBytes(4);
            boolean parquet =
                    magic.length == 4
                            && magic[0] == 'P'
                            && magic[1] == 'A'
                            && magic[2] == 'R'
                            && magic[3] == '1';
            if (!parquet && source.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
                throw ProblemException.input(
                        source.getFileName().toString(),
                        "It is called .parquet but is not a Parquet file.",
                        "Get a whole copy of it.");
            }
            return parquet;
        }
    }

    static Role role(Kind kind) {
        return kind == Kind.IDENTIFIER || kind == Kind.IMAGE ? Role.IGNORE : Role.FEATURE;
    }

    static String firstLine(SQLException e) {
        var message = String.valueOf(e.getMessage());
        var line = message.lines().findFirst().orElse("").replaceFirst("^[A-Za-z ]+ Error: ", "");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    static String sha256(Path file, Progress progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                progress.checkCancelled();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /// What a snapshot's rows became.
    ///
    /// @param levels for each column its levels, empty where it has none
    record Written(long rows, List<List<String>> levels, List<Problem> notes) {}
}
