package org.bottega.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.TimeColumn;

/// What each column of a snapshot looks like at a glance, counted over all rows.
public record Profile(long rows, List<ColumnProfile> columns) {
    private static final int BINS = 20;
    private static final int TOP = 8;

    /// @param missing how many values are missing
    /// @param distinct how many different values there are, estimated (HyperLogLog, about 2 %)
    /// @param numbers null unless the column holds numbers or moments and any is known
    /// @param top the most frequent values of a column of words, most frequent first
    public record ColumnProfile(
            Field field,
            long missing,
            long distinct,
            @org.jspecify.annotations.Nullable Numbers numbers,
            List<Count> top) {}

    /// A number's or moment's distribution. Moments are microseconds since 1970.
    ///
    /// @param counts how many values fall into each of equal ranges between `min` and `max`
    public record Numbers(
            double min,
            double q1,
            double median,
            double q3,
            double max,
            double mean,
            double deviation,
            List<Long> counts) {}

    public record Count(String value, long rows) {}

    public static Profile of(Snapshot snapshot, Progress progress) {
        var columns = new ArrayList<ColumnProfile>();
        try (var duck = Duck.open()) {
            duck.run(
                    "create view t as select * from read_parquet("
                            + Duck.file(snapshot.parquet())
                            + ")",
                    progress);
            for (var field : snapshot.schema().fields()) {
                progress.at((double) columns.size() / snapshot.schema().size(), field.name());
                progress.checkCancelled();
                columns.add(column(duck, field, snapshot.rows()));
            }
            return new Profile(snapshot.rows(), List.copyOf(columns));
        } catch (SQLException e) {
            throw ProblemException.input(
                    snapshot.source(),
                    "The imported data cannot be read: " + Importer.firstLine(e) + ".",
                    "Import it again.");
        }
    }

    private static ColumnProfile column(Duck duck, Field field, long rows) throws SQLException {
        boolean numeric = field.kind() == Kind.NUMBER || field.kind().temporal();
        var v =
                field.kind().temporal()
                        ? "cast(" + TypedQuery.micros(Duck.name(field.name())) + " as double)"
                        : Duck.name(field.name());
        var known = numeric ? "case when isfinite(" + v + ") then " + v + " end" : v;
        try (var statement = duck.connection().createStatement()) {
            if (!numeric) {
                long count;
                long distinct;
                try (var row =
                        statement.executeQuery(
                                "select count("
                                        + v
                                        + "), approx_count_distinct("
                                        + v
                                        + ") from t")) {
                    row.next();
                    count = row.getLong(1);
                    distinct = row.getLong(2);
                }
                return new ColumnProfile(field, rows - count, distinct, null, top(duck, v));
            }
            try (var row =
                    statement.executeQuery(
                            "select count(x), approx_count_distinct(x), min(x), "
                                    + "approx_quantile(x, 0.25), approx_quantile(x, 0.5), approx_quantile(x, 0.75), max(x), avg(x), "
                                    + "coalesce(stddev_samp(x), 0) from (select "
                                    + known
                                    + " as x from t)")) {
                row.next();
                long count = row.getLong(1);
                long distinct = row.getLong(2);
                return new ColumnProfile(
                        field,
                        rows - count,
                        distinct,
                        count == 0 ? null : numbers(duck, known, row),
                        List.of());
            }
        }
    }

    private static Numbers numbers(Duck duck, String x, ResultSet row) throws SQLException {
        double min = row.getDouble(3);
        double max = row.getDouble(7);
        var counts = new long[BINS];
        double width = (max - min) / BINS;
        if (width > 0 && Double.isFinite(width)) {
            var bin =
                    "least("
                            + (BINS - 1)
                            + ", cast(floor((x - "
                            + min
                            + ") / "
                            + width
                            + ") as integer))";
            try (var statement = duck.connection().createStatement();
                    var bins =
                            statement.executeQuery(
                                    "select "
                                            + bin
                                            + " as b, count(*) from (select "
                                            + x
                                            + " as x from t) where x is not null group by b")) {
                while (bins.next()) {
                    counts[Math.clamp(bins.getInt(1), 0, BINS - 1)] += bins.getLong(2);
                }
            }
        } else {
            counts[0] = row.getLong(1);
        }
        var list = new ArrayList<Long>();
        for (long count : counts) {
            list.add(count);
        }
        return new Numbers(
                min,
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                max,
                row.getDouble(8),
                row.getDouble(9),
                List.copyOf(list));
    }

    private static List<Count> top(Duck duck, String v) throws SQLException {
        var top = new ArrayList<Count>();
        try (var statement = duck.connection().createStatement();
                var rows =
                        statement.executeQuery(
                                "select "
                                        + v
                                        + " as v, count(*) as n from t where v is not null "
                                        + "group by v order by n desc, v limit "
                                        + TOP)) {
            while (rows.next()) {
                top.add(new Count(rows.getString(1), rows.getLong(2)));
            }
        }
        return List.copyOf(top);
    }

    /// A number or moment of this column as a person reads it.
    public static String text(Kind kind, double value) {
        return kind.temporal() ? TimeColumn.text((long) value) : NumberColumn.text(value);
    }
}
