package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be trained and what is made of columns, with every setting and what it is if not set: a change
/// shows in review. After a change that is meant, run this test with `-Dgolden.update=true` and look at
/// the difference.
class CatalogueGoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest
    @ValueSource(strings = {"algorithms", "features"})
    void theCatalogueIsAsItWasReviewed(String command) throws IOException {
        var ran = Ran.command(command, "--json");
        assertEquals(0, ran.code(), ran.err());
        var file = FOLDER.resolve(command + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, ran.out());
        }
        assertEquals(
                Files.readString(file),
                ran.out(),
                "If the change is meant, run CatalogueGoldenTest with -Dgolden.update=true.");
    }
}
