package org.bottega.data.source.jdbc;

import org.bottega.kernel.ProblemException;

/// Sees to it that a text is one SQL statement.
final class OneStatement {
    private OneStatement() {}

    /// The statement without blanks and semicolons at its end.
    ///
    /// @throws ProblemException (usage) when there is none, or more than one
    static String of(String sql) {
        var text = sql.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (text.isEmpty()) {
            throw ProblemException.usage("query", "The query is empty.", "Write a select.");
        }
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '-' && text.startsWith("--", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (c == '/' && text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                i = end < 0 ? text.length() : end + 1;
            } else if (c == ';') {
                throw ProblemException.usage(
                        "query", "There is more than one statement.", "Write a single select.");
            }
        }
        return text;
    }
}
