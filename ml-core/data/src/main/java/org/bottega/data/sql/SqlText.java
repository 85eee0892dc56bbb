package org.bottega.data.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A text in SQL taken apart for an editor: what is a keyword, a name, a text, a comment. It need not be
/// whole or right. Places are counted from 0.
public final class SqlText {
    /// The words that an editor shows as such and offers: those of queries.
    public static final Set<String> KEYWORDS =
            Set.of(
                    "all",
                    "and",
                    "any",
                    "as",
                    "asc",
                    "asof",
                    "between",
                    "by",
                    "case",
                    "cast",
                    "collate",
                    "cross",
                    "current",
                    "desc",
                    "distinct",
                    "else",
                    "end",
                    "escape",
                    "except",
                    "exclude",
                    "exists",
                    "false",
                    "filter",
                    "first",
                    "following",
                    "from",
                    "full",
                    "group",
                    "having",
                    "ilike",
                    "in",
                    "inner",
                    "intersect",
                    "interval",
                    "is",
                    "join",
                    "last",
                    "lateral",
                    "left",
                    "like",
                    "limit",
                    "natural",
                    "not",
                    "null",
                    "nulls",
                    "offset",
                    "on",
                    "or",
                    "order",
                    "outer",
                    "over",
                    "partition",
                    "pivot",
                    "positional",
                    "preceding",
                    "qualify",
                    "range",
                    "recursive",
                    "replace",
                    "right",
                    "row",
                    "rows",
                    "sample",
                    "select",
                    "semi",
                    "similar",
                    "table",
                    "then",
                    "to",
                    "true",
                    "try_cast",
                    "unbounded",
                    "union",
                    "unnest",
                    "unpivot",
                    "using",
                    "values",
                    "when",
                    "where",
                    "window",
                    "with");

    private SqlText() {}

    /// What a piece of the text is.
    public enum Kind {
        KEYWORD,
        NAME,
        /// a name in double quotes
        QUOTED_NAME,
        TEXT,
        NUMBER,
        COMMENT,
        SIGN
    }

    /// A piece of the text; blanks between pieces are none.
    ///
    /// @param end behind its last character
    public record Piece(Kind kind, int start, int end) {}

    public static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = end(text, at);
            pieces.add(new Piece(kind(text, at, end), at, end));
            at = end;
        }
        return pieces;
    }

    /// The statement in which a place is, without the semicolon at its end: a place behind the last
    /// semicolon with nothing after it is in the statement before.
    public static String statement(String text, int caret) {
        int start = 0;
        int last = 0;
        for (var piece : pieces(text)) {
            if (piece.kind() != Kind.SIGN || text.charAt(piece.start()) != ';') {
                continue;
            }
            if (piece.end() > caret) {
                return text.substring(start, piece.start()).strip();
            }
            last = start;
            start = piece.end();
        }
        var rest = text.substring(start);
        boolean nothing = pieces(rest).stream().allMatch(p -> p.kind() == Kind.COMMENT);
        return (nothing && start > 0 ? text.substring(last, start - 1) : rest).strip();
    }

    /// A name as it is written in SQL: in double quotes where it is no plain word.
    public static String name(String name) {
        return name.matches("[a-zA-Z_][a-zA-Z0-9_]*")
                        && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT))
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static Kind kind(String text, int start, int end) {
        char c = text.charAt(start);
        if (c == '\'') {
            return Kind.TEXT;
        }
        if (c == '"') {
            return Kind.QUOTED_NAME;
        }
        if (comment(text, start)) {
            return Kind.COMMENT;
        }
        if (Character.isDigit(c)) {
            return Kind.NUMBER;
        }
        if (!Character.isUnicodeIdentifierStart(c) && c != '_') {
            return Kind.SIGN;
        }
        return KEYWORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT))
                ? Kind.KEYWORD
                : Kind.NAME;
    }

    private static boolean comment(String text, int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    private static int end(String text, int start) {
        char c = text.charAt(start);
        if (c == '\'' || c == '"') {
            int close = text.indexOf(c, start + 1);
            return close < 0 ? text.length() : close + 1;
        }
        if (comment(text, start)) {
            boolean line = c == '-';
            int close = text.indexOf(line ? "\n" : "*/", start + 2);
            return close < 0 ? text.length() : line ? close : close + 2;
        }
        int at = start + 1;
        if (Character.isDigit(c)) {
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            while (at < text.length() && part(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    static boolean part(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '_';
    }
}
