package org.bottega.data.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.bottega.data.csv.ColumnMarks.Mark;

/// Marks columns by the ends of their values; most need a look at two bytes only.
final class ValueScan {
    private static final int TOKEN = 1 << 16;
    private static final int SIGN = 1 << 17;
    private static final int DIGIT_ZERO = 1 << 18;

    /// What a value's first byte may mean.
    private final int[] first = new int[256];

    private final int[] marks;
    private final Tokens tokens;
    private final int longest;
    private final TreeSet<String> seen = new TreeSet<>();

    ValueScan(int columns, Tokens tokens) {
        this.marks = new int[Math.max(1, columns)];
        this.tokens = tokens;
        this.longest =
                tokens.lower().stream()
                        .mapToInt(t -> t.getBytes(StandardCharsets.UTF_8).length)
                        .max()
                        .orElse(0);
        for (int b = 0; b <= ' '; b++) {
            first[b] = b == ' ' ? Mark.BLANK.bit() : Mark.CONTROL.bit();
        }
        for (int b = 'a'; b <= 'z'; b++) {
            first[b] = Mark.LETTER.bit();
            first[b - 'a' + 'A'] = Mark.LETTER.bit();
        }
        first['+'] = SIGN;
        first['-'] = SIGN;
        first['0'] = DIGIT_ZERO;
        for (var token : tokens.lower()) {
            starts(token);
        }
    }

    private void starts(String token) {
        if (token.isEmpty()) {
            return;
        }
        int c = token.charAt(0);
        if (c >= 128) {
            // capitals of other alphabets may begin with any byte
            for (int b = 128; b < 256; b++) {
                first[b] |= TOKEN;
            }
        } else {
            first[c] |= TOKEN;
            first[Character.toUpperCase(c)] |= TOKEN;
        }
    }

    /// A value without quotes.
    void bare(int column, byte[] bytes, int from, int to) {
        if (from < to) {
            value(column, bytes, from, to, false);
        }
    }

    /// A value that stood in quotes, now without them.
    void quoted(int column, byte[] bytes, int from, int to) {
        if (from < to) {
            value(column, bytes, from, to, true);
        } else {
            mark(column, Mark.BLANK.bit());
        }
    }

    private void value(int column, byte[] bytes, int from, int to, boolean quoted) {
        int kind = first[bytes[from] & 0xFF];
        byte last = bytes[to - 1];
        if (last <= ' ' && last >= 0) {
            mark(column, first[last]);
        }
        if (kind == 0) {
            return;
        }
        if ((kind & TOKEN) != 0 && to - from <= longest) {
            token(column, bytes, from, to, quoted);
        } else if ((kind & (SIGN | DIGIT_ZERO)) == 0) {
            mark(column, kind & ~TOKEN);
        }
        if ((kind & (SIGN | DIGIT_ZERO)) != 0) {
            number(column, bytes, from, to);
        }
    }

    private void number(int column, byte[] bytes, int from, int to) {
        boolean signed = bytes[from] != '0';
        int at = from + (signed ? 1 : 0);
        if (at == to) {
            return;
        }
        if (signed) {
            int next = first[bytes[at] & 0xFF];
            mark(column, (next & SIGN) != 0 ? Mark.ODD.bit() : next & Mark.LETTER.bit());
        }
        if (bytes[at] == '0' && at + 1 < to && bytes[at + 1] >= '0' && bytes[at + 1] <= '9') {
            mark(column, Mark.ZERO.bit());
        }
    }

    private void token(int column, byte[] bytes, int from, int to, boolean quoted) {
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (!tokens.lower().contains(text.toLowerCase(Locale.ROOT))) {
            mark(column, first[bytes[from] & 0xFF] & Mark.LETTER.bit());
        } else if (!quoted && tokens.spelled().contains(text)) {
            seen.add(text);
        } else {
            mark(column, Mark.TOKEN.bit() | first[bytes[from] & 0xFF] & Mark.LETTER.bit());
        }
    }

    void mark(int column, int bits) {
        marks[Math.min(column, marks.length - 1)] |= bits;
    }

    ColumnMarks marks() {
        return new ColumnMarks(Arrays.copyOf(marks, marks.length), seen);
    }
}
