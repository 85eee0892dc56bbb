package org.bottega.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir Path folder;

    private Comparison comparison(Schema known, String before, String after) {
        return Comparison.of(
                Made.of(folder, "before", known, before),
                Made.of(folder, "after", known, after),
                Progress.none());
    }

    private static Comparison.Drift drift(Comparison comparison, String column) {
        return comparison.drifts().stream()
                .filter(d -> d.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    /// Figures of scipy: ks_2samp, kstwobign, wasserstein_distance, jensenshannon, chi2_contingency.
    @Test
    void distancesAgreeWithScipy() {
        var comparison =
                comparison(
                        Schema.of(Field.of("c", Kind.CATEGORY)),
                        "select ((i * 37) % 101)::double as x, 'k' || (i % 5) as c from range(2000) t(i)",
                        "select (((i * 53) % 97) * 1.2 + 5)::double as x, 'k' || ((i % 7) % 5) as c from"
                                + " range(2000) t(i)");
        var x = drift(comparison, "x");
        assertEquals(Comparison.Test.WASSERSTEIN, x.test());
        assertEquals(0.1755, x.statistic().or(0), 1e-12);
        assertEquals(0.42921843188566294, x.wasserstein().or(0), 1e-9);
        assertTrue(x.drifted());
        var c = drift(comparison, "c");
        assertEquals(Comparison.Test.JENSEN_SHANNON, c.test());
        assertEquals(0.12126531685184942, c.jensenShannon().or(0), 1e-9);
        assertEquals(117.06244952004636, c.statistic().or(0), 1e-9);
        assertEquals(0.11822895520098295, c.psi().or(0), 1e-9);
        var small =
                drift(
                        comparison(
                                Schema.of(),
                                "select ((i * 37) % 101)::double as x from range(300) t(i)",
                                "select ((((i * 53) % 97) * 1.2 + 5) * 0.85)::double as x from range(300)"
                                        + " t(i)"),
                        "x");
        assertEquals(Comparison.Test.KOLMOGOROV_SMIRNOV, small.test());
        assertEquals(0.05, small.statistic().or(0), 1e-12);
        assertEquals(0.8474884539476844, small.p().or(0), 1e-12);
    }

    @Test
    void aVersionDoesNotDriftFromItself() {
        var sql = "select (i % 17)::double as x, 'k' || (i % 5) as c from range(3000) t(i)";
        var comparison = comparison(Schema.of(Field.of("c", Kind.CATEGORY)), sql, sql);
        assertTrue(comparison.changes().isEmpty());
        assertFalse(comparison.drifted());
        assertEquals(0, drift(comparison, "x").psi().or(1));
        assertEquals(0, drift(comparison, "c").jensenShannon().or(1));
    }

    @Test
    void changesOfColumnsAreTold() {
        var comparison =
                comparison(
                        Schema.of(),
                        "select i::double as age, (i * 7 % 13)::double as income, i % 2 = 0 as flag,"
                                + " (i % 3)::double as gone from range(100) t(i)",
                        "select i::double as age, (i * 7 % 13)::double as yearly, (i % 2)::double as flag,"
                                + " sqrt(i)::double as fresh from range(100) t(i)");
        assertEquals(
                List.of(
                        new Comparison.Change(
                                Comparison.What.RENAMED, "income", "income", "yearly"),
                        new Comparison.Change(
                                Comparison.What.KIND_CHANGED, "flag", "BOOLEAN", "NUMBER"),
                        new Comparison.Change(Comparison.What.REMOVED, "gone", "gone", ""),
                        new Comparison.Change(Comparison.What.ADDED, "fresh", "", "fresh")),
                comparison.changes());
    }

    @Test
    void emptyColumnsAndSingleRowsHaveReasonsInsteadOfFigures() {
        var comparison =
                comparison(
                        Schema.of(),
                        "select 1.5::double as x, null::double as y",
                        "select 2.5::double as x, 3::double as y");
        for (var drift : comparison.drifts()) {
            assertFalse(drift.drifted());
            assertEquals(Measure.Why.TOO_FEW_VALUES, drift.statistic().why());
        }
    }
}
