package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Schema;

/// Files that a workflow reads: what tells that one has changed, and what columns it has. Looks at each
/// version of a file once. Safe for any thread.
final class Outside {
    private static final int REMEMBERED = 1_000;

    private final Map<String, Looked> looked = new ConcurrentHashMap<>();
    private final Map<String, Path> samples = new HashMap<>();

    /// What was found in one version of a file: columns, or why there are none.
    private record Looked(Optional<Schema> schema, Optional<ProblemException> problem) {}

    /// Path, size and time of the file, or of all files of a folder or pattern.
    static String fingerprint(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return stamp(path);
        }
        var text = new StringBuilder();
        for (var file : files(path)) {
            text.append(stamp(file)).append('\n');
        }
        return text.isEmpty() ? path + " is not there" : text.toString();
    }

    /// The files of a folder, all within, or those that a pattern means; sorted.
    static List<Path> files(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var all = Files.walk(path)) {
                return all.filter(Files::isRegularFile).sorted().toList();
            }
        }
        var parent = path.getParent();
        var name = path.getFileName();
        if (parent == null || name == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        var matcher =
                path.getFileSystem()
                        .getPathMatcher("glob:" + name.toString().replace("\\", "\\\\"));
        try (var all = Files.list(parent)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> matcher.matches(f.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String stamp(Path file) throws IOException {
        return file
                + " "
                + Files.size(file)
                + " "
                + Files.getLastModifiedTime(file).to(java.util.concurrent.TimeUnit.MICROSECONDS);
    }

    /// The columns that an import of the file would give, as its first rows suggest.
    ///
    /// @param options with which it would be imported
    /// @throws ProblemException when it cannot be read
    Schema schema(Path path, ImportOptions options) {
        String key;
        try {
            key = fingerprint(path) + options;
        } catch (IOException _) {
            throw ProblemException.input(
                    path.toString(), "The file cannot be read.", "Check its permissions.");
        }
        if (looked.size() > REMEMBERED) {
            looked.clear();
        }
        var found = looked.computeIfAbsent(key, _ -> look(path, options));
        if (found.problem().isPresent()) {
            throw found.problem().get();
        }
        return found.schema().orElseThrow();
    }

    private static Looked look(Path path, ImportOptions options) {
        try {
            var preview = Importer.preview(path, options, Progress.none());
            return new Looked(Optional.of(preview.schema()), Optional.empty());
        } catch (ProblemException e) {
            return new Looked(Optional.empty(), Optional.of(e));
        }
    }

    /// The file of a sample that comes with the program, with the same time whenever it is unpacked.
    synchronized Path sample(String name) {
        var known = samples.get(name);
        if (known != null && Files.isRegularFile(known)) {
            return known;
        }
        try {
            var folder =
                    Path.of(System.getProperty("java.io.tmpdir"))
                            .resolve("bottega-samples-" + System.getProperty("user.name", "user"));
            Files.createDirectories(folder);
            var file = Samples.write(name, folder);
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            samples.put(name, file);
            return file;
        } catch (IOException _) {
            throw ProblemException.input(
                    name, "The sample cannot be unpacked.", "Make room in the temporary folder.");
        }
    }
}
