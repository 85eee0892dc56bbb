package org.bottega.explain.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// A column cut into a few parts: its most frequent values, or ranges of numbers with about equally many rows,
/// and what is missing.
///
/// @param part for each row the position in `conditions`, −1 where it belongs to none
@SuppressWarnings("ArrayRecordComponent")
record SegmentColumn(int[] part, List<Segment.Condition> conditions) {
    private static final int MOST_VALUES = 20;
    private static final int RANGES = 5;

    /// @param rows which rows of the table, in order
    /// @return empty for texts, and where there are fewer than two parts
    static Optional<SegmentColumn> of(Table table, String name, int[] rows) {
        var column =
                switch (table.column(name)) {
                    case CategoryColumn names -> values(name, names, rows);
                    case NumberColumn numbers ->
                            ranges(name, Arrays.stream(rows).mapToDouble(numbers::value).toArray());
                    case TimeColumn _, TextColumn _ -> null;
                };
        return Optional.ofNullable(column).filter(c -> c.conditions().size() > 1);
    }

    private static SegmentColumn values(String name, CategoryColumn names, int[] rows) {
        var count = new int[names.levels().size()];
        for (int row : rows) {
            if (names.code(row) >= 0) {
                count[names.code(row)]++;
            }
        }
        var frequent =
                IntStream.range(0, count.length)
                        .filter(l -> count[l] > 0)
                        .boxed()
                        .sorted((a, b) -> Integer.compare(count[b], count[a]))
                        .limit(MOST_VALUES)
                        .toList();
        var partOf = new int[count.length];
        Arrays.fill(partOf, -1);
        var conditions = new ArrayList<Segment.Condition>();
        for (int level : frequent) {
            partOf[level] = conditions.size();
            conditions.add(new Segment.Is(name, names.levels().get(level)));
        }
        int missing = conditions.size();
        var part = new int[rows.length];
        boolean any = false;
        for (int i = 0; i < rows.length; i++) {
            int code = names.code(rows[i]);
            part[i] = code < 0 ? missing : partOf[code];
            any |= code < 0;
        }
        if (any) {
            conditions.add(new Segment.Missing(name));
        }
        return new SegmentColumn(part, conditions);
    }

    private static SegmentColumn ranges(String name, double[] values) {
        var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        var conditions = new ArrayList<Segment.Condition>();
        var tops = new ArrayList<Double>();
        int from = 0;
        for (int r = 0; r < RANGES && from < sorted.length; r++) {
            int to = Math.max(from, (int) ((long) (r + 1) * sorted.length / RANGES) - 1);
            while (to + 1 < sorted.length && sorted[to + 1] == sorted[to]) {
                to++;
            }
            conditions.add(new Segment.Between(name, sorted[from], sorted[to]));
            tops.add(sorted[to]);
            from = to + 1;
        }
        var part = new int[values.length];
        boolean missing = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                part[i] = tops.size();
                missing = true;
                continue;
            }
            int p = 0;
            while (values[i] > tops.get(p)) {
                p++;
            }
            part[i] = p;
        }
        if (missing) {
            conditions.add(new Segment.Missing(name));
        }
        return new SegmentColumn(part, conditions);
    }
}
