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

    /// The marks that a value's first byte gives when its last one is none below a blank; negative
    /// where more of the value is to be seen.
    private final int[] simple = new int[256];

    /// By first byte the missing tokens of plain letters, in small ones.
    private final byte[][][] words = new byte[128][][];

    /// For each column how many of its values count the rows, from `start` on; negative once one does
    /// not.
    private final long[] counted;

    private final int[] start;

    private final int[] marks;
    private final Tokens tokens;
    private final int longest;
    private final TreeSet<String> seen = new TreeSet<>();

    /// @param quote the byte around values, negative for none
    ValueScan(int columns, Tokens tokens, int quote) {
        this.marks = new int[Math.max(1, columns)];
        this.counted = new long[marks.length];
        this.start = new int[marks.length];
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
        for (int b = 0; b < 256; b++) {
            boolean closer = b == quote || (first[b] & (TOKEN | SIGN | DIGIT_ZERO)) != 0;
            simple[b] = closer ? -1 : first[b];
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
            word(c, token.getBytes(StandardCharsets.UTF_8));
            word(Character.toUpperCase(c), token.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void word(int begin, byte[] token) {
        var some = words[begin] == null ? new byte[0][] : words[begin];
        words[begin] = Arrays.copyOf(some, some.length + 1);
        words[begin][some.length] = token;
    }

    /// Marks a value that needs a look at its ends only: most do.
    ///
    /// @return whether that sufficed
    boolean plain(int column, byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        int c = Math.min(column, marks.length - 1);
        if (counted[c] >= 0) {
            count(c, bytes, from, to);
        }
        int mark = simple[bytes[from] & 0xFF];
        byte last = bytes[to - 1];
        if (mark < 0 || last <= ' ' && last >= 0) {
            return false;
        }
        marks[c] |= mark;
        return true;
    }

    /// Sees whether a column's values are 0, 1, 2 and so on, or 1, 2, 3.
    private void count(int column, byte[] bytes, int from, int to) {
        long number = to - from > 18 || bytes[from] == '0' && to - from > 1 ? -1 : 0;
        for (int i = from; i < to && number >= 0; i++) {
            int digit = bytes[i] - '0';
            number = digit >= 0 && digit <= 9 ? 10 * number + digit : -1;
        }
        if (counted[column] == 0 && number == 1) {
            start[column] = 1;
        }
        boolean next = number == start[column] + counted[column];
        counted[column] = next ? counted[column] + 1 : -1;
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
        if ((kind & TOKEN) != 0 && to - from <= longest && perhaps(bytes, from, to)) {
            token(column, bytes, from, to, quoted);
        } else if ((kind & (SIGN | DIGIT_ZERO)) == 0) {
            mark(column, kind & ~TOKEN);
        }
        if ((kind & (SIGN | DIGIT_ZERO)) != 0) {
            number(column, bytes, from, to);
        }
    }

    /// Whether a value that begins as a token may be one: it is compared letter by letter, so that no
    /// text has to be made of it.
    private boolean perhaps(byte[] bytes, int from, int to) {
        if (bytes[from] < 0) {
            return true;
        }
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] < 0) {
                // its small letters may be plain ones
                return true;
            }
        }
        for (var word : words[bytes[from]]) {
            if (word.length == to - from && same(word, bytes, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(byte[] word, byte[] bytes, int from) {
        for (int i = 1; i < word.length; i++) {
            byte b = bytes[from + i];
            if (word[i] != (b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b)) {
                return false;
            }
        }
        return true;
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
        // a number that means a missing value counts no row
        boolean numbers = seen.stream().anyMatch(t -> t.matches("[0-9]+"));
        var rows = counted.clone();
        if (numbers) {
            Arrays.fill(rows, -1);
        }
        return new ColumnMarks(marks.clone(), rows, seen);
    }
}
