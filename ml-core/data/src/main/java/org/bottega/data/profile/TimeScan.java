package org.bottega.data.profile;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bottega.data.duck.Duck;
import org.bottega.data.profile.ColumnProfile.Season;
import org.bottega.data.profile.ColumnProfile.Times;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Dates and moments: seasons and gaps.
final class TimeScan {
    private static final long MOMENTS = 100_000;
    private static final long DAYS = 4_000_000;
    private static final int WEEKDAYS_FROM = 14;
    private static final int MONTHS_FROM = 365;
    private static final int HOURS_FROM = 2;
    private static final double LEAST_EXPECTED = 5;

    private final Rows rows;
    private final Progress progress;

    TimeScan(Rows rows, Progress progress) {
        this.rows = rows;
        this.progress = progress;
    }

    /// Adds to the profiles that are there already.
    void scan(List<Field> fields, Map<String, ColumnProfile> found) throws SQLException {
        for (var field : fields) {
            progress.checkCancelled();
            var base = Objects.requireNonNull(found.get(field.name()));
            var numbers = base.numbers();
            if (numbers != null) {
                found.put(
                        field.name(),
                        new ColumnProfile(
                                field,
                                base.missing(),
                                base.distinct(),
                                base.single(),
                                numbers,
                                null,
                                times(field, base, numbers.min(), numbers.max()),
                                base.top(),
                                base.variants()));
            }
        }
    }

    private Times times(Field field, ColumnProfile base, double min, double max)
            throws SQLException {
        var x = "cast(" + Duck.name(field.name()) + " as timestamp)";
        boolean daily = field.kind() == Kind.DATE || base.distinct() > MOMENTS;
        var counts =
                rows.duck()
                        .query(
                                "select cast(histogram(month("
                                        + x
                                        + ")) as varchar), cast(histogram("
                                        + "isodow("
                                        + x
                                        + ")) as varchar), cast(histogram(hour("
                                        + x
                                        + ")) as varchar) from t where isfinite("
                                        + x
                                        + ")",
                                progress,
                                r -> List.of(r.getString(1), r.getString(2), r.getString(3)))
                        .getFirst();
        var first = TimeColumn.dateTime((long) min).toLocalDate();
        var last = TimeColumn.dateTime((long) max).toLocalDate();
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        var steps = steps(daily ? "date_trunc('day', " + x + ")" : x);
        var gap = steps.gap;
        return new Times(
                daily,
                steps.step,
                steps.regular,
                steps.gaps,
                gap == null ? null : gap[0],
                gap == null ? null : gap[1],
                season(
                        ProfileScan.counts(counts.get(0), 1, 12),
                        days >= MONTHS_FROM && days <= DAYS ? months(first, last) : null),
                season(
                        ProfileScan.counts(counts.get(1), 1, 7),
                        days >= WEEKDAYS_FROM && days <= DAYS ? weekdays(first, days) : null),
                season(
                        field.kind() == Kind.DATE
                                ? new long[24]
                                : ProfileScan.counts(counts.get(2), 0, 24),
                        field.kind() == Kind.DATE || days < HOURS_FROM ? null : even(24)));
    }

    private record Steps(Measure step, boolean regular, long gaps, long @Nullable [] gap) {}

    private Steps steps(String x) throws SQLException {
        rows.duck()
                .run(
                        "create or replace temp table steps as select a, lead(a) over (order by a) -"
                                + " a as d from (select distinct epoch_us("
                                + x
                                + ") as a from t"
                                + " where isfinite("
                                + x
                                + "))",
                        progress);
        var step =
                rows.duck()
                        .query(
                                "select count(d), coalesce(quantile_disc(d, 0.5), 0) from steps",
                                progress,
                                r -> new long[] {r.getLong(1), r.getLong(2)})
                        .getFirst();
        if (step[0] == 0) {
            rows.duck().run("drop table steps", progress);
            return new Steps(Measure.unknown(Measure.Why.TOO_FEW_VALUES), false, 0, null);
        }
        var found =
                rows.duck()
                        .query(
                                "select count_if(d = "
                                        + step[1]
                                        + "), count_if(d > "
                                        + 2 * step[1]
                                        + "), arg_max(a, d), max(d) from steps",
                                progress,
                                r ->
                                        new long[] {
                                            r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4)
                                        })
                        .getFirst();
        rows.duck().run("drop table steps", progress);
        return new Steps(
                Measure.of(step[1]),
                found[0] >= 0.95 * step[0],
                found[1],
                found[1] == 0 ? null : new long[] {found[2], found[2] + found[3]});
    }

    private static double[] even(int parts) {
        var share = new double[parts];
        java.util.Arrays.fill(share, 1.0 / parts);
        return share;
    }

    private static double[] weekdays(LocalDate first, long days) {
        var share = new double[7];
        int start = first.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
        for (int d = 0; d < 7; d++) {
            share[(start + d) % 7] = (days / 7 + (d < days % 7 ? 1 : 0)) / (double) days;
        }
        return share;
    }

    private static double[] months(LocalDate first, LocalDate last) {
        var share = new double[12];
        double all = last.toEpochDay() - first.toEpochDay() + 1;
        for (var month = first.withDayOfMonth(1);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            var from = month.isBefore(first) ? first : month;
            var next = month.plusMonths(1);
            var to = next.isAfter(last) ? last.plusDays(1) : next;
            share[month.getMonthValue() - 1] += (to.toEpochDay() - from.toEpochDay()) / all;
        }
        return share;
    }

    /// @param expected the share of each part, null when the range is too short to tell
    static Season season(long[] counts, double @Nullable [] expected) {
        var list = LongStream.of(counts).boxed().toList();
        double n = LongStream.of(counts).sum();
        var why = expected == null ? Measure.Why.RANGE_TOO_SHORT : Measure.Why.TOO_FEW_VALUES;
        if (expected == null || n * least(expected) < LEAST_EXPECTED) {
            var unknown = Measure.unknown(why);
            return new Season(list, unknown, unknown, unknown);
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double e = n * expected[i];
            sum += (counts[i] - e) * (counts[i] - e) / e;
        }
        int freedom = counts.length - 1;
        return new Season(
                list,
                Measure.of(sum),
                Measure.of(ChiSquare.tail(sum, freedom)),
                Measure.of(Math.min(1, Math.sqrt(sum / (n * freedom)))));
    }

    private static double least(double[] shares) {
        return java.util.Arrays.stream(shares).min().orElse(0);
    }
}
