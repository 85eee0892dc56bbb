package org.bottega.data.profile;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;

/// Which values are missing together, over all rows.
///
/// @param columns those that miss any value, at most 60: the ones that miss most
/// @param complete how many rows miss none of them
/// @param together for each pair of columns in how many rows both are missing; the diagonal: one
/// @param patterns the most frequent sets of columns missing in a row, most frequent first
/// @param others how many more patterns there are
public record Missingness(
        List<String> columns,
        long complete,
        List<List<Long>> together,
        List<Pattern> patterns,
        int others) {
    private static final int MOST = 60;
    private static final int SHOWN = 20;
    private static final int PATTERNS = 50_000;

    public Missingness {
        columns = List.copyOf(columns);
        together = together.stream().map(List::copyOf).toList();
        patterns = List.copyOf(patterns);
    }

    /// @param missing indexes into `columns`
    public record Pattern(List<Integer> missing, long rows) {
        public Pattern {
            missing = List.copyOf(missing);
        }
    }

    private record Mask(long bits, long rows) {}

    static Missingness of(Rows rows, Profile profile, Progress progress) throws SQLException {
        var holed =
                profile.columns().stream()
                        .filter(c -> c.missing() > 0)
                        .sorted(Comparator.comparingLong(c -> -c.missing()))
                        .limit(MOST)
                        .map(c -> c.field().name())
                        .toList();
        if (holed.isEmpty()) {
            return new Missingness(List.of(), rows.count(), List.of(), List.of(), 0);
        }
        var sum = new ArrayList<String>();
        for (int c = 0; c < holed.size(); c++) {
            sum.add(
                    "case when "
                            + Duck.name(holed.get(c))
                            + " is null then "
                            + (1L << c)
                            + "::bigint else 0::bigint end");
        }
        var masks =
                rows.duck()
                        .query(
                                "select "
                                        + String.join(" + ", sum)
                                        + " as m, count(*) as n from t group by m order by n desc, m"
                                        + " limit "
                                        + PATTERNS,
                                progress,
                                r -> new Mask(r.getLong(1), r.getLong(2)));
        var together = new long[holed.size()][holed.size()];
        for (var mask : masks) {
            for (int i = 0; i < holed.size(); i++) {
                if ((mask.bits >> i & 1) == 1) {
                    for (int j = 0; j < holed.size(); j++) {
                        together[i][j] += (mask.bits >> j & 1) == 1 ? mask.rows : 0;
                    }
                }
            }
        }
        var lists = new ArrayList<List<Long>>();
        for (var line : together) {
            lists.add(java.util.Arrays.stream(line).boxed().toList());
        }
        var holes = masks.stream().filter(m -> m.bits != 0).toList();
        return new Missingness(
                holed,
                masks.stream().filter(m -> m.bits == 0).mapToLong(Mask::rows).sum(),
                lists,
                holes.stream().limit(SHOWN).map(m -> pattern(m, holed.size())).toList(),
                Math.max(0, holes.size() - SHOWN));
    }

    private static Pattern pattern(Mask mask, int columns) {
        var missing = new ArrayList<Integer>();
        for (int c = 0; c < columns; c++) {
            if ((mask.bits >> c & 1) == 1) {
                missing.add(c);
            }
        }
        return new Pattern(missing, mask.rows);
    }
}
