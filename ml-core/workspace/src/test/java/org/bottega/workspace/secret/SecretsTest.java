package org.bottega.workspace.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String PASSWORD = "tr0ub4dor & 3\u00e8";

    @TempDir Path workspace;
    @TempDir Path home;

    private Secrets secrets() {
        return Secrets.of(workspace, new KeyFolder(home.resolve("keys")));
    }

    @Test
    void whatWasKeptComesBack() {
        assertEquals(List.of(), secrets().list());
        assertEquals(Optional.empty(), secrets().get("db"));
        secrets().put("db", "old");
        secrets().put("db", PASSWORD);
        secrets().put("a b/ö", "");
        assertEquals(Optional.of(PASSWORD), secrets().get("db"));
        assertEquals(Optional.of(""), secrets().get("a b/ö"));
        assertEquals(List.of("a b/ö", "db"), secrets().list());
        assertTrue(secrets().delete("db"));
        assertFalse(secrets().delete("db"));
        assertEquals(Optional.empty(), secrets().get("db"));
        assertThrows(ProblemException.class, () -> secrets().put(" ", "x"));
    }

    @Test
    void noFileHoldsThePasswordInClear() throws IOException {
        secrets().put("db", PASSWORD);
        var wanted =
                List.of(
                        PASSWORD.getBytes(StandardCharsets.UTF_8),
                        PASSWORD.getBytes(StandardCharsets.UTF_16LE),
                        Base64.getEncoder().encode(PASSWORD.getBytes(StandardCharsets.UTF_8)));
        int files = 0;
        for (var folder : List.of(workspace, home)) {
            try (var all = Files.walk(folder)) {
                for (var file : all.filter(Files::isRegularFile).toList()) {
                    files++;
                    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    for (var secret : wanted) {
                        assertFalse(
                                text.contains(new String(secret, StandardCharsets.ISO_8859_1)),
                                file.toString());
                    }
                }
            }
        }
        assertEquals(2, files);
    }

    @Test
    void theSameSecretIsNeverSealedTheSameWay() throws IOException {
        secrets().put("a", PASSWORD);
        var first = Files.readString(workspace.resolve("secrets.json"));
        secrets().put("a", PASSWORD);
        assertFalse(first.equals(Files.readString(workspace.resolve("secrets.json"))));
    }

    @Test
    void onlyTheirOwnerMayReadKeys() throws IOException {
        secrets().put("db", PASSWORD);
        try (var keys = Files.list(home.resolve("keys"))) {
            var key = keys.toList().getFirst();
            if (!key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return;
            }
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));
            secrets().get("db");
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        }
    }

    @Test
    void aCopiedWorkspaceKeepsItsSecretsToItself() {
        secrets().put("db", PASSWORD);
        var elsewhere = Secrets.of(workspace, new KeyFolder(home.resolve("other")));
        assertEquals(
                "db: The key that opens this secret is not on this computer. Enter the password again.",
                assertThrows(ProblemException.class, () -> elsewhere.get("db")).getMessage());
        elsewhere.put("new", "x");
        assertEquals(Optional.of("x"), elsewhere.get("new"));
        assertEquals(Optional.of(PASSWORD), secrets().get("db"));
    }

    @Test
    void alteredAndMovedSecretsDoNotOpen() throws IOException {
        secrets().put("db", PASSWORD);
        var file = workspace.resolve("secrets.json");
        var text = Files.readString(file);
        Files.writeString(file, text.replace("\"db\"", "\"other\""));
        assertTrue(
                assertThrows(ProblemException.class, () -> secrets().get("other"))
                        .getMessage()
                        .contains("was altered"));
        int at = text.indexOf("\"sealed\"") + 14;
        var one = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(file, text.substring(0, at) + one + text.substring(at + 1));
        assertThrows(ProblemException.class, () -> secrets().get("db"));
    }
}
