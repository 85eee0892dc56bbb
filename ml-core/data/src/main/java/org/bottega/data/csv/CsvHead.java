package org.bottega.data.csv;

import java.util.ArrayList;
import java.util.List;

/// The first rows of a text, split one way.
final class CsvHead {
    private static final int MOST = 1000;

    private CsvHead() {}

    /// @param quoted true when the value was in quotes
    record Cell(String text, boolean quoted) {}

    /// The first thousand rows; blank lines count for nothing, and the last row is left out when the
    /// text was cut.
    static List<List<Cell>> rows(
            String text, char separator, char quote, boolean runs, boolean whole) {
        var rows = new ArrayList<List<Cell>>();
        var row = new ArrayList<Cell>();
        var value = new StringBuilder();
        boolean open = false;
        boolean quoted = false;
        for (int i = 0; i <= text.length() && rows.size() < MOST; i++) {
            boolean end = i == text.length();
            if (end && !whole) {
                break;
            }
            char c = end ? '\n' : text.charAt(i);
            if (open && !end) {
                if (c != quote) {
                    value.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    value.append(quote);
                    i++;
                } else {
                    open = false;
                }
            } else if (c == quote && quote != CsvOptions.NO_QUOTE && value.isEmpty() && !quoted) {
                open = true;
                quoted = true;
            } else if (c == separator && runs && value.isEmpty() && !quoted) {
                continue;
            } else if (c == separator) {
                row.add(new Cell(value.toString(), quoted));
                value.setLength(0);
                quoted = false;
            } else if (c == '\n' || c == '\r') {
                boolean last = !row.isEmpty() || quoted || !value.isEmpty();
                if (last && !(runs && value.isEmpty() && !quoted)) {
                    row.add(new Cell(value.toString(), quoted));
                }
                if (!row.isEmpty() && !(row.size() == 1 && row.getFirst().text().isBlank())) {
                    rows.add(List.copyOf(row));
                }
                row.clear();
                value.setLength(0);
                quoted = false;
                open = false;
            } else {
                value.append(c);
            }
        }
        return rows;
    }
}
