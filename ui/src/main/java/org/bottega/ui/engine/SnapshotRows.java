package org.bottega.ui.engine;

import java.util.List;
import org.bottega.data.Snapshot;
import org.bottega.data.SnapshotReader;
import org.bottega.ui.grid.GridViewModel;
import org.jspecify.annotations.Nullable;

/// A snapshot's rows for the grid, one page at a time over one connection.
final class SnapshotRows implements GridViewModel.Rows, AutoCloseable {
    private final SnapshotReader reader;

    SnapshotRows(Snapshot snapshot) {
        this.reader = SnapshotReader.open(snapshot);
    }

    @Override
    public synchronized List<@Nullable String[]> read(long first, int count) {
        return reader.page(first, count, null);
    }

    @Override
    public synchronized void close() {
        reader.close();
    }
}
