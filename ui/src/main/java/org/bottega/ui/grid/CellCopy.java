package org.bottega.ui.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cells as text with tabs between them, as spreadsheets take it.
final class CellCopy {
    /// More cells than this are not copied: that is what an export is for.
    static final long MOST = 500_000;

    private CellCopy() {}

    /// @param names the columns' names, put in the first line; empty to leave it out
    static String text(List<@Nullable String[]> rows, int left, int right, List<String> names) {
        var out = new StringBuilder();
        if (!names.isEmpty()) {
            for (int c = left; c <= right; c++) {
                out.append(c > left ? "\t" : "").append(quoted(names.get(c)));
            }
            out.append('\n');
        }
        for (int r = 0; r < rows.size(); r++) {
            var row = rows.get(r);
            for (int c = left; c <= right; c++) {
                out.append(c > left ? "\t" : "").append(quoted(row[c] == null ? "" : row[c]));
            }
            if (r < rows.size() - 1) {
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static String quoted(String text) {
        return text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('"') != 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
