package org.bottega.model.features;

import java.util.List;

/// One numeric input of a predictor.
///
/// @param name unique within its [Features], as a chart shows it
/// @param columns the table columns it comes from, one as a rule: attributions are added up over them, and
///     shared evenly where there are several
/// @param levels 0 for a quantity; for category codes their number, values are 0 to levels − 1
public record Feature(String name, List<String> columns, int levels) {
    public Feature {
        columns = List.copyOf(columns);
    }

    public Feature(String name, String column, int levels) {
        this(name, List.of(column), levels);
    }

    /// The (first) table column it comes from.
    public String column() {
        return columns.getFirst();
    }
}
