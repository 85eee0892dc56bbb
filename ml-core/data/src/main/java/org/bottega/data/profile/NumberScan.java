package org.bottega.data.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bottega.data.duck.Duck;
import org.bottega.data.profile.ColumnProfile.Numbers;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;

/// Numbers and moments in three passes over each batch of columns: the ends, then quantiles, then what
/// needs both.
///
/// Moments are summed about the median in units of the range, so that neither large values nor a small
/// spread about a large mean lose digits.
final class NumberScan {
    private static final int TOGETHER = 12;
    private static final int BINS = 20;
    private static final long EXACT_UP_TO = 200_000;
    private static final String QUANTILES = "[0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]";

    private final Rows rows;
    private final Progress progress;

    NumberScan(Rows rows, Progress progress) {
        this.rows = rows;
        this.progress = progress;
    }

    /// @param x the column as a DOUBLE that is null where it is not finite
    private record Ends(Field field, String x, long known, long infinite, double min, double max) {}

    private record Spread(Ends ends, long distinct, double[] quantiles) {}

    void scan(List<Field> fields, Map<String, ColumnProfile> found) throws SQLException {
        for (int from = 0; from < fields.size(); from += TOGETHER) {
            var some = fields.subList(from, Math.min(fields.size(), from + TOGETHER));
            progress.at((double) from / fields.size(), some.getFirst().name());
            progress.checkCancelled();
            var ends = ends(some);
            var known = ends.stream().filter(e -> e.known() > 0).toList();
            var spreads = spreads(known);
            var numbers = numbers(spreads);
            for (var end : ends) {
                long distinct = 0;
                for (var spread : spreads) {
                    distinct = spread.ends().equals(end) ? spread.distinct() : distinct;
                }
                found.put(
                        end.field().name(),
                        new ColumnProfile(
                                end.field(),
                                rows.count() - end.known(),
                                distinct,
                                0,
                                numbers.get(end),
                                null,
                                null,
                                List.of(),
                                List.of()));
            }
        }
    }

    private static String value(Field field) {
        var name = Duck.name(field.name());
        return field.kind().temporal()
                ? "cast(epoch_us(cast(" + name + " as timestamp)) as double)"
                : "cast(" + name + " as double)";
    }

    private List<Ends> ends(List<Field> fields) throws SQLException {
        var raw = ends(fields, fields.stream().map(NumberScan::value).toList());
        var all = new ArrayList<Ends>();
        for (var ends : raw) {
            if (ends.known() == 0 || Double.isFinite(ends.min()) && Double.isFinite(ends.max())) {
                all.add(ends);
            } else {
                var x = "case when isfinite(" + ends.x() + ") then " + ends.x() + " end";
                var finite = ends(List.of(ends.field()), List.of("(" + x + ")")).getFirst();
                all.add(
                        new Ends(
                                finite.field(),
                                finite.x(),
                                finite.known(),
                                ends.known() - finite.known(),
                                finite.min(),
                                finite.max()));
            }
        }
        return all;
    }

    private List<Ends> ends(List<Field> fields, List<String> x) throws SQLException {
        var select = new ArrayList<String>();
        for (var e : x) {
            select.add("count(" + e + "), min(" + e + "), max(" + e + ")");
        }
        return ask(
                select,
                row -> {
                    var list = new ArrayList<Ends>();
                    for (int c = 0; c < fields.size(); c++) {
                        list.add(
                                new Ends(
                                        fields.get(c),
                                        x.get(c),
                                        row.getLong(3 * c + 1),
                                        0,
                                        row.getDouble(3 * c + 2),
                                        row.getDouble(3 * c + 3)));
                    }
                    return list;
                });
    }

    private List<Spread> spreads(List<Ends> columns) throws SQLException {
        if (columns.isEmpty()) {
            return List.of();
        }
        var function = rows.count() <= EXACT_UP_TO ? "quantile_cont" : "approx_quantile";
        var select = new ArrayList<String>();
        for (var column : columns) {
            var x = column.x();
            select.add(
                    "approx_count_distinct("
                            + x
                            + "), cast("
                            + function
                            + "("
                            + x
                            + ", "
                            + QUANTILES
                            + ") as varchar)");
        }
        return ask(
                select,
                row -> {
                    var list = new ArrayList<Spread>();
                    for (int c = 0; c < columns.size(); c++) {
                        var quantiles = ProfileScan.list(row.getString(2 * c + 2));
                        var ends = columns.get(c);
                        for (int q = 0; q < quantiles.length; q++) {
                            // interpolation between ±1e308 goes beyond what a number can hold
                            quantiles[q] =
                                    Double.isNaN(quantiles[q])
                                            ? ends.min()
                                            : Math.clamp(quantiles[q], ends.min(), ends.max());
                        }
                        list.add(
                                new Spread(
                                        ends,
                                        Math.min(row.getLong(2 * c + 1), ends.known()),
                                        quantiles));
                    }
                    return list;
                });
    }

    private Map<Ends, Numbers> numbers(List<Spread> spreads) throws SQLException {
        if (spreads.isEmpty()) {
            return Map.of();
        }
        var select = new ArrayList<String>();
        for (var spread : spreads) {
            var x = spread.ends().x();
            var z = "((" + x + " / 2 - " + middle(spread) / 2 + ") / " + unit(spread) + ")";
            select.add("sum(" + z + ")");
            select.add("sum(" + z + " * " + z + ")");
            select.add("sum(" + z + " * " + z + " * " + z + ")");
            select.add("sum((" + z + " * " + z + ") * (" + z + " * " + z + "))");
            select.add("count_if(" + x + " = 0)");
            select.add("count_if(" + x + " < 0)");
            select.add("count_if(" + x + " = floor(" + x + "))");
            select.add("count_if(" + x + " = " + middle(spread) + ")");
            select.add(
                    "count_if("
                            + x
                            + " < "
                            + fence(spread, -1)
                            + " or "
                            + x
                            + " > "
                            + fence(spread, 1)
                            + ")");
            select.add("cast(histogram(cast(floor(" + bin(spread) + ") as integer)) as varchar)");
        }
        return ask(
                select,
                row -> {
                    var map = new LinkedHashMap<Ends, Numbers>();
                    for (int c = 0; c < spreads.size(); c++) {
                        map.put(spreads.get(c).ends(), numbers(spreads.get(c), row, 10 * c));
                    }
                    return map;
                });
    }

    private static double middle(Spread spread) {
        return spread.quantiles()[3];
    }

    /// Half of the larger distance from the middle to an end, never 0.
    private static double unit(Spread spread) {
        double half = middle(spread) / 2;
        double unit = Math.max(spread.ends().max() / 2 - half, half - spread.ends().min() / 2);
        return unit > 0 ? unit : 1;
    }

    private static double fence(Spread spread, int side) {
        double q1 = spread.quantiles()[2];
        double q3 = spread.quantiles()[4];
        double reach = Math.min(3 * (q3 - q1), Double.MAX_VALUE);
        double fence = side < 0 ? q1 - reach : q3 + reach;
        return q3 > q1
                ? Math.clamp(fence, -Double.MAX_VALUE, Double.MAX_VALUE)
                : side * Double.MAX_VALUE;
    }

    private static String bin(Spread spread) {
        double min = spread.ends().min() / 2;
        double width = (spread.ends().max() / 2 - min) / BINS;
        return width > 0
                ? "(" + spread.ends().x() + " / 2 - " + min + ") / " + width
                : spread.ends().x() + " * 0";
    }

    private static Numbers numbers(Spread spread, ResultSet row, int at) throws SQLException {
        var ends = spread.ends();
        double n = ends.known();
        double unit = 2 * unit(spread);
        double m1 = row.getDouble(at + 1) / n;
        double s2 = row.getDouble(at + 2) / n;
        double s3 = row.getDouble(at + 3) / n;
        double s4 = row.getDouble(at + 4) / n;
        double m2 = Math.max(0, s2 - m1 * m1);
        double m3 = s3 - 3 * m1 * s2 + 2 * m1 * m1 * m1;
        double m4 = s4 - 4 * m1 * s3 + 6 * m1 * m1 * s2 - 3 * m1 * m1 * m1 * m1;
        boolean equal = ends.min() == ends.max() || m2 == 0;
        var q = spread.quantiles();
        double mean = equal ? ends.min() : q[3] + m1 * unit;
        return new Numbers(
                ends.min(),
                q[0],
                q[1],
                q[2],
                q[3],
                q[4],
                q[5],
                q[6],
                ends.max(),
                Measure.of(Math.clamp(mean, ends.min(), ends.max())),
                n < 2
                        ? Measure.unknown(Measure.Why.TOO_FEW_VALUES)
                        : equal ? Measure.of(0) : Measure.of(Math.sqrt(m2 * n / (n - 1)) * unit),
                skew(n, m2, m3, equal),
                kurtosis(n, m2, m4, equal),
                row.getLong(at + 5),
                row.getLong(at + 6),
                ends.infinite(),
                row.getLong(at + 7),
                row.getLong(at + 8),
                row.getLong(at + 9),
                LongStream.of(ProfileScan.counts(row.getString(at + 10), 0, BINS))
                        .boxed()
                        .toList());
    }

    private static Measure skew(double n, double m2, double m3, boolean equal) {
        if (n < 3) {
            return Measure.unknown(Measure.Why.TOO_FEW_VALUES);
        }
        return equal
                ? Measure.unknown(Measure.Why.ALL_EQUAL)
                : Measure.of(Math.sqrt(n * (n - 1)) / (n - 2) * m3 / Math.pow(m2, 1.5));
    }

    private static Measure kurtosis(double n, double m2, double m4, boolean equal) {
        if (n < 4) {
            return Measure.unknown(Measure.Why.TOO_FEW_VALUES);
        }
        return equal
                ? Measure.unknown(Measure.Why.ALL_EQUAL)
                : Measure.of((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6));
    }

    private <T> T ask(List<String> select, Duck.RowReader<T> reader) throws SQLException {
        return rows.duck()
                .query("select " + String.join(", ", select) + " from t", progress, reader)
                .getFirst();
    }
}
