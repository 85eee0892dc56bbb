package org.bottega.ui.grid;

import javafx.collections.ObservableListBase;

/// The numbers from 0 to a size as a list that takes no memory: the items of a grid.
final class RowNumbers extends ObservableListBase<Integer> {
    private final int size;

    RowNumbers(int size) {
        this.size = size;
    }

    @Override
    public Integer get(int index) {
        return index;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(Object o) {
        return o instanceof Integer i && i >= 0 && i < size ? i : -1;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }
}
