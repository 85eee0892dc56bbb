package org.bottega.data.source;

import java.util.List;
import org.bottega.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Takes a source's rows in order. Call [#columns] once and first. One thread.
public interface RowSink {
    void columns(List<SourceColumn> columns);

    /// @param values one a column, of the Java type its [SourceType] tells; `null` is missing
    /// @throws java.util.concurrent.CancellationException when no more rows are wanted: let it through
    void row(@Nullable Object... values);

    /// A row that cannot be used. It is kept apart for the person, never silently dropped.
    ///
    /// @param line where in the source, counted from 1; 0 when unknown
    /// @param reason one sentence without a full stop
    /// @param text the row as it is written, as far as it is known
    void reject(long line, String reason, String text);

    /// Something else the person has to know.
    void note(Problem note);
}
