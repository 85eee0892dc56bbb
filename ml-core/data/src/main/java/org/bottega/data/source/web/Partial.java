package org.bottega.data.source.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bottega.kernel.file.WholeFile;

/// A file that has come in part, and which version of it: only the same version may be gone on with.
///
/// @param target where it shall lie when it is whole
record Partial(Path target) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Path file() {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    private Path note() {
        return target.resolveSibling("." + target.getFileName() + ".part.json");
    }

    /// The version that has come in part, empty when there is nothing to go on with.
    ///
    /// @param url from where
    String version(String url) throws IOException {
        if (!Files.isRegularFile(file()) || !Files.isRegularFile(note())) {
            return "";
        }
        var json = JSON.readTree(note().toFile());
        return json.path("url").asText().equals(url) ? json.path("version").asText("") : "";
    }

    long size() throws IOException {
        return Files.exists(file()) ? Files.size(file()) : 0;
    }

    /// Begins anew.
    ///
    /// @param version a strong entity tag or a date; empty when the server tells none
    void begin(String url, String version) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.deleteIfExists(file());
        WholeFile.write(
                note(), JSON.createObjectNode().put("url", url).put("version", version).toString());
    }

    void finish() throws IOException {
        Files.move(file(), target, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(note());
    }

    void discard() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(note());
    }
}
