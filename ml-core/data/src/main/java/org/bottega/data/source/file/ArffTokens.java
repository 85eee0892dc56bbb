package org.bottega.data.source.file;

import java.util.ArrayList;
import java.util.List;

/// Splits a line of an ARFF file into values. A value may be quoted with `'` or `"`; a backslash takes
/// the next character as it is. A `%` outside quotes begins a comment only at the start of a line.
final class ArffTokens {
    /// @param quoted whether it stood in quotes: then `?` is a text, not a missing value
    record Token(String text, boolean quoted) {
        boolean missing() {
            return !quoted && text.equals("?");
        }
    }

    /// A line that cannot be split; the message is a phrase without a full stop.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    private final String line;
    private int at;

    ArffTokens(String line) {
        this.line = line;
    }

    /// The values between commas (or tabs) until the end of the line.
    List<Token> separated() throws Malformed {
        var tokens = new ArrayList<Token>();
        while (true) {
            tokens.add(value(",\t"));
            if (at >= line.length()) {
                return tokens;
            }
            at++;
        }
    }

    /// The next word of a declaration; blanks end it.
    Token word() throws Malformed {
        return value(" \t");
    }

    /// What has not been read yet.
    String rest() {
        return at >= line.length() ? "" : line.substring(at).strip();
    }

    private Token value(String ends) throws Malformed {
        while (at < line.length()
                && (line.charAt(at) == ' ' || line.charAt(at) == '\t' && !ends.startsWith(","))) {
            at++;
        }
        var text = new StringBuilder();
        char quote = at < line.length() ? line.charAt(at) : 0;
        if (quote == '\'' || quote == '"') {
            at++;
            quotedPart(quote, text);
            while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
                if (!Character.isWhitespace(line.charAt(at))) {
                    throw new Malformed("there is text right after a closing quotation mark");
                }
                at++;
            }
            return new Token(text.toString(), true);
        }
        while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
            text.append(line.charAt(at++));
        }
        return new Token(text.toString().strip(), false);
    }

    private void quotedPart(char quote, StringBuilder text) throws Malformed {
        while (at < line.length() && line.charAt(at) != quote) {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                c = escaped(line.charAt(at++));
            }
            text.append(c);
        }
        if (at >= line.length()) {
            throw new Malformed("a quotation mark is never closed");
        }
        at++;
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
