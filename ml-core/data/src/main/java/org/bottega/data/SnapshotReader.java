package org.bottega.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;
import org.jspecify.annotations.Nullable;

/// Reads a snapshot's rows: all of them for learning, a page for the screen.
public final class SnapshotReader implements AutoCloseable {
    private final Snapshot snapshot;
    private final Duck duck;

    private SnapshotReader(Snapshot snapshot, Duck duck) {
        this.snapshot = snapshot;
        this.duck = duck;
    }

    public static SnapshotReader open(Snapshot snapshot) {
        return new SnapshotReader(snapshot, Duck.open());
    }

    /// All rows in memory.
    ///
    /// @param columns which columns, in this order
    public Table read(List<String> columns, Progress progress) {
        if (snapshot.rows() > Integer.MAX_VALUE - 8) {
            throw ProblemException.input(
                    snapshot.source(),
                    String.format(
                            Locale.ROOT,
                            "%,d rows are too many to learn from at once.",
                            snapshot.rows()),
                    "Take a sample of at most 2 billion rows.");
        }
        var fields = columns.stream().map(snapshot.schema()::require).toList();
        var sql = columns.stream().map(Duck::name).toList();
        try {
            return TypedQuery.read(duck, fields, sql, source(), (int) snapshot.rows(), progress);
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    public Table read(Progress progress) {
        return read(snapshot.schema().names(), progress);
    }

    /// Every `step`-th row, in the order of the source.
    ///
    /// @param step at least 1
    public Table every(int step, Progress progress) {
        var fields = snapshot.schema().fields();
        var sql = fields.stream().map(f -> Duck.name(f.name())).toList();
        int rows = (int) ((snapshot.rows() + step - 1) / step);
        try {
            return TypedQuery.read(
                    duck,
                    fields,
                    sql,
                    "read_parquet("
                            + Duck.file(snapshot.parquet())
                            + ", file_row_number = true) where file_row_number % "
                            + step
                            + " = 0",
                    rows,
                    progress);
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /// Some rows as texts in the order of the source, one array a row; `null` is missing. Other orders are
    /// those of a [org.bottega.data.view.RowView].
    public List<@Nullable String[]> page(long from, int count) {
        try {
            return TextRows.read(
                    duck,
                    snapshot.schema().fields(),
                    source() + " limit " + count + " offset " + from,
                    Progress.none());
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /// The file of one picture.
    ///
    /// @param column a column of kind IMAGE
    /// @param row counted from 0 in the order of the source
    /// @return `null` when it is missing, or there is no such row
    public byte @Nullable [] image(String column, long row) {
        var name = Duck.name(snapshot.schema().require(column).name());
        try (var statement = duck.connection().createStatement();
                var result =
                        statement.executeQuery(
                                "select "
                                        + name
                                        + " from read_parquet("
                                        + Duck.file(snapshot.parquet())
                                        + ", file_row_number = true) where file_row_number = "
                                        + row)) {
            return result.next() ? result.getBytes(1) : null;
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    private String source() {
        return "read_parquet(" + Duck.file(snapshot.parquet()) + ")";
    }

    private ProblemException damaged(SQLException e) {
        return ProblemException.input(
                snapshot.source(),
                "The imported data cannot be read: " + Importer.firstLine(e) + ".",
                "Import it again.");
    }

    @Override
    public void close() {
        duck.close();
    }
}
