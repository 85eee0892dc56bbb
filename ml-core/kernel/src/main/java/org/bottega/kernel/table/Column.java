package org.bottega.kernel.table;

import org.jspecify.annotations.Nullable;

/// The values of one column, immutable, one storage for each family of kinds.
/// Arrays handed in are owned by the column afterwards and must not be written to.
public sealed interface Column permits NumberColumn, CategoryColumn, TimeColumn, TextColumn {
    int rows();

    boolean missing(int row);

    /// The value as text the way a file would hold it, `null` when missing.
    @Nullable String text(int row);

    /// A new column with the given rows of this one, in that order; repeats allowed.
    Column rows(int[] index);

    default int missingCount() {
        int count = 0;
        for (int i = 0; i < rows(); i++) {
            if (missing(i)) {
                count++;
            }
        }
        return count;
    }
}
