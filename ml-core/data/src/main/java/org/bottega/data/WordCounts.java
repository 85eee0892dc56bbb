package org.bottega.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;

/// Counts the words of columns of many rows. The different ones of a column are listed in a table, unless
/// nearly every row has its own.
final class WordCounts {
    /// From this share of different values on a column is told by an estimate of their number: it is
    /// none of categories.
    private static final double MANY = 0.6;

    /// So many are listed however few rows have one.
    private static final long FEW = 20_000;

    /// Longer values, in characters, are texts however often they come.
    static final double LONG = 60;

    private final Duck duck;
    private final String relation;
    private final Progress progress;

    WordCounts(Duck duck, String relation, Progress progress) {
        this.duck = duck;
        this.relation = relation;
        this.progress = progress;
    }

    /// What one column's words are like.
    ///
    /// @param distinct how many different ones; an estimate when they are not listed
    /// @param length mean number of characters
    /// @param words mean number of words
    /// @param few the different ones where there are at most [ColumnFacts#FEW], in order
    /// @param table where they are listed as `v`; empty when they are not
    record Counted(
            long known,
            long distinct,
            double length,
            double words,
            List<String> few,
            String table) {}

    /// @param value SQL of a text, null where it is missing
    /// @param listed whether it is known that there are not many different ones
    Counted of(String value, boolean listed) throws SQLException {
        if (listed || repeated(value)) {
            return listed(value);
        }
        var first =
                duck.query(
                                "select count(v), approx_count_distinct(v), coalesce(avg(length(v)), 0) from (select "
                                        + value
                                        + " as v from "
                                        + relation
                                        + ")",
                                progress,
                                row ->
                                        new Counted(
                                                row.getLong(1),
                                                row.getLong(2),
                                                row.getDouble(3),
                                                0,
                                                List.of(),
                                                ""))
                        .getFirst();
        if (first.length() > LONG) {
            return first;
        }
        boolean many = first.distinct() > Math.max(FEW, MANY * first.known());
        return many ? withWords(first, value) : listed(value);
    }

    /// Whether the first rows tell that values come again, which only saves a look at all of them.
    private boolean repeated(String value) throws SQLException {
        return duck.query(
                        "select count(distinct v) < 0.5 * count(v) and avg(length(v)) < "
                                + LONG / 2
                                + " from (select "
                                + value
                                + " as v from "
                                + relation
                                + " limit "
                                + FactFinder.EXACT
                                + ")",
                        progress,
                        row -> row.getBoolean(1))
                .getFirst();
    }

    private Counted withWords(Counted first, String value) throws SQLException {
        double words =
                duck.query(
                                "select coalesce(avg("
                                        + words("v")
                                        + "), 0) from (select "
                                        + value
                                        + " as v from "
                                        + relation
                                        + ")",
                                progress,
                                row -> row.getDouble(1))
                        .getFirst();
        return new Counted(first.known(), first.distinct(), first.length(), words, List.of(), "");
    }

    private Counted listed(String value) throws SQLException {
        var table = "words_" + System.nanoTime();
        duck.run(
                "create temp table "
                        + table
                        + " as select v, count(*) as n from (select "
                        + value
                        + " as v from "
                        + relation
                        + ") where v is not null group by v",
                progress);
        var counted =
                duck.query(
                                "select coalesce(sum(n), 0), count(*), coalesce(sum(n * length(v)) / sum(n), 0), coalesce(sum(n * "
                                        + "({w})".replace("{w}", words("v"))
                                        + ") / sum(n), 0) from "
                                        + table,
                                progress,
                                row ->
                                        new Counted(
                                                row.getLong(1),
                                                row.getLong(2),
                                                row.getDouble(3),
                                                row.getDouble(4),
                                                List.of(),
                                                table))
                        .getFirst();
        if (counted.distinct() > ColumnFacts.FEW) {
            return counted;
        }
        return new Counted(
                counted.known(),
                counted.distinct(),
                counted.length(),
                counted.words(),
                levels(counted),
                table);
    }

    static String words(String v) {
        return "1 + length({v}) - length(replace({v}, ' ', ''))".replace("{v}", v);
    }

    /// The different values, in order.
    List<String> levels(Counted counted) throws SQLException {
        return levels(duck, counted.table(), progress);
    }

    static List<String> levels(Duck duck, String table, Progress progress) throws SQLException {
        return new ArrayList<>(
                duck.query(
                        "select v from " + table + " order by v",
                        progress,
                        row -> row.getString(1)));
    }
}
