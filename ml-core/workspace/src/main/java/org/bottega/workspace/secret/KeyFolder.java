package org.bottega.workspace.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Where a person's keys lie: in the folder for settings, outside of every workspace, readable by
/// that person only. A workspace that is copied or stolen has no key with it.
public record KeyFolder(Path folder) {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rw-------");

    /// The usual place on this system.
    public static KeyFolder usual() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var settings = System.getenv(system.contains("win") ? "APPDATA" : "XDG_CONFIG_HOME");
        if (system.contains("mac")) {
            return new KeyFolder(home.resolve("Library/Application Support/Bottega/keys"));
        }
        var base =
                settings == null || settings.isBlank()
                        ? home.resolve(".config")
                        : Path.of(settings);
        return new KeyFolder(base.resolve("bottega").resolve("keys"));
    }

    /// A new key.
    ///
    /// @return its id
    String create(SecureRandom random) {
        var id = new byte[8];
        random.nextBytes(id);
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        var name = HexFormat.of().formatHex(id);
        try {
            Files.createDirectories(folder);
            var file = file(name);
            if (posix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                // private from its first byte on
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            Files.write(file, key);
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be kept in " + folder, e);
        }
        return name;
    }

    /// @return empty when it is not on this computer
    Optional<SecretKey> find(String id) {
        if (!id.matches("[0-9a-f]{16}") || !Files.isRegularFile(file(id))) {
            return Optional.empty();
        }
        try {
            if (posix(folder)) {
                // somebody may have copied it carelessly
                Files.setPosixFilePermissions(file(id), PRIVATE);
            }
            var bytes = Files.readAllBytes(file(id));
            return bytes.length == KEY_BYTES
                    ? Optional.of(new SecretKeySpec(bytes, "AES"))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".key");
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
