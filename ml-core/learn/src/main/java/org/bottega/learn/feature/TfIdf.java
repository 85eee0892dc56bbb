package org.bottega.learn.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Column;
import org.bottega.model.features.Analyzer;
import org.bottega.model.features.TermScanner;
import org.bottega.model.features.Terms;
import org.bottega.model.features.Values;
import org.bottega.model.features.Vocabulary;

/// How much the words of a text, or pieces of them, stand out.
public final class TfIdf extends Featurizer {
    /// Where there are more terms than this, those seen once are forgotten.
    private static final int CROWDED = 1 << 20;

    /// What a term is made of.
    public enum By {
        WORDS,
        CHARACTERS
    }

    public static final Param<By> BY =
            Param.choice("by", By.WORDS)
                    .doc("Whether terms are words, or characters in a row wherever they stand.");
    public static final Param<Integer> LEAST =
            Param.whole("least", 1, 1, Analyzer.MOST)
                    .doc("The fewest words or characters in a term.");
    public static final Param<Integer> MOST =
            Param.whole("most", 2, 1, Analyzer.MOST).doc("The most words or characters in a term.");
    public static final Param<Integer> TERMS =
            Param.whole("terms", 1000, 1, 50_000)
                    .log()
                    .doc("How many terms are kept: those that most rows have.");
    public static final Param<Integer> ROWS =
            Param.whole("rows", 3, 1, 1_000_000).doc("In how many rows a term must occur.");
    public static final Param<Double> SHARE =
            Param.real("share", 0.95, 0.01, 1)
                    .doc("A term that more than this share of the rows has is left out.");
    public static final Param<Terms.Count> COUNT =
            Param.choice("count", Terms.Count.LOG)
                    .doc("What is taken: how many times, 1 + its logarithm, or once.");
    public static final Param<Boolean> RARITY =
            Param.flag("rarity", true)
                    .doc("Whether rare terms weigh more (inverse document frequency).");
    public static final Param<Boolean> UNIT =
            Param.flag("unit", true)
                    .doc("Whether long texts are brought to the length of short ones.");

    TfIdf() {
        super(
                new Info(
                        "tf-idf",
                        "Words of texts (tf-idf)",
                        "One input a word, pair of words or run of characters: how often it occurs, the rarer the more.",
                        "Texts",
                        List.of("bag of words", "n-grams", "text", "vectorizer")),
                Set.of(Place.TEXTS, Place.CATEGORIES),
                "Manning, Raghavan and Schütze, An Introduction to Information Retrieval, 2008, chapter 6.",
                List.of(BY, LEAST, MOST, TERMS, ROWS, SHARE, COUNT, RARITY, UNIT));
    }

    @Override
    public String onnx() {
        return "Written into the graph with ONNX Runtime's own tokenizer; other runtimes may lack it.";
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        column.none();
        int least = params.get(LEAST);
        int most = Math.max(least, params.get(MOST));
        var analyzer =
                switch (params.get(BY)) {
                    case WORDS -> new Analyzer.Words(least, most);
                    case CHARACTERS -> new Analyzer.Characters(least, most);
                };
        var kept =
                Kept.of(column, analyzer, params.get(TERMS), params.get(ROWS), params.get(SHARE));
        if (kept.terms().isEmpty()) {
            return;
        }
        double rows = column.rows().length;
        var weights =
                kept.rows().stream()
                        .mapToDouble(
                                n -> params.get(RARITY) ? 1 + Math.log((1 + rows) / (1 + n)) : 1)
                        .toArray();
        column.add(
                Draft.of(
                        new Terms(
                                column.name(),
                                analyzer,
                                params.get(COUNT),
                                params.get(UNIT),
                                kept.terms(),
                                Values.of(weights))));
        column.indicate();
    }

    /// Terms worth an input, in alphabetical order.
    ///
    /// @param rows in how many rows each of them occurs
    record Kept(List<String> terms, List<Integer> rows) {
        static Kept of(ColumnFit column, Analyzer analyzer, int most, int leastRows, double share) {
            var seen = new Seen(analyzer);
            for (int row : column.rows()) {
                seen.add(column.column(), row);
            }
            double mostRows = share * column.rows().length;
            var chosen =
                    IntStream.range(0, seen.terms.size())
                            .filter(t -> seen.rows[t] >= leastRows && seen.rows[t] <= mostRows)
                            .boxed()
                            .sorted(
                                    Comparator.<Integer>comparingInt(t -> -seen.rows[t])
                                            .thenComparing(seen.terms::term))
                            .limit(Math.min(most, room(column.column().rows())))
                            .sorted(Comparator.comparing(seen.terms::term))
                            .toList();
            return new Kept(
                    chosen.stream().map(seen.terms::term).toList(),
                    chosen.stream().map(t -> seen.rows[t]).toList());
        }

        /// How many inputs of so many rows fit into an eighth of the memory.
        private static long room(int rows) {
            return Math.max(50, Runtime.getRuntime().maxMemory() / 64 / Math.max(1, rows));
        }
    }

    /// Counts in how many rows each term occurs.
    private static final class Seen implements TermScanner.Sink {
        private final TermScanner scanner;
        private Vocabulary terms = new Vocabulary();
        private int[] rows = new int[64];
        private int[] last = new int[64];
        private int row;
        private int forgotten = 1;

        Seen(Analyzer analyzer) {
            this.scanner = new TermScanner(analyzer);
        }

        void add(Column column, int number) {
            var text = column.text(number);
            if (text == null) {
                return;
            }
            row++;
            scanner.scan(text, this);
            if (terms.size() > CROWDED) {
                forget();
            }
        }

        @Override
        public void term(char[] text, int from, int to) {
            int term = terms.add(text, from, to);
            if (term >= rows.length) {
                rows = Arrays.copyOf(rows, 2 * rows.length);
                last = Arrays.copyOf(last, rows.length);
            }
            if (last[term] != row) {
                last[term] = row;
                rows[term]++;
            }
        }

        /// Drops the rarest terms (lossy counting, Manku and Motwani 2002).
        private void forget() {
            while (terms.size() > CROWDED / 2) {
                var old = terms;
                var kept = new ArrayList<Integer>();
                for (int t = 0; t < old.size(); t++) {
                    if (rows[t] > forgotten) {
                        kept.add(t);
                    }
                }
                var next = new Vocabulary();
                for (int n = 0; n < kept.size(); n++) {
                    var term = old.term(kept.get(n)).toCharArray();
                    next.add(term, 0, term.length);
                    rows[n] = rows[kept.get(n)];
                    last[n] = last[kept.get(n)];
                }
                Arrays.fill(rows, kept.size(), rows.length, 0);
                Arrays.fill(last, kept.size(), last.length, 0);
                terms = next;
                forgotten++;
            }
            forgotten = 1;
        }
    }
}
