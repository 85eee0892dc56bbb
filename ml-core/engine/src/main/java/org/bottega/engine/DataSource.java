package org.bottega.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.data.Snapshot;
import org.bottega.data.SnapshotReader;
import org.bottega.data.TableFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;

/// Rows from wherever they lie.
public final class DataSource {
    private DataSource() {}

    /// @param data a snapshot's folder, or a CSV, TSV or Parquet file
    /// @param expected columns whose kinds are known; looked at for files only
    public static Table read(Path data, Schema expected, Progress progress) {
        if (!Files.isDirectory(data)) {
            return TableFile.read(data, expected, progress);
        }
        var snapshot = Snapshot.open(data);
        snapshot.notes().forEach(n -> progress.report(new JobEvent.Noted(n)));
        try (var reader = SnapshotReader.open(snapshot)) {
            return reader.read(progress);
        }
    }

    public static Table read(Path data, Progress progress) {
        return read(data, new Schema(java.util.List.of()), progress);
    }
}
