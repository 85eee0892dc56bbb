package org.bottega.learn.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Table;

/// Sets of items: what was bought together, or what holds of a row at once.
///
/// @param items the names of all items
/// @param sets for each basket its items, ascending, each once
@SuppressWarnings("ArrayRecordComponent")
public record Baskets(List<String> items, int[][] sets) {
    private static final int MOST_ITEMS = 1_000_000;

    public Baskets {
        items = List.copyOf(items);
    }

    /// One basket for each value of a column; its items are the values of another on the same rows. Rows where
    /// one of them is missing are left out.
    public static Baskets ofPairs(Table table, String basket, String item) {
        var baskets = table.column(basket);
        var values = table.column(item);
        var draft = new Draft();
        Map<String, Integer> number = new LinkedHashMap<>();
        var sets = new ArrayList<List<Integer>>();
        for (int i = 0; i < table.rows(); i++) {
            var which = baskets.text(i);
            var what = values.text(i);
            if (which == null || what == null) {
                continue;
            }
            int at = number.computeIfAbsent(which, _ -> number.size());
            if (at == sets.size()) {
                sets.add(new ArrayList<>());
            }
            sets.get(at).add(draft.item(what));
        }
        return draft.baskets(sets);
    }

    /// One basket a row; its items stand in one column with a separator between them.
    public static Baskets ofLists(Table table, String column, String separator) {
        var texts = table.column(column);
        var cut = Pattern.compile(Pattern.quote(separator));
        var draft = new Draft();
        var sets = new ArrayList<List<Integer>>();
        for (int i = 0; i < table.rows(); i++) {
            var text = texts.text(i);
            var set = new ArrayList<Integer>();
            for (var part : cut.split(text == null ? "" : text)) {
                if (!part.isBlank()) {
                    set.add(draft.item(part.strip()));
                }
            }
            sets.add(set);
        }
        return draft.baskets(sets);
    }

    /// One basket a row; its items are `column = value` for all columns of categories and of yes and no.
    ///
    /// @throws ProblemException when there is no such column
    public static Baskets ofRows(Table table) {
        var draft = new Draft();
        var sets = new ArrayList<List<Integer>>();
        for (int i = 0; i < table.rows(); i++) {
            sets.add(new ArrayList<>());
        }
        int used = 0;
        for (int c = 0; c < table.schema().size(); c++) {
            if (!(table.column(c) instanceof CategoryColumn column)) {
                continue;
            }
            used++;
            var name = table.schema().field(c).name();
            for (int i = 0; i < table.rows(); i++) {
                if (column.code(i) >= 0) {
                    sets.get(i).add(draft.item(name + " = " + column.text(i)));
                }
            }
        }
        if (used == 0) {
            throw ProblemException.input(
                    "data",
                    "No column holds categories, so there are no items.",
                    "Name the column of the basket and that of the item, or bin numbers first.");
        }
        return draft.baskets(sets);
    }

    private static final class Draft {
        private final Map<String, Integer> codes = new LinkedHashMap<>();

        int item(String name) {
            int code = codes.computeIfAbsent(name, _ -> codes.size());
            if (code >= MOST_ITEMS) {
                throw ProblemException.input(
                        "items",
                        "There are more than " + MOST_ITEMS + " different items.",
                        "Choose a column of items that occur more often.");
            }
            return code;
        }

        Baskets baskets(List<List<Integer>> sets) {
            return new Baskets(
                    List.copyOf(codes.keySet()),
                    sets.stream()
                            .map(s -> s.stream().mapToInt(i -> i).sorted().distinct().toArray())
                            .toArray(int[][]::new));
        }
    }

    /// In how many baskets an item lies.
    int[] counts() {
        var counts = new int[items.size()];
        for (var set : sets) {
            Arrays.stream(set).forEach(i -> counts[i]++);
        }
        return counts;
    }
}
