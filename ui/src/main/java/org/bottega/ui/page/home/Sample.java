package org.bottega.ui.page.home;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A data set that comes with the program.
///
/// @param task what its question asks for: `classification`, `regression` or `forecast`
/// @param source who made it, and under which licence it is passed on
public record Sample(
        String name,
        String file,
        String target,
        String task,
        long rows,
        String source,
        String question) {
    private static final String FOLDER = "/org/bottega/samples/";

    /// All samples in the order of the index.
    ///
    /// @throws IOException when the index cannot be read
    public static List<Sample> all(Locale language) throws IOException {
        try (var in = open("samples.tsv")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            var heads = Arrays.asList(lines.getFirst().split("\t"));
            var asked = language.getLanguage().equals("it") ? "italian" : "english";
            var out = new ArrayList<Sample>();
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split("\t", -1);
                out.add(
                        new Sample(
                                cells[heads.indexOf("name")],
                                cells[heads.indexOf("file")],
                                cells[heads.indexOf("target")],
                                cells[heads.indexOf("task")],
                                Long.parseLong(cells[heads.indexOf("rows")]),
                                cells[heads.indexOf("source")]
                                        + " ("
                                        + cells[heads.indexOf("licence")]
                                        + ")",
                                cells[heads.indexOf(asked)]));
            }
            return List.copyOf(out);
        }
    }

    /// Writes the data into a folder and tells where.
    ///
    /// @throws IOException when the folder cannot be written to
    public Path copyTo(Path folder) throws IOException {
        var path = folder.resolve(file);
        try (var in = open(file)) {
            Files.write(path, in.readAllBytes());
        }
        return path;
    }

    /// The name as a person reads it: `House prices`.
    public String title() {
        var words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Sample.class.getResourceAsStream(FOLDER + name), name);
    }
}
