package org.bottega.data.profile;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.duck.Duck;
import org.bottega.data.profile.ColumnProfile.Texts;
import org.bottega.data.profile.Profile.Count;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.jspecify.annotations.Nullable;

/// Columns of words: lengths of many at a time, then the most frequent values of each.
final class WordScan {
    private static final int TOGETHER = 20;
    private static final int TOP = 20;
    private static final int SHOWN = 200;
    private static final long SPELT_UP_TO = 20_000;
    private static final int SPLIT = 50_000;

    private final Rows rows;
    private final Progress progress;

    WordScan(Rows rows, Progress progress) {
        this.rows = rows;
        this.progress = progress;
    }

    private record Lengths(long known, long shortest, double mean, long longest, long blank) {}

    void scan(List<Field> fields, Map<String, ColumnProfile> found) throws SQLException {
        for (int from = 0; from < fields.size(); from += TOGETHER) {
            var some = fields.subList(from, Math.min(fields.size(), from + TOGETHER));
            var lengths = lengths(some);
            for (int c = 0; c < some.size(); c++) {
                var field = some.get(c);
                progress.at((double) (from + c) / fields.size(), field.name());
                progress.checkCancelled();
                found.put(field.name(), column(field, lengths.get(c)));
            }
        }
    }

    private List<Lengths> lengths(List<Field> fields) throws SQLException {
        var select = new ArrayList<String>();
        for (var field : fields) {
            var x = Duck.name(field.name());
            select.add("count(" + x + ")");
            select.add(
                    field.kind() == Kind.IMAGE
                            ? "0, 0, 0, 0"
                            : "min(length("
                                    + x
                                    + ")), avg(length("
                                    + x
                                    + ")), max(length("
                                    + x
                                    + ")), count_if(trim("
                                    + x
                                    + ", e' \\t\\r\\n') = '')");
        }
        return rows.duck()
                .query(
                        "select " + String.join(", ", select) + " from t",
                        progress,
                        row -> {
                            var list = new ArrayList<Lengths>();
                            for (int c = 0; c < fields.size(); c++) {
                                int at = 5 * c;
                                list.add(
                                        new Lengths(
                                                row.getLong(at + 1),
                                                row.getLong(at + 2),
                                                row.getDouble(at + 3),
                                                row.getLong(at + 4),
                                                row.getLong(at + 5)));
                            }
                            return list;
                        })
                .getFirst();
    }

    private ColumnProfile column(Field field, Lengths lengths) throws SQLException {
        long missing = rows.count() - lengths.known();
        var x = Duck.name(field.name());
        if (lengths.known() == 0) {
            return new ColumnProfile(field, missing, 0, 0, null, null, null, List.of(), List.of());
        }
        if (field.kind() == Kind.IMAGE) {
            long distinct =
                    rows.duck()
                            .query(
                                    "select approx_count_distinct(" + x + ") from t",
                                    progress,
                                    r -> r.getLong(1))
                            .getFirst();
            return new ColumnProfile(
                    field,
                    missing,
                    Math.min(distinct, lengths.known()),
                    0,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of());
        }
        var totals = new long[2];
        var top = new ArrayList<Count>();
        rows.duck()
                .query(
                        "with g as materialized (select "
                                + x
                                + " as v, count(*) as n from t where "
                                + x
                                + " is not null group by v) select left(v, "
                                + SHOWN
                                + "), n, (select count(*) from g),"
                                + " (select count(*) from g where n = 1) from g order by n desc, v"
                                + " limit "
                                + TOP,
                        progress,
                        row -> {
                            totals[0] = row.getLong(3);
                            totals[1] = row.getLong(4);
                            return top.add(new Count(row.getString(1), row.getLong(2)));
                        });
        boolean spelt = field.kind() == Kind.CATEGORY && totals[0] <= SPELT_UP_TO;
        return new ColumnProfile(
                field,
                missing,
                totals[0],
                totals[1],
                null,
                texts(field, lengths),
                null,
                top,
                spelt ? variants(x) : List.of());
    }

    private List<List<Count>> variants(String x) throws SQLException {
        Map<String, List<Count>> groups = new LinkedHashMap<>();
        rows.duck()
                .query(
                        "with g as (select "
                                + x
                                + " as v, count(*) as n from t where "
                                + x
                                + " is not null group by v), k as (select v, n, lower(regexp_replace("
                                + "trim(v, e' \\t\\r\\n' || chr(160)), '\\s+', ' ', 'g')) as key from g), w as (select"
                                + " *, count(*) over (partition by key) as c, sum(n) over (partition"
                                + " by key) as s from k) select key, v, n from w where c > 1 order by"
                                + " s desc, key, n desc, v limit 200",
                        progress,
                        row ->
                                groups.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                        .add(new Count(row.getString(2), row.getLong(3))));
        return groups.values().stream().filter(g -> g.size() > 1).limit(TOP).toList();
    }

    private @Nullable Texts texts(Field field, Lengths lengths) throws SQLException {
        if (field.kind() != Kind.TEXT) {
            return new Texts(
                    lengths.shortest(),
                    lengths.mean(),
                    lengths.longest(),
                    lengths.blank(),
                    0,
                    0,
                    0,
                    List.of());
        }
        var x = Duck.name(field.name());
        rows.duck()
                .run(
                        "create or replace temp table words as select regexp_extract_all(lower(left("
                                + x
                                + ", 20000)), '[\\p{L}\\p{N}]+([''’-][\\p{L}\\p{N}]+)*') as w from t where "
                                + x
                                + " is not null limit "
                                + SPLIT,
                        progress);
        var split =
                rows.duck()
                        .query(
                                "select count(*), avg(len(w)), max(len(w)) from words",
                                progress,
                                r -> new double[] {r.getDouble(1), r.getDouble(2), r.getDouble(3)})
                        .getFirst();
        var top =
                rows.duck()
                        .query(
                                "select u, count(*) as n from (select unnest(list_distinct(w)) as u"
                                        + " from words) group by u order by n desc, u limit "
                                        + TOP,
                                progress,
                                r -> new Count(r.getString(1), r.getLong(2)));
        rows.duck().run("drop table words", progress);
        return new Texts(
                lengths.shortest(),
                lengths.mean(),
                lengths.longest(),
                lengths.blank(),
                (long) split[0],
                split[1],
                (long) split[2],
                top);
    }
}
