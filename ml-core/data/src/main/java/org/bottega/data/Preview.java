package org.bottega.data;

import java.util.List;
import org.bottega.data.csv.CsvDialect;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Schema;
import org.jspecify.annotations.Nullable;

/// How a source would be imported, from its first rows: what an import dialog shows and lets change
/// through [ImportOptions].
///
/// @param dialect how the text is written; `null` when the source is no text
/// @param schema names, kinds and roles as guessed or chosen; without levels
/// @param formats for each column how its values are written, such as `dd/mm/yyyy` or `1.234,50`; empty
///     where nothing is special
/// @param rows the first rows as they are written; `null` is missing
/// @param looked how many rows the guesses rest on
/// @param whole true when those are all rows
/// @param rejected how many of them could not be read
/// @param notes what was noticed so far
public record Preview(
        String source,
        @Nullable CsvDialect dialect,
        Schema schema,
        List<String> formats,
        List<List<@Nullable String>> rows,
        long looked,
        boolean whole,
        long rejected,
        List<Problem> notes) {
    /// How many rows a preview shows at most.
    public static final int ROWS = 200;

    public Preview {
        formats = List.copyOf(formats);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
