package org.bottega.ui.grid;

/// Where the columns of a grid lie: their widths, how many of them stay at the left, and how far the
/// others are scrolled. Lengths in pixels; x is measured from the right edge of the row numbers.
final class GridColumns {
    static final double LEAST = 48;
    static final double MOST = 900;

    private final double[] widths;
    private final double[] ends;
    private int frozen;

    GridColumns(double[] widths) {
        this.widths = widths.clone();
        this.ends = new double[widths.length];
        add();
    }

    private void add() {
        double end = 0;
        for (int i = 0; i < widths.length; i++) {
            end += widths[i];
            ends[i] = end;
        }
    }

    int count() {
        return widths.length;
    }

    double width(int column) {
        return widths[column];
    }

    void width(int column, double width) {
        widths[column] = Math.round(Math.clamp(width, LEAST, MOST));
        add();
    }

    /// How many columns stay at the left.
    int frozen() {
        return frozen;
    }

    void freeze(int columns) {
        frozen = Math.clamp(columns, 0, widths.length);
    }

    double total() {
        return widths.length == 0 ? 0 : ends[widths.length - 1];
    }

    double frozenWidth() {
        return frozen == 0 ? 0 : ends[frozen - 1];
    }

    /// Where the column begins on the screen.
    double left(int column, double scrolled) {
        double begin = column == 0 ? 0 : ends[column - 1];
        return column < frozen ? begin : begin - scrolled;
    }

    /// The first column right of the frozen ones of which something is seen.
    int first(double scrolled) {
        double edge = frozenWidth() + scrolled;
        int low = frozen;
        int high = widths.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > edge) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The column at a place of the screen, −1 when there is none.
    int at(double x, double scrolled) {
        if (x < 0) {
            return -1;
        }
        double place = x < frozenWidth() ? x : x + scrolled;
        for (int i = x < frozenWidth() ? 0 : first(scrolled); i < widths.length; i++) {
            if (place < ends[i]) {
                return i;
            }
        }
        return -1;
    }

    /// How far to scroll so that the column is seen whole, as little as may be.
    double reveal(int column, double scrolled, double view) {
        if (column < frozen) {
            return scrolled;
        }
        double begin = column == 0 ? 0 : ends[column - 1];
        if (begin - scrolled < frozenWidth()) {
            return begin - frozenWidth();
        }
        return ends[column] - scrolled > view
                ? Math.min(ends[column] - view, begin - frozenWidth())
                : scrolled;
    }
}
