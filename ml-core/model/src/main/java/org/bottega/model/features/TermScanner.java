package org.bottega.model.features;

import java.util.Arrays;

/// Walks over the terms of texts, one text after another, without making anything for each of them. Not
/// thread-safe: one a thread.
public final class TermScanner {
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK
                    | 1 << Character.COMBINING_SPACING_MARK
                    | 1 << Character.ENCLOSING_MARK
                    | 1 << Character.LETTER_NUMBER
                    | 1 << Character.OTHER_NUMBER;

    private final Analyzer analyzer;
    private char[] buffer = new char[256];
    private int length;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int units;

    public TermScanner(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /// What is told about each term.
    @FunctionalInterface
    public interface Sink {
        /// A term stands at `text[from]` to `text[to - 1]`; the array is written to afterwards.
        void term(char[] text, int from, int to);
    }

    /// Tells every term of a text, repeats included.
    public void scan(String text, Sink sink) {
        length = 0;
        units = 0;
        switch (analyzer) {
            case Analyzer.Words(int least, int most) -> {
                words(text);
                runs(least, most, sink);
            }
            case Analyzer.Characters(int least, int most) -> {
                characters(text);
                runs(least, most, sink);
            }
            case Analyzer.Items(char separator) -> items(text, separator, sink);
        }
    }

    private void runs(int least, int most, Sink sink) {
        for (int n = least; n <= most; n++) {
            for (int first = 0; first + n <= units; first++) {
                sink.term(buffer, starts[first], ends[first + n - 1]);
            }
        }
    }

    private void words(String text) {
        int begin = -1;
        int points = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (word(point)) {
                if (begin < 0) {
                    if (length > 0) {
                        append(' ');
                    }
                    begin = length;
                    points = 0;
                }
                append(Character.toLowerCase(point));
                points++;
            } else if (begin >= 0) {
                end(begin, points);
                begin = -1;
            }
        }
        if (begin >= 0) {
            end(begin, points);
        }
    }

    private void end(int begin, int points) {
        if (points >= 2) {
            unit(begin, length);
        } else {
            length = Math.max(0, begin - 1);
        }
    }

    private static boolean word(int point) {
        if (point < 128) {
            return (point >= 'a' && point <= 'z')
                    || (point >= 'A' && point <= 'Z')
                    || (point >= '0' && point <= '9')
                    || point == '_';
        }
        return Character.isLetterOrDigit(point) || (MARKS >> Character.getType(point) & 1) == 1;
    }

    private void characters(String text) {
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean now = Analyzer.blank(point);
            if (!now || !blank) {
                int begin = length;
                append(now ? ' ' : Character.toLowerCase(point));
                unit(begin, length);
            }
            blank = now;
        }
    }

    private void items(String text, char separator, Sink sink) {
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf(separator, from);
            if (to < 0) {
                to = text.length();
            }
            int begin = from;
            int end = to;
            while (begin < end && Analyzer.blank(text.charAt(begin))) {
                begin++;
            }
            while (end > begin && Analyzer.blank(text.charAt(end - 1))) {
                end--;
            }
            if (end > begin) {
                room(end - begin);
                text.getChars(begin, end, buffer, 0);
                sink.term(buffer, 0, end - begin);
            }
            from = to + 1;
        }
    }

    private void append(int point) {
        if (length + 2 > buffer.length) {
            room(2 * buffer.length);
        }
        length += Character.toChars(point, buffer, length);
    }

    private void room(int size) {
        if (size > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size, 2 * buffer.length));
        }
    }

    private void unit(int from, int to) {
        if (units == starts.length) {
            starts = Arrays.copyOf(starts, 2 * units);
            ends = Arrays.copyOf(ends, 2 * units);
        }
        starts[units] = from;
        ends[units++] = to;
    }
}
