package org.bottega.data;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.jspecify.annotations.Nullable;

/// Looks at the typed rows of a snapshot's Parquet file: levels, and what a person should know.
final class SnapshotWriter {
    private static final int TOGETHER = 100;
    private static final int FEW_LEVELS = 2000;

    private final Duck duck;
    private final Progress progress;

    SnapshotWriter(Duck duck, Progress progress) {
        this.duck = duck;
        this.progress = progress;
    }

    /// What the rows became.
    ///
    /// @param levels for each column its levels, empty where it has none
    record Written(long rows, List<List<String>> levels, List<Problem> notes) {}

    /// One column of the file.
    private record Look(
            String name,
            Kind kind,
            String column,
            long known,
            String min,
            String max,
            long distinct,
            long infinite) {
        boolean constant() {
            return ColumnRule.words(kind) ? distinct == 1 : kind != Kind.IMAGE && min.equals(max);
        }

        boolean named() {
            return kind == Kind.CATEGORY || kind == Kind.BOOLEAN;
        }
    }

    /// @param looked what is known already
    Written look(Path parquet, List<String> names, List<ColumnRule> rules, Looked looked)
            throws SQLException {
        var relation = Parquet.relation(parquet);
        long rows =
                duck.query("select count(*) from " + relation, progress, row -> row.getLong(1))
                        .getFirst();
        var looks = new ArrayList<Look>();
        var levels = new ArrayList<List<String>>();
        for (int from = 0; from < names.size(); from += TOGETHER) {
            int to = Math.min(names.size(), from + TOGETHER);
            var words = looked.words().subList(from, to);
            var some =
                    looks(
                            relation,
                            names.subList(from, to),
                            rules.subList(from, to),
                            looked.footer().subList(from, to),
                            words);
            looks.addAll(some);
            levels.addAll(levels(relation, some, words));
            progress.at((double) to / names.size(), "Checking the columns");
        }
        var notes = new ArrayList<Problem>();
        looks.forEach(look -> notes.addAll(notes(look, rows)));
        notes.addAll(duplicates(relation, looks));
        return new Written(rows, levels, notes);
    }

    private List<Look> looks(
            String relation,
            List<String> names,
            List<ColumnRule> rules,
            List<Footer.Column> footer,
            List<WordCounts.@Nullable Counted> words)
            throws SQLException {
        var looks = new ArrayList<Look>();
        var columns = new ArrayList<Integer>();
        for (int c = 0; c < names.size(); c++) {
            var known = known(names.get(c), rules.get(c).kind(), footer.get(c), words.get(c));
            looks.add(known);
            if (known.known() < 0) {
                columns.add(c);
            }
        }
        if (!columns.isEmpty()) {
            var some =
                    looks(
                            relation,
                            columns.stream().map(names::get).toList(),
                            columns.stream().map(rules::get).toList());
            for (int i = 0; i < some.size(); i++) {
                looks.set(columns.get(i), some.get(i));
            }
        }
        return looks;
    }

    /// What the file and an earlier look tell of a column; nothing known where that does not suffice.
    private static Look known(
            String name, Kind kind, Footer.Column column, WordCounts.@Nullable Counted words) {
        var x = Duck.name(name);
        if (words != null) {
            return new Look(name, kind, x, words.known(), "null", "null", words.distinct(), 0);
        }
        boolean ordered = !ColumnRule.words(kind) && kind != Kind.IMAGE;
        return ordered && column.bounded()
                ? new Look(
                        name,
                        kind,
                        x,
                        column.known(),
                        String.valueOf(column.min()),
                        String.valueOf(column.max()),
                        -1,
                        0)
                : new Look(name, kind, x, -1, "", "", -1, 0);
    }

    private List<Look> looks(String relation, List<String> names, List<ColumnRule> rules)
            throws SQLException {
        var select = new ArrayList<String>();
        for (int c = 0; c < names.size(); c++) {
            var x = Duck.name(names.get(c));
            boolean words = ColumnRule.words(rules.get(c).kind());
            boolean blob = rules.get(c).kind() == Kind.IMAGE;
            select.add("count(" + x + ")");
            boolean ordered = !blob && !words;
            select.add(ordered ? "cast(min(" + x + ") as varchar)" : "null");
            select.add(ordered ? "cast(max(" + x + ") as varchar)" : "null");
            select.add(words && !blob ? "approx_count_distinct(" + x + ")" : "-1");
            select.add(
                    rules.get(c).kind() == Kind.NUMBER
                            ? "count(*) filter (isinf(" + x + "))"
                            : "0");
        }
        return PlainPlan.query(
                        duck,
                        select.size(),
                        "select " + String.join(", ", select) + " from " + relation,
                        progress,
                        row -> {
                            var looks = new ArrayList<Look>();
                            for (int c = 0; c < names.size(); c++) {
                                looks.add(look(names.get(c), rules.get(c).kind(), row, 5 * c));
                            }
                            return looks;
                        })
                .getFirst();
    }

    private static Look look(String name, Kind kind, ResultSet row, int at) throws SQLException {
        return new Look(
                name,
                kind,
                Duck.name(name),
                row.getLong(at + 1),
                String.valueOf(row.getString(at + 2)),
                String.valueOf(row.getString(at + 3)),
                row.getLong(at + 4),
                row.getLong(at + 5));
    }

    /// Columns of a few levels share a query; those of many have one each.
    private List<List<String>> levels(
            String relation, List<Look> looks, List<WordCounts.@Nullable Counted> words)
            throws SQLException {
        var levels = new ArrayList<List<String>>();
        var shared = new ArrayList<Integer>();
        var select = new ArrayList<String>();
        for (var look : looks) {
            var counted = words.get(levels.size());
            levels.add(List.of());
            if (look.named() && counted != null && !counted.table().isEmpty()) {
                levels.set(levels.size() - 1, levels(look, counted));
            } else if (look.named() && look.known() > 0 && look.distinct() <= FEW_LEVELS) {
                shared.add(levels.size() - 1);
                select.add("list_sort(list(distinct " + look.column() + "))");
            } else if (look.named() && look.known() > 0) {
                levels.set(levels.size() - 1, many(relation, look.column()));
            }
        }
        if (!shared.isEmpty()) {
            var found =
                    PlainPlan.query(
                                    duck,
                                    select.size(),
                                    "select " + String.join(", ", select) + " from " + relation,
                                    progress,
                                    row -> {
                                        var lists = new ArrayList<List<String>>();
                                        for (int i = 1; i <= select.size(); i++) {
                                            lists.add(FactFinder.strings(row, i));
                                        }
                                        return lists;
                                    })
                            .getFirst();
            for (int i = 0; i < shared.size(); i++) {
                int c = shared.get(i);
                boolean truth = looks.get(c).kind() == Kind.BOOLEAN;
                levels.set(c, truth ? Truths.ordered(found.get(i)) : found.get(i));
            }
        }
        return levels;
    }

    private List<String> levels(Look look, WordCounts.Counted counted) throws SQLException {
        var found = WordCounts.levels(duck, counted.table(), progress);
        return look.kind() == Kind.BOOLEAN ? Truths.ordered(found) : found;
    }

    private List<String> many(String relation, String column) throws SQLException {
        return duck.query(
                "select distinct {} as v from ".replace("{}", column)
                        + relation
                        + " where v is not null order by v",
                progress,
                row -> row.getString(1));
    }

    private static List<Problem> notes(Look look, long rows) {
        var notes = new ArrayList<Problem>();
        long missing = rows - look.known();
        if (missing == rows) {
            return List.of(
                    Problem.warning(
                            look.name(),
                            "All values are missing.",
                            "It is of no use for learning."));
        }
        if (missing > 0.5 * rows) {
            notes.add(
                    Problem.warning(
                            look.name(),
                            String.format(
                                    Locale.ROOT,
                                    "%.0f %% of the values are missing.",
                                    100.0 * missing / rows),
                            "See whether it is worth keeping."));
        }
        if (look.constant() && rows > 1) {
            notes.add(
                    Problem.warning(
                            look.name(),
                            "All known values are the same.",
                            "Nothing can be learnt from it."));
        }
        if (look.kind() == Kind.IDENTIFIER) {
            notes.add(Problem.note(look.name(), "It names the rows and is not used for learning."));
        }
        if (look.infinite() > 0) {
            notes.add(
                    Problem.warning(
                            look.name(),
                            String.format(Locale.ROOT, "%,d values are infinite.", look.infinite()),
                            "They count as missing when a model learns."));
        }
        return notes;
    }

    /// Columns that say the same in every row; only those that agree at a glance are compared.
    private List<Problem> duplicates(String relation, List<Look> looks) throws SQLException {
        var notes = new ArrayList<Problem>();
        var first = new java.util.HashMap<String, Look>();
        for (var look : looks) {
            if (look.known() == 0 || look.kind() == Kind.IMAGE || look.constant()) {
                continue;
            }
            var glance =
                    ColumnRule.words(look.kind())
                            + "\0"
                            + look.known()
                            + "\0"
                            + look.min()
                            + "\0"
                            + look.max()
                            + "\0"
                            + look.distinct();
            var other = first.putIfAbsent(glance, look);
            if (other != null && same(relation, look.column(), other.column())) {
                notes.add(
                        Problem.warning(
                                look.name(),
                                "It has the same value as \"" + other.name() + "\" in every row.",
                                "Leave one of them out."));
            }
        }
        return notes;
    }

    private boolean same(String relation, String one, String other) throws SQLException {
        return duck.query(
                        "select 1 from "
                                + relation
                                + " where "
                                + one
                                + " is distinct from "
                                + other
                                + " limit 1",
                        progress,
                        row -> row.getInt(1))
                .isEmpty();
    }
}
