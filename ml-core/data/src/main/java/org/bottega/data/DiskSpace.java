package org.bottega.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// Whether an import will fit on the disk, asked before it begins.
final class DiskSpace {
    private DiskSpace() {}

    /// A snapshot takes at most about as much as its plain text; packed files may grow tenfold on the
    /// way.
    ///
    /// @throws ProblemException with what is needed and what is free
    static void check(List<Path> sources, Path folder) {
        long needed = 64L << 20;
        try {
            for (var source : sources) {
                needed += (SourceFiles.packed(source) ? 10 : 1) * Files.size(source);
            }
            check(needed, free(folder.toAbsolutePath()), folder);
            check(needed, free(Path.of(System.getProperty("java.io.tmpdir"))), folder);
        } catch (IOException _) {
            // where nobody tells the free space the import just tries
        }
    }

    static void check(long needed, long free, Path folder) {
        if (needed > free) {
            throw ProblemException.input(
                    folder.toString(),
                    String.format(
                            Locale.ROOT,
                            "The import needs up to %,d MB on the disk, and %,d MB are free.",
                            needed >> 20,
                            free >> 20),
                    "Free some space, or choose a workspace on another disk.");
        }
    }

    private static long free(Path folder) throws IOException {
        var existing = folder;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }
}
