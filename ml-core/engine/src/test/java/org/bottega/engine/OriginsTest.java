package org.bottega.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.bottega.data.ImportOptions;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.Workspace;
import org.bottega.workspace.secret.KeyFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginsTest {
    private static final String PASSWORD = "correct horse 7";

    @TempDir Path folder;

    @Test
    void aDatabasesPasswordIsRememberedAndNoFileHoldsItInClear() throws Exception {
        var file = folder.resolve("db/shop");
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file, "ada", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create table sold as select x as n from system_range(1, 3)");
        }
        var origin = Origin.of("jdbc:h2:" + file).asking(null, "ada");
        var keys = new KeyFolder(folder.resolve("keys"));
        try (var workspace = Workspace.open(folder.resolve("ws"))) {
            var origins = new Origins(workspace, keys, _ -> false);
            var refused =
                    assertThrows(
                            ProblemException.class,
                            () ->
                                    origins.bring(
                                            origin, null, ImportOptions.DEFAULT, Progress.none()));
            assertTrue(
                    refused.getMessage().contains("does not know this user with this password"),
                    refused.getMessage());
            origins.remember(origin, PASSWORD);
            var version =
                    new Origins(workspace, keys, _ -> false)
                            .bring(origin, null, ImportOptions.DEFAULT, Progress.none());
            assertEquals("SOLD", version.name());
            assertEquals(3, version.rows());
            assertEquals(
                    3, origins.preview(origin, ImportOptions.DEFAULT, Progress.none()).looked());
        }
        for (var place : new Path[] {folder.resolve("ws"), folder.resolve("keys")}) {
            try (var files = Files.walk(place)) {
                for (var each : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(
                            new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)
                                    .contains(PASSWORD),
                            each.toString());
                }
            }
        }
    }
}
