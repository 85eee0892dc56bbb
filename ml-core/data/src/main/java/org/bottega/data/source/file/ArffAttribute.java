package org.bottega.data.source.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQueries;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bottega.data.source.SourceColumn;
import org.bottega.data.source.SourceType;
import org.jspecify.annotations.Nullable;

/// A column as an ARFF file declares it.
sealed interface ArffAttribute {
    String name();

    SourceColumn column();

    /// The value that a text stands for.
    ///
    /// @throws ArffTokens.Malformed when it stands for none
    Object value(String text) throws ArffTokens.Malformed;

    /// What a sparse row means when it leaves this attribute out.
    @Nullable Object zero();

    record Numeric(String name) implements ArffAttribute {
        @Override
        public SourceColumn column() {
            return new SourceColumn(name, SourceType.NUMBER);
        }

        @Override
        public Object value(String text) throws ArffTokens.Malformed {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException _) {
                throw ArffAttribute.wrong(name, text, "is not a number");
            }
        }

        @Override
        public Object zero() {
            return 0.0;
        }
    }

    /// @param first the level that a sparse row means when it leaves the attribute out
    record Nominal(String name, String first, Set<String> levels) implements ArffAttribute {
        static Nominal of(String name, List<String> levels) {
            return new Nominal(name, levels.getFirst(), new HashSet<>(levels));
        }

        @Override
        public SourceColumn column() {
            return new SourceColumn(name, SourceType.CATEGORY);
        }

        @Override
        public Object value(String text) throws ArffTokens.Malformed {
            if (!levels.contains(text)) {
                throw ArffAttribute.wrong(name, text, "is none of its declared levels");
            }
            return text;
        }

        @Override
        public Object zero() {
            return first;
        }
    }

    record Text(String name) implements ArffAttribute {
        @Override
        public SourceColumn column() {
            return new SourceColumn(name, SourceType.CATEGORY);
        }

        @Override
        public Object value(String text) {
            return text;
        }

        @Override
        public @Nullable Object zero() {
            return null;
        }
    }

    /// @param format as `java.text.SimpleDateFormat` writes patterns
    record Date(String name, DateTimeFormatter format) implements ArffAttribute {
        static final String ISO = "yyyy-MM-dd'T'HH:mm:ss";

        /// @throws ArffTokens.Malformed when the pattern is none
        static Date of(String name, String pattern) throws ArffTokens.Malformed {
            try {
                return new Date(
                        name,
                        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                                .withResolverStyle(ResolverStyle.STRICT));
            } catch (IllegalArgumentException _) {
                throw new ArffTokens.Malformed("\"" + pattern + "\" is not a date format");
            }
        }

        @Override
        public SourceColumn column() {
            return new SourceColumn(name, SourceType.DATE_TIME);
        }

        @Override
        public Object value(String text) throws ArffTokens.Malformed {
            try {
                var parsed = format.parse(text);
                var date = parsed.query(TemporalQueries.localDate());
                var time = parsed.query(TemporalQueries.localTime());
                return LocalDateTime.of(
                        date == null ? LocalDate.EPOCH : date,
                        time == null ? LocalTime.MIDNIGHT : time);
            } catch (DateTimeException _) {
                throw ArffAttribute.wrong(name, text, "is not a date in its format");
            }
        }

        @Override
        public @Nullable Object zero() {
            return null;
        }
    }

    private static ArffTokens.Malformed wrong(String name, String text, String what) {
        var shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new ArffTokens.Malformed(name + ": \"" + shown + "\" " + what);
    }
}
