package org.bottega.data.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.data.profile.ColumnProfile.Numbers;
import org.bottega.kernel.Problem.Severity;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.jspecify.annotations.Nullable;

/// What the profile of one column gives reason to say.
final class ColumnConcerns {
    private static final double NEARLY = 0.99;
    private static final double MOSTLY = 0.5;
    private static final double UNIQUE = 0.95;
    private static final long UNIQUE_FROM = 50;
    private static final long MANY = 50;
    private static final double SKEWED = 3;

    private final ColumnProfile column;
    private final Field field;
    private final long rows;
    private final long known;
    private final List<Finding> found = new ArrayList<>();

    private ColumnConcerns(ColumnProfile column, long rows) {
        this.column = column;
        this.field = column.field();
        this.rows = rows;
        this.known = rows - column.missing();
    }

    static List<Finding> of(ColumnProfile column, long rows) {
        var concerns = new ColumnConcerns(column, rows);
        if (rows > 0) {
            concerns.look();
        }
        return concerns.found;
    }

    private void look() {
        var numbers = column.numbers();
        double missing = (double) column.missing() / rows;
        if (missing > MOSTLY) {
            add(
                    Concern.MOSTLY_MISSING,
                    missing,
                    List.of(text(column.missing()), text(rows)),
                    List.of(drop()));
        }
        if (numbers != null && numbers.infinite() > 0) {
            double share = (double) numbers.infinite() / rows;
            add(Concern.INFINITE, share, List.of(text(numbers.infinite())), List.of());
        }
        if (known < 2 || steady(numbers)) {
            return;
        }
        names(numbers);
        if (numbers != null && field.kind() == Kind.NUMBER) {
            shape(numbers);
        }
        if (!column.variants().isEmpty()) {
            spelling();
        }
    }

    /// Whether it is constant, or nearly.
    private boolean steady(@Nullable Numbers numbers) {
        String value;
        long often;
        boolean constant;
        if (numbers != null) {
            value = Profile.text(field.kind(), numbers.median());
            often = numbers.typical();
            constant = numbers.min() == numbers.max();
        } else if (!column.top().isEmpty()) {
            value = column.top().getFirst().value();
            often = column.top().getFirst().rows();
            constant = column.distinct() == 1;
        } else {
            return false;
        }
        double share = (double) often / rows;
        if (constant) {
            add(Concern.CONSTANT, share, List.of(value), List.of(ignore(), drop()));
        } else if ((double) often / known >= NEARLY && field.role() != Role.TARGET) {
            add(Concern.NEARLY_CONSTANT, share, List.of(value), List.of(ignore()));
        }
        return constant;
    }

    private void names(@Nullable Numbers numbers) {
        boolean apart =
                switch (field.kind()) {
                    case CATEGORY, IDENTIFIER -> column.distinct() >= UNIQUE * known;
                    // estimates of distinct values may be off by some per cent
                    case NUMBER ->
                            numbers != null
                                    && numbers.whole() == known - numbers.infinite()
                                    && column.distinct() >= UNIQUE * known
                                    && consecutive(numbers);
                    case BOOLEAN, DATE, DATE_TIME, TEXT, IMAGE, SEQUENCE -> false;
                };
        boolean used = field.role() == Role.FEATURE;
        if (apart && known >= UNIQUE_FROM && used) {
            add(
                    Concern.IDENTIFIER,
                    (double) known / rows,
                    List.of(text(Math.min(column.distinct(), known)), text(known)),
                    List.of(ignore()));
        } else if (field.kind() == Kind.CATEGORY && column.distinct() > MANY) {
            add(
                    Concern.MANY_LEVELS,
                    (double) known / rows,
                    List.of(text(column.distinct()), text(column.single())),
                    List.of(step("rare-levels", Map.of("columns", List.of(field.name())))));
        }
    }

    /// Whether whole numbers lie as close as counted ones do.
    private boolean consecutive(Numbers numbers) {
        return numbers.max() - numbers.min() <= 2.0 * known
                || field.name().toLowerCase(Locale.ROOT).matches("(.*[^a-z])?(id|key|code|nr|no)");
    }

    private void shape(Numbers numbers) {
        double share = (double) numbers.outliers() / known;
        if (numbers.outliers() > 0 && share < 0.05) {
            add(
                    Concern.OUTLIERS,
                    share,
                    List.of(
                            text(numbers.outliers()),
                            Profile.text(Kind.NUMBER, numbers.min()),
                            Profile.text(Kind.NUMBER, numbers.max())),
                    List.of(step("clip", Map.of("columns", List.of(field.name())))));
        }
        double skew = numbers.skew().or(0);
        if (Math.abs(skew) > SKEWED && column.distinct() > 10) {
            var settings = new java.util.TreeMap<String, Object>();
            settings.put("columns", List.of(field.name()));
            if (numbers.min() < 0) {
                settings.put("how", "signed-log");
            }
            add(
                    Concern.SKEW,
                    1,
                    List.of(String.format(Locale.ROOT, "%.1f", skew)),
                    List.of(step("transform", settings)));
        }
    }

    private void spelling() {
        long concerned =
                column.variants().stream()
                        .flatMap(g -> g.stream().skip(1))
                        .mapToLong(Profile.Count::rows)
                        .sum();
        var example =
                String.join(
                        ", ",
                        column.variants().getFirst().stream()
                                .map(c -> "\"" + c.value() + "\"")
                                .toList());
        var pairs = new ArrayList<String>();
        for (var group : column.variants()) {
            var best = squeezed(group.getFirst().value());
            for (var other : group) {
                var from = squeezed(other.value());
                var pair = from + " = " + best;
                if (!from.equals(best)
                        && !pair.replaceFirst("=", "").contains("=")
                        && !pairs.contains(pair)) {
                    pairs.add(pair);
                }
            }
        }
        var fixes = new ArrayList<Fix>();
        fixes.add(step("clean-text", Map.of("columns", List.of(field.name()))));
        if (!pairs.isEmpty()) {
            fixes.add(step("map-values", Map.of("column", field.name(), "pairs", pairs)));
        }
        add(
                Concern.SPELLING,
                (double) concerned / rows,
                List.of(text(column.variants().size()), example),
                fixes);
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private Fix drop() {
        return step("drop-columns", Map.of("columns", List.of(field.name())));
    }

    private Fix ignore() {
        return new Fix.SetRole(field.name(), Role.IGNORE);
    }

    static Fix step(String step, Map<String, Object> settings) {
        return new Fix.AddStep(step, settings);
    }

    static String text(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u2009');
    }

    private void add(Concern concern, double share, List<String> evidence, List<Fix> fixes) {
        boolean mild = concern == Concern.SKEW || concern == Concern.OUTLIERS;
        found.add(
                new Finding(
                        concern,
                        mild ? Severity.NOTE : Severity.WARNING,
                        List.of(field.name()),
                        Math.clamp(share, 0, 1),
                        evidence,
                        "",
                        fixes));
    }
}
