package org.bottega.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {
    @TempDir Path folder;

    private Path bomb(int megabytes) throws IOException {
        var file = folder.resolve("bomb.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        return file;
    }

    @Test
    void aBombIsRefusedWithTheLimit() throws IOException {
        var file = bomb(30);
        var limit = new Unpacked.Limit(200, 1 << 20, 1L << 40);
        try (var in = Unpacked.open(file, limit)) {
            var e =
                    assertThrows(
                            ProblemException.class,
                            () -> in.transferTo(OutputStream.nullOutputStream()));
            long allowed = 200 * Files.size(file);
            assertTrue(allowed < 30L << 20, "it packs to less than a two hundredth");
            assertTrue(
                    e.getMessage()
                            .contains(
                                    String.format(
                                            java.util.Locale.ROOT, "more than %,d bytes", allowed)),
                    e.getMessage());
        }
    }

    @Test
    void whatIsSmallMayBePackedAsTightlyAsItLikes() throws IOException {
        try (var in = Unpacked.open(bomb(2), new Unpacked.Limit(200, 4 << 20, 1L << 40))) {
            assertEquals(2 << 20, in.transferTo(OutputStream.nullOutputStream()));
        }
    }
}
