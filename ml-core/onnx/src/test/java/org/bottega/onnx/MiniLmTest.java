package org.bottega.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.bottega.kernel.table.TextColumn;
import org.bottega.model.features.SentenceEncoder;
import org.bottega.model.features.SentenceVector;
import org.junit.jupiter.api.Test;

class MiniLmTest {
    private static final SentenceEncoder NETWORK = SentenceEncoder.byId("all-minilm-l6-v2-q");

    private static WordPieces pieces() throws IOException {
        try (var in = MiniLmTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            return WordPieces.read(Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void piecesAreThoseOfBert() throws IOException {
        // numbers of bert-base-uncased, as its publications and tutorials print them
        var pieces = pieces();
        assertArrayEquals(
                new long[] {101, 7592, 2088, 102},
                pieces.ids("Hello, World".replace(",", ""), 256));
        assertArrayEquals(
                new long[] {101, 7592, 1010, 2088, 999, 102}, pieces.ids("Héllo,\tWORLD!", 256));
        assertArrayEquals(
                new long[] {101, 7861, 8270, 4667, 2015, 102}, pieces.ids("embeddings", 256));
        assertArrayEquals(new long[] {101, 102}, pieces.ids(" \n ", 256));
        assertArrayEquals(new long[] {101, 100, 102}, pieces.ids("x".repeat(101), 256));
        var cut = pieces.ids("hello ".repeat(1000), 256);
        assertEquals(256, cut.length);
        assertEquals(102, cut[255]);
    }

    private static double[] vector(String text) {
        var out = new double[384];
        NETWORK.encode(text, out, 0);
        return out;
    }

    private static double alike(String a, String b) {
        var x = vector(a);
        var y = vector(b);
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    @Test
    void sentencesThatMeanTheSameAreNearEachOther() {
        assertEquals(1, alike("The coffee tastes great.", "The coffee tastes great."), 1e-6);
        double same = alike("The coffee tastes great.", "I love the flavour of this espresso.");
        double other = alike("The coffee tastes great.", "The train leaves at noon.");
        assertTrue(same > 0.5 && other < 0.3, same + ", " + other);
    }

    @Test
    void aTextHasItsVectorWhateverStandsBesideItAndMissingOnesAreZero() {
        var column =
                new TextColumn("good food", null, "  ", "a much longer text than the others are");
        var encoder = new SentenceVector("text", "all-minilm-l6-v2-q", 384);
        var out = new double[4 * 384];
        encoder.bind(column).encode(0, 4, out, 0, 384);
        assertArrayEquals(vector("good food"), Arrays.copyOf(out, 384));
        assertArrayEquals(new double[768], Arrays.copyOfRange(out, 384, 3 * 384));
    }
}
