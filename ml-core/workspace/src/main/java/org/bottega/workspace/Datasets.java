package org.bottega.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.Snapshot;
import org.bottega.data.source.RowSource;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.catalogue.Catalogue;
import org.bottega.workspace.catalogue.Rows;
import org.bottega.workspace.file.Folders;

/// The data sets of a workspace. Safe for any thread.
public final class Datasets {
    private final Catalogue catalogue;
    private final Shelf shelf;
    private final DatasetRoles roles;

    Datasets(Catalogue catalogue, Shelf shelf) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.roles = new DatasetRoles(catalogue);
    }

    /// What was written into a new folder.
    ///
    /// @param sha256 of the content, 64 hexadecimal digits
    public record Content(long rows, int columns, String sha256) {}

    /// What a version was made from.
    ///
    /// @param recipe the text of its recipe, empty when there is none
    /// @param basedOn the id of another version, empty when there is none
    public record Origin(String recipe, String basedOn) {
        public static final Origin OUTSIDE = new Origin("", "");
    }

    /// Writes the files of a new version.
    @FunctionalInterface
    public interface Writer {
        /// @param folder to be made; it gets another name afterwards
        Content write(Path folder) throws IOException;
    }

    /// Adds a version: the first one when there is no data set of that name. When the writer fails
    /// nothing is left behind.
    ///
    /// @param source where the data came from, such as a file's path
    public DatasetVersion add(String name, String source, Writer writer) {
        return add(name, source, Origin.OUTSIDE, writer);
    }

    /// Adds a version that was made from another one.
    ///
    /// @param source what a person calls where the data came from
    public DatasetVersion add(String name, String source, Origin origin, Writer writer) {
        var called = Names.checked(name);
        var id = Names.id(called);
        var content = shelf.create(id, writer::write);
        boolean kept = false;
        try {
            var added = catalogue.transact(c -> insert(c, id, called, source, origin, content));
            kept = true;
            return added;
        } finally {
            if (!kept) {
                shelf.undo(id);
            }
        }
    }

    /// Imports a CSV, TSV or Parquet file as the next version of a name.
    ///
    /// @throws ProblemException when the file cannot be read as a table
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public DatasetVersion importFile(
            String name, Path file, ImportOptions options, Progress progress) {
        return add(
                name,
                file.toAbsolutePath().toString(),
                folder -> {
                    var snapshot = Importer.importFile(file, folder, options, progress);
                    return new Content(
                            snapshot.rows(), snapshot.schema().size(), snapshot.sha256());
                });
    }

    /// Imports the rows of any other source as the next version of a name.
    ///
    /// @throws ProblemException when the source cannot be read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public DatasetVersion importRows(
            String name, RowSource rows, ImportOptions options, Progress progress) {
        return add(
                name,
                rows.name(),
                folder -> {
                    var snapshot = Importer.importRows(rows, folder, options, progress);
                    return new Content(
                            snapshot.rows(), snapshot.schema().size(), snapshot.sha256());
                });
    }

    /// The typed rows of a version that [#importFile] made, with the roles its columns have now.
    ///
    /// @throws ProblemException when its files are missing or damaged
    public Snapshot snapshot(DatasetVersion version) {
        return Snapshot.open(folder(version)).withRoles(roles.of(version.id()));
    }

    /// What the columns of a version are used for; may change, unlike its rows.
    public DatasetRoles roles() {
        return roles;
    }

    /// What was made from a version, or with it.
    public List<DatasetUse> uses(DatasetVersion version) {
        return DatasetUse.of(catalogue, version);
    }

    /// Makes an older version the newest one again: a new version with the same rows, roles and recipe.
    ///
    /// @throws ProblemException when its files are missing, or there is no room for another copy
    public DatasetVersion restore(DatasetVersion old) {
        var from = folder(old);
        var source = old.name() + "@" + old.version();
        var made =
                add(
                        old.name(),
                        source,
                        new Origin(old.recipe(), old.id()),
                        folder -> {
                            Folders.copy(from, folder);
                            return new Content(old.rows(), old.columns(), old.sha256());
                        });
        roles.set(made.id(), roles.of(old.id()));
        return made;
    }

    /// Deletes one version with its files unless something was made from it or with it.
    ///
    /// @throws ProblemException naming what uses it
    public void deleteUnused(DatasetVersion version) {
        var uses = uses(version);
        if (!uses.isEmpty()) {
            throw ProblemException.usage(
                    version.name() + "@" + version.version(),
                    "It is used by "
                            + uses.stream()
                                    .map(DatasetUse::sentence)
                                    .collect(java.util.stream.Collectors.joining(", "))
                            + ".",
                    "Delete those first, or delete it all the same.");
        }
        delete(version.id());
    }

    /// All versions of all data sets, newest first.
    public List<DatasetVersion> list() {
        return catalogue.transact(
                c -> Rows.query(c, Datasets::read, "select * from datasets order by seq desc"));
    }

    /// The newest version of a name.
    public Optional<DatasetVersion> newest(String name) {
        return catalogue.transact(c ->
                Rows.query(
                                c,
                                Datasets::read,
                                "select * from datasets where name = ? order by version"
                                        + " desc limit 1",
                                name)
                        .stream()
                        .findFirst());
    }

    public Optional<DatasetVersion> find(String id) {
        return catalogue.transact(c ->
                Rows.query(c, Datasets::read, "select * from datasets where id = ?", id).stream()
                        .findFirst());
    }

    /// Where a version's files are.
    public Path folder(DatasetVersion version) {
        return shelf.folder(version.id());
    }

    /// Gives all versions of a data set another name.
    ///
    /// @throws ProblemException when there is none, or the new name is taken
    public void rename(String name, String newName) {
        var called = Names.checked(newName);
        catalogue.transact(c -> Renaming.apply(c, "datasets", "data set", name, called));
    }

    /// Deletes one version with its files, whatever uses it.
    public void delete(String id) {
        shelf.delete(
                id,
                () ->
                        catalogue.transact(
                                c -> Rows.update(c, "delete from datasets where id = ?", id)));
    }

    private DatasetVersion insert(
            Connection c, String id, String name, String source, Origin origin, Content content)
            throws SQLException {
        int version =
                Rows.query(
                                c,
                                row -> row.getInt(1),
                                "select coalesce(max(version), 0) + 1 from datasets where name = ?",
                                name)
                        .getFirst();
        var added =
                new DatasetVersion(
                        id,
                        name,
                        version,
                        shelf.relative(id),
                        content.rows(),
                        content.columns(),
                        source,
                        content.sha256(),
                        Names.now(),
                        origin.recipe(),
                        origin.basedOn());
        Rows.update(
                c,
                "insert into datasets (id, name, version, folder, row_count, column_count, source,"
                        + " sha256, created_at, recipe, based_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.id(),
                added.name(),
                added.version(),
                added.folder(),
                added.rows(),
                added.columns(),
                added.source(),
                added.sha256(),
                added.createdAt(),
                added.recipe(),
                added.basedOn());
        return added;
    }

    private static DatasetVersion read(ResultSet row) throws SQLException {
        return new DatasetVersion(
                row.getString("id"),
                row.getString("name"),
                row.getInt("version"),
                row.getString("folder"),
                row.getLong("row_count"),
                row.getInt("column_count"),
                row.getString("source"),
                row.getString("sha256"),
                Objects.requireNonNull(Rows.moment(row, "created_at")),
                row.getString("recipe"),
                row.getString("based_on"));
    }
}
