package org.bottega.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.task.Task;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.bundle.Bundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLearningTest {
    private static final List<String> PRAISE = List.of("great", "tasty", "love", "excellent");
    private static final List<String> BLAME = List.of("awful", "stale", "hate", "refund");
    private static final List<String> FILLER =
            List.of("the", "coffee", "I", "bought", "was", "really", "price", "box", "and");

    @TempDir Path folder;

    private static Table reviews(int rows, long seed) {
        var random = new Random(seed);
        var text = new @Nullable String[rows];
        var stars = new @Nullable String[rows];
        var length = new double[rows];
        for (int i = 0; i < rows; i++) {
            boolean good = random.nextBoolean();
            var words = new StringBuilder();
            for (int w = 0; w < 10; w++) {
                words.append(FILLER.get(random.nextInt(FILLER.size()))).append(' ');
            }
            words.append(
                    (good ? PRAISE : BLAME)
                            .get(random.nextInt(4))
                            .toUpperCase(java.util.Locale.ROOT));
            text[i] = random.nextInt(30) == 0 ? null : words + "!";
            stars[i] = good ? "good" : "bad";
            length[i] = random.nextGaussian();
        }
        return new Table(
                Schema.of(
                        Field.of("review", Kind.TEXT),
                        Field.of("noise", Kind.NUMBER),
                        Field.of("stars", Kind.CATEGORY)),
                List.of(new TextColumn(text), new NumberColumn(length), CategoryColumn.of(stars)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic-regression", "lightgbm", "random-forest"})
    void wordsOfATextTellTheClassAndCountAsOneColumn(String algorithm) {
        var model =
                Trainer.of(1, 1)
                        .train(
                                reviews(600, 1),
                                new Task.Classification("stars"),
                                Algorithms.byId(algorithm),
                                Params.defaults(),
                                Progress.none());
        var test = reviews(300, 2);
        var told = model.predict(test);
        int right = 0;
        for (int i = 0; i < test.rows(); i++) {
            right += told.label(i).equals(test.column("stars").text(i)) ? 1 : 0;
        }
        assertTrue(right > 280, algorithm + ": " + right + " of 300");

        var file = folder.resolve("model.bottega");
        Bundle.write(model, file);
        assertArrayEquals(told.values(), Bundle.read(file).predict(test).values());

        var why = Explainer.of(model).explain(test.slice(0, 20), Progress.none());
        assertEquals(List.of("review", "noise"), why.columns());
        var sizes = why.meanSize(why.presetOutput());
        assertTrue(sizes[0] > 5 * sizes[1], "the text tells more than noise");
    }
}
