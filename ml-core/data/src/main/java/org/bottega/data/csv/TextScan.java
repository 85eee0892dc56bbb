package org.bottega.data.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.bottega.data.csv.ColumnMarks.Mark;
import org.bottega.kernel.ProblemException;

/// Looks at every byte of a UTF-8 text on its way: line ends, quotes, characters that cannot be, and
/// how the values of each column begin and end. Eight bytes are looked at together; only those that
/// part values or are no plain text are looked at one by one.
final class TextScan {
    private static final long LONGEST = 128L << 20;

    /// Of a value that the end of a block cuts, so many bytes are kept.
    private static final int KEPT = 4096;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = ~HIGH;

    private final String name;
    private final int separator;
    private final byte[] separators;
    private final int quote;
    private final long skipLines;
    private final Utf8Check characters = new Utf8Check();
    private final int columns;
    private final Tokens tokens;
    private final ValueScan values;
    private final boolean parted;
    private final boolean header;
    private boolean data;
    private int column;
    private int valueStart;
    private byte[] begun = new byte[0];
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
    private boolean cut;
    private int previous = '\n';

    /// @param tokens the texts that mean a missing value
    TextScan(String name, CsvDialect dialect, Tokens tokens) {
        this.name = name;
        this.columns = dialect.names().size();
        this.tokens = tokens;
        this.quote = dialect.quote() == CsvOptions.NO_QUOTE ? -1 : dialect.quote();
        this.values = new ValueScan(columns, tokens, quote);
        this.parted = dialect.separator() < 128 && !dialect.runs();
        this.header = dialect.header();
        this.data = !header && dialect.skipLines() == 0;
        this.separator = dialect.separator();
        this.separators = String.valueOf(dialect.separator()).getBytes(StandardCharsets.UTF_8);
        this.skipLines = dialect.skipLines();
    }

    /// Whether the text goes on after what was seen.
    boolean cut() {
        return cut;
    }

    Utf8Check characters() {
        return characters;
    }

    /// Whether every line ends as the others do, so that the text can be read as it is.
    boolean evenLines() {
        return returns == 0 || pairs == returns && pairs == lines;
    }

    /// What the columns' values are like, once all bytes were seen.
    ColumnMarks marks() {
        return parted ? values.marks() : ColumnMarks.all(columns, tokens.spelled());
    }

    void add(byte[] bytes, int length) {
        long quotes = (quote < 0 ? '\n' : quote) * ONES;
        long parts = (parted ? separator : '\n') * ONES;
        int i = 0;
        for (; i <= length - Long.SIZE; i += Long.SIZE) {
            long found = 0;
            for (int w = 0; w < Long.SIZE; w += Long.BYTES) {
                long word = (long) WORD.get(bytes, i + w);
                long high =
                        (control(word)
                                        | word
                                        | equal(word ^ quotes)
                                        | equal(word ^ parts)
                                        | equal(word ^ '_' * ONES))
                                & HIGH;
                // one bit a byte
                found |= ((high >>> 7) * 0x0102040810204080L >>> 56) << w;
            }
            for (; found != 0; found &= found - 1) {
                look(bytes, i + Long.numberOfTrailingZeros(found));
            }
        }
        for (; i < length; i++) {
            byte b = bytes[i];
            if (b <= '\r' || b == quote || b == separator || b == '_') {
                look(bytes, i);
            }
        }
        cut(bytes, length);
        previous = length > 0 ? bytes[length - 1] : previous;
        before += length;
    }

    /// The high bit of every byte from 0 to 13.
    private static long control(long word) {
        return ~((word | HIGH) - 14 * ONES) & ~word & HIGH;
    }

    /// The high bit of every byte that is 0.
    private static long equal(long difference) {
        return ~((difference & LOW) + LOW | difference) & HIGH;
    }

    private void look(byte[] bytes, int at) {
        byte b = bytes[at];
        int last = at > 0 ? bytes[at - 1] : previous;
        if (b < 0) {
            characters.add(b, last < 0);
        } else if (b == separator && parted) {
            if (!open) {
                value(bytes, at);
                column++;
                valueStart = at + 1;
            }
        } else if (b == '\n') {
            lines++;
            pairs += last == '\r' ? 1 : 0;
            line(bytes, at, last);
        } else if (b == '\r') {
            returns++;
            line(bytes, at, last);
        } else if (b == quote) {
            quote(bytes, at, last);
        } else if (b == '_') {
            boolean digit = last >= '0' && last <= '9';
            if (digit && data) {
                values.mark(column, Mark.ODD.bit());
            }
        } else if (b == 0 && zeroLine == 0) {
            zeroLine = line();
        }
    }

    private void line(byte[] bytes, int at, int last) {
        if (!open && parted) {
            if (bytes[at] == '\r' || last != '\r') {
                value(bytes, at);
            }
            column = 0;
            valueStart = at + 1;
        }
        row(before + at);
    }

    private void value(byte[] bytes, int end) {
        if (!data) {
            return;
        }
        if (begun.length == 0) {
            ended(bytes, valueStart, end);
        } else {
            var whole = Arrays.copyOf(begun, begun.length + end);
            System.arraycopy(bytes, 0, whole, begun.length, end);
            begun = new byte[0];
            ended(whole, 0, whole.length);
        }
    }

    private void ended(byte[] bytes, int from, int to) {
        if (!values.plain(column, bytes, from, to)) {
            value(bytes, from, to);
        }
    }

    /// A value that is to be seen closer.
    private void value(byte[] bytes, int from, int to) {
        boolean begins = from < to && bytes[from] == quote;
        if (!begins) {
            values.bare(column, bytes, from, to);
        } else if (to - from > 1 && bytes[to - 1] == quote) {
            values.quoted(column, bytes, from + 1, to - 1);
        } else {
            values.mark(column, -1);
        }
    }

    /// Keeps what the block holds of a value that goes on in the next.
    private void cut(byte[] bytes, int length) {
        int kept = length - valueStart + begun.length;
        if (!parted || !data) {
            begun = new byte[0];
        } else if (kept > KEPT) {
            values.mark(column, -1);
            begun = new byte[0];
        } else if (begun.length == 0) {
            begun = Arrays.copyOfRange(bytes, valueStart, length);
        } else {
            var whole = Arrays.copyOf(begun, kept);
            System.arraycopy(bytes, 0, whole, begun.length, length);
            begun = whole;
        }
        valueStart = 0;
    }

    private void row(long end) {
        if (!open) {
            if (end - rowStart > longest) {
                longest = end - rowStart;
                longestLine = line();
            }
            rowStart = end;
            // lines that are skipped and the header hold no values
            data |= line() > skipLines + (header ? 1 : 0);
        }
    }

    /// Bytes of the longest row, quoted line ends included.
    long longest() {
        return longest;
    }

    /// Tells that no more bytes follow.
    ///
    /// @param rest whether the text goes on, unseen
    void end(boolean rest) {
        cut = rest;
        row(before);
        value(new byte[0], 0);
        characters.end();
    }

    private void quote(byte[] bytes, int at, int before) {
        if (line() <= skipLines) {
            return;
        }
        boolean start =
                parted(bytes, at, before)
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

    /// Whether the separator stands right before a place.
    private boolean parted(byte[] bytes, int at, int before) {
        int length = separators.length;
        return at < length
                ? before == separators[length - 1]
                : Arrays.equals(bytes, at - length, at, separators, 0, length);
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
        if (open && !cut) {
            throw ProblemException.input(
                    name + ", line " + quoteLine,
                    "A quotation mark that begins here is never closed.",
                    "Close it, or double it if it belongs to the text.");
        }
    }
}
