package org.bottega.learn.selection;

import java.util.List;
import java.util.stream.Collectors;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;

/// What became of each column, the best first.
///
/// @param scoreName what the score is
public record Selected(String scoreName, List<Judged> columns) {
    /// @param score higher is better; what it is depends on the method
    /// @param why in a few words
    public record Judged(String name, double score, boolean chosen, String why) {}

    public Selected {
        columns = List.copyOf(columns);
    }

    /// The names of those chosen, the best first.
    public List<String> chosen() {
        return columns.stream().filter(Judged::chosen).map(Judged::name).toList();
    }

    /// One row a column.
    public Table toTable() {
        var names = columns.stream().map(Judged::name).toArray(String[]::new);
        var whys = columns.stream().map(Judged::why).toArray(String[]::new);
        var chosen = columns.stream().map(c -> c.chosen() ? "yes" : "no").toArray(String[]::new);
        var codes = CategoryColumn.of(chosen);
        return new Table(
                new Schema(
                        List.of(
                                Field.of("column", Kind.TEXT),
                                Field.of(scoreName, Kind.NUMBER),
                                new Field(
                                        "chosen",
                                        Kind.CATEGORY,
                                        org.bottega.kernel.table.Role.FEATURE,
                                        codes.levels()),
                                Field.of("why", Kind.TEXT))),
                List.of(
                        new TextColumn(names),
                        new NumberColumn(columns.stream().mapToDouble(Judged::score).toArray()),
                        codes,
                        new TextColumn(whys)));
    }

    @Override
    public String toString() {
        return columns.stream().map(Judged::name).collect(Collectors.joining(", "));
    }
}
