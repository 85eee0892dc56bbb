package org.bottega.data.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.table.Schema;

/// What could be written at a place of an expression.
///
/// @param text what stands there afterwards, from `from` to the caret
/// @param label what a person chooses by
/// @param detail the column's kind, or what the function does
/// @param from where the replaced part begins, counted from 0
public record Completion(String text, String label, String detail, int from) {

    /// Columns first, then functions, then words of the language; those that begin with what is typed,
    /// then those that hold it.
    ///
    /// @param caret between 0 and the text's length
    public static List<Completion> at(String text, int caret, Schema schema) {
        int from = caret;
        while (from > 0 && part(text.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && text.charAt(from - 1) == '`') {
            from--;
        }
        if (inText(text, from)) {
            return List.of();
        }
        var typed = text.substring(from, caret).replace("`", "").toLowerCase(Locale.ROOT);
        var begins = new ArrayList<Completion>();
        var holds = new ArrayList<Completion>();
        for (var field : schema.fields()) {
            var completion =
                    new Completion(
                            Expression.name(field.name()),
                            field.name(),
                            field.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            from);
            add(completion, field.name(), typed, begins, holds);
        }
        for (var function : Function.ALL) {
            var completion =
                    new Completion(
                            function.name() + "(", function.signature(), function.doc(), from);
            add(completion, function.name(), typed, begins, holds);
        }
        for (var word :
                List.of(
                        "and",
                        "or",
                        "not",
                        "in",
                        "between",
                        "is missing",
                        "is not missing",
                        "if(",
                        "case when",
                        "like",
                        "true",
                        "false",
                        "missing")) {
            if (!typed.isEmpty()) {
                add(new Completion(word, word, "", from), word, typed, begins, holds);
            }
        }
        begins.addAll(holds);
        return begins;
    }

    private static void add(
            Completion completion,
            String name,
            String typed,
            List<Completion> begins,
            List<Completion> holds) {
        var low = name.toLowerCase(Locale.ROOT);
        if (low.startsWith(typed)) {
            begins.add(completion);
        } else if (low.contains(typed)) {
            holds.add(completion);
        }
    }

    private static boolean part(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '_';
    }

    private static boolean inText(String text, int place) {
        char open = 0;
        for (int i = 0; i < place; i++) {
            char c = text.charAt(i);
            if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
            } else if (c == open) {
                open = 0;
            }
        }
        return open != 0;
    }
}
