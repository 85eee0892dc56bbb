package org.bottega.kernel.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names from a list of levels, stored as codes: `levels.get(code)`; −1 is missing.
public final class CategoryColumn implements Column {
    private final int[] codes;
    private final List<String> levels;

    public CategoryColumn(int[] codes, List<String> levels) {
        this.codes = codes;
        this.levels = List.copyOf(levels);
    }

    /// A column of the given texts; levels are the distinct ones in ascending order, `null` is missing.
    public static CategoryColumn of(@Nullable String... texts) {
        var levels = Arrays.stream(texts).filter(t -> t != null).distinct().sorted().toList();
        return of(texts, levels);
    }

    /// A column of the given texts over known levels; a text that is no level becomes missing.
    public static CategoryColumn of(@Nullable String[] texts, List<String> levels) {
        Map<String, Integer> codeOf = HashMap.newHashMap(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            codeOf.put(levels.get(i), i);
        }
        var codes = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            var text = texts[i];
            codes[i] = text == null ? -1 : codeOf.getOrDefault(text, -1);
        }
        return new CategoryColumn(codes, levels);
    }

    /// The backing array: read only.
    public int[] codes() {
        return codes;
    }

    public int code(int row) {
        return codes[row];
    }

    public List<String> levels() {
        return levels;
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public boolean missing(int row) {
        return codes[row] < 0;
    }

    @Override
    public @Nullable String text(int row) {
        return codes[row] < 0 ? null : levels.get(codes[row]);
    }

    @Override
    public CategoryColumn rows(int[] index) {
        var out = new int[index.length];
        for (int i = 0; i < index.length; i++) {
            out[i] = codes[index[i]];
        }
        return new CategoryColumn(out, levels);
    }

    /// For each level of this column its position in `target`, −1 where it is not there.
    public int[] codesIn(List<String> target) {
        Map<String, Integer> codeOf = HashMap.newHashMap(target.size());
        for (int i = 0; i < target.size(); i++) {
            codeOf.put(target.get(i), i);
        }
        return levels.stream().mapToInt(l -> codeOf.getOrDefault(l, -1)).toArray();
    }
}
