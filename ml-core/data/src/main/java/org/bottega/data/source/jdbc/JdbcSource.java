package org.bottega.data.source.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// A table of a database, or the result of a query, streamed row by row in a transaction that only
/// reads. When the connection breaks off the reading fails as a whole.
public final class JdbcSource implements RowSource {
    private final Database database;
    private final String what;
    private final @Nullable String query;
    private final Database.@Nullable TableName table;

    private JdbcSource(
            Database database,
            String what,
            @Nullable String query,
            Database.@Nullable TableName table) {
        this.database = database;
        this.what = what;
        this.query = query;
        this.table = table;
    }

    public static JdbcSource table(Database database, Database.TableName table) {
        return new JdbcSource(database, table.shown(), null, table);
    }

    /// @param sql one statement that gives rows
    /// @throws ProblemException (usage) when there are several, or none
    public static JdbcSource query(Database database, String sql) {
        return new JdbcSource(database, "query", OneStatement.of(sql), null);
    }

    @Override
    public String name() {
        return database.address().shown() + ", " + what;
    }

    @Override
    public void read(RowSink sink, Progress progress) {
        progress.at(0, "Connecting to " + database.address().shown());
        long[] rows = new long[1];
        var connection = database.connect(progress);
        try (connection) {
            prepare(connection);
            try (var statement =
                            connection.createStatement(
                                    ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                    var _ = new JdbcWatch(progress, connection, statement)) {
                statement.setFetchSize(database.address().driver().fetchRows());
                progress.at(0.02, "Asking " + database.address().shown());
                try (var result = statement.executeQuery(sql(connection))) {
                    hand(result, sink, progress, rows);
                }
            }
        } catch (SQLException e) {
            progress.checkCancelled();
            throw JdbcProblem.reading(database, what, rows[0], e);
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (database.address().driver().form() == DriverSpec.Form.HOST) {
            // files are opened read-only already
            connection.setReadOnly(true);
        }
        connection.setAutoCommit(database.address().driver().autoCommit());
    }

    private String sql(Connection connection) throws SQLException {
        if (table == null) {
            return Objects.requireNonNull(query);
        }
        var quote = connection.getMetaData().getIdentifierQuoteString().strip();
        var parts = new ArrayList<String>();
        var outer = table.schema() == null ? table.catalog() : table.schema();
        if (outer != null && !outer.isEmpty()) {
            parts.add(quote + outer.replace(quote, quote + quote) + quote);
        }
        parts.add(quote + table.name().replace(quote, quote + quote) + quote);
        return "select * from " + String.join(".", parts);
    }

    private void hand(ResultSet result, RowSink sink, Progress progress, long[] rows)
            throws SQLException {
        var columns = columns(result, sink);
        while (result.next()) {
            var values = new @Nullable Object[columns.size()];
            for (int c = 0; c < values.length; c++) {
                var column = columns.get(c);
                values[c] = column.taking().take(result, column.at());
            }
            sink.row(values);
            if (++rows[0] % 1024 == 0) {
                progress.checkCancelled();
                if (rows[0] % 65_536 == 0) {
                    // nobody knows how many will come
                    progress.at(rows[0] / (rows[0] + 1e6), rows[0] + " rows");
                }
            }
        }
        progress.checkCancelled();
    }

    private List<JdbcColumn> columns(ResultSet result, RowSink sink) throws SQLException {
        var kept = new ArrayList<JdbcColumn>();
        var types = new ArrayList<SourceColumn>();
        boolean typed = database.address().driver().typed();
        for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
            var column = JdbcColumn.of(result.getMetaData(), at, typed);
            if (column.source() == null) {
                sink.note(
                        Problem.warning(
                                column.name(),
                                "The column holds binary data and was left out.",
                                "Turn it into text or numbers in a query if it matters."));
            } else {
                kept.add(column);
                types.add(column.source());
            }
        }
        sink.columns(types);
        return kept;
    }

    /// For those who watch a statement.
    static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            // it has ended in the meantime
        }
    }
}
