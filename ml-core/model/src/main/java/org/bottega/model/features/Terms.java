package org.bottega.model.features;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.TextColumn;
import org.jspecify.annotations.Nullable;

/// How often terms occur in a text, one feature a term: bags of words, n-grams with tf-idf, bags of
/// values. A missing text has no terms.
///
/// With `unit` each row is divided by its Euclidean length where that is not 0.
///
/// @param terms distinct
/// @param weights by what each term's count is multiplied, above 0
/// @see <a href="https://nlp.stanford.edu/IR-book/pdf/06vect.pdf">Manning, Raghavan and Schütze, An
///     Introduction to Information Retrieval, chapter 6</a>
public record Terms(
        String column,
        Analyzer analyzer,
        Count count,
        boolean unit,
        List<String> terms,
        Values weights,
        Vocabulary vocabulary)
        implements Encoder {
    /// What becomes of the number of times that a term occurs in a text.
    public enum Count {
        /// the number itself
        TIMES,
        /// 1 + its natural logarithm; 0 stays 0
        LOG,
        /// 1 where it occurs
        ONCE;

        double of(double times) {
            return switch (this) {
                case TIMES -> times;
                case LOG -> times > 0 ? 1 + Math.log(times) : 0;
                case ONCE -> Math.min(1, times);
            };
        }
    }

    public Terms(
            String column,
            Analyzer analyzer,
            Count count,
            boolean unit,
            List<String> terms,
            Values weights) {
        this(column, analyzer, count, unit, terms, weights, Vocabulary.of(terms));
    }

    public Terms {
        terms = List.copyOf(terms);
        if (vocabulary.size() != terms.size()) {
            throw new IllegalArgumentException(column + ": a term stands twice");
        }
        if (weights.size() != terms.size() || !weights.finite()) {
            throw new IllegalArgumentException(
                    column + ": a finite weight for each term is needed");
        }
    }

    @Override
    public List<Feature> features() {
        return terms.stream().map(t -> new Feature(column + ": " + t, column, 0)).toList();
    }

    @Override
    public int width() {
        return terms.size();
    }

    @Override
    public Bound bind(Column source) {
        IntFunction<@Nullable String> text =
                switch (source) {
                    case TextColumn texts -> texts::text;
                    case CategoryColumn names -> names::text;
                    default -> throw new IllegalArgumentException(column + " is not text");
                };
        return (from, to, out, offset, stride) -> {
            var counter = new Counter(out);
            for (int i = from, at = offset; i < to; i++, at += stride) {
                counter.row(text.apply(i), at);
            }
        };
    }

    /// Counts the terms of one row after another.
    private final class Counter implements TermScanner.Sink {
        private final TermScanner scanner = new TermScanner(analyzer);
        private final double[] out;
        private int at;

        Counter(double[] out) {
            this.out = out;
        }

        void row(@Nullable String text, int place) {
            at = place;
            int width = terms.size();
            Arrays.fill(out, at, at + width, 0);
            if (text == null) {
                return;
            }
            scanner.scan(text, this);
            double squares = 0;
            for (int j = 0; j < width; j++) {
                double times = out[at + j];
                if (times > 0) {
                    double value = count.of(times) * weights.get(j);
                    out[at + j] = value;
                    squares += value * value;
                }
            }
            if (unit && squares > 0) {
                double size = Math.sqrt(squares);
                for (int j = 0; j < width; j++) {
                    out[at + j] /= size;
                }
            }
        }

        @Override
        public void term(char[] text, int from, int to) {
            int number = vocabulary.find(text, from, to);
            if (number >= 0) {
                out[at + number]++;
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Terms t
                && t.column.equals(column)
                && t.analyzer.equals(analyzer)
                && t.count == count
                && t.unit == unit
                && t.terms.equals(terms)
                && t.weights.equals(weights);
    }

    @Override
    public int hashCode() {
        return 31 * column.hashCode() + terms.hashCode();
    }
}
