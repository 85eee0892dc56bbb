package org.bottega.kernel.table;

import org.jspecify.annotations.Nullable;

/// Texts and identifiers; `null` is missing.
public final class TextColumn implements Column {
    private final @Nullable String[] values;

    public TextColumn(@Nullable String... values) {
        this.values = values;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public boolean missing(int row) {
        return values[row] == null;
    }

    @Override
    public @Nullable String text(int row) {
        return values[row];
    }

    @Override
    public TextColumn rows(int[] index) {
        var out = new @Nullable String[index.length];
        for (int i = 0; i < index.length; i++) {
            out[i] = values[index[i]];
        }
        return new TextColumn(out);
    }
}
