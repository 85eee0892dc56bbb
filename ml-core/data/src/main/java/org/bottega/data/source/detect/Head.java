package org.bottega.data.source.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.bottega.data.source.file.FileBytes;

/// What can be told of a file from its name and its beginning.
final class Head {
    private static final int LENGTH = 1 << 16;

    private final Path path;
    private final String name;
    private final String start;
    private final String text;

    private Head(Path path, String start) {
        this.path = path;
        var name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        this.name = name.replaceFirst("\\.(gz|zst)$", "");
        this.start = start;
        this.text = start.startsWith("ï»¿") ? start.substring(3).strip() : start.strip();
    }

    static Head of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new Head(path, "");
        }
        try (var in = FileBytes.open(path)) {
            return new Head(path, new String(in.readNBytes(LENGTH), StandardCharsets.ISO_8859_1));
        }
    }

    Path path() {
        return path;
    }

    boolean folder() {
        return Files.isDirectory(path);
    }

    /// Whether the name ends so, `.gz` and `.zst` left aside.
    boolean named(String... endings) {
        for (var ending : endings) {
            if (name.endsWith("." + ending)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the bytes begin so, each byte one character.
    boolean starts(String bytes) {
        return start.startsWith(bytes);
    }

    /// Whether these bytes are at a place.
    boolean at(int place, String bytes) {
        return start.startsWith(bytes, place);
    }

    /// The beginning as bytes, each one character, without a byte-order mark and outer blanks.
    String text() {
        return text;
    }

    /// The first lines that are neither empty nor begin with a mark.
    ///
    /// @param comment what begins a line that does not count
    List<String> lines(String comment, int most) {
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith(comment))
                .limit(most)
                .toList();
    }

    /// Whether the beginning is no text.
    boolean binary() {
        boolean wide = start.startsWith("ÿþ") || start.startsWith("þÿ");
        return !wide && start.indexOf(0) >= 0;
    }

    /// Whether it is a zip file that has something under a path.
    boolean zipHas(String prefix) {
        if (!start.startsWith("PK")) {
            return false;
        }
        try (var zip = new ZipFile(path.toFile())) {
            return zip.stream().limit(10_000).anyMatch(e -> e.getName().startsWith(prefix));
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
