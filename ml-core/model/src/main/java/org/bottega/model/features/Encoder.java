package org.bottega.model.features;

import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// A fitted rule that turns one table column into one or more numbers a row. Missing is NaN. Adding
/// one means: a record here, a case in the bundle's format and one in the ONNX writer; the compiler
/// names both places.
public sealed interface Encoder
        permits Encoder.Number,
                Encoder.DatePart,
                Encoder.Codes,
                Encoder.OneHot,
                Encoder.Missing,
                Encoder.Scaled,
                LevelValues,
                Terms,
                Power,
                Ranks,
                Polynomial,
                Cyclic,
                Hashed,
                FilledLevel,
                Product,
                Combined,
                SentenceVector {
    /// The table column it reads; the first one where it reads several.
    String column();

    /// All table columns it reads.
    default List<String> columns() {
        return List.of(column());
    }

    /// What it writes, in order.
    List<Feature> features();

    /// This rule ready for a table's rows; thread-safe.
    ///
    /// @param rows has the columns it reads
    /// @throws IllegalArgumentException when a column's storage is not the expected one
    default Bound bind(Table rows) {
        return bind(rows.column(column()));
    }

    /// This rule ready for the rows of one column, where it reads only one.
    default Bound bind(Column column) {
        return bind(alone(column));
    }

    private Table alone(Column column) {
        if (columns().size() != 1) {
            throw new IllegalArgumentException(this + " reads several columns");
        }
        var kind =
                switch (column) {
                    case NumberColumn _ -> Kind.NUMBER;
                    case CategoryColumn _ -> Kind.CATEGORY;
                    case TimeColumn _ -> Kind.DATE_TIME;
                    case TextColumn _ -> Kind.TEXT;
                };
        return new Table(Schema.of(Field.of(column(), kind)), List.of(column));
    }

    /// How many numbers it writes a row.
    default int width() {
        return 1;
    }

    /// Writes the features of a range of rows.
    @FunctionalInterface
    interface Bound {
        /// Writes feature `j` of row `i` to `out[offset + (i - from) * stride + j]`.
        void encode(int from, int to, double[] out, int offset, int stride);
    }

    /// A number as it is; infinities become missing.
    record Number(String column) implements Encoder {
        @Override
        public List<Feature> features() {
            return List.of(new Feature(column, column, 0));
        }

        @Override
        public Bound bind(Column source) {
            var values = numbers(column, source);
            return (from, to, out, offset, stride) -> {
                for (int i = from, at = offset; i < to; i++, at += stride) {
                    double value = values[i];
                    out[at] = Double.isInfinite(value) ? Double.NaN : value;
                }
            };
        }
    }

    /// The part of a moment that a model can use. Ranges: day since 1970-01-01 (with fraction), year,
    /// month 1–12, day of month 1–31, weekday 1 (Monday)–7, hour 0–23, minute of day 0–1439, quarter 1–4,
    /// day of year 1–366, weekend 0 or 1 (Saturday and Sunday).
    enum Part {
        EPOCH_DAY,
        YEAR,
        MONTH,
        DAY,
        WEEKDAY,
        HOUR,
        MINUTE_OF_DAY,
        QUARTER,
        DAY_OF_YEAR,
        WEEKEND
    }

    /// One part of a date-time.
    record DatePart(String column, Part part) implements Encoder {
        @Override
        public List<Feature> features() {
            var word = part.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            return List.of(new Feature(column + " " + word, column, 0));
        }

        @Override
        public Bound bind(Column source) {
            if (!(source instanceof TimeColumn times)) {
                throw new IllegalArgumentException(column + " is not a date-time");
            }
            var micros = times.micros();
            return (from, to, out, offset, stride) -> {
                for (int i = from, at = offset; i < to; i++, at += stride) {
                    out[at] = micros[i] == TimeColumn.MISSING ? Double.NaN : value(micros[i]);
                }
            };
        }

        private double value(long micros) {
            if (part == Part.EPOCH_DAY) {
                return micros / 86_400e6;
            }
            var time = TimeColumn.dateTime(micros);
            return switch (part) {
                case YEAR -> time.getYear();
                case MONTH -> time.getMonthValue();
                case DAY -> time.getDayOfMonth();
                case WEEKDAY -> time.getDayOfWeek().getValue();
                case HOUR -> time.getHour();
                case MINUTE_OF_DAY -> time.get(ChronoField.MINUTE_OF_DAY);
                case QUARTER -> (time.getMonthValue() + 2) / 3;
                case DAY_OF_YEAR -> time.getDayOfYear();
                case WEEKEND -> time.getDayOfWeek().getValue() >= 6 ? 1 : 0;
                case EPOCH_DAY -> throw new AssertionError();
            };
        }
    }

    /// A level's position in `levels`. Missing and unseen levels become NaN, or the extra code
    /// `levels.size()` when `missingIsLevel`.
    record Codes(String column, List<String> levels, boolean missingIsLevel) implements Encoder {
        public Codes {
            levels = Levels.of(levels);
        }

        @Override
        public List<Feature> features() {
            return List.of(new Feature(column, column, levels.size() + (missingIsLevel ? 1 : 0)));
        }

        @Override
        public Bound bind(Column source) {
            var at = Levels.of(levels).positions(categories(column, source));
            double missing = missingIsLevel ? levels.size() : Double.NaN;
            return (from, to, out, offset, stride) -> {
                for (int i = from, place = offset; i < to; i++, place += stride) {
                    out[place] = at[i] < 0 ? missing : at[i];
                }
            };
        }
    }

    /// One feature a level: 1 where the row has it, else 0. Missing and unseen levels are all zeros.
    record OneHot(String column, List<String> levels) implements Encoder {
        public OneHot {
            levels = Levels.of(levels);
        }

        @Override
        public List<Feature> features() {
            return levels.stream().map(l -> new Feature(column + " = " + l, column, 0)).toList();
        }

        @Override
        public int width() {
            return levels.size();
        }

        @Override
        public Bound bind(Column source) {
            var at = Levels.of(levels).positions(categories(column, source));
            int width = levels.size();
            return (from, to, out, offset, stride) -> {
                for (int i = from, place = offset; i < to; i++, place += stride) {
                    Arrays.fill(out, place, place + width, 0);
                    if (at[i] >= 0) {
                        out[place + at[i]] = 1;
                    }
                }
            };
        }
    }

    /// 1 where the value is missing (or infinite), else 0. For a number, a date-time or a category.
    record Missing(String column) implements Encoder {
        @Override
        public List<Feature> features() {
            return List.of(new Feature(column + " is missing", column, 0));
        }

        @Override
        public Bound bind(Column source) {
            return (from, to, out, offset, stride) -> {
                for (int i = from, at = offset; i < to; i++, at += stride) {
                    boolean missing =
                            source instanceof NumberColumn numbers
                                    ? !Double.isFinite(numbers.value(i))
                                    : source.missing(i);
                    out[at] = missing ? 1 : 0;
                }
            };
        }
    }

    /// The single feature of `base` with missing replaced by `fill`, then `(x - mean) / scale`, at most 1e300
    /// in size so that a tiny scale makes no infinities.
    ///
    /// @param fill a number in the units of `base`; NaN where what is missing stays so
    /// @param scale not zero
    record Scaled(Encoder base, double fill, double mean, double scale) implements Encoder {
        public Scaled {
            if (base.width() != 1
                    || scale == 0
                    || !Double.isFinite(mean + scale)
                    || Double.isInfinite(fill)) {
                throw new IllegalArgumentException(
                        "cannot scale " + base + " by " + mean + ", " + scale);
            }
        }

        /// The largest size of what is written.
        public static final double LARGEST = 1e300;

        /// Only fills what is missing, with a number in the units that `base` has.
        public static Scaled filled(Encoder base, double fill) {
            return base instanceof Scaled(var inner, var own, var mean, var scale)
                            && Double.isNaN(own)
                            && Double.isFinite(fill * scale + mean)
                    ? new Scaled(inner, fill * scale + mean, mean, scale)
                    : new Scaled(base, fill, 0, 1);
        }

        /// Only moves and stretches; what is missing stays so, or what `base` made of it.
        public static Scaled moved(Encoder base, double mean, double scale) {
            return base instanceof Scaled(var inner, var fill, var own, var stretch)
                            && own == 0
                            && stretch == 1
                    ? new Scaled(inner, fill, mean, scale)
                    : new Scaled(base, Double.NaN, mean, scale);
        }

        @Override
        public String column() {
            return base.column();
        }

        @Override
        public List<String> columns() {
            return base.columns();
        }

        @Override
        public List<Feature> features() {
            return base.features();
        }

        @Override
        public Bound bind(Table rows) {
            var bound = base.bind(rows);
            return (from, to, out, offset, stride) -> {
                bound.encode(from, to, out, offset, stride);
                for (int i = from, at = offset; i < to; i++, at += stride) {
                    double value = Double.isNaN(out[at]) ? fill : out[at];
                    out[at] = Math.clamp((value - mean) / scale, -LARGEST, LARGEST);
                }
            };
        }
    }

    static double[] numbers(String name, Column source) {
        if (source instanceof NumberColumn numbers) {
            return numbers.values();
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    static CategoryColumn categories(String name, Column source) {
        if (source instanceof CategoryColumn categories) {
            return categories;
        }
        throw new IllegalArgumentException(name + " is not a category");
    }
}
