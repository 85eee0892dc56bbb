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
    private final long[] counted;
    private final Set<String> tokens;

    /// @param counted for each column how many of its values count the rows, none other being there;
    ///     negative when there are others
    ColumnMarks(int[] marks, long[] counted, Set<String> tokens) {
        this.marks = marks;
        this.counted = counted;
        this.tokens = tokens;
    }

    /// Everything, where nobody looked.
    static ColumnMarks all(int columns, Set<String> tokens) {
        var marks = new int[columns];
        Arrays.fill(marks, -1);
        return new ColumnMarks(marks, none(columns), tokens);
    }

    private static long[] none(int columns) {
        var counted = new long[columns];
        Arrays.fill(counted, -1);
        return counted;
    }

    /// Whether the known values of a column are so many, and they are 0, 1, 2 … or 1, 2, 3 … as they
    /// come.
    public boolean counts(int column, long values) {
        return counted[column] == values;
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
        return new ColumnMarks(both, none(both.length), all);
    }
}
