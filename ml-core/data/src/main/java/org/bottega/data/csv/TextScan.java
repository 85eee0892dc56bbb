package org.bottega.data.csv;

import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// Looks at every byte of a UTF-8 text on its way: line ends, quotes, characters that cannot be.
final class TextScan {
    private static final long LONGEST = 128L << 20;

    private final String name;
    private final int separator;
    private final int quote;
    private final long skipLines;
    private final Utf8Check characters = new Utf8Check();
    private long before;
    private long rowStart;
    private long longest;
    private long longestLine;
    private long lines;
    private long returns;
    private long pairs;
    private long zeroLine;
    private long quoteLine;
    private boolean open;
    private boolean closed;
    private int previous = '\n';

    TextScan(String name, CsvDialect dialect) {
        this.name = name;
        this.separator = dialect.separator();
        this.quote = dialect.quote() == CsvOptions.NO_QUOTE ? -1 : dialect.quote();
        this.skipLines = dialect.skipLines();
    }

    Utf8Check characters() {
        return characters;
    }

    /// Whether every line ends as the others do, so that the text can be read as it is.
    boolean evenLines() {
        return returns == 0 || pairs == returns && pairs == lines;
    }

    void add(byte[] bytes, int length) {
        int last = previous;
        int top = Math.max(quote, '\r');
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            // letters, digits and most signs need no look
            if (b > top || b != quote && b > '\r') {
                last = b;
                continue;
            }
            if (b < 0) {
                characters.add(b, last < 0);
            } else if (b == '\n') {
                lines++;
                pairs += last == '\r' ? 1 : 0;
                row(before + i);
            } else if (b == '\r') {
                returns++;
                row(before + i);
            } else if (b == quote) {
                quote(last);
            } else if (b == 0 && zeroLine == 0) {
                zeroLine = line();
            }
            last = b;
        }
        previous = last;
        before += length;
    }

    private void row(long end) {
        if (!open) {
            if (end - rowStart > longest) {
                longest = end - rowStart;
                longestLine = line();
            }
            rowStart = end;
        }
    }

    /// Bytes of the longest row, quoted line ends included.
    long longest() {
        return longest;
    }

    /// Tells that no more bytes follow.
    void end() {
        row(before);
        characters.end();
    }

    private void quote(int before) {
        if (line() <= skipLines) {
            return;
        }
        boolean start =
                before == separator
                        || before == '\n'
                        || before == '\r'
                        || before == quote && closed;
        if (open) {
            open = false;
            closed = true;
        } else if (start) {
            // right after a closing one: a doubled quote
            open = true;
            quoteLine = closed && before == quote ? quoteLine : line();
            closed = false;
        } else {
            closed = false;
        }
    }

    private long line() {
        return Math.max(lines, returns) + 1;
    }

    /// @throws ProblemException at a zero byte, a quote that never ends, or a row of unlikely length
    void finish() {
        if (zeroLine > 0) {
            throw ProblemException.input(
                    name + ", line " + zeroLine, "There is a zero byte in the text.", "Remove it.");
        }
        if (longest > LONGEST) {
            throw ProblemException.input(
                    name + ", line " + Math.max(1, longestLine - 1),
                    String.format(
                            Locale.ROOT,
                            "A row is %,d MB long; at most %,d MB can be read.",
                            longest >> 20,
                            LONGEST >> 20),
                    "Keep such a value in a file of its own.");
        }
        if (open) {
            throw ProblemException.input(
                    name + ", line " + quoteLine,
                    "A quotation mark that begins here is never closed.",
                    "Close it, or double it if it belongs to the text.");
        }
    }
}
