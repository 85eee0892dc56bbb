package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.bottega.kernel.ProblemException;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsembleBuilder;
import org.junit.jupiter.api.Test;

class ShelfTest {
    @Test
    void largePredictorsWaitInFilesAndComeBackAsTheyWere() {
        var large = forest(6000);
        var small = forest(10);
        var rows = new SplittableRandom(3).doubles(3 * 100).toArray();
        Shelf.Kept inFile;
        try (var shelf = new Shelf()) {
            inFile = shelf.put(large);
            var atHand = shelf.put(small);
            assertTrue(inFile.inFile());
            assertFalse(atHand.inFile());
            assertSame(small, atHand.get());
            assertArrayEquals(told(large, rows), told(inFile.get(), rows));
        }
        assertThrows(ProblemException.class, inFile::get, "files end with the search");
        assertEquals(0, large.base()[0]);
    }

    private static double[] told(Predictor predictor, double[] rows) {
        var out = new double[100];
        predictor.predict(rows, 100, out);
        return out;
    }

    private static org.bottega.model.predictor.TreeEnsemble forest(int trees) {
        var random = new SplittableRandom(trees);
        var builder = new TreeEnsembleBuilder(3, new double[1], Link.IDENTITY, 1);
        for (int t = 0; t < trees; t++) {
            int node = builder.numeric(t % 3, random.nextDouble(), true, 1, 10);
            builder.children(
                    node,
                    builder.leaf(4, random.nextDouble()),
                    builder.leaf(6, -random.nextDouble()));
            builder.tree(node, 0);
        }
        return builder.build();
    }
}
