package org.bottega.data.view;

import java.util.List;
import java.util.stream.Collectors;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.table.Schema;

/// What is looked at: the rows that pass all filters, sorted by the first order, among equals by the
/// next, at last as they stand in the source. Missing values come last, whichever the direction.
public record Look(List<Order> orders, List<RowFilter> filters) {
    /// All rows as they are.
    public static final Look PLAIN = new Look(List.of(), List.of());

    public Look {
        orders = List.copyOf(orders);
        filters = List.copyOf(filters);
    }

    /// @param column a column's name
    public record Order(String column, boolean descending) {}

    public boolean plain() {
        return orders.isEmpty() && filters.isEmpty();
    }

    /// The filters as the rest of a query, empty when there are none.
    String where(Schema schema) {
        return filters.isEmpty()
                ? ""
                : filters.stream()
                        .map(f -> "(" + f.sql(schema) + ")")
                        .collect(Collectors.joining(" and ", " where ", ""));
    }

    /// The orders as the rest of a query.
    String orderBy(Schema schema) {
        return orders.stream()
                .map(o ->
                        Duck.name(schema.require(o.column()).name())
                                + (o.descending() ? " desc" : "")
                                + " nulls last, ")
                .collect(Collectors.joining("", " order by ", RowView.NUMBER));
    }
}
