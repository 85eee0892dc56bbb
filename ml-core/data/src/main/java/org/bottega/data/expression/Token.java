package org.bottega.data.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bottega.kernel.ProblemException;

/// A piece of an expression.
///
/// @param text what it means: the number, the text without its quotes, the name, the sign
/// @param start where it begins, counted from 0
/// @param end where the next may begin
public record Token(Type type, String text, int start, int end) {
    /// What a piece is.
    public enum Type {
        NUMBER,
        TEXT,
        /// a column's name in backquotes
        QUOTED,
        /// a column's name, a function's name
        WORD,
        /// a word of the language
        KEYWORD,
        SIGN,
        END
    }

    static final Set<String> KEYWORDS =
            Set.of(
                    "and", "or", "not", "in", "is", "missing", "between", "true", "false", "if",
                    "case", "when", "then", "else", "end", "like");

    /// Whether it is one of these signs or words of the language.
    boolean is(String... signs) {
        return (type == Type.SIGN || type == Type.KEYWORD) && List.of(signs).contains(text);
    }

    /// The pieces of a text, the last of them END.
    ///
    /// @throws ProblemException naming the place where it cannot be read
    public static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                tokens.add(new Token(Type.END, "", at, at));
                return tokens;
            }
            var token = next(text, at);
            tokens.add(token);
            at = token.end();
        }
    }

    private static Token next(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return quoted(text, at, Type.TEXT);
        }
        if (c == '`') {
            return quoted(text, at, Type.QUOTED);
        }
        if (digit(c) || c == '.' && at + 1 < text.length() && digit(text.charAt(at + 1))) {
            int end = at;
            while (end < text.length() && (digit(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            if (end < text.length() && (text.charAt(end) | 32) == 'e') {
                int digits = end + 1;
                if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
                    digits++;
                }
                if (digits < text.length() && digit(text.charAt(digits))) {
                    end = digits;
                    while (end < text.length() && digit(text.charAt(end))) {
                        end++;
                    }
                }
            }
            return new Token(Type.NUMBER, text.substring(at, end), at, end);
        }
        if (Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isSurrogate(c)) {
            int end = at;
            while (end < text.length()
                    && (Character.isUnicodeIdentifierPart(text.charAt(end))
                            || text.charAt(end) == '_'
                            || Character.isSurrogate(text.charAt(end)))) {
                end++;
            }
            var word = text.substring(at, end);
            var low = word.toLowerCase(Locale.ROOT);
            return KEYWORDS.contains(low)
                    ? new Token(Type.KEYWORD, low, at, end)
                    : new Token(Type.WORD, word, at, end);
        }
        for (var sign :
                List.of(
                        "<=", ">=", "!=", "<>", "==", "=", "<", ">", "+", "-", "*", "/", "%", "^",
                        "(", ")", ",")) {
            if (text.startsWith(sign, at)) {
                var meant = sign.equals("==") ? "=" : sign.equals("<>") ? "!=" : sign;
                return new Token(Type.SIGN, meant, at, at + sign.length());
            }
        }
        throw refused(at, "\"" + c + "\" has no meaning here.", "");
    }

    private static Token quoted(String text, int at, Type type) {
        char quote = text.charAt(at);
        var value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    value.append(quote);
                    i++;
                } else {
                    return new Token(type, value.toString(), at, i + 1);
                }
            } else {
                value.append(text.charAt(i));
            }
        }
        throw refused(at, "The quote " + quote + " is not closed.", "Close it.");
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static ProblemException refused(int at, String what, String fix) {
        return ProblemException.usage("character " + (at + 1), what, fix);
    }
}
