package org.bottega.data.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells whether a table's first row holds names.
final class HeaderGuess {
    private static final Set<String> MISSING =
            Set.of("", "na", "n/a", "null", "nan", "none", "-", "?", "#n/a");

    private final List<List<String>> rows;
    private final boolean decimalComma;

    HeaderGuess(List<List<String>> rows, boolean decimalComma) {
        this.rows = rows;
        this.decimalComma = decimalComma;
    }

    /// A first row without numbers over columns of numbers is a header; so is one whose numbers number
    /// or date the columns; so is one whose values are all different and come nowhere else.
    boolean header() {
        var first = rows.getFirst();
        boolean numbers = first.stream().anyMatch(this::number);
        if (rows.size() == 1) {
            return !numbers;
        }
        boolean over = false;
        for (int c = 0; c < first.size(); c++) {
            over |= word(first.get(c)) && numeric(c);
        }
        if (numbers) {
            return unique(first) && !anyRepeated() && (over || counted(first) || years(first));
        }
        return over || !anyRepeated();
    }

    private boolean word(String value) {
        return !number(value) && !MISSING.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean unique(List<String> first) {
        return new HashSet<>(first).size() == first.size();
    }

    /// `0,1,2` or `1,2,3` over other values, a blank first name allowed: columns that were numbered.
    private boolean counted(List<String> first) {
        int from = first.getFirst().isBlank() ? 1 : 0;
        var given = first.subList(from, first.size());
        if (given.size() < 2) {
            return false;
        }
        for (int start = 0; start < 2; start++) {
            int base = start;
            boolean all = true;
            for (int i = 0; i < given.size(); i++) {
                all &= given.get(i).strip().equals(String.valueOf(base + i));
            }
            if (all) {
                // whole numbers below could be just another row
                return rows.stream()
                        .skip(1)
                        .flatMap(List::stream)
                        .anyMatch(v -> !v.isBlank() && !v.strip().matches("[+-]?\\d+"));
            }
        }
        return false;
    }

    /// `city,2019,2020`: years in a row beside words that come nowhere below.
    private static boolean years(List<String> first) {
        int last = 0;
        int years = 0;
        for (var value : first) {
            if (value.strip().matches("(19|20)\\d\\d")) {
                int year = Integer.parseInt(value.strip());
                if (last != 0 && year != last + 1) {
                    return false;
                }
                last = year;
                years++;
            } else if (value.strip().matches("[+-]?[\\d.,]+")) {
                return false;
            }
        }
        return years >= 2;
    }

    private boolean numeric(int column) {
        int numbers = 0;
        int values = 0;
        for (var row : rows.subList(1, rows.size())) {
            if (column < row.size() && word(row.get(column)) | number(row.get(column))) {
                values++;
                numbers += number(row.get(column)) ? 1 : 0;
            }
        }
        return values > 0 && numbers > 0.8 * values;
    }

    /// Whether a word of the first row comes again below it.
    private boolean anyRepeated() {
        var first = rows.getFirst();
        for (int c = 0; c < first.size(); c++) {
            var value = first.get(c);
            if (value.isEmpty() || number(value)) {
                continue;
            }
            for (var row : rows.subList(1, rows.size())) {
                if (c < row.size() && row.get(c).equals(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean number(String value) {
        var text = value.strip();
        return (decimalComma ? text.replace(',', '.') : text)
                .matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
}
