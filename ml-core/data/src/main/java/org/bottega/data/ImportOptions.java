package org.bottega.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.table.Kind;

/// What a person may choose about an import.
///
/// @param missing texts that mean a missing value; compared without regard to case and outer blanks
/// @param kinds columns whose kind is known already. A column that shall be words is never taken for
///     numbers; one that shall be numbers or dates still becomes words when its values are
public record ImportOptions(List<String> missing, Map<String, Kind> kinds) {
    public static final ImportOptions DEFAULT =
            new ImportOptions(
                    List.of("", "na", "n/a", "null", "nan", "none", "-", "?", "#n/a"), Map.of());

    public ImportOptions {
        missing = List.copyOf(missing);
        kinds = Map.copyOf(kinds);
    }

    public ImportOptions withKinds(Map<String, Kind> known) {
        return new ImportOptions(missing, known);
    }

    /// Whether a column has to stay words.
    boolean words(String column) {
        var kind = kinds.get(column);
        return kind != null && kind != Kind.NUMBER && !kind.temporal();
    }

    /// The tokens as DuckDB compares them, in the ways people write them.
    String nullTokens() {
        var variants = new LinkedHashSet<String>();
        for (var token : missing) {
            variants.add(token);
            variants.add(token.toUpperCase(Locale.ROOT));
            variants.add(token.toLowerCase(Locale.ROOT));
            if (token.equalsIgnoreCase("nan")) {
                variants.add("NaN");
            } else if (!token.isEmpty()) {
                variants.add(
                        token.substring(0, 1).toUpperCase(Locale.ROOT)
                                + token.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return "[" + String.join(", ", variants.stream().map(Duck::text).toList()) + "]";
    }
}
