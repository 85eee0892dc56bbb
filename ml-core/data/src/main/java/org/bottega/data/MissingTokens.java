package org.bottega.data;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bottega.data.csv.Tokens;
import org.bottega.data.duck.Duck;

/// The texts that mean a missing value, as SQL.
final class MissingTokens {
    /// Stands between tokens and in none of them.
    private static final String MARK = "\u0001";

    private final List<String> tokens;
    private final boolean quotesTell;
    private final String list;

    /// @param quotesTell whether a bare token is missing already, and one in quotes is a value
    MissingTokens(List<String> tokens, boolean quotesTell) {
        this.tokens = tokens;
        this.quotesTell = quotesTell;
        var lower = new LinkedHashSet<String>(List.of(""));
        tokens.forEach(t -> lower.add(t.strip().toLowerCase(Locale.ROOT)));
        this.list = Duck.text(MARK + String.join(MARK, lower) + MARK);
    }

    /// One search in a constant: a list of comparisons costs the planner too much where there are
    /// thousands of columns.
    private String token(String x) {
        return "contains(" + list + ", '" + MARK + "' || lower(trim(" + x + ")) || '" + MARK + "')";
    }

    /// The trimmed text, null where it is a token: for values that are no words.
    String bare(String x) {
        return "case when not " + token(x) + " then trim(" + x + ") end";
    }

    /// The trimmed text, null where it means missing; a token in quotes stays. Most values have no
    /// outer blanks and are not touched.
    String words(String x) {
        return quotesTell
                ? "case when {x} < '!' or ends_with({x}, ' ') then {b} else {x} end"
                        .replace("{b}", bare(x))
                        .replace("{x}", x)
                : bare(x);
    }

    /// Null for a missing value; for any other the statement fails.
    String missingOrFail(String x) {
        return "case when " + bare(x) + " is not null then error('another kind of value') end";
    }

    /// For a look at every value.
    Tokens tokens() {
        var lower = new LinkedHashSet<String>(List.of(""));
        tokens.forEach(t -> lower.add(t.strip().toLowerCase(Locale.ROOT)));
        return new Tokens(lower, spelled());
    }

    /// The tokens as the CSV reader compares them, in the ways people write them.
    String spellings() {
        return list(spelled());
    }

    static String list(Collection<String> spelled) {
        return "[" + String.join(", ", spelled.stream().map(Duck::text).toList()) + "]";
    }

    private Set<String> spelled() {
        var variants = new LinkedHashSet<String>();
        for (var token : tokens) {
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
        return variants;
    }
}
