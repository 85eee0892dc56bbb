package org.bottega.data.profile;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.Problem.Severity;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;

/// What only several columns together give reason to say: leaks, duplicates, imbalance.
final class TableConcerns {
    private static final double AREA = 0.99;
    private static final double R2 = 0.99;
    private static final double RARE = 0.1;
    private static final double RARE_MANY = 0.02;
    private static final Pattern AFTERWARDS =
            Pattern.compile(
                    "(?i)(^|[^a-z])(target|label|outcome|result|actual|final|closed|resolved|paid|repaid"
                            + "|recover(y|ies|ed)|charge[_ -]?off|churn(ed)?|cancel(led|lation)?|predict(ed|ion)?"
                            + "|proba(bility)?|score|esito|risultato|previsione|predizione)([^a-z]|$)");

    private TableConcerns() {}

    static List<Finding> leaks(Profile profile, Associations associations) {
        var found = new ArrayList<Finding>();
        var target = associations.target();
        if (target == null) {
            return found;
        }
        boolean number =
                profile.column(target).map(c -> c.field().kind() == Kind.NUMBER).orElse(false);
        for (var link : associations.links()) {
            double figure = link.predicts().or(0);
            var field = profile.column(link.column()).orElseThrow().field();
            var fixes = List.<Fix>of(new Fix.SetRole(link.column(), Role.IGNORE));
            if (field.role() != Role.FEATURE) {
                continue;
            }
            if (figure >= (number ? R2 : AREA)) {
                found.add(
                        new Finding(
                                Concern.LEAK,
                                Severity.WARNING,
                                List.of(link.column()),
                                1,
                                List.of(
                                        target,
                                        number ? "R²" : "AUC",
                                        String.format(Locale.ROOT, "%.3f", figure)),
                                "",
                                fixes));
            } else if (AFTERWARDS.matcher(link.column()).find() && link.share().or(0) > 0.2) {
                found.add(
                        new Finding(
                                Concern.LEAK,
                                Severity.WARNING,
                                List.of(link.column()),
                                1,
                                List.of(
                                        target,
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.3f",
                                                number ? "R²" : "AUC",
                                                figure)),
                                "name",
                                fixes));
            }
        }
        return found;
    }

    static List<Finding> imbalance(Profile profile) {
        var found = new ArrayList<Finding>();
        for (var column : profile.columns()) {
            var field = column.field();
            long known = profile.rows() - column.missing();
            boolean classes = field.kind() == Kind.CATEGORY || field.kind() == Kind.BOOLEAN;
            if (field.role() != Role.TARGET
                    || !classes
                    || column.distinct() < 2
                    || column.distinct() > column.top().size()) {
                continue;
            }
            var rarest = column.top().getLast();
            double share = (double) rarest.rows() / known;
            if (share < (column.distinct() == 2 ? RARE : RARE_MANY)) {
                found.add(
                        new Finding(
                                Concern.IMBALANCE,
                                Severity.WARNING,
                                List.of(field.name()),
                                share,
                                List.of(
                                        rarest.value(),
                                        ColumnConcerns.text(rarest.rows()),
                                        ColumnConcerns.text(known)),
                                "",
                                List.of()));
            }
        }
        return found;
    }

    static List<Finding> duplicateRows(long duplicates, long rows) {
        return duplicates == 0
                ? List.of()
                : List.of(
                        new Finding(
                                Concern.DUPLICATE_ROWS,
                                Severity.WARNING,
                                List.of(),
                                (double) duplicates / rows,
                                List.of(ColumnConcerns.text(duplicates)),
                                "",
                                List.of(ColumnConcerns.step("deduplicate", Map.of()))));
    }

    /// Columns whose values in the sample follow the same pattern, confirmed over all rows.
    static List<Finding> duplicateColumns(
            Rows rows, Profile profile, Sample sample, Progress progress) throws SQLException {
        Map<Integer, List<Sample.Drawn>> alike = new HashMap<>();
        var found = new ArrayList<Finding>();
        for (var column : sample.columns()) {
            progress.checkCancelled();
            if (column.levels.size() < 2) {
                continue;
            }
            var others =
                    alike.computeIfAbsent(Arrays.hashCode(column.codes), _ -> new ArrayList<>());
            for (var other : others) {
                if (Arrays.equals(other.codes, column.codes)
                        && confirmed(rows, profile, other, column, found, progress)) {
                    break;
                }
            }
            others.add(column);
        }
        return found;
    }

    private static boolean confirmed(
            Rows rows,
            Profile profile,
            Sample.Drawn first,
            Sample.Drawn second,
            List<Finding> found,
            Progress progress)
            throws SQLException {
        var a = Duck.name(first.field.name());
        var b = Duck.name(second.field.name());
        boolean same =
                rows.duck()
                        .query(
                                "select count(*) from t where cast("
                                        + a
                                        + " as varchar) is distinct from cast("
                                        + b
                                        + " as varchar)",
                                progress,
                                r -> r.getLong(1) == 0)
                        .getFirst();
        if (!same && !renamed(rows, profile, first, second, progress)) {
            return false;
        }
        var name = second.field.name();
        found.add(
                new Finding(
                        Concern.DUPLICATE_COLUMN,
                        Severity.WARNING,
                        List.of(name),
                        1,
                        List.of(first.field.name()),
                        same ? "" : "bijection",
                        List.of(
                                ColumnConcerns.step(
                                        "drop-columns", Map.of("columns", List.of(name))))));
        return true;
    }

    /// Whether each value of one stands with one value of the other. Where most values are different
    /// that is chance, not sense.
    private static boolean renamed(
            Rows rows, Profile profile, Sample.Drawn first, Sample.Drawn second, Progress progress)
            throws SQLException {
        long known = profile.rows() - profile.column(first.field.name()).orElseThrow().missing();
        if (profile.column(first.field.name()).orElseThrow().distinct() * 2 > known) {
            return false;
        }
        var a = Duck.name(first.field.name());
        var b = Duck.name(second.field.name());
        return rows.duck()
                .query(
                        "with g as (select "
                                + a
                                + " as a, "
                                + b
                                + " as b from t group by all) select"
                                + " count(*) = count(distinct a) + count_if(a is null) and count(*) ="
                                + " count(distinct b) + count_if(b is null) from g",
                        progress,
                        r -> r.getBoolean(1))
                .getFirst();
    }
}
