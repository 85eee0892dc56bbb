package org.bottega.data.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What about the values of each column speaks against reading it the short way, as seen in every row of
/// a text. A mark may be there without need, of a row that is rejected for instance; none is lacking.
public final class ColumnMarks {
    /// A thing that some value of a column has.
    public enum Mark {
        /// A blank at an end, or quotes around nothing.
        BLANK,
        /// A tab or another control character at an end.
        CONTROL,
        /// A zero before another digit.
        ZERO,
        /// A letter in front, perhaps behind a sign.
        LETTER,
        /// A missing token in quotes, or in letters that the reader does not know.
        TOKEN,
        /// Two signs, or an underscore between digits: some readers take such a thing for a number.
        ODD;

        int bit() {
            return 1 << ordinal();
        }
    }

    private final int[] marks;
    private final Set<String> tokens;

    ColumnMarks(int[] marks, Set<String> tokens) {
        this.marks = marks;
        this.tokens = tokens;
    }

    /// Everything, where nobody looked.
    static ColumnMarks all(int columns, Set<String> tokens) {
        var marks = new int[columns];
        Arrays.fill(marks, -1);
        return new ColumnMarks(marks, tokens);
    }

    public boolean has(int column, Mark mark) {
        return (marks[column] & mark.bit()) != 0;
    }

    public boolean any(int column, Mark... of) {
        return Arrays.stream(of).anyMatch(mark -> has(column, mark));
    }

    /// The missing tokens that stand somewhere bare, as they are spelled there.
    public List<String> tokens() {
        return new ArrayList<>(tokens);
    }

    /// Of two texts of the same columns.
    ///
    /// @param order for each column of this one the number it has in the other
    public ColumnMarks with(ColumnMarks other, int[] order) {
        var both = marks.clone();
        for (int c = 0; c < both.length; c++) {
            both[c] |= other.marks[order[c]];
        }
        var all = new TreeSet<>(tokens);
        all.addAll(other.tokens);
        return new ColumnMarks(both, all);
    }
}
