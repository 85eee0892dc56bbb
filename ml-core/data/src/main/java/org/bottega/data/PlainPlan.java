package org.bottega.data;

import java.sql.SQLException;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;

/// Queries of very many expressions: DuckDB's optimizer takes minutes over a thousand of them, where
/// the rows take a moment, so only its choice of columns stays on.
final class PlainPlan {
    private static final int MANY = 30;

    private PlainPlan() {}

    /// @param expressions how many the query has
    static <T> List<T> query(
            Duck duck, int expressions, String sql, Progress progress, Duck.RowReader<T> reader)
            throws SQLException {
        return with(duck, expressions, progress, () -> duck.query(sql, progress, reader));
    }

    static void run(Duck duck, int expressions, String sql, Progress progress) throws SQLException {
        with(
                duck,
                expressions,
                progress,
                () -> {
                    duck.run(sql, progress);
                    return true;
                });
    }

    private interface Work<T> {
        T done() throws SQLException;
    }

    private static <T> T with(Duck duck, int expressions, Progress progress, Work<T> work)
            throws SQLException {
        if (expressions <= MANY) {
            return work.done();
        }
        var off =
                duck.query(
                        "select name from duckdb_optimizers() where name <> 'unused_columns'",
                        progress,
                        row -> row.getString(1));
        duck.run("set disabled_optimizers = " + Duck.text(String.join(",", off)), progress);
        try {
            return work.done();
        } finally {
            duck.run("reset disabled_optimizers", Progress.none());
        }
    }
}
