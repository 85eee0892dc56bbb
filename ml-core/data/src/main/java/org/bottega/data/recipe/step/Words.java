package org.bottega.data.recipe.step;

import java.util.List;
import java.util.Locale;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.param.Domain;

/// Pieces of sentences and of SQL that several steps need.
final class Words {
    private Words() {}

    /// Names in a sentence: all of a few, otherwise how many.
    static String list(List<String> names) {
        if (names.isEmpty()) {
            return "…";
        }
        return names.size() <= 3
                ? String.join(", ", names)
                : names.getFirst() + " and " + (names.size() - 1) + " others";
    }

    static String name(String name) {
        return name.isEmpty() ? "…" : name;
    }

    static String word(Enum<?> value) {
        return Domain.Choice.word(value).replace('-', ' ');
    }

    /// A share as a person writes it.
    static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.01 ? "%.2f %%" : "%.0f %%", 100 * share);
    }

    /// A number as SQL writes it, in full precision.
    static String number(double value) {
        return "cast('" + value + "' as double)";
    }

    /// A learnt number as SQL, NULL when there was none.
    static String number(List<String> fact) {
        return fact.isEmpty()
                ? "cast(null as double)"
                : number(Double.parseDouble(fact.getFirst()));
    }

    /// `partition by …` over some columns, empty when there are none.
    static String partition(List<String> columns) {
        return columns.isEmpty()
                ? ""
                : "partition by "
                        + String.join(", ", columns.stream().map(Duck::name).toList())
                        + " ";
    }

    /// The columns as SQL, with commas.
    static String names(List<String> columns) {
        return String.join(", ", columns.stream().map(Duck::name).toList());
    }
}
