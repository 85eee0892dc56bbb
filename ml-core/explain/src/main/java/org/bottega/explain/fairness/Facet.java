package org.bottega.explain.fairness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;

/// Which rows belong to the group that may be at a disadvantage (`d`); all others are `a`.
public sealed interface Facet {
    /// A whole number is a category while it has fewer different values than this share of its rows, as
    /// in Clarify.
    double UNIQUE_SHARE = 0.05;

    String column();

    /// Rows with one of these values are d.
    record Values(String column, List<String> values) implements Facet {
        public Values {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a facet of " + column + " without a value");
            }
        }
    }

    /// Rows with a value above the threshold are d (Clarify's interval `(threshold, max]`).
    record Above(String column, double threshold) implements Facet {}

    /// What d is called.
    default String words() {
        return switch (this) {
            case Values(_, var values) -> String.join(", ", values);
            case Above(var column, double threshold) ->
                    column + " > " + NumberColumn.text(threshold);
        };
    }

    /// Reads `COLUMN=VALUE[,VALUE…]` or `COLUMN>THRESHOLD`. One number after `=` is a threshold where the
    /// column is continuous, as in Clarify.
    ///
    /// @throws ProblemException when there is no such column or value, or no facet is said
    static Facet parse(String text, Table table) {
        int equals = text.indexOf('=');
        int above = text.indexOf('>');
        int at = equals < 0 ? above : above < 0 ? equals : Math.min(equals, above);
        if (at <= 0 || at == text.length() - 1) {
            throw ProblemException.usage(
                    "facet",
                    "\"" + text + "\" does not say which group is looked at.",
                    "Write COLUMN=VALUE, such as sex=Female, or COLUMN>NUMBER, such as age>40.");
        }
        var name = text.substring(0, at).trim();
        var rest = text.substring(at + 1).trim();
        var column = required(table, name);
        if (at == above || continuous(column)) {
            return new Above(name, threshold(name, rest));
        }
        var known = counts(column);
        var values =
                known.containsKey(rest)
                        ? List.of(rest)
                        : Arrays.stream(rest.split(",")).map(String::trim).toList();
        for (var value : values) {
            if (!known.containsKey(value)) {
                throw ProblemException.usage(
                        name,
                        "No row has \"" + value + "\" in \"" + name + "\".",
                        Nearest.hint(value, known.keySet().stream().limit(1000).toList()));
            }
        }
        return new Values(name, values);
    }

    /// One facet for each value of a column, the most frequent first, fifty at most.
    ///
    /// @throws ProblemException when there is no such column, or when it is continuous
    static List<Facet> each(String name, Table table) {
        var column = required(table, name);
        if (continuous(column)) {
            throw ProblemException.usage(
                    name,
                    "\"" + name + "\" is a quantity, so a group needs a threshold.",
                    "Write " + name + ">NUMBER.");
        }
        return counts(column).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(50)
                .map(e -> (Facet) new Values(name, List.of(e.getKey())))
                .toList();
    }

    private static Column required(Table table, String name) {
        table.schema().require(name);
        return table.column(name);
    }

    private static double threshold(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below, as is what is no finite number
        }
        throw ProblemException.usage(
                name,
                "\"" + text + "\" is no number.",
                "\"" + name + "\" is split at a threshold: write " + name + ">NUMBER.");
    }

    /// Whether Clarify splits such a column at a threshold: numbers with a fraction, and whole numbers with many
    /// different values.
    static boolean continuous(Column column) {
        if (!(column instanceof NumberColumn numbers)) {
            return false;
        }
        var seen = new java.util.HashSet<Double>();
        int known = 0;
        for (double value : numbers.values()) {
            if (Double.isNaN(value)) {
                continue;
            }
            if (value != Math.rint(value)) {
                return true;
            }
            known++;
            seen.add(value == 0 ? 0.0 : value);
        }
        return known > 0 && seen.size() >= UNIQUE_SHARE * known && seen.size() > 2;
    }

    /// How often each value comes up, missing ones left out.
    static Map<String, Integer> counts(Column column) {
        if (column instanceof CategoryColumn names) {
            var count = new int[names.levels().size()];
            for (int code : names.codes()) {
                if (code >= 0) {
                    count[code]++;
                }
            }
            var counts = new LinkedHashMap<String, Integer>();
            for (int l = 0; l < count.length; l++) {
                if (count[l] > 0) {
                    counts.put(names.levels().get(l), count[l]);
                }
            }
            return counts;
        }
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < column.rows(); i++) {
            var text = column.text(i);
            if (text != null) {
                counts.merge(text, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// For each row 1 where it is d, 0 where it is a, −1 where the value is missing.
    static byte[] sides(Facet facet, Table table) {
        var column = required(table, facet.column());
        var sides = new byte[column.rows()];
        switch (facet) {
            case Values(var name, var values) -> {
                if (column instanceof CategoryColumn names) {
                    var sensitive = new boolean[names.levels().size()];
                    for (int l = 0; l < sensitive.length; l++) {
                        sensitive[l] = values.contains(names.levels().get(l));
                    }
                    for (int i = 0; i < sides.length; i++) {
                        int code = names.code(i);
                        sides[i] = (byte) (code < 0 ? -1 : sensitive[code] ? 1 : 0);
                    }
                } else {
                    for (int i = 0; i < sides.length; i++) {
                        var text = column.text(i);
                        sides[i] = (byte) (text == null ? -1 : values.contains(text) ? 1 : 0);
                    }
                }
            }
            case Above(var name, double threshold) -> {
                if (!(column instanceof NumberColumn numbers)) {
                    throw ProblemException.usage(
                            name,
                            "\"" + name + "\" holds no numbers, so no threshold splits it.",
                            "Write " + name + "=VALUE.");
                }
                for (int i = 0; i < sides.length; i++) {
                    double value = numbers.value(i);
                    sides[i] = (byte) (Double.isNaN(value) ? -1 : value > threshold ? 1 : 0);
                }
            }
        }
        return sides;
    }

    /// What a is called: the other value where there is only one, the border, or empty for `all others`.
    static String others(Facet facet, Table table) {
        return switch (facet) {
            case Above(var column, double threshold) ->
                    column + " ≤ " + NumberColumn.text(threshold);
            case Values(var name, var values) -> {
                var rest =
                        counts(table.column(name)).keySet().stream()
                                .filter(v -> !values.contains(v))
                                .limit(2)
                                .toList();
                yield rest.size() == 1 ? rest.getFirst() : "";
            }
        };
    }
}
