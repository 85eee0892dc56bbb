package org.bottega.data.profile;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.Tables;
import org.bottega.data.duck.Duck;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Rows in memory for what cannot be counted in passes: all of a small table, an even choice of a large
/// one, the same each time.
final class Sample {
    private static final long ROWS = 20_000;
    private static final long CELLS = 2_000_000;

    private final List<Drawn> columns;
    private final int rows;

    private Sample(List<Drawn> columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /// One column of the sample.
    static final class Drawn {
        final Field field;

        /// As numbers, NaN for missing; empty unless the column holds numbers or moments.
        final double[] numbers;

        /// The values numbered as they first appear; −1 for missing.
        final int[] codes;

        /// The different values as texts, by code.
        final List<String> levels;

        Drawn(Field field, double[] numbers, int[] codes, List<String> levels) {
            this.field = field;
            this.numbers = numbers;
            this.codes = codes;
            this.levels = levels;
        }

        boolean numeric() {
            return numbers.length > 0;
        }
    }

    List<Drawn> columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    @Nullable Drawn find(String name) {
        return columns.stream().filter(c -> c.field.name().equals(name)).findFirst().orElse(null);
    }

    static Sample of(Rows rows, Progress progress) throws SQLException {
        var fields =
                rows.snapshot().schema().fields().stream()
                        .filter(f -> f.kind() != Kind.IMAGE)
                        .map(Sample::plain)
                        .toList();
        if (fields.isEmpty()) {
            return new Sample(List.of(), 0);
        }
        long wanted = Math.clamp(CELLS / fields.size() * 4, 1_000, ROWS);
        long every = Math.max(1, (rows.count() + wanted - 1) / wanted);
        var select = new ArrayList<String>();
        for (var field : fields) {
            var x = Duck.name(field.name());
            select.add(field.kind() == Kind.TEXT ? "left(" + x + ", 500) as " + x : x);
        }
        var order = Duck.name(unused(rows.snapshot().schema()));
        rows.duck()
                .run(
                        "create or replace temp table sampled as select "
                                + String.join(", ", select)
                                + ", file_row_number as "
                                + order
                                + " from read_parquet("
                                + Duck.file(rows.snapshot().parquet())
                                + ", file_row_number = true)"
                                + (every == 1
                                        ? ""
                                        : " where hash(file_row_number) % " + every + " = 0"),
                        progress);
        var table = Tables.read(rows.duck(), "sampled", new Schema(fields), order, progress);
        rows.duck().run("drop table sampled", progress);
        var columns = new ArrayList<Drawn>();
        for (int c = 0; c < fields.size(); c++) {
            columns.add(
                    drawn(rows.snapshot().schema().require(fields.get(c).name()), table.column(c)));
        }
        return new Sample(List.copyOf(columns), table.rows());
    }

    private static Field plain(Field field) {
        return field.kind() == Kind.NUMBER || field.kind().temporal()
                ? field
                : Field.of(field.name(), Kind.TEXT);
    }

    private static String unused(Schema schema) {
        var name = "row number";
        while (schema.find(name).isPresent()) {
            name += "_";
        }
        return name;
    }

    private static Drawn drawn(Field field, Column column) {
        int n = column.rows();
        var codes = new int[n];
        var levels = new ArrayList<String>();
        Map<Object, Integer> seen = new HashMap<>();
        var numbers =
                switch (column) {
                    case NumberColumn c -> finite(c.values());
                    case TimeColumn c -> times(c.micros());
                    case CategoryColumn _, TextColumn _ -> new double[0];
                };
        for (int i = 0; i < n; i++) {
            Object key =
                    numbers.length > 0
                            ? (Double.isNaN(numbers[i]) ? null : (Object) (numbers[i] + 0.0))
                            : column.missing(i) ? null : column.text(i);
            if (key == null) {
                codes[i] = -1;
                continue;
            }
            var code = seen.get(key);
            if (code == null) {
                code = levels.size();
                seen.put(key, code);
                levels.add(String.valueOf(column.text(i)));
            }
            codes[i] = code;
        }
        return new Drawn(field, numbers, codes, List.copyOf(levels));
    }

    private static double[] finite(double[] values) {
        var copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Double.isFinite(copy[i]) ? copy[i] : Double.NaN;
        }
        return copy;
    }

    private static double[] times(long[] micros) {
        var copy = new double[micros.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = micros[i] == TimeColumn.MISSING ? Double.NaN : micros[i];
        }
        return copy;
    }
}
