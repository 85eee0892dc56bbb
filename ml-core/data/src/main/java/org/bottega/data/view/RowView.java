package org.bottega.data.view;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bottega.data.Snapshot;
import org.bottega.data.TextRows;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// The rows of a snapshot under a [Look], by pages. Arranging sorts the numbers of the rows, not the
/// rows; a page then fetches its rows from the snapshot. As those of a sorted page lie anywhere in it,
/// a long table can be [#settle]d: laid out anew in the order looked at, after which pages take no
/// longer than those of the snapshot itself. Safe for use by several threads; pages wait while an
/// arrangement is made.
public final class RowView implements AutoCloseable {
    static final String NUMBER = "file_row_number";

    /// Names that no column of a person's has: an order by a column must not mean one of ours.
    private static final String KEPT = "\"\u0001number\"";

    private static final String PLACE = "\"\u0001place\"";

    private final Snapshot snapshot;
    private final Duck duck;
    private final String source;
    private volatile Look look = Look.PLAIN;
    private volatile long rows;
    private int arranged;
    private boolean settled;

    private RowView(Snapshot snapshot, Duck duck) {
        this.snapshot = snapshot;
        this.duck = duck;
        this.rows = snapshot.rows();
        this.source = "read_parquet(" + Duck.file(snapshot.parquet()) + ", file_row_number = true)";
    }

    public static RowView open(Snapshot snapshot) {
        return new RowView(snapshot, Duck.open());
    }

    /// The present look.
    public Look look() {
        return look;
    }

    /// How many rows are looked at.
    public long rows() {
        return rows;
    }

    /// Looks at the rows in another way.
    ///
    /// @return how many rows are looked at
    /// @throws ProblemException (usage) when a column or a formula is wrong; the look stays as it was
    /// @throws java.util.concurrent.CancellationException when it was cancelled; the look stays too
    public synchronized long arrange(Look other, Progress progress) {
        var where = other.where(snapshot.schema());
        var orderBy = other.orderBy(snapshot.schema());
        int next = arranged + 1;
        try {
            if (!other.plain()) {
                duck.run("drop table if exists numbers" + next, Progress.none());
                duck.run(
                        "create table numbers"
                                + next
                                + " as select "
                                + NUMBER
                                + " as "
                                + KEPT
                                + " from "
                                + source
                                + where
                                + orderBy,
                        progress);
            }
            rows =
                    other.plain()
                            ? snapshot.rows()
                            : duck.query(
                                            "select count(*) from numbers" + next,
                                            Progress.none(),
                                            r -> r.getLong(1))
                                    .getFirst();
            forget(arranged);
            arranged = next;
            look = other;
            settled = false;
            return rows;
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /// Whether pages would come faster after [#settle].
    public synchronized boolean scattered() {
        // a column of this name would hide the place of a row in the new table
        boolean hidden =
                snapshot.schema().names().stream().anyMatch(n -> n.equalsIgnoreCase("rowid"));
        return !settled && !look.orders().isEmpty() && !hidden;
    }

    /// Lays the rows out in the order looked at. Needs as much room on the disk as the snapshot takes.
    /// Other threads' pages come from the snapshot meanwhile.
    ///
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public void settle(Progress progress) {
        Look wanted;
        int number;
        synchronized (this) {
            if (!scattered()) {
                return;
            }
            wanted = look;
            number = arranged;
        }
        var table = "rows" + number;
        try (var beside = duck.beside()) {
            beside.run("drop table if exists " + table, Progress.none());
            beside.run(
                    "create table "
                            + table
                            + " as select * exclude ("
                            + NUMBER
                            + ") from "
                            + source
                            + wanted.where(snapshot.schema())
                            + wanted.orderBy(snapshot.schema()),
                    progress);
            synchronized (this) {
                if (number == arranged) {
                    settled = true;
                } else {
                    beside.run("drop table " + table, Progress.none());
                }
            }
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /// Some rows as texts, one array a row; `null` is missing.
    ///
    /// @param first counted from 0 among those looked at
    public synchronized List<@Nullable String[]> page(long first, int count) {
        var fields = snapshot.schema().fields();
        var range = " >= " + first + " and %s < " + (first + count);
        try {
            if (look.plain()) {
                return TextRows.read(
                        duck,
                        fields,
                        source
                                + " where "
                                + NUMBER
                                + String.format(Locale.ROOT, range, NUMBER)
                                + " order by "
                                + NUMBER,
                        Progress.none());
            }
            if (settled) {
                return TextRows.read(
                        duck,
                        fields,
                        "rows"
                                + arranged
                                + " where rowid"
                                + String.format(Locale.ROOT, range, "rowid")
                                + " order by rowid",
                        Progress.none());
            }
            var numbers = numbers(first, count);
            if (numbers.isEmpty()) {
                return List.of();
            }
            var list = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
            // a list of constants lets DuckDB pass over the parts of the file that hold none of
            // them
            return TextRows.read(
                    duck,
                    fields,
                    source
                            + " where "
                            + NUMBER
                            + " in ("
                            + list
                            + ") order by list_position(["
                            + list
                            + "], "
                            + NUMBER
                            + ")",
                    Progress.none());
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /// Where a row that is looked at stands in the snapshot, counted from 0.
    public synchronized long number(long row) {
        try {
            return look.plain() ? row : numbers(row, 1).getFirst();
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    private List<Long> numbers(long first, int count) throws SQLException {
        return duck.query(
                "select "
                        + KEPT
                        + " from numbers"
                        + arranged
                        + " where rowid >= "
                        + first
                        + " and rowid < "
                        + (first + count)
                        + " order by rowid",
                Progress.none(),
                r -> r.getLong(1));
    }

    /// The next row in which a value, as it is shown, holds the text; upper and lower case are the same.
    ///
    /// @param from where to begin, this row included
    /// @param forward whether to look downward, else upward
    /// @return counted from 0 among the rows looked at; empty when there is none that way
    public synchronized OptionalLong find(
            String text, long from, boolean forward, Progress progress) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var small = text.toLowerCase(Locale.ROOT);
        var matches =
                snapshot.schema().fields().stream()
                        .map(f -> RowFilter.contains(f, small))
                        .collect(Collectors.joining(" or ", "(", ")"));
        var at = look.plain() ? NUMBER : PLACE;
        var rowsLookedAt =
                look.plain()
                        ? source
                        : "(select s.*, n.rowid as "
                                + PLACE
                                + " from "
                                + source
                                + " s join numbers"
                                + arranged
                                + " n on n."
                                + KEPT
                                + " = s."
                                + NUMBER
                                + ")";
        try {
            return duck.query(
                            "select "
                                    + (forward ? "min(" : "max(")
                                    + at
                                    + ") from "
                                    + rowsLookedAt
                                    + " where "
                                    + at
                                    + (forward ? " >= " : " <= ")
                                    + from
                                    + " and "
                                    + matches,
                            progress,
                            r -> {
                                long row = r.getLong(1);
                                return r.wasNull() ? OptionalLong.empty() : OptionalLong.of(row);
                            })
                    .getFirst();
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    private void forget(int number) throws SQLException {
        duck.run("drop table if exists numbers" + number, Progress.none());
        duck.run("drop table if exists rows" + number, Progress.none());
    }

    private ProblemException damaged(SQLException e) {
        return ProblemException.input(
                snapshot.source(),
                "The data cannot be read: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                        + ".",
                "Import it again.");
    }

    @Override
    public synchronized void close() {
        duck.close();
    }
}
