package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;

/// Makes snapshots of what DuckDB computes: the result of a recipe or of a query.
public final class Snapshots {
    private Snapshots() {}

    /// Runs a query once, straight into a new snapshot. Works out of core; nothing is left behind when
    /// it fails.
    ///
    /// Numbers become NUMBER, dates and times DATE_TIME (in UTC), truth values BOOLEAN. Texts keep the
    /// kind and role of the known field of their name, or get the kind their values suggest, but never
    /// that of a number or date: cast in the query instead. Nested values become text.
    ///
    /// @param duck where the query's relations are; its own relations stay as they are
    /// @param sql one `select`, without a semicolon
    /// @param known fields by name whose kind and role shall stay where the query's types allow it
    /// @param source where the rows came from, for the description
    /// @param folder where the snapshot shall lie; must not exist
    /// @throws ProblemException when the query fails or gives no rows
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Snapshot fromQuery(
            Duck duck, String sql, Schema known, String source, Path folder, Progress progress) {
        var beside = beside(folder);
        try (var own = Duck.open()) {
            Duck.delete(beside);
            Files.createDirectories(beside);
            var names = new ArrayList<String>();
            var types = new ArrayList<SourceType>();
            duck.query(
                    "describe " + sql,
                    progress,
                    row -> {
                        names.add(row.getString(1));
                        return types.add(RawTable.type(row.getString(2)));
                    });
            var renamed = new ArrayList<String>();
            var unique = CsvSniffer.names(names, true, renamed);
            var columns = new ArrayList<String>();
            for (int c = 0; c < names.size(); c++) {
                columns.add("c" + c);
            }
            progress.at(0.02, "Running the query");
            var result = beside.resolve("result.parquet");
            duck.run(
                    "copy (select * from ("
                            + sql
                            + ") as q("
                            + String.join(", ", columns)
                            + ")) to "
                            + Duck.file(result)
                            + " (format parquet)",
                    progress);
            progress.at(0.6, "Writing the data");
            own.run(
                    "create view raw as select * from read_parquet(" + Duck.file(result) + ")",
                    progress);
            var raw = new RawTable(own, ImportOptions.DEFAULT, progress);
            var notes = new ArrayList<Problem>();
            renamed.forEach(r -> notes.add(Problem.note(source, r)));
            var loaded = raw.ready(unique, types, notes, source);
            var snapshot =
                    write(
                            own,
                            loaded,
                            raw.rules(loaded, known),
                            source,
                            parquet -> Importer.sha256(parquet, progress),
                            beside,
                            progress);
            Files.delete(result);
            return finish(snapshot, known, folder, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    source, "The query failed: " + Importer.firstLine(e) + ".", "Change it.");
        } finally {
            Duck.delete(beside);
        }
    }

    /// What identifies a snapshot's content.
    interface Hash {
        String of(Path parquet) throws IOException;
    }

    /// Where a snapshot grows until it is whole.
    static Path beside(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + ".part");
    }

    /// Writes the typed rows of `raw` into the folder beside, not yet described.
    static Snapshot write(
            Duck duck,
            RawTable.Loaded loaded,
            List<ColumnRule> rules,
            String source,
            Hash hash,
            Path beside,
            Progress progress)
            throws IOException, SQLException {
        var parquet = beside.resolve("data.parquet");
        var written = new SnapshotWriter(duck, progress).write(loaded, rules, parquet);
        progress.at(0.95, "Checking the columns");
        var fields = new ArrayList<Field>();
        for (int c = 0; c < rules.size(); c++) {
            fields.add(
                    new Field(
                            loaded.names().get(c),
                            rules.get(c).kind(),
                            Importer.role(rules.get(c).kind()),
                            written.levels().get(c)));
        }
        var notes = new ArrayList<>(loaded.notes());
        notes.addAll(written.notes());
        if (loaded.rejected() > 0) {
            duck.run(
                    "copy (select line, reason, text from rejected order by line) to "
                            + Duck.file(beside.resolve("rejected.csv"))
                            + " (format csv, header)",
                    progress);
        }
        return new Snapshot(
                beside,
                new Schema(fields),
                written.rows(),
                source,
                hash.of(parquet),
                loaded.rejected(),
                notes);
    }

    /// Describes a snapshot and gives it its place.
    ///
    /// @param known fields whose roles shall stay
    static Snapshot finish(Snapshot snapshot, Schema known, Path folder, Progress progress)
            throws IOException {
        var fields =
                snapshot.schema().fields().stream()
                        .map(f -> known.find(f.name()).map(k -> f.withRole(k.role())).orElse(f))
                        .toList();
        new Snapshot(
                        snapshot.folder(),
                        new Schema(fields),
                        snapshot.rows(),
                        snapshot.source(),
                        snapshot.sha256(),
                        snapshot.rejected(),
                        snapshot.notes())
                .writeDescription();
        progress.checkCancelled();
        Files.createDirectories(folder.toAbsolutePath().getParent());
        move(snapshot.folder(), folder);
        progress.at(1, "Done");
        return Snapshot.open(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to);
        }
    }
}
