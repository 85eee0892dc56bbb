package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.csv.ColumnNames;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.jspecify.annotations.Nullable;

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
        var kinds = new HashMap<String, Kind>();
        var roles = new HashMap<String, Role>();
        for (var field : known.fields()) {
            roles.put(field.name(), field.role());
            if (ColumnRule.words(field.kind())) {
                kinds.put(field.name(), field.kind());
            }
        }
        var options = ImportOptions.DEFAULT.withRoles(roles);
        return make(
                source,
                folder,
                progress,
                "Change the query.",
                (own, beside) -> {
                    var result = beside.resolve("result.parquet");
                    var loaded = query(duck, own, sql, source, result, progress);
                    var texts = new HashMap<String, Kind>();
                    for (int c = 0; c < loaded.columns(); c++) {
                        var name = loaded.names().get(c);
                        if (loaded.types().get(c) == SourceType.CATEGORY
                                && kinds.containsKey(name)) {
                            texts.put(name, kinds.get(name));
                        }
                    }
                    progress.at(0.6, "Looking at the columns");
                    var rules =
                            new Typing(own, options.withExpected(texts), progress.part(0.6, 0.7))
                                    .rules(loaded);
                    var written = write(own, loaded, rules, options, beside, progress);
                    Files.delete(result);
                    return written.described(source, written.dataSha256());
                });
    }

    /// Writes rows in memory as a new snapshot. Kinds and roles stay as the table's schema says.
    ///
    /// @param folder where the snapshot shall lie; must not exist
    /// @throws ProblemException when there are no rows
    public static Snapshot fromTable(Table table, String source, Path folder, Progress progress) {
        try (var duck = Duck.open()) {
            Tables.put(duck, "rows_in", table, "\"\u0001row\"", progress.part(0, 0.4));
            return fromQuery(
                    duck,
                    "select * exclude (\"\u0001row\") from rows_in order by \"\u0001row\"",
                    table.schema(),
                    source,
                    folder,
                    progress.part(0.4, 1));
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    source, "The rows cannot be kept: " + Importer.firstLine(e) + ".", "");
        }
    }

    private static Loaded query(
            Duck duck, Duck own, String sql, String source, Path result, Progress progress)
            throws SQLException {
        var names = new ArrayList<String>();
        var types = new ArrayList<SourceType>();
        duck.query(
                "describe " + sql,
                progress,
                row -> {
                    names.add(row.getString(1));
                    return types.add(Parquet.type(row.getString(2)));
                });
        var renamed = new ArrayList<String>();
        var unique = ColumnNames.unique(names, renamed);
        var notes = new ArrayList<Problem>();
        renamed.forEach(r -> notes.add(Problem.note(source, r)));
        var columns = new ArrayList<String>();
        for (int c = 0; c < names.size(); c++) {
            columns.add("c" + c);
        }
        progress.at(0.02, "Running the query");
        duck.run(
                "copy (select * from ("
                        + sql
                        + ") as q("
                        + String.join(", ", columns)
                        + ")) to "
                        + Duck.file(result)
                        + " (format parquet)",
                progress);
        return Parquet.view(
                own,
                "select * from " + Parquet.relation(result),
                unique,
                types,
                notes,
                source,
                progress);
    }

    /// Fills the folder of a snapshot that is to be.
    interface Making {
        Snapshot make(Duck duck, Path beside) throws IOException, SQLException;
    }

    /// Makes a snapshot beside its place and moves it there when it is whole.
    static Snapshot make(String source, Path folder, Progress progress, String fix, Making making) {
        var beside = folder.resolveSibling("." + folder.getFileName() + ".part");
        try (var duck = Duck.open()) {
            Duck.delete(beside);
            Files.createDirectories(beside);
            making.make(duck, beside).writeDescription();
            progress.checkCancelled();
            Files.createDirectories(folder.toAbsolutePath().getParent());
            move(beside, folder);
            progress.at(1, "Imported");
            return Snapshot.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            progress.checkCancelled();
            throw ProblemException.input(
                    source, "It cannot be read as a table: " + Importer.firstLine(e) + ".", fix);
        } finally {
            Duck.delete(beside);
        }
    }

    /// Writes the typed rows of a relation.
    static Snapshot write(
            Duck duck,
            Loaded loaded,
            List<ColumnRule> rules,
            ImportOptions options,
            Path beside,
            Progress progress)
            throws IOException, SQLException {
        var select = new ArrayList<String>();
        for (int c = 0; c < rules.size(); c++) {
            select.add(rules.get(c).sql() + " as " + Duck.name(loaded.names().get(c)));
        }
        progress.at(0.7, "Writing the data");
        var parquet = beside.resolve("data.parquet");
        Parquet.write(
                duck,
                select.size(),
                "select " + String.join(", ", select) + " from " + loaded.relation(),
                parquet,
                progress);
        var nothing = new ArrayList<WordCounts.@Nullable Counted>();
        rules.forEach(_ -> nothing.add(null));
        try (var hash = Beside.start(progress, stop -> Importer.sha256(parquet, stop))) {
            return describe(
                    duck,
                    loaded,
                    new Unfit(duck, options, progress).told(loaded, rules, parquet),
                    new Looked(Footer.read(duck, parquet, rules.size(), progress), nothing),
                    options,
                    beside,
                    hash::result,
                    progress);
        }
    }

    /// The hash of the file of rows, once it is there.
    interface Hash {
        String hash() throws IOException;
    }

    /// Looks at the rows that were written. The result still lacks its source's name and hash.
    ///
    /// @param looked what is known of the rows already
    static Snapshot describe(
            Duck duck,
            Loaded loaded,
            List<ColumnRule> rules,
            Looked looked,
            ImportOptions options,
            Path beside,
            Hash hash,
            Progress progress)
            throws IOException, SQLException {
        progress.at(0.9, "Checking the columns");
        var parquet = beside.resolve("data.parquet");
        var written =
                new SnapshotWriter(duck, progress.part(0.9, 0.98))
                        .look(parquet, loaded.names(), rules, looked);
        var fields = new ArrayList<Field>();
        Map<String, String> formats = new HashMap<>();
        var notes = new ArrayList<>(loaded.notes());
        for (int c = 0; c < rules.size(); c++) {
            var name = loaded.names().get(c);
            var rule = rules.get(c);
            fields.add(
                    new Field(
                            name, rule.kind(), role(name, rule, options), written.levels().get(c)));
            notes.addAll(rule.notes());
            if (!rule.format().isEmpty()) {
                formats.put(name, rule.format());
            }
        }
        notes.addAll(written.notes());
        if (loaded.rejected() > 0) {
            duck.run(
                    "copy (select line, reason, text from rejected) to "
                            + Duck.file(beside.resolve("rejected.csv"))
                            + " (format csv, header)",
                    progress);
        }
        return new Snapshot(
                beside,
                new Schema(fields),
                written.rows(),
                "",
                "",
                loaded.rejected(),
                notes,
                formats,
                hash.hash());
    }

    static Role role(String name, ColumnRule rule, ImportOptions options) {
        boolean unused = rule.kind() == Kind.IDENTIFIER || rule.kind() == Kind.IMAGE;
        return options.roles().getOrDefault(name, unused ? Role.IGNORE : Role.FEATURE);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to);
        }
    }
}
