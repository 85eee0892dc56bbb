package org.bottega.data.profile;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bottega.data.Snapshot;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;

/// Counts a profile: numbers and moments many columns at a time, words one by one.
final class ProfileScan {
    private ProfileScan() {}

    static Profile of(Snapshot snapshot, Progress progress) {
        return Rows.with(snapshot, progress, rows -> of(rows, progress));
    }

    static Profile of(Rows rows, Progress progress) throws SQLException {
        var fields = rows.snapshot().schema().fields();
        Map<String, ColumnProfile> found = new HashMap<>();
        new NumberScan(rows, progress.part(0, 0.5))
                .scan(fields.stream().filter(ProfileScan::numeric).toList(), found);
        new WordScan(rows, progress.part(0.5, 0.9))
                .scan(fields.stream().filter(f -> !numeric(f)).toList(), found);
        new TimeScan(rows, progress.part(0.9, 1))
                .scan(fields.stream().filter(f -> f.kind().temporal()).toList(), found);
        return new Profile(
                rows.count(),
                fields.stream().map(f -> Objects.requireNonNull(found.get(f.name()))).toList());
    }

    private static boolean numeric(Field field) {
        return field.kind() == Kind.NUMBER || field.kind().temporal();
    }

    /// The list that DuckDB writes as `[1.0, NULL]`; what is no number is NaN.
    static double[] list(String text) {
        return List.of(text.substring(1, text.length() - 1).split(",")).stream()
                .map(String::strip)
                .mapToDouble(s -> s.isEmpty() || s.equals("NULL") ? Double.NaN : number(s))
                .toArray();
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    /// The counts of the map that DuckDB writes as `{0=3, 7=12}`.
    ///
    /// @param first the key of the first count
    static long[] counts(String text, int first, int size) {
        var counts = new long[size];
        var inner = text.substring(1, text.length() - 1);
        if (inner.isEmpty()) {
            return counts;
        }
        for (var pair : List.of(inner.split(","))) {
            int equals = pair.indexOf('=');
            int at = Integer.parseInt(pair.substring(0, equals).strip()) - first;
            counts[Math.clamp(at, 0, size - 1)] +=
                    Long.parseLong(pair.substring(equals + 1).strip());
        }
        return counts;
    }
}
