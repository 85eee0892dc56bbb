package org.bottega.learn.association;

import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;

/// A column of several labels a row, `crime, drama`, as one column of yes and no for each.
public final class LabelLists {
    private static final List<String> WORDS = List.of("no", "yes");

    private LabelLists() {}

    /// @param table without the column, with one for each label after the others
    /// @param labels the names of these, the most frequent first
    public record Spread(Table table, List<String> labels) {}

    /// @param most how many labels at most, those most frequent; a label in all rows or in none is left out
    /// @param fewest in how many rows a label must stand
    public static Spread of(Table table, String column, String separator, int most, int fewest) {
        var baskets = Baskets.ofLists(table, column, separator);
        var counts = baskets.counts();
        var chosen =
                IntStream.range(0, counts.length)
                        .filter(i -> counts[i] >= fewest && counts[i] < table.rows())
                        .boxed()
                        .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                        .limit(most)
                        .toList();
        var spread = table.without(column);
        var labels = new java.util.ArrayList<String>();
        for (int item : chosen) {
            var name = baskets.items().get(item);
            while (spread.schema().indexOf(name).isPresent()) {
                name = column + " " + name;
            }
            var codes = new int[table.rows()];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = java.util.Arrays.binarySearch(baskets.sets()[i], item) >= 0 ? 1 : 0;
            }
            labels.add(name);
            spread =
                    spread.with(
                            new Field(name, Kind.BOOLEAN, Role.FEATURE, WORDS),
                            new CategoryColumn(codes, WORDS));
        }
        return new Spread(spread, labels);
    }
}
