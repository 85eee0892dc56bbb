package org.bottega.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.data.SnapshotReader;
import org.bottega.data.TableFile;
import org.bottega.data.duck.Duck;
import org.bottega.data.sql.SqlSession;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.Datasets;

/// Where all rows of a query can go. The session is of no further use afterwards.
public final class QueryOutput {
    private QueryOutput() {}

    /// Keeps the rows as a data set, or as the next version of the one with this name.
    public static DatasetVersion keep(
            SqlSession session, String query, Datasets datasets, String name, Progress progress) {
        return datasets.add(
                name,
                "SQL: " + query,
                folder -> {
                    var snapshot = session.save(query, "SQL", folder, progress);
                    return new Datasets.Content(
                            snapshot.rows(), snapshot.schema().size(), snapshot.sha256());
                });
    }

    /// Writes the rows to a file of the kind that its name tells.
    ///
    /// @return how many rows
    public static long write(SqlSession session, String query, Path file, Progress progress) {
        try {
            var scratch = Files.createTempDirectory("bottega-sql-");
            try {
                var snapshot =
                        session.save(query, "SQL", scratch.resolve("rows"), progress.part(0, 0.5));
                try (var reader = SnapshotReader.open(snapshot)) {
                    TableFile.write(
                            reader.read(progress.part(0.5, 0.8)), file, progress.part(0.8, 1));
                }
                return snapshot.rows();
            } finally {
                Duck.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
