package org.bottega.model.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.RandomModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir Path folder;

    @Test
    void aModelReadAgainPredictsTheSameBits() {
        for (long seed = 0; seed < 10; seed++) {
            var models = new RandomModels(seed);
            var model =
                    switch ((int) seed % 3) {
                        case 0 -> models.blend(5, 4);
                        case 1 -> models.forest(new Task.Regression("price"), 7, 5);
                        default -> models.forest(new Task.Classification("left"), 7, 5);
                    };
            var again = saved(model);
            var rows = models.table(200);
            assertArrayEquals(model.predict(rows).values(), again.predict(rows).values());
            assertEquals(model.signature(), again.signature());
            assertEquals(model.card(), again.card());
            assertEquals(model.features().encoders(), again.features().encoders());
        }
    }

    @Test
    void theSampleRowsComeBackWithTheirMissingValues() {
        var model = new RandomModels(3).blend(2, 3);
        var again = saved(model);
        assertEquals(20, again.sample().rows());
        for (int c = 0; c < model.sample().columns().size(); c++) {
            for (int i = 0; i < 20; i++) {
                assertEquals(model.sample().column(c).text(i), again.sample().column(c).text(i));
            }
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        Bundle.write(new RandomModels(1).blend(4, 4), folder.resolve("a.bottega"));
        Bundle.write(new RandomModels(1).blend(4, 4), folder.resolve("b.bottega"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a.bottega")),
                Files.readAllBytes(folder.resolve("b.bottega")));
    }

    @Test
    void aFileIsReplacedAndNothingElseIsLeftInTheFolder() throws IOException {
        var file = folder.resolve("m.bottega");
        Files.writeString(file, "old");
        Bundle.write(new RandomModels(1).blend(1, 2), file);
        assertTrue(Files.size(file) > 1000);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldInOneSentence() {
        var file = folder.resolve("nowhere").resolve("m.bottega");
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> Bundle.write(new RandomModels(1).blend(1, 2), file));
        assertTrue(refused.getMessage().contains("the folder does not exist"), refused::getMessage);
    }

    /// The bundle was written by the first release of the format, the figures are its predictions then.
    @Test
    void aBundleOfFormatOneStillOpensAndPredictsAsItDid() throws IOException {
        var file = Path.of("src/test/resources/bundles/format-1.bottega");
        var model = Bundle.read(file);
        var told = model.predict(model.sample());
        var expected =
                Files.readAllLines(file.resolveSibling("format-1.predictions.txt")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        assertArrayEquals(expected, told.values(), 1e-15);
    }

    private Model saved(Model model) {
        var file = folder.resolve("model.bottega");
        Bundle.write(model, file);
        return Bundle.read(file);
    }
}
