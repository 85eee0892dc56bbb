package org.bottega.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.TimeColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    @TempDir Path folder;

    private Profile profile(Schema known, String sql) {
        return Profile.of(Made.of(folder, "s", known, sql), Progress.none());
    }

    private static ColumnProfile.Numbers numbers(Profile profile, String column) {
        return Objects.requireNonNull(profile.column(column).orElseThrow().numbers());
    }

    /// Figures of numpy's quantile and scipy.stats' skew and kurtosis with bias=False.
    @Test
    void numbersAgreeWithScipy() {
        var profile =
                profile(
                        Schema.of(),
                        "select v as x, 1e9 + v as y from (values (1.0::double), (2), (2), (3), (5), (8),"
                                + " (13), (21), (-4), (0.5), (0)) t(v) where v <> 0");
        var x = numbers(profile, "x");
        assertEquals(5.15, x.mean().or(0), 1e-12);
        assertEquals(7.211295152590675, x.deviation().or(0), 1e-12);
        assertEquals(1.2882079837700378, x.skew().or(0), 1e-12);
        assertEquals(1.7111216804241867, x.kurtosis().or(0), 1e-12);
        assertEquals(2.5, x.median());
        assertEquals(1.25, x.q1());
        assertEquals(7.25, x.q3());
        assertEquals(17.4, x.q95(), 1e-12);
        assertEquals(1, x.negatives());
        assertEquals(9, x.whole());
        assertEquals(List.of(10L), List.of(x.counts().stream().mapToLong(c -> c).sum()));
        var y = numbers(profile, "y");
        assertEquals(7.211295152590675, y.deviation().or(0), 1e-6);
        assertEquals(1.2882079837700378, y.skew().or(0), 1e-6);
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        var one = profile(Schema.of(), "select 3.5::double as x, null::double as y");
        var x = numbers(one, "x");
        assertEquals(Measure.Why.TOO_FEW_VALUES, x.deviation().why());
        assertEquals(Measure.Why.TOO_FEW_VALUES, x.skew().why());
        assertNull(one.columns().get(1).numbers());
        assertEquals(1, one.columns().get(1).missing());
        var large =
                profile(
                        Schema.of(),
                        "select unnest([1e308, -1e308, 1e308, 5, 'inf'::double, 'nan'::double]) as x");
        var wide = numbers(large, "x");
        assertEquals(2, wide.infinite());
        assertEquals(1e308, wide.max());
        assertEquals(4, wide.counts().stream().mapToLong(c -> c).sum());
        assertTrue(Double.isFinite(wide.mean().or(Double.NaN)));
        var equal = profile(Schema.of(), "select 0.1::double as x from range(10)");
        assertEquals(0, numbers(equal, "x").deviation().or(1));
        assertEquals(0.1, numbers(equal, "x").mean().or(1));
        assertEquals(Measure.Why.ALL_EQUAL, numbers(equal, "x").skew().why());
    }

    @Test
    void wordsAreCountedAndVariantsFound() {
        var known = Schema.of(Field.of("c", Kind.CATEGORY), Field.of("t", Kind.TEXT));
        var profile =
                profile(
                        known,
                        "select unnest(['Rome', 'rome', 'Rome', ' ROME', 'Oslo', null]) as c,"
                                + " unnest(['one two', 'Two three two', '', 'è l''ora', null, 'x']) as t");
        var c = profile.columns().get(0);
        assertEquals(4, c.distinct());
        assertEquals(1, c.missing());
        assertEquals(new Profile.Count("Rome", 2), c.top().getFirst());
        assertEquals(1, c.variants().size());
        assertEquals(3, c.variants().getFirst().size());
        var t = profile.columns().get(1);
        var texts = Objects.requireNonNull(t.texts());
        assertEquals(13, texts.longest());
        assertEquals(new Profile.Count("two", 2), texts.topWords().getFirst());
        assertEquals(3, texts.mostWords());
    }

    @Test
    void datesTellSeasonsAndGaps() {
        // every day of two years, twice on Sundays, without May of the second year
        var profile =
                profile(
                        Schema.of(Field.of("d", Kind.DATE)),
                        "select d::date as d from (select unnest(generate_series(date '2021-01-01', date"
                                + " '2022-12-31', interval 1 day)) as d) where not (year(d) = 2022 and"
                                + " month(d) = 5) union all select d::date from (select"
                                + " unnest(generate_series(date '2021-01-03', date '2021-12-31', interval 7"
                                + " day)) as d)");
        var times = Objects.requireNonNull(profile.columns().getFirst().times());
        assertEquals(86_400e6, times.step().or(0));
        assertTrue(times.regular());
        assertEquals(1, times.gaps());
        assertEquals(
                "2022-04-30",
                TimeColumn.text(Objects.requireNonNull(times.gapFrom())).substring(0, 10));
        assertEquals(
                "2022-06-01",
                TimeColumn.text(Objects.requireNonNull(times.gapTo())).substring(0, 10));
        assertEquals(7, times.weekdays().counts().size());
        assertTrue(times.weekdays().p().or(1) < 0.01);
        assertEquals(Measure.Why.RANGE_TOO_SHORT, times.hours().p().why());
    }

    /// Figures of scipy.stats.chi2.sf.
    @Test
    void theTailOfChiSquareAgreesWithScipy() {
        assertEquals(0.05004352124870519, ChiSquare.tail(3.84, 1), 1e-13);
        assertEquals(0.050009618622405425, ChiSquare.tail(11.07, 5), 1e-13);
        assertEquals(1.4078728712722855e-11, ChiSquare.tail(100, 23), 1e-21);
        assertEquals(0.9978385033102375, ChiSquare.tail(0.5, 6), 1e-13);
        assertEquals(1, ChiSquare.tail(0, 3));
        assertTrue(ChiSquare.tail(1e9, 3) >= 0);
    }

    @Test
    void aKeptProfileIsReadAgainAndADamagedOneCountedAnew() throws Exception {
        var snapshot =
                Made.of(
                        folder,
                        "k",
                        Schema.of(Field.of("c", Kind.CATEGORY)),
                        "select range::double as x, 'a' as c, timestamp '2020-01-01' + to_days(range::int) as"
                                + " t from range(1000)");
        var first = Profile.of(snapshot, Progress.none());
        var file = snapshot.folder().resolve("columns.profile.json");
        assertTrue(Files.isRegularFile(file));
        var written = Files.getLastModifiedTime(file);
        assertEquals(first, Profile.of(snapshot, Progress.none()));
        assertEquals(written, Files.getLastModifiedTime(file));
        Files.writeString(file, "{\"version\":1,\"data\":");
        assertEquals(first, Profile.of(snapshot, Progress.none()));
        assertFalse(Files.readString(file).length() < 100);
    }
}
