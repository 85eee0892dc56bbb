package org.bottega.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;

/// Counts what decides a text column's kind. Formats that fail among the first rows are counted no
/// further; a hundred columns share a query, since each query has its price and a very long one a
/// higher one.
final class FactFinder {
    private static final int TOGETHER = 100;
    private static final int FIRST = 1000;
    private static final long CELLS = 200_000;

    /// Up to so many rows different values are counted exactly.
    static final long EXACT = 100_000;

    private final Duck duck;
    private final String relation;
    private final long rows;
    private final boolean allFormats;
    private final Progress progress;
    private final Map<String, WordCounts.Counted> listed = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    /// @param allFormats whether formats beside the likeliest matter even where all values have that
    FactFinder(Duck duck, String relation, long rows, boolean allFormats, Progress progress) {
        this.allFormats = allFormats;
        this.duck = duck;
        this.relation = relation;
        this.rows = rows;
        this.progress = progress;
    }

    /// @param values for each column SQL that gives its text, null where it is missing
    List<ColumnFacts> texts(List<String> values) throws SQLException {
        var facts = new ArrayList<ColumnFacts>();
        for (int from = 0; from < values.size(); from += TOGETHER) {
            var some = values.subList(from, Math.min(values.size(), from + TOGETHER));
            facts.addAll(some(some, (int) Math.clamp(CELLS / values.size(), 20, FIRST)));
            progress.at((double) (from + some.size()) / values.size(), "Looking at the columns");
        }
        return facts;
    }

    private List<ColumnFacts> some(List<String> values, int first) throws SQLException {
        var possible = possible(values, first);
        if (rows <= EXACT) {
            return some(values, possible);
        }
        // words of many rows are counted column by column
        var shaped = new ArrayList<Integer>();
        var facts = new ArrayList<ColumnFacts>();
        for (int c = 0; c < values.size(); c++) {
            if (possible.get(c).none()) {
                var words = words(values.get(c));
                listed.put(values.get(c), words);
                facts.add(ColumnFacts.words(words));
            } else {
                shaped.add(c);
                facts.add(ColumnFacts.NONE);
            }
        }
        if (!shaped.isEmpty()) {
            var others =
                    some(
                            shaped.stream().map(values::get).toList(),
                            shaped.stream().map(possible::get).toList());
            for (int i = 0; i < shaped.size(); i++) {
                facts.set(shaped.get(i), others.get(i));
            }
        }
        return facts;
    }

    /// Says of which values it is known that there are not many different ones.
    FactFinder knowing(Set<String> values) {
        repeated.addAll(values);
        return this;
    }

    private WordCounts.Counted words(String value) throws SQLException {
        return new WordCounts(duck, relation, progress).of(value, repeated.contains(value));
    }

    /// By value the words of columns that were listed on the way.
    Map<String, WordCounts.Counted> listed() {
        return Collections.unmodifiableMap(listed);
    }

    private List<ColumnFacts> some(List<String> values, List<Formats> possible)
            throws SQLException {
        if (!allFormats) {
            possible.forEach(Formats::likeliest);
        }
        var facts = counted(values, possible);
        var again = new ArrayList<Integer>();
        for (int c = 0; c < values.size(); c++) {
            if (possible.get(c).widen(facts.get(c))) {
                again.add(c);
            }
        }
        if (!again.isEmpty()) {
            var wider =
                    counted(
                            again.stream().map(values::get).toList(),
                            again.stream().map(possible::get).toList());
            for (int i = 0; i < again.size(); i++) {
                facts.set(again.get(i), wider.get(i));
            }
        }
        return few(facts, values);
    }

    private List<ColumnFacts> counted(List<String> values, List<Formats> possible)
            throws SQLException {
        var select = new ArrayList<String>();
        for (int c = 0; c < values.size(); c++) {
            select.addAll(possible.get(c).aggregates("v" + c, rows <= EXACT));
        }
        return PlainPlan.query(
                        duck,
                        select.size(),
                        "select "
                                + String.join(", ", select)
                                + " from (select "
                                + named(values)
                                + " from "
                                + relation
                                + ")",
                        progress,
                        row -> {
                            var cells = new Cells(row);
                            List<ColumnFacts> read = new ArrayList<>();
                            for (var formats : possible) {
                                read.add(formats.read(cells));
                            }
                            return read;
                        })
                .getFirst();
    }

    private static String named(List<String> values) {
        var named = new ArrayList<String>();
        for (int c = 0; c < values.size(); c++) {
            named.add(values.get(c) + " as v" + c);
        }
        return String.join(", ", named);
    }

    /// Lists the values of columns that have only a few.
    private List<ColumnFacts> few(List<ColumnFacts> facts, List<String> values)
            throws SQLException {
        var columns = new ArrayList<Integer>();
        var lists = new ArrayList<String>();
        for (int c = 0; c < facts.size(); c++) {
            if (facts.get(c).known() > 0 && facts.get(c).distinct() <= ColumnFacts.FEW) {
                columns.add(c);
                lists.add("list_sort(list(distinct " + values.get(c) + "))");
            }
        }
        if (columns.isEmpty()) {
            return facts;
        }
        var found =
                PlainPlan.query(
                                duck,
                                lists.size(),
                                "select " + String.join(", ", lists) + " from " + relation,
                                progress,
                                row -> {
                                    var read = new ArrayList<List<String>>();
                                    for (int i = 1; i <= lists.size(); i++) {
                                        read.add(strings(row, i));
                                    }
                                    return read;
                                })
                        .getFirst();
        for (int i = 0; i < columns.size(); i++) {
            int c = columns.get(i);
            facts.set(c, facts.get(c).withFew(found.get(i)));
        }
        return facts;
    }

    static List<String> strings(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        var values = new ArrayList<String>();
        if (array != null) {
            for (var value : (Object[]) array.getArray()) {
                if (value != null) {
                    values.add(value.toString());
                }
            }
        }
        return values;
    }

    /// Counts the different values of one column one by one.
    long distinct(String value) throws SQLException {
        return duck.query(
                        "select count(distinct " + value + ") from " + relation,
                        progress,
                        row -> row.getLong(1))
                .getFirst();
    }

    private List<Formats> possible(List<String> values, int first) throws SQLException {
        var formats = new ArrayList<Formats>();
        values.forEach(_ -> formats.add(new Formats()));
        PlainPlan.query(
                duck,
                values.size(),
                "select " + named(values) + " from " + relation + " limit " + first,
                progress,
                row -> {
                    for (int c = 0; c < formats.size(); c++) {
                        var text = row.getString(c + 1);
                        if (text != null) {
                            formats.get(c).see(text);
                        }
                    }
                    return true;
                });
        return formats;
    }

    /// A row's values one after the other.
    private static final class Cells {
        private final ResultSet row;
        private int at;

        Cells(ResultSet row) {
            this.row = row;
        }

        long whole() throws SQLException {
            return row.getLong(++at);
        }

        double number() throws SQLException {
            double value = row.getDouble(++at);
            return row.wasNull() ? Double.NaN : value;
        }
    }

    /// The formats that hold for all of a column's values seen so far.
    private static final class Formats {
        private final List<NumberFormat> numbers = new ArrayList<>(List.of(NumberFormat.values()));
        private final List<NumberFormat> later = new ArrayList<>();
        private final List<TimeFormat> times = new ArrayList<>(TimeFormat.ALL);
        private boolean overflow;

        /// Whether neither numbers nor moments are written so.
        boolean none() {
            return numbers.isEmpty() && times.isEmpty();
        }

        void see(String text) {
            numbers.removeIf(f -> !f.matches(text));
            times.removeIf(f -> !f.matches(text));
        }

        /// Puts all number formats but the first aside.
        void likeliest() {
            if (numbers.size() > 1 && numbers.getFirst() == NumberFormat.PLAIN) {
                later.addAll(numbers.subList(1, numbers.size()));
                numbers.subList(1, numbers.size()).clear();
            }
        }

        /// Takes those back when the first does not hold for all values, or something about the
        /// numbers has to be counted one by one.
        boolean widen(ColumnFacts facts) {
            if (numbers.isEmpty() || facts.known() == 0) {
                return false;
            }
            boolean fails = !later.isEmpty() && !facts.all(numbers.getFirst());
            boolean infinite = Double.isInfinite(facts.min()) || Double.isInfinite(facts.max());
            if (fails) {
                numbers.addAll(later);
                later.clear();
            }
            overflow = infinite;
            return fails || infinite;
        }

        List<String> aggregates(String v, boolean exact) {
            var list = new ArrayList<String>();
            list.add("count(" + v + ")");
            list.add(exact ? "count(distinct " + v + ")" : "approx_count_distinct(" + v + ")");
            list.add("coalesce(avg(length(" + v + ")), 0)");
            list.add(numbers.isEmpty() ? "coalesce(avg(" + WordCounts.words(v) + "), 0)" : "1");
            for (var format : numbers) {
                list.add(count(format.matchesSql(v)));
            }
            if (!numbers.isEmpty()) {
                var d = numbers.getFirst().value(v);
                list.add(count("regexp_matches(" + v + ", '^[+-]?0[0-9]')"));
                list.add(count("regexp_full_match(" + v + ", '[+-]?[0-9]+')"));
                list.add("min(" + d + ")");
                list.add("max(" + d + ")");
                list.add(
                        overflow
                                ? count(
                                        "isinf("
                                                + d
                                                + ") and not contains(lower("
                                                + v
                                                + "), 'inf')")
                                : "0");
            }
            if (!times.isEmpty()) {
                list.add(count("contains(" + v + ", ':')"));
            }
            for (var format : times) {
                list.add(count(format.matchesSql(v)));
                list.add(count(format.guarded(v) + " is not null"));
            }
            return list;
        }

        private static String count(String condition) {
            return "count(*) filter (" + condition + ")";
        }

        ColumnFacts read(Cells cells) throws SQLException {
            long known = cells.whole();
            long distinct = cells.whole();
            double length = cells.number();
            double words = cells.number();
            var counted = new HashMap<NumberFormat, Long>();
            for (var format : numbers) {
                counted.put(format, cells.whole());
            }
            boolean any = !numbers.isEmpty();
            long zeroed = any ? cells.whole() : 0;
            long whole = any ? cells.whole() : 0;
            double min = any ? cells.number() : Double.NaN;
            double max = any ? cells.number() : Double.NaN;
            long overflow = any ? cells.whole() : 0;
            long timed = times.isEmpty() ? 0 : cells.whole();
            var shaped = new HashMap<TimeFormat, Long>();
            var days = new HashMap<TimeFormat, Long>();
            for (var format : times) {
                shaped.put(format, cells.whole());
                days.put(format, cells.whole());
            }
            return new ColumnFacts(
                    known, counted, shaped, days, zeroed, distinct, length, words, whole, min, max,
                    overflow, timed, List.of());
        }
    }
}
