package org.bottega.data.profile;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.Snapshot;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;

/// Everything there is to know about a snapshot: its columns, how they hang together, what is missing,
/// what may be wrong, and how good it is.
///
/// @param duplicateRows how many rows repeat another one in every column
/// @param findings the serious ones first
public record Inspection(
        Profile profile,
        Associations associations,
        Missingness missing,
        long duplicateRows,
        List<Finding> findings,
        Quality quality) {
    public Inspection {
        findings = List.copyOf(findings);
    }

    /// The inspection of a snapshot: from the file beside it when that fits, else done and kept there.
    /// It depends on the roles of the columns too: a target is what leaks are looked for.
    ///
    /// @throws org.bottega.kernel.ProblemException when the data cannot be read
    /// @throws java.util.concurrent.CancellationException when it was cancelled
    public static Inspection of(Snapshot snapshot, Progress progress) {
        return Sidecar.kept(
                snapshot,
                "inspection",
                roles(snapshot),
                Inspection.class,
                () -> {
                    var profile = Profile.of(snapshot, progress.part(0, 0.5));
                    return Rows.with(snapshot, progress, rows -> of(rows, profile, progress));
                });
    }

    private static String roles(Snapshot snapshot) {
        return String.join(
                ",", snapshot.schema().fields().stream().map(f -> f.role().name()).toList());
    }

    private static Inspection of(Rows rows, Profile profile, Progress progress)
            throws SQLException {
        progress.at(0.5, "Looking for what is missing together");
        var missing = Missingness.of(rows, profile, progress);
        progress.at(0.55, "Looking for duplicate rows");
        long duplicates = duplicates(rows, progress);
        progress.at(0.65, "Comparing columns");
        var sample = Sample.of(rows, progress);
        var associations = AssociationScan.of(sample, progress.part(0.7, 0.95));
        progress.at(0.95, "Looking for what may be wrong");
        var findings = new ArrayList<Finding>();
        for (var column : profile.columns()) {
            findings.addAll(ColumnConcerns.of(column, profile.rows()));
        }
        for (var column : sample.columns()) {
            findings.addAll(TextConcerns.of(column, column.field.name()));
        }
        findings.addAll(TableConcerns.leaks(profile, associations));
        findings.addAll(TableConcerns.imbalance(profile));
        findings.addAll(TableConcerns.duplicateColumns(rows, profile, sample, progress));
        findings.addAll(TableConcerns.duplicateRows(duplicates, profile.rows()));
        findings.sort((a, b) -> b.severity().compareTo(a.severity()));
        return new Inspection(
                profile,
                associations,
                missing,
                duplicates,
                findings,
                Quality.of(profile, duplicates, findings));
    }

    private static long duplicates(Rows rows, Progress progress) throws SQLException {
        var names = rows.snapshot().schema().names().stream().map(Duck::name).toList();
        // 64 bits: ten million different rows meet by chance once in 400,000 tables
        return rows.duck()
                .query(
                        "select coalesce(sum(n - 1), 0)::bigint from (select hash("
                                + String.join(", ", names)
                                + ") as h, count(*) as n from t group by h having n > 1)",
                        progress,
                        r -> r.getLong(1))
                .getFirst();
    }
}
