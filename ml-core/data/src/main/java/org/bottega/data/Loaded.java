package org.bottega.data;

import java.util.Collections;
import java.util.List;
import org.bottega.data.csv.CsvDialect;
import org.bottega.data.source.SourceType;
import org.bottega.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Rows that DuckDB can read: a relation with columns `c0`, `c1`, …, and what is known about them.
///
/// @param relation what stands after `from`
/// @param types for each column what is known; the values of TEXT are looked at
/// @param rows how many rows the relation has
/// @param whole false when the relation holds the first rows only
/// @param rejected how many rows could not be read; they lie in the table `rejected`
/// @param dialect how the text was written, `null` when it was no text
record Loaded(
        String relation,
        List<String> names,
        List<SourceType> types,
        long rows,
        boolean whole,
        long rejected,
        @Nullable CsvDialect dialect,
        List<Problem> notes) {
    Loaded {
        names = List.copyOf(names);
        types = List.copyOf(types);
        notes = List.copyOf(notes);
    }

    static List<SourceType> texts(int columns) {
        return Collections.nCopies(columns, SourceType.TEXT);
    }

    int columns() {
        return names.size();
    }

    /// Whether a token in quotes was kept as a value.
    boolean quotesTell() {
        return dialect != null && !dialect.quotesAll();
    }

    boolean decimalComma() {
        return dialect != null && dialect.decimalComma();
    }
}
