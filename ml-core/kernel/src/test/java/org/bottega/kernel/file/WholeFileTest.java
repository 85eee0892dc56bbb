package org.bottega.kernel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir Path folder;

    @Test
    void whatFailsHalfwayLeavesTheOldFileAndNothingElse() throws IOException {
        var file = folder.resolve("a.txt");
        WholeFile.write(file, "old");
        assertThrows(
                IllegalStateException.class,
                () ->
                        WholeFile.write(
                                file,
                                out -> {
                                    out.write(new byte[100_000]);
                                    throw new IllegalStateException("in the middle");
                                }));
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblemOfTheInput() throws IOException {
        var full =
                assertThrows(
                        ProblemException.class,
                        () ->
                                WholeFile.write(
                                        folder.resolve("b.txt"),
                                        out -> {
                                            throw new IOException("No space left on device");
                                        }));
        assertTrue(full.getMessage().contains("No space left on device"), full::getMessage);
        Files.createDirectories(folder.resolve("taken").resolve("inside"));
        assertThrows(
                ProblemException.class, () -> WholeFile.write(folder.resolve("taken"), "text"));
    }
}
