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

/// The data sets of a workspace. Safe for any thread.
public final class Datasets {
    private final Catalogue catalogue;
    private final Shelf shelf;

    Datasets(Catalogue catalogue, Shelf shelf) {
        this.catalogue = catalogue;
        this.shelf = shelf;
    }

    /// What was written into a new folder.
    ///
    /// @param sha256 of the content, 64 hexadecimal digits
    public record Content(long rows, int columns, String sha256) {}

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
        var called = Names.checked(name);
        var id = Names.id(called);
        var content = shelf.create(id, writer::write);
        boolean kept = false;
        try {
            var added = catalogue.transact(c -> insert(c, id, called, source, content));
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

    /// The typed rows of a version that [#importFile] made.
    ///
    /// @throws ProblemException when its files are missing or damaged
    public Snapshot snapshot(DatasetVersion version) {
        return Snapshot.open(folder(version));
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

    /// Deletes one version with its files.
    public void delete(String id) {
        shelf.delete(
                id,
                () ->
                        catalogue.transact(
                                c -> Rows.update(c, "delete from datasets where id = ?", id)));
    }

    private DatasetVersion insert(
            Connection c, String id, String name, String source, Content content)
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
                        Names.now());
        Rows.update(
                c,
                "insert into datasets (id, name, version, folder, row_count, column_count, source,"
                        + " sha256, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.id(),
                added.name(),
                added.version(),
                added.folder(),
                added.rows(),
                added.columns(),
                added.source(),
                added.sha256(),
                added.createdAt());
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
                Objects.requireNonNull(Rows.moment(row, "created_at")));
    }
}
