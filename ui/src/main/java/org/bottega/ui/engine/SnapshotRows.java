package org.bottega.ui.engine;

import java.util.List;
import java.util.OptionalLong;
import org.bottega.data.Snapshot;
import org.bottega.data.SnapshotReader;
import org.bottega.data.view.Look;
import org.bottega.data.view.RowView;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.grid.GridViewModel;
import org.jspecify.annotations.Nullable;

/// A snapshot's rows for the grid.
public final class SnapshotRows implements GridViewModel.Arranged, AutoCloseable {
    private final Snapshot snapshot;
    private final RowView view;

    public SnapshotRows(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.view = RowView.open(snapshot);
    }

    @Override
    public List<@Nullable String[]> read(long first, int count) {
        return view.page(first, count);
    }

    @Override
    public Look look() {
        return view.look();
    }

    @Override
    public long rows() {
        return view.rows();
    }

    @Override
    public long arrange(Look look, Progress progress) {
        return view.arrange(look, progress);
    }

    @Override
    public boolean scattered() {
        return view.scattered();
    }

    @Override
    public void settle(Progress progress) {
        view.settle(progress);
    }

    @Override
    public OptionalLong find(String text, long from, boolean forward, Progress progress) {
        return view.find(text, from, forward, progress);
    }

    @Override
    public byte @Nullable [] picture(String column, long row) {
        try (var reader = SnapshotReader.open(snapshot)) {
            return reader.image(column, view.number(row));
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
