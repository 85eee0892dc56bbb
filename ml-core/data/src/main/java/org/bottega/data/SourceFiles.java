package org.bottega.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// The files that a person means by a path: one file, all tables of a folder, or those that fit a
/// pattern such as `sales-*.csv`.
final class SourceFiles {
    private static final String TABLE = "(?i).*\\.(csv|tsv|tab|txt|parquet)(\\.(gz|zst))?";

    private SourceFiles() {}

    /// @return in order of their names, each readable and not empty
    static List<Path> of(Path source) {
        if (Files.isDirectory(source)) {
            var files = list(source, "*");
            if (files.isEmpty()) {
                throw ProblemException.input(
                        source.toString(),
                        "This is a folder without CSV, TSV or Parquet files.",
                        "Choose a file, or a folder that holds some.");
            }
            return files;
        }
        var pattern = String.valueOf(source.getFileName());
        if (!Files.exists(source) && pattern.matches(".*[*?].*")) {
            var folder = source.resolveSibling("").toAbsolutePath();
            var files = Files.isDirectory(folder) ? list(folder, pattern) : List.<Path>of();
            if (files.isEmpty()) {
                throw ProblemException.input(
                        source.toString(), "No file fits this pattern.", "Check its place.");
            }
            return files;
        }
        check(source);
        return List.of(source);
    }

    private static List<Path> list(Path folder, String pattern) {
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            var files = new java.util.ArrayList<Path>();
            for (var file : found) {
                var name = file.getFileName().toString();
                boolean table = name.matches(TABLE) || !pattern.equals("*");
                if (table && !name.startsWith(".") && Files.isRegularFile(file)) {
                    check(file);
                    files.add(file);
                }
            }
            files.sort(null);
            return files;
        } catch (IOException | java.util.regex.PatternSyntaxException | InvalidPathException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The folder cannot be read: " + e.getMessage() + ".",
                    "Check its permissions.");
        }
    }

    static void check(Path source) {
        var name =
                source.getFileName() == null ? source.toString() : source.getFileName().toString();
        if (!Files.exists(source)) {
            throw ProblemException.input(
                    source.toString(), "There is no such file.", "Check its name and place.");
        }
        if (!Files.isRegularFile(source)) {
            throw ProblemException.input(
                    name,
                    "This is not an ordinary file but a pipe or a device.",
                    "Save what it gives as a file first.");
        }
        if (!Files.isReadable(source)) {
            throw ProblemException.input(
                    name, "The file may not be read.", "Change its permissions.");
        }
        try {
            if (Files.size(source) == 0) {
                throw ProblemException.input(
                        name, "The file is empty.", "Choose a file with a header line and rows.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a person calls them together.
    static String name(Path source) {
        var name = source.toAbsolutePath().normalize().getFileName();
        return name == null ? source.toString() : name.toString();
    }

    static boolean packed(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(gz|zst)");
    }
}
