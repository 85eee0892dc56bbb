package org.bottega.model.features;

/// How a text is cut into terms. Letters are made small one by one, without rules of a language, so that
/// the same is done everywhere.
///
/// - A word is two or more letters, marks, digits or underscores in a row; everything else parts words.
/// - A blank is one of space, tab, line feed, form feed and carriage return.
public sealed interface Analyzer {
    /// The most words or characters in a term.
    int MOST = 10;

    /// One or more words in a row, with a space between them: `not good`.
    record Words(int least, int most) implements Analyzer {
        public Words {
            range(least, most);
        }
    }

    /// Characters in a row; blanks in a row count as one space.
    record Characters(int least, int most) implements Analyzer {
        public Characters {
            range(least, most);
        }
    }

    /// The values between separators, without blanks around them and as they are written: `red|blue`.
    record Items(char separator) implements Analyzer {
        public Items {
            if (Character.isSurrogate(separator) || blank(separator)) {
                throw new IllegalArgumentException("values cannot be parted by this character");
            }
        }
    }

    private static void range(int least, int most) {
        if (least < 1 || most < least || most > MOST) {
            throw new IllegalArgumentException("terms of " + least + " to " + most);
        }
    }

    static boolean blank(int point) {
        return point == ' ' || (point >= '\t' && point <= '\r' && point != 0x0B);
    }
}
