package org.bottega.data.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bottega.kernel.Problem.Severity;
import org.bottega.kernel.table.Kind;

/// Personal data and mixed units in the values of a sample.
final class TextConcerns {
    private static final double PERSONAL = 0.2;
    private static final double NAMES = 0.5;
    private static final double UNITS = 0.8;
    private static final double UNIT = 0.02;
    private static final int LEAST = 3;
    private static final int LOOKED = 5_000;
    private static final Pattern QUANTITY =
            Pattern.compile("[-+]?\\d[\\d.,' ]*?\\s*(\\p{L}{1,5}[²³]?|%|€|\\$|£|°[CF]?)");
    private static final Set<String> KNOWN =
            Set.of(
                    "kg", "g", "mg", "lb", "lbs", "oz", "t", "m", "cm", "mm", "km", "ft", "in",
                    "inch", "yd", "mi", "mile", "miles", "l", "ml", "cl", "gal", "pt", "s", "sec",
                    "ms", "min", "h", "hr", "hrs", "day", "days", "w", "kw", "mw", "wh", "kwh", "j",
                    "kj", "cal", "kcal", "pa", "bar", "psi", "k", "°c", "°f", "c", "f", "eur",
                    "usd", "gbp", "chf", "jpy", "€", "$", "£", "%", "kb", "mb", "gb", "tb", "b",
                    "m²", "m³", "hz", "khz", "mhz", "ghz", "v", "mv", "a", "ma", "mph", "kmh", "kn",
                    "knots");

    private TextConcerns() {}

    static List<Finding> of(Sample.Drawn column, String name) {
        var found = new ArrayList<Finding>();
        boolean words =
                column.field.kind() == Kind.CATEGORY
                        || column.field.kind() == Kind.TEXT
                        || column.field.kind() == Kind.IDENTIFIER;
        boolean whole = column.field.kind() == Kind.NUMBER;
        if (!words && !whole) {
            return found;
        }
        var values = values(column);
        if (values.size() >= LEAST) {
            personal(values, column, name, words, found);
            if (words) {
                units(values, name, found);
            }
        }
        return found;
    }

    /// The first known values of the sample, as often as they occur.
    private static List<String> values(Sample.Drawn column) {
        var values = new ArrayList<String>();
        for (int code : column.codes) {
            if (code >= 0 && values.size() < LOOKED) {
                values.add(column.levels.get(code));
            }
        }
        return values;
    }

    private static void personal(
            List<String> values,
            Sample.Drawn column,
            String name,
            boolean words,
            List<Finding> found) {
        for (var kind : Personal.values()) {
            if (!words && kind != Personal.CARD) {
                continue;
            }
            long hits = values.stream().filter(kind::matches).count();
            double share = (double) hits / values.size();
            // one number in ten passes a check digit by chance
            double least = kind == Personal.CARD ? 0.5 : PERSONAL;
            if (share >= least && hits >= LEAST) {
                found.add(personal(name, share, kind.name(), values.size()));
                return;
            }
        }
        if (words && Personal.named(name)) {
            long hits = values.stream().filter(Personal::nameLike).count();
            double share = (double) hits / values.size();
            if (share >= NAMES && column.levels.size() > 2) {
                found.add(personal(name, share, "NAME", values.size()));
            }
        }
    }

    private static Finding personal(String name, double share, String kind, int looked) {
        return new Finding(
                Concern.PERSONAL_DATA,
                Severity.WARNING,
                List.of(name),
                share,
                List.of(kind, ColumnConcerns.text(looked)),
                "",
                List.of(ColumnConcerns.step("drop-columns", Map.of("columns", List.of(name)))));
    }

    private static void units(List<String> values, String name, List<Finding> found) {
        Map<String, Integer> units = new HashMap<>();
        int all = 0;
        for (var value : values) {
            var quantity = QUANTITY.matcher(value.strip());
            if (quantity.matches()) {
                var unit = quantity.group(1).toLowerCase(Locale.ROOT);
                if (KNOWN.contains(unit)) {
                    units.merge(unit, 1, Integer::sum);
                    all++;
                }
            }
        }
        double least = UNIT * values.size();
        var often =
                units.entrySet().stream()
                        .filter(e -> e.getValue() >= least)
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .toList();
        if (often.size() < 2 || all < UNITS * values.size()) {
            return;
        }
        int n = values.size();
        var told =
                often.stream()
                        .map(e -> e.getKey() + " (" + Math.round(100.0 * e.getValue() / n) + " %)")
                        .collect(Collectors.joining(", "));
        found.add(
                new Finding(
                        Concern.MIXED_UNITS,
                        Severity.WARNING,
                        List.of(name),
                        (double) all / n,
                        List.of(told),
                        "",
                        List.of(
                                ColumnConcerns.step(
                                        "extract-text",
                                        Map.of(
                                                "column",
                                                name,
                                                "pattern",
                                                "([-+]?[0-9][0-9.,]*)",
                                                "name",
                                                name + " number")),
                                ColumnConcerns.step(
                                        "extract-text",
                                        Map.of(
                                                "column",
                                                name,
                                                "pattern",
                                                "([^0-9.,\\s]+)\\s*$",
                                                "name",
                                                name + " unit")))));
    }
}
