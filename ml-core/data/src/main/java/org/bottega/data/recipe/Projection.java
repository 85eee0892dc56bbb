package org.bottega.data.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;

/// The columns of a step's result with the SQL of each, beginning with what came in. Used once by one
/// step, for its schema or for its SQL.
public final class Projection {
    private final String relation;
    private final List<Item> items = new ArrayList<>();

    private record Item(Field field, String sql) {}

    private Projection(String relation) {
        this.relation = relation;
    }

    /// All columns as they come in.
    public static Projection of(StepInput in) {
        var projection = new Projection(in.relation());
        in.schema().fields().forEach(f -> projection.items.add(new Item(f, Duck.name(f.name()))));
        return projection;
    }

    /// Gives a column another content, and another name or kind.
    public Projection replace(String column, Field field, String sql) {
        items.replaceAll(i -> i.field().name().equals(column) ? new Item(field, sql) : i);
        return this;
    }

    /// Puts a new column at the end, or in the place of one of the same name.
    public Projection put(Field field, String sql) {
        boolean there = items.stream().anyMatch(i -> i.field().name().equals(field.name()));
        if (there) {
            return replace(field.name(), field, sql);
        }
        items.add(new Item(field, sql));
        return this;
    }

    /// Puts a new column behind another.
    public Projection putBehind(String column, Field field, String sql) {
        items.removeIf(i -> i.field().name().equals(field.name()));
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).field().name().equals(column)) {
                items.add(i + 1, new Item(field, sql));
                return this;
            }
        }
        items.add(new Item(field, sql));
        return this;
    }

    public Projection keep(Predicate<String> columns) {
        items.removeIf(i -> !columns.test(i.field().name()));
        return this;
    }

    /// The named columns first, in this order, then the others.
    public Projection first(List<String> columns) {
        var ordered = new ArrayList<Item>();
        for (var column : columns) {
            items.stream()
                    .filter(i -> i.field().name().equals(column))
                    .findFirst()
                    .filter(i -> !ordered.contains(i))
                    .ifPresent(ordered::add);
        }
        items.stream().filter(i -> !ordered.contains(i)).forEach(ordered::add);
        items.clear();
        items.addAll(ordered);
        return this;
    }

    public Schema schema() {
        return new Schema(items.stream().map(Item::field).toList());
    }

    /// The `select`, with the column that orders the rows.
    public String sql() {
        return select(StepInput.ROW) + " from " + relation;
    }

    /// The `select` without its `from`.
    ///
    /// @param row what orders the rows
    public String select(String row) {
        var parts = new ArrayList<String>();
        for (var item : items) {
            var name = Duck.name(item.field().name());
            parts.add(item.sql().equals(name) ? name : item.sql() + " as " + name);
        }
        parts.add(row.equals(StepInput.ROW) ? row : row + " as " + StepInput.ROW);
        return "select " + String.join(", ", parts);
    }
}
