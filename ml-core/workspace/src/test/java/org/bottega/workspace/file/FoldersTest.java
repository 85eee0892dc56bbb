package org.bottega.workspace.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir Path place;

    @Test
    void replacesAFileAsAWholeAndLeavesNothingBeside() throws IOException {
        var file = place.resolve("a.json");
        Folders.write(file, "long old text".getBytes(StandardCharsets.UTF_8));
        Folders.write(file, "new".getBytes(StandardCharsets.UTF_8));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), Folders.list(place));
    }

    @Test
    void deletesAFolderButNothingBehindALink() throws IOException {
        var kept = Files.createDirectory(place.resolve("kept"));
        Files.writeString(kept.resolve("file"), "x");
        var gone = Files.createDirectories(place.resolve("gone/deep/er")).getParent().getParent();
        Files.writeString(gone.resolve("deep/er/file"), "x");
        try {
            Files.createSymbolicLink(gone.resolve("link"), kept);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Assumptions.abort("links cannot be made here");
        }
        Folders.delete(gone);
        assertFalse(Files.exists(gone));
        assertTrue(Files.exists(kept.resolve("file")));
        Folders.delete(gone);
    }

    @Test
    void movesAFolderWithAllInIt() throws IOException {
        var from = Files.createDirectories(place.resolve("from/in")).getParent();
        Folders.move(from, place.resolve("to"));
        assertTrue(Files.isDirectory(place.resolve("to/in")));
        assertFalse(Files.exists(from));
    }

    @Test
    void listsNothingWhereThereIsNothing() throws IOException {
        assertEquals(List.of(), Folders.list(place.resolve("none")));
    }
}
