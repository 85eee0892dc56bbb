package org.bottega.kernel.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Named columns of equal length, immutable, in memory. Fewer than 2^31 rows.
public final class Table {
    private final Schema schema;
    private final List<Column> columns;
    private final int rows;
    private final Map<String, Integer> index;

    /// @throws IllegalArgumentException when a column's storage or length does not fit
    public Table(Schema schema, List<? extends Column> columns) {
        if (schema.size() != columns.size()) {
            throw new IllegalArgumentException(
                    schema.size() + " fields, " + columns.size() + " columns");
        }
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.rows = columns.isEmpty() ? 0 : columns.getFirst().rows();
        this.index = HashMap.newHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            var field = schema.field(i);
            index.put(field.name(), i);
            var column = columns.get(i);
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        field.name() + " has " + column.rows() + " rows, not " + rows);
            }
            boolean fits =
                    switch (field.kind()) {
                        case NUMBER -> column instanceof NumberColumn;
                        case CATEGORY, BOOLEAN -> column instanceof CategoryColumn;
                        case DATE, DATE_TIME -> column instanceof TimeColumn;
                        case TEXT, IDENTIFIER, IMAGE, SEQUENCE -> column instanceof TextColumn;
                    };
            if (!fits) {
                throw new IllegalArgumentException(
                        field.name()
                                + " is "
                                + field.kind()
                                + " but stored as "
                                + column.getClass());
            }
        }
    }

    public Schema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /// The column of that name.
    ///
    /// @throws org.bottega.kernel.ProblemException naming the nearest column when there is none
    public Column column(String name) {
        return find(name)
                .orElseThrow(() -> new AssertionError(schema.require(name) + " has no column"));
    }

    /// The column of that name, empty when there is none.
    public Optional<Column> find(String name) {
        return Optional.ofNullable(index.get(name)).map(columns::get);
    }

    public List<Column> columns() {
        return columns;
    }

    /// The named columns in that order.
    ///
    /// @throws org.bottega.kernel.ProblemException naming the nearest column when there is none
    public Table select(List<String> names) {
        var fields = new ArrayList<Field>();
        var chosen = new ArrayList<Column>();
        for (var name : names) {
            fields.add(schema.require(name));
            chosen.add(column(name));
        }
        return new Table(new Schema(fields), chosen);
    }

    public Table without(String... names) {
        return select(schema.without(names).names());
    }

    /// A new table with the given rows of this one, in that order; repeats allowed.
    public Table rows(int[] index) {
        return new Table(schema, columns.stream().map(c -> c.rows(index)).toList());
    }

    /// The rows `from` (included) to `to` (excluded).
    public Table slice(int from, int to) {
        return rows(IntStream.range(from, to).toArray());
    }

    /// This table with one column replaced by another of the given kind.
    public Table with(Field field, Column column) {
        var fields = new ArrayList<>(schema.fields());
        var replaced = new ArrayList<>(columns);
        var at = schema.indexOf(field.name());
        if (at.isPresent()) {
            fields.set(at.getAsInt(), field);
            replaced.set(at.getAsInt(), column);
        } else {
            fields.add(field);
            replaced.add(column);
        }
        return new Table(new Schema(fields), replaced);
    }
}
