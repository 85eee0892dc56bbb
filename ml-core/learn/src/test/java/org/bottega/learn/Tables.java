package org.bottega.learn;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.jspecify.annotations.Nullable;

/// Made-up tables with columns of every kind and a target `y`.
public final class Tables {
    private Tables() {}

    /// A table to learn from, with some values missing or infinite.
    public static Table ordinary(int rows, int classes, long seed) {
        return table(rows, classes, seed, false);
    }

    /// A table with levels and missing values where [#ordinary] has none.
    public static Table strange(int rows, int classes, long seed) {
        return table(rows, classes, seed, true);
    }

    /// The same table with a target that is above zero.
    public static Table exponential(Table table) {
        var columns = new ArrayList<>(table.columns());
        int at = table.schema().indexOf("y").orElseThrow();
        var y = ((NumberColumn) columns.get(at)).values();
        columns.set(
                at,
                new NumberColumn(java.util.Arrays.stream(y).map(v -> Math.exp(v / 10)).toArray()));
        return new Table(table.schema(), columns);
    }

    private static Table table(int rows, int classes, long seed, boolean strange) {
        var random = new SplittableRandom(seed);
        var age = new double[rows];
        var income = new double[rows];
        var constant = new double[rows];
        var city = new @Nullable String[rows];
        var member = new @Nullable String[rows];
        var since = new long[rows];
        var id = new @Nullable String[rows];
        var note = new @Nullable String[rows];
        var y = new double[rows];
        for (int i = 0; i < rows; i++) {
            age[i] = 20 + random.nextInt(60);
            income[i] = Math.exp(8 + random.nextGaussian());
            city[i] = "city " + random.nextInt(6);
            member[i] = random.nextBoolean() ? "yes" : "no";
            since[i] =
                    (15_000L + random.nextInt(4000)) * 86_400_000_000L
                            + random.nextInt(24) * 3_600_000_000L;
            id[i] = "id" + seed + "-" + i;
            note[i] = "some words " + random.nextInt(1000);
            double signal =
                    (age[i] - 50) / 15
                            + ("yes".equals(member[i]) ? 1 : -1)
                            + 0.5 * random.nextGaussian();
            y[i] =
                    classes == 0
                            ? 10 * signal
                            : Math.clamp((int) Math.floor(signal + classes / 2.0), 0, classes - 1);
            if (random.nextInt(10) == 0) {
                income[i] = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
            }
            if (random.nextInt(10) == 0) {
                city[i] = null;
            }
            if (strange && random.nextInt(4) == 0) {
                age[i] = random.nextBoolean() ? Double.NaN : 1e308;
                city[i] = "elsewhere " + i;
                member[i] = random.nextBoolean() ? null : "perhaps";
                since[i] = TimeColumn.MISSING;
            }
        }
        var fields = new ArrayList<Field>();
        var columns = new ArrayList<Column>();
        add(fields, columns, "age", Kind.NUMBER, new NumberColumn(age));
        add(fields, columns, "income", Kind.NUMBER, new NumberColumn(income));
        add(fields, columns, "constant", Kind.NUMBER, new NumberColumn(constant));
        add(fields, columns, "city", Kind.CATEGORY, CategoryColumn.of(city));
        add(fields, columns, "member", Kind.BOOLEAN, CategoryColumn.of(member));
        add(fields, columns, "since", Kind.DATE_TIME, new TimeColumn(since));
        add(fields, columns, "id", Kind.IDENTIFIER, new TextColumn(id));
        add(fields, columns, "note", Kind.TEXT, new TextColumn(note));
        if (classes == 0) {
            add(fields, columns, "y", Kind.NUMBER, new NumberColumn(y));
        } else {
            var names = new String[rows];
            for (int i = 0; i < rows; i++) {
                names[i] = "class " + (int) y[i];
            }
            add(fields, columns, "y", Kind.CATEGORY, CategoryColumn.of(names));
        }
        return new Table(new Schema(fields), columns);
    }

    private static void add(
            ArrayList<Field> fields,
            ArrayList<Column> columns,
            String name,
            Kind kind,
            Column column) {
        fields.add(Field.of(name, kind));
        columns.add(column);
    }
}
