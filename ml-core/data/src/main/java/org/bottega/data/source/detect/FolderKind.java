package org.bottega.data.source.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bottega.data.source.file.Picture;

/// What most files of a folder are, told from the first few hundred.
enum FolderKind {
    TABLES,
    IMAGES,
    TEXTS,
    NOTHING;

    private static final int LOOK_AT = 300;

    static FolderKind of(Head head) {
        if (!head.folder()) {
            return NOTHING;
        }
        var counts = new int[values().length];
        try (var files = Files.walk(head.path(), 8)) {
            files.filter(Files::isRegularFile)
                    .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
                    .limit(LOOK_AT)
                    .forEach(f -> counts[kind(f).ordinal()]++);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (counts[TABLES.ordinal()] > 0 && counts[IMAGES.ordinal()] <= counts[TABLES.ordinal()]) {
            return TABLES;
        }
        if (counts[IMAGES.ordinal()] > 0 && counts[IMAGES.ordinal()] >= counts[TEXTS.ordinal()]) {
            return IMAGES;
        }
        return counts[TEXTS.ordinal()] > 0 ? TEXTS : NOTHING;
    }

    private static FolderKind kind(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(csv|tsv|parquet)(\\.gz|\\.zst)?")) {
            return TABLES;
        }
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(4096);
        } catch (IOException _) {
            return NOTHING;
        }
        if (Picture.format(start) != null) {
            return IMAGES;
        }
        for (byte b : start) {
            if (b == 0) {
                return NOTHING;
            }
        }
        return start.length == 0 ? NOTHING : TEXTS;
    }
}
