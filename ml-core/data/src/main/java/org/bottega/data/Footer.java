package org.bottega.data;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// What a Parquet file that DuckDB wrote says about its columns without a look at its rows. Each part of
/// the file tells how many of its values are missing, the least and the greatest.
final class Footer {
    private Footer() {}

    /// One column.
    ///
    /// @param known how many values are not missing; negative when the file does not say so
    /// @param bounded whether `min` and `max` are those of all values; never where one is infinite or no
    ///     number
    /// @param least as a number, `NaN` where it is none
    /// @param most as a number
    /// @param min as text, of texts perhaps the beginning only
    /// @param max as text
    /// @param dictionary whether every part of it lists its different values
    record Column(
            long known,
            boolean bounded,
            double least,
            double most,
            @Nullable String min,
            @Nullable String max,
            boolean dictionary) {
        static final Column UNKNOWN =
                new Column(-1, false, Double.NaN, Double.NaN, null, null, false);
    }

    /// For each column in order.
    static List<Column> read(Duck duck, Path parquet, int columns, Progress progress)
            throws SQLException {
        var list = new ArrayList<Column>();
        for (int c = 0; c < columns; c++) {
            list.add(Column.UNKNOWN);
        }
        duck.query(
                """
                select column_id,
                  sum(num_values), sum(stats_null_count), count(*) - count(stats_null_count),
                  bool_and(coalesce(stats_null_count = num_values, false)
                    or stats_min_value is not null and stats_max_value is not null),
                  min(try_cast(stats_min_value as double)), max(try_cast(stats_max_value as double)),
                  min(stats_min_value), max(stats_max_value),
                  bool_and(contains(encodings, 'DICTIONARY'))
                from parquet_metadata(%s) group by column_id
                """
                        .formatted(Duck.file(parquet)),
                progress,
                row -> {
                    boolean counted = row.getLong(4) == 0;
                    var least = row.getDouble(6);
                    boolean number = !row.wasNull();
                    return list.set(
                            row.getInt(1),
                            new Column(
                                    counted ? row.getLong(2) - row.getLong(3) : -1,
                                    counted && row.getBoolean(5),
                                    number ? least : Double.NaN,
                                    number ? row.getDouble(7) : Double.NaN,
                                    row.getString(8),
                                    row.getString(9),
                                    row.getBoolean(10)));
                });
        return list;
    }
}
