package org.bottega.ui.grid;

/// The cells that are selected: all between the one where the selection began and the one where it is.
///
/// @param row where it is, counted from 0, as is `column`
/// @param fromRow where it began, as `fromColumn`
record CellRange(long row, int column, long fromRow, int fromColumn) {
    static CellRange cell(long row, int column) {
        return new CellRange(row, column, row, column);
    }

    /// The same beginning, another end.
    CellRange to(long otherRow, int otherColumn) {
        return new CellRange(otherRow, otherColumn, fromRow, fromColumn);
    }

    long top() {
        return Math.min(row, fromRow);
    }

    long bottom() {
        return Math.max(row, fromRow);
    }

    int left() {
        return Math.min(column, fromColumn);
    }

    int right() {
        return Math.max(column, fromColumn);
    }

    long rows() {
        return bottom() - top() + 1;
    }

    int columns() {
        return right() - left() + 1;
    }

    boolean holds(long atRow, int atColumn) {
        return atRow >= top() && atRow <= bottom() && atColumn >= left() && atColumn <= right();
    }
}
