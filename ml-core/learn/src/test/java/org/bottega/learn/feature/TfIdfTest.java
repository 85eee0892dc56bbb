package org.bottega.learn.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.TextColumn;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Terms;
import org.junit.jupiter.api.Test;

/// Figures of scikit-learn 1.2.1 (`TfidfVectorizer` with the settings named at each test), written down.
class TfIdfTest {
    private static final Column TEXTS =
            new TextColumn(
                    "The food was good, not bad.",
                    "Good food! Good price.",
                    "bad bad service; not good",
                    "",
                    "The café's naïve waiter: not a word");

    private static List<Draft> drafts(Column column, String pipeline) {
        var fit =
                new ColumnFit(
                        Field.of("text", Kind.TEXT),
                        column,
                        IntStream.range(0, column.rows()).toArray(),
                        null);
        Pipeline.read(pipeline).steps().forEach(fit::step);
        return fit.drafts();
    }

    private static Terms terms(String pipeline) {
        return (Terms) drafts(TEXTS, pipeline).getFirst().encoder();
    }

    private static double[] row(Encoder encoder, int row) {
        var out = new double[encoder.width()];
        encoder.bind(TEXTS).encode(row, row + 1, out, 0, out.length);
        return out;
    }

    @Test
    void wordsAndPairsAreWeighedAsInTheReference() {
        // ngram_range=(1, 2), sublinear_tf=True, min_df=2, max_df=0.95
        var terms = terms("tf-idf:rows=2");
        assertEquals(List.of("bad", "food", "good", "not", "the"), terms.terms());
        assertArrayEquals(
                new double[] {
                    0.4779221568635387,
                    0.4779221568635387,
                    0.3967185626717695,
                    0.3967185626717695,
                    0.4779221568635387
                },
                row(terms, 0),
                1e-15);
        assertArrayEquals(
                new double[] {0, 0.5797386715376657, 0.8148024746671689, 0, 0},
                row(terms, 1),
                1e-15);
        assertArrayEquals(new double[5], row(terms, 3), "an empty text has no words");
        assertArrayEquals(
                new double[] {0, 0, 0, 0.6387105775654869, 0.7694470729725092},
                row(terms, 4),
                1e-15);
    }

    @Test
    void singleWordsAreCountedAsInTheReference() {
        // ngram_range=(1, 1)
        var terms = terms("tf-idf:rows=1,most=1,share=1,count=times");
        assertEquals(
                List.of(
                        "bad", "café", "food", "good", "naïve", "not", "price", "service", "the",
                        "waiter", "was", "word"),
                terms.terms());
        assertArrayEquals(
                new double[] {
                    0.7605939429889443,
                    0,
                    0,
                    0.3156808399715858,
                    0,
                    0.3156808399715858,
                    0,
                    0.4713682938406007,
                    0,
                    0,
                    0,
                    0
                },
                row(terms, 2),
                1e-15);
    }

    @Test
    void runsOfCharactersAreWeighedAsInTheReference() {
        // analyzer="char", ngram_range=(2, 3), min_df=3
        var terms = terms("tf-idf:by=characters,least=2,most=3,rows=3,share=1,count=times");
        assertEquals(
                List.of(
                        " g", " go", " n", " no", "d ", "go", "goo", "no", "not", "od", "oo", "ood",
                        "ot", "ot ", "t "),
                terms.terms());
        assertArrayEquals(
                new double[] {
                    0.1561737618886061,
                    0.1561737618886061,
                    0,
                    0,
                    0.3123475237772121,
                    0.3123475237772121,
                    0.3123475237772121,
                    0,
                    0,
                    0.4685212856658182,
                    0.4685212856658182,
                    0.4685212856658182,
                    0,
                    0,
                    0
                },
                row(terms, 1),
                1e-15);
    }

    @Test
    void theMostFrequentTermsAreKept() {
        assertEquals(List.of("good", "not"), terms("tf-idf:rows=1,terms=2,share=1").terms());
    }

    @Test
    void missingTextsHaveAnIndicatorAndWordsOfOneRowAreNoInput() {
        var drafts = drafts(new TextColumn("a word", null, "one word", "word"), "tf-idf:rows=3");
        assertEquals(
                List.of("text: word", "text is missing"),
                drafts.stream()
                        .flatMap(d -> d.encoder().features().stream())
                        .map(f -> f.name())
                        .toList());
        assertTrue(drafts(new TextColumn("one", "two", "three"), "tf-idf").isEmpty());
    }
}
