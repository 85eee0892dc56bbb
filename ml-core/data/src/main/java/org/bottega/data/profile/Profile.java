package org.bottega.data.profile;

import java.util.List;
import java.util.Optional;
import org.bottega.data.Snapshot;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TimeColumn;

/// What each column of a snapshot looks like at a glance, counted over all rows.
///
/// @param rows how many there are
public record Profile(long rows, List<ColumnProfile> columns) {
    public Profile {
        columns = List.copyOf(columns);
    }

    /// The profile of a snapshot: from the file beside it when that fits, else counted and kept there.
    ///
    /// @throws org.bottega.kernel.ProblemException when the data cannot be read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Profile of(Snapshot snapshot, Progress progress) {
        return Sidecar.kept(
                snapshot, "columns", "", Profile.class, () -> ProfileScan.of(snapshot, progress));
    }

    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(c -> c.field().name().equals(name)).findFirst();
    }

    /// A number or moment of this column as a person reads it.
    public static String text(Kind kind, double value) {
        return kind.temporal() ? TimeColumn.text((long) value) : NumberColumn.text(value);
    }

    /// A value with how often it occurs.
    public record Count(String value, long rows) {}
}
