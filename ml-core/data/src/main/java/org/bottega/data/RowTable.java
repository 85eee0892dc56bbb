package org.bottega.data;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.data.csv.ColumnNames;
import org.bottega.data.duck.Duck;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// Brings a [RowSource]'s rows into the DuckDB table `raw` with columns `c0`, `c1`, …, and those it
/// could not use into `rejected`.
final class RowTable implements RowSink, AutoCloseable {
    private static final int REPORT = 4096;

    private final Duck duck;
    private final Progress progress;
    private final String name;
    private final long limit;
    private final List<Problem> notes = new ArrayList<>();
    private final List<Rejected> rejects = new ArrayList<>();
    private List<SourceColumn> columns = List.of();
    private @Nullable DuckDBAppender appender;
    private long rows;
    private long rejected;
    private boolean enough;

    private record Rejected(long line, String reason, String text) {}

    private RowTable(Duck duck, String name, long limit, Progress progress) {
        this.duck = duck;
        this.name = name;
        this.limit = limit;
        this.progress = progress;
    }

    /// @param limit after how many rows to stop
    /// @throws ProblemException when there are no rows
    static Loaded load(Duck duck, RowSource source, long limit, Progress progress)
            throws IOException, SQLException {
        duck.run("drop table if exists raw", progress);
        duck.run("drop table if exists rejected", progress);
        duck.run("create table rejected (line bigint, reason varchar, text varchar)", progress);
        try (var table = new RowTable(duck, source.name(), limit, progress)) {
            try {
                source.read(table, progress);
            } catch (Enough _) {
                // as many as were wanted
            }
            return table.finish();
        }
    }

    /// The sink wants no more rows: sources let it through as they do a cancellation.
    private static final class Enough extends java.util.concurrent.CancellationException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void columns(List<SourceColumn> found) {
        if (!columns.isEmpty()) {
            throw new IllegalStateException("the columns of " + name + " came twice");
        }
        if (found.isEmpty()) {
            throw ProblemException.input(name, "There are no columns.", "Choose another source.");
        }
        columns = List.copyOf(found);
        var sql = new ArrayList<String>();
        for (int c = 0; c < columns.size(); c++) {
            sql.add("c" + c + " " + type(columns.get(c).type()));
        }
        try {
            WideTable.prepare(duck, columns.size(), name, progress);
            duck.run("create table raw (" + String.join(", ", sql) + ")", progress);
            appender = duck.connection().createAppender("raw");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String type(SourceType type) {
        return switch (type) {
            case TEXT, CATEGORY, SEQUENCE -> "varchar";
            case NUMBER -> "double";
            case WHOLE -> "bigint";
            case DATE, DATE_TIME -> "timestamp";
            case BOOLEAN -> "boolean";
            case IMAGE -> "blob";
        };
    }

    @Override
    public void row(@Nullable Object... values) {
        var to = appender;
        if (to == null || values.length != columns.size()) {
            throw new IllegalStateException(
                    values.length + " values for the " + columns.size() + " columns of " + name);
        }
        if (rows >= limit) {
            enough = true;
            throw new Enough();
        }
        try {
            to.beginRow();
            for (int c = 0; c < values.length; c++) {
                append(to, columns.get(c).type(), values[c]);
            }
            to.endRow();
        } catch (SQLException e) {
            throw failed(e);
        }
        if (++rows % REPORT == 0) {
            progress.checkCancelled();
        }
    }

    private static void append(DuckDBAppender to, SourceType type, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            to.appendNull();
            return;
        }
        switch (type) {
            case TEXT, CATEGORY, SEQUENCE -> to.append(value.toString());
            case NUMBER -> to.append(((Number) value).doubleValue());
            case WHOLE -> to.append(((Number) value).longValue());
            case DATE, DATE_TIME -> to.append(moment(value));
            case BOOLEAN -> to.append(((Boolean) value).booleanValue());
            case IMAGE -> to.append((byte[]) value);
        }
    }

    private static LocalDateTime moment(Object value) {
        return switch (value) {
            case LocalDateTime time -> time;
            case LocalDate date -> date.atStartOfDay();
            case Instant instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case OffsetDateTime time ->
                    time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case ZonedDateTime time -> time.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
            default -> throw new IllegalStateException("no moment: " + value.getClass());
        };
    }

    @Override
    public void reject(long line, String reason, String text) {
        rejected++;
        rejects.add(new Rejected(line, reason, text));
        if (rejects.size() >= REPORT) {
            flushRejects();
        }
    }

    private void flushRejects() {
        try (var to = duck.connection().createAppender("rejected")) {
            for (var reject : rejects) {
                to.beginRow();
                to.append(reject.line());
                to.append(reject.reason());
                to.append(reject.text());
                to.endRow();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        rejects.clear();
    }

    @Override
    public void note(Problem note) {
        notes.add(note);
    }

    private Loaded finish() throws SQLException {
        if (appender != null) {
            appender.close();
            appender = null;
        }
        flushRejects();
        if (columns.isEmpty() || rows == 0) {
            throw ProblemException.input(
                    name, "There are no rows.", "Choose a source that has at least one row.");
        }
        var renamed = new ArrayList<String>();
        var names = ColumnNames.unique(columns.stream().map(SourceColumn::name).toList(), renamed);
        renamed.forEach(r -> notes.add(Problem.note(name, r)));
        if (rejected > 0) {
            notes.add(
                    Problem.warning(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "%,d of %,d rows could not be read and were left out.",
                                    rejected,
                                    rejected + rows),
                            "They are kept in rejected.csv with the reason for each."));
        }
        return new Loaded(
                "raw",
                names,
                columns.stream().map(SourceColumn::type).toList(),
                rows,
                !enough,
                rejected,
                null,
                notes);
    }

    private ProblemException failed(SQLException e) {
        progress.checkCancelled();
        return ProblemException.input(
                name,
                "Its rows cannot be kept: " + Importer.firstLine(e) + ".",
                "See whether the disk is full.");
    }

    @Override
    public void close() throws SQLException {
        if (appender != null) {
            appender.close();
        }
    }
}
