package org.bottega.onnx;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.features.Encoder;
import org.jspecify.annotations.Nullable;

/// Rows on which a wrong graph shows: values exactly on the predictor's thresholds and their
/// neighbours, every level, missing and unseen values, infinities, calendar corners. Always the same
/// for the same model.
final class EdgeRows {
    private static final int ALL_COLUMNS = 3_000;
    private static final int MIXED = 400;
    private static final List<String> MOMENTS =
            List.of(
                    "1970-01-01T00:00",
                    "1969-12-31T23:59:59.999999",
                    "2000-02-29T12:30:15",
                    "1900-02-28T23:59",
                    "1900-03-01T00:00",
                    "2023-12-31T23:59:59.999999",
                    "2024-02-29T06:00",
                    "2100-02-28T01:01",
                    "1600-01-01T00:00",
                    "0001-01-01T00:00",
                    "-0001-02-28T05:59:59",
                    "9999-12-31T23:59:59");

    private static final List<String> TEXTS =
            List.of(
                    "a",
                    "\t\n  \r",
                    "don't STOP; it's 42€ – naïve Ærø",
                    "ÀÈÌÒÙ Ž Ω ЖУК İ ß",
                    "x_1  snake_case\u00a0no|break | |two",
                    "日本語 テスト 한국어 café e\u0301te\u0301",
                    "\ud835\udd4f emoji \ud83d\ude00\ud83d\ude00 twice",
                    "the the the the");

    private final Model model;
    private final Table base;
    private final Random random = new Random(1);
    private final int perColumn;

    EdgeRows(Model model) {
        this.model = model;
        this.base = Conform.to(model.signature().inputs(), model.sample());
        this.perColumn = Math.clamp(ALL_COLUMNS / Math.max(1, base.schema().size()), 30, 300);
    }

    /// Each special value in a row of the sample, then rows that mix them.
    Table table() {
        var fields = model.signature().inputs().fields();
        var thresholds = thresholds();
        var special = new ArrayList<List<@Nullable Object>>();
        int rows = MIXED;
        for (var field : fields) {
            var values = values(field, thresholds.getOrDefault(field.name(), Set.of()));
            special.add(values);
            rows += values.size();
        }
        var columns = new ArrayList<Column>();
        var from = random.ints(rows, 0, Math.max(1, base.rows())).toArray();
        int first = 0;
        for (int c = 0; c < fields.size(); c++) {
            var values = special.get(c);
            var column = new @Nullable Object[rows];
            for (int i = 0; i < rows; i++) {
                int own = i - first;
                boolean mixed = i >= rows - MIXED && random.nextInt(3) == 0;
                column[i] =
                        own >= 0 && own < values.size()
                                ? values.get(own)
                                : mixed
                                        ? values.get(random.nextInt(values.size()))
                                        : base.rows() == 0 ? null : value(base.column(c), from[i]);
            }
            first += values.size();
            columns.add(column(fields.get(c), column));
        }
        return new Table(model.signature().inputs(), columns);
    }

    private static @Nullable Object value(Column column, int row) {
        if (column.missing(row)) {
            return null;
        }
        return switch (column) {
            case NumberColumn numbers -> numbers.value(row);
            case TimeColumn times -> times.micros()[row];
            case CategoryColumn _, TextColumn _ -> column.text(row);
        };
    }

    private static Column column(Field field, @Nullable Object[] values) {
        return switch (InputType.of(field.kind())) {
            case NUMBER -> {
                var numbers = new double[values.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = values[i] instanceof Double d ? d : Double.NaN;
                }
                yield new NumberColumn(numbers);
            }
            case TIME -> {
                var micros = new long[values.length];
                for (int i = 0; i < micros.length; i++) {
                    micros[i] = values[i] instanceof Long l ? l : TimeColumn.MISSING;
                }
                yield new TimeColumn(micros);
            }
            case TEXT -> {
                var texts = new @Nullable String[values.length];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = values[i] instanceof String s ? s : null;
                }
                yield Conform.column(field, new TextColumn(texts));
            }
        };
    }

    /// The special values of one column, a share of [#ALL_COLUMNS]; `null` is missing.
    private List<@Nullable Object> values(Field field, Set<Double> thresholds) {
        var values = new ArrayList<@Nullable Object>();
        values.add(null);
        switch (InputType.of(field.kind())) {
            case NUMBER -> {
                values.addAll(List.of(0.0, -0.0, 1e-300, -1e300, 1e300));
                values.addAll(List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
                for (double t : some(thresholds)) {
                    values.addAll(List.of(t, Math.nextUp(t), Math.nextDown(t)));
                }
            }
            case TIME -> {
                MOMENTS.forEach(m -> values.add(TimeColumn.micros(LocalDateTime.parse(m))));
                for (double t : some(thresholds)) {
                    long micros = Math.round(t * 86_400e6);
                    values.addAll(List.of(micros, micros + 1, micros - 1));
                }
            }
            case TEXT -> {
                values.addAll(some(field.levels()));
                values.add("not a level of this model");
                values.add(" ");
                if (field.kind() == Kind.TEXT) {
                    values.addAll(TEXTS);
                }
            }
        }
        return values;
    }

    private <T> List<T> some(Collection<T> all) {
        var list = new ArrayList<>(all);
        java.util.Collections.shuffle(list, random);
        return list.subList(0, Math.min(perColumn / 3, list.size()));
    }

    /// For each number and date-time column the values at which the predictor decides.
    private Map<String, Set<Double>> thresholds() {
        var byFeature = new Thresholds(model.features().width());
        byFeature.collect(model.predictor());
        var byColumn = new LinkedHashMap<String, Set<Double>>();
        int at = 0;
        for (var encoder : model.features().encoders()) {
            if (encoder.width() == 1) {
                for (double t : byFeature.of(at)) {
                    double value = before(encoder, t);
                    if (!Double.isNaN(value)) {
                        byColumn.computeIfAbsent(encoder.column(), _ -> new LinkedHashSet<>())
                                .add(value);
                    }
                }
            }
            at += encoder.width();
        }
        return byColumn;
    }

    /// The column's value (a day for a date-time) that is encoded as the given number, but for
    /// rounding; NaN where there is none.
    private static double before(Encoder encoder, double encoded) {
        return switch (encoder) {
            case Encoder.Number _ -> encoded;
            case Encoder.DatePart(var _, var part) ->
                    part == Encoder.Part.EPOCH_DAY && Math.abs(encoded) < 3e6
                            ? encoded
                            : Double.NaN;
            case Encoder.Scaled(var base, double _, double mean, double scale) ->
                    before(base, encoded * scale + mean);
            default -> Double.NaN;
        };
    }
}
