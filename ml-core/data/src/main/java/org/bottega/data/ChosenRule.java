package org.bottega.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bottega.data.ImportOptions.DayOrder;
import org.bottega.kernel.table.Kind;

/// Reads a column of texts as the numbers or moments that a person says it holds: what does not fit
/// becomes missing, and is counted when the rows are written.
final class ChosenRule {
    private final MissingTokens missing;
    private final DayOrder days;

    ChosenRule(MissingTokens missing, DayOrder days) {
        this.missing = missing;
        this.days = days;
    }

    /// @param kind NUMBER, DATE or DATE_TIME
    ColumnRule rule(Kind kind, String name, String x, ColumnFacts facts, boolean decimalComma) {
        var text = missing.bare(x);
        return kind == Kind.NUMBER ? number(text, facts, decimalComma) : moment(kind, text, facts);
    }

    /// Each value is read by the first format that it has, those of the file's decimal mark first.
    private static ColumnRule number(String text, ColumnFacts facts, boolean decimalComma) {
        var formats = new ArrayList<>(Arrays.asList(NumberFormat.values()));
        var whole = TextRules.number(facts, decimalComma);
        formats.sort(
                Comparator.comparing((NumberFormat f) -> whole.isPresent() && whole.get() != f)
                        .thenComparing(f -> f.comma() != decimalComma));
        var cases = new StringBuilder("case");
        for (var format : formats) {
            cases.append(" when ").append(format.matchesSql("t")).append(" then ");
            cases.append(format.value("t"));
        }
        return chosen(Kind.NUMBER, text, cases.append(" end").toString());
    }

    private ColumnRule moment(Kind kind, String text, ColumnFacts facts) {
        if (facts.allWhole() && facts.known() > 0) {
            var numeric = NumericTime.in(facts.min(), facts.max());
            if (numeric.isPresent()) {
                return chosen(kind, text, numeric.get().value("try_cast(t as double)"));
            }
        }
        var cases = new StringBuilder("case");
        for (var format : TimeFormat.ALL) {
            if (format.other().isPresent()
                    && format.monthFirst() != (days == DayOrder.MONTH_FIRST)) {
                continue;
            }
            cases.append(" when ").append(format.matchesSql("t")).append(" then ");
            cases.append(format.value("t"));
        }
        return chosen(kind, text, cases.append(" end").toString());
    }

    private static ColumnRule chosen(Kind kind, String text, String sql) {
        // a one-element list binds the text to a name
        var bound = "list_transform([" + text + "], lambda t: " + sql + ")[1]";
        if (kind == Kind.DATE) {
            bound = "cast(" + bound + " as date)";
        }
        return new ColumnRule(kind, bound, bound, "as chosen", List.of());
    }
}
