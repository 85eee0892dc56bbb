package org.bottega.data.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Column names that are unique and not blank.
public final class ColumnNames {
    private ColumnNames() {}

    /// @param wanted as the source names them
    /// @param renamed gets a sentence for each name that had to be changed
    public static List<String> unique(List<String> wanted, List<String> renamed) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int c = 0; c < wanted.size(); c++) {
            var own = wanted.get(c).strip();
            var base = own.isEmpty() ? "column " + (c + 1) : own;
            var name = base;
            // DuckDB compares names without regard to case
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                name = base + " " + n;
            }
            if (!name.equals(own)) {
                renamed.add(
                        "Column "
                                + (c + 1)
                                + (own.isEmpty()
                                        ? ", which had no name,"
                                        : ", a second \"" + own + "\",")
                                + " is now called \""
                                + name
                                + "\".");
            }
            names.add(name);
        }
        return names;
    }

    /// `column 1`, `column 2`, …
    static List<String> made(int count) {
        var names = new ArrayList<String>();
        for (int c = 1; c <= count; c++) {
            names.add("column " + c);
        }
        return names;
    }
}
