package org.bottega.engine.flow.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.jspecify.annotations.Nullable;

/// A small table of results, written row by row. What a row does not say is missing.
final class TableDraft {
    private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    private int rows;

    /// Begins the next row.
    TableDraft row() {
        rows++;
        columns.values().forEach(c -> c.add(null));
        return this;
    }

    TableDraft number(String column, double value) {
        return put(column, value);
    }

    TableDraft text(String column, String value) {
        return put(column, value);
    }

    private TableDraft put(String column, Object value) {
        columns.computeIfAbsent(
                        column,
                        _ -> new ArrayList<@Nullable Object>(Collections.nCopies(rows, null)))
                .set(rows - 1, value);
        return this;
    }

    Table table() {
        var fields = new ArrayList<Field>();
        var all = new ArrayList<Column>();
        columns.forEach((name, values) -> {
            if (values.stream().anyMatch(v -> v instanceof String)) {
                var texts = new @Nullable String[values.size()];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = (String) values.get(i);
                }
                var column = CategoryColumn.of(texts);
                fields.add(new Field(name, Kind.CATEGORY, Role.FEATURE, column.levels()));
                all.add(column);
            } else {
                var numbers = new double[values.size()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = values.get(i) instanceof Double number ? number : Double.NaN;
                }
                fields.add(Field.of(name, Kind.NUMBER));
                all.add(new NumberColumn(numbers));
            }
        });
        return new Table(new Schema(fields), all);
    }
}
