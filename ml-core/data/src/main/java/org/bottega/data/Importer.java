package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
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
        var beside = folder.resolveSibling("." + folder.getFileName() + ".part");
        try (var duck = Duck.open()) {
            Duck.delete(beside);
            Files.createDirectories(beside);
            var raw = new RawTable(duck, options, progress);
            var loaded = isParquet(source) ? raw.parquet(source) : raw.csv(source);
            progress.at(0.5, "Looking at the columns");
            var rules = loaded.rules();
            var written =
                    new SnapshotWriter(duck, progress)
                            .write(loaded, rules, beside.resolve("data.parquet"));
            progress.at(0.95, "Checking the columns");
            var fields = new ArrayList<Field>();
            for (int c = 0; c < rules.size(); c++) {
                fields.add(
                        new Field(
                                loaded.names().get(c),
                                rules.get(c).kind(),
                                role(rules.get(c).kind()),
                                written.levels().get(c)));
            }
            var notes = new ArrayList<>(loaded.notes());
            notes.addAll(written.notes());
            if (loaded.rejected() > 0) {
                raw.writeRejects(beside.resolve("rejected.csv"));
            }
            var snapshot =
                    new Snapshot(
                            beside,
                            new Schema(fields),
                            written.rows(),
                            source.getFileName().toString(),
                            sha256(source, progress),
                            loaded.rejected(),
                            notes);
            snapshot.writeDescription();
            progress.checkCancelled();
            Files.createDirectories(folder.toAbsolutePath().getParent());
            move(beside, folder);
            progress.at(1, "Imported");
            return Snapshot.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw ProblemException.input(
                    source.getFileName().toString(),
                    "It cannot be read as a table: " + firstLine(e) + ".",
                    "Open it in a text editor and look at the place.");
        } finally {
            Duck.delete(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to);
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

    private static Role role(Kind kind) {
        return kind == Kind.IDENTIFIER ? Role.IGNORE : Role.FEATURE;
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
