package org.bottega.kernel.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of results that grows row by row: columns of texts and of numbers. Not thread-safe.
public final class Figures {
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> texts = new ArrayList<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private int rows;

    /// Begins a row.
    public Figures row() {
        rows++;
        return this;
    }

    /// Sets a number of the present row; NaN is missing.
    public Figures number(String column, double value) {
        return put(column, false, value);
    }

    /// Sets a text of the present row.
    public Figures text(String column, String value) {
        return put(column, true, value);
    }

    private Figures put(String column, boolean text, Object value) {
        int at = names.indexOf(column);
        if (at < 0) {
            at = names.size();
            names.add(column);
            texts.add(text);
            values.add(new ArrayList<>());
        }
        var list = values.get(at);
        while (list.size() < rows - 1) {
            list.add(null);
        }
        list.add(value);
        return this;
    }

    public Table table() {
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        for (int c = 0; c < names.size(); c++) {
            var list = values.get(c);
            while (list.size() < rows) {
                list.add(null);
            }
            if (texts.get(c)) {
                fields.add(Field.of(names.get(c), Kind.TEXT));
                columns.add(
                        new TextColumn(list.stream().map(v -> (String) v).toArray(String[]::new)));
            } else {
                fields.add(Field.of(names.get(c), Kind.NUMBER));
                columns.add(
                        new NumberColumn(
                                list.stream()
                                        .mapToDouble(v -> v == null ? Double.NaN : (Double) v)
                                        .toArray()));
            }
        }
        return new Table(new Schema(fields), columns);
    }
}
