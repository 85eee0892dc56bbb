package org.bottega.data.source.file;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// The files of a folder with sub-folders, in the order of their names. Links are not followed, hidden
/// files and what systems leave behind (`Thumbs.db`) are passed over.
final class FolderFiles {
    static final int MOST_FILES = 5_000_000;
    private static final Set<String> LEFTOVERS = Set.of("thumbs.db", "desktop.ini");

    private FolderFiles() {}

    /// @throws ProblemException when there are too many
    static List<Path> of(Path folder, Progress progress) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(
                folder,
                EnumSet.noneOf(FileVisitOption.class),
                64,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes what) {
                        return !dir.equals(folder) && hidden(dir)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes what) {
                        if (what.isRegularFile() && !hidden(file)) {
                            files.add(file);
                            progress.checkCancelled();
                        }
                        if (files.size() > MOST_FILES) {
                            throw ProblemException.input(
                                    folder.toString(),
                                    "It has more than 5 million files.",
                                    "Choose a smaller folder.");
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        // one that may not be read: opening it tells why
                        files.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(files);
        return files;
    }

    private static boolean hidden(Path path) {
        var name = String.valueOf(path.getFileName());
        return name.startsWith(".")
                || name.equals("__MACOSX")
                || LEFTOVERS.contains(name.toLowerCase(java.util.Locale.ROOT));
    }

    /// A file's path below the folder, with slashes on every system.
    static String path(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /// The class of a file: the name of the folder it lies in, `null` right in the chosen folder.
    static @Nullable String label(Path folder, Path file) {
        var parent = file.getParent();
        return parent == null || parent.equals(folder)
                ? null
                : String.valueOf(parent.getFileName());
    }
}
