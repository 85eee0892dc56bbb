package org.bottega.workspace.secret;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.file.JsonFile;

/// Passwords of a workspace by name. They lie in `secrets.json` in the workspace, each encrypted and
/// sealed with AES-256-GCM; the key lies in the person's [KeyFolder]. Names are not secret. Safe for
/// any thread.
///
/// This keeps a password from whoever gets the workspace's files. It does not keep it from programs
/// that run as the same person.
public final class Secrets {
    private static final int SEAL_BITS = 128;
    private static final int NONCE_BYTES = 12;

    private final Path file;
    private final KeyFolder keys;
    private final SecureRandom random = new SecureRandom();

    private Secrets(Path file, KeyFolder keys) {
        this.file = file;
        this.keys = keys;
    }

    /// The secrets of a workspace's folder. Nothing is written before the first [#put].
    public static Secrets of(Path workspace, KeyFolder keys) {
        return new Secrets(workspace.resolve("secrets.json"), keys);
    }

    /// Keeps a secret; one of the same name is replaced.
    ///
    /// @param name 1 to 200 characters, such as `jdbc:postgresql://host/data ada`
    public synchronized void put(String name, String secret) {
        if (name.isBlank() || name.length() > 200) {
            throw ProblemException.usage(
                    "name", "A secret's name has 1 to 200 characters.", "Give another name.");
        }
        var json = read();
        var id = json.path("key").asText("");
        var known = keys.find(id);
        if (known.isEmpty()) {
            // none yet, or the workspace came from elsewhere: what it holds stays as it is
            id = keys.create(random);
            json.put("key", id);
            known = keys.find(id);
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed =
                cipher(
                        Cipher.ENCRYPT_MODE,
                        known.orElseThrow(() -> lost(name)),
                        nonce,
                        name,
                        secret.getBytes(StandardCharsets.UTF_8));
        json.withObjectProperty("secrets")
                .putObject(name)
                .put("key", id)
                .put("nonce", Base64.getEncoder().encodeToString(nonce))
                .put("sealed", Base64.getEncoder().encodeToString(sealed.orElseThrow()));
        write(json);
    }

    /// @return empty when there is none of that name
    /// @throws ProblemException when its key is not on this computer, or the file was altered
    public synchronized Optional<String> get(String name) {
        var entry = read().path("secrets").path(name);
        if (entry.isMissingNode()) {
            return Optional.empty();
        }
        var key = keys.find(entry.path("key").asText()).orElseThrow(() -> lost(name));
        try {
            var nonce = Base64.getDecoder().decode(entry.path("nonce").asText());
            var sealed = Base64.getDecoder().decode(entry.path("sealed").asText());
            var opened = cipher(Cipher.DECRYPT_MODE, key, nonce, name, sealed);
            return Optional.of(
                    new String(opened.orElseThrow(() -> altered(name)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            throw altered(name);
        }
    }

    /// @return whether there was one
    public synchronized boolean delete(String name) {
        var json = read();
        boolean there =
                json.path("secrets") instanceof ObjectNode secrets && secrets.remove(name) != null;
        if (there) {
            write(json);
        }
        return there;
    }

    /// The names, in their order.
    public synchronized List<String> list() {
        var names = new ArrayList<String>();
        read().path("secrets").fieldNames().forEachRemaining(names::add);
        names.sort(null);
        return names;
    }

    private ObjectNode read() {
        if (!Files.exists(file)) {
            return JsonNodeFactory.instance.objectNode().put("format", 1);
        }
        var json = JsonFile.read(file);
        if (json.path("format").asInt() != 1) {
            throw ProblemException.input(
                    file.toString(),
                    "The secrets were kept by a newer version of the program.",
                    "Update the program.");
        }
        return json;
    }

    private void write(ObjectNode json) {
        try {
            JsonFile.write(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return empty when the seal does not fit
    private static Optional<byte[]> cipher(
            int mode, SecretKey key, byte[] nonce, String name, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(SEAL_BITS, nonce));
            // a secret moved under another name does not open
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static ProblemException lost(String name) {
        return ProblemException.input(
                name,
                "The key that opens this secret is not on this computer.",
                "Enter the password again.");
    }

    private static ProblemException altered(String name) {
        return ProblemException.input(
                name,
                "The kept secret was altered and cannot be opened.",
                "Enter the password again.");
    }
}
