package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;

/// The sample data that come with the program.
final class Samples {
    private static final String FOLDER = "/org/bottega/samples/";

    private Samples() {}

    /// Their names, in the order of the list.
    static List<String> names() {
        return new String(bytes("samples.tsv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(l -> !l.isBlank())
                .map(l -> l.split("\t", -1)[0])
                .toList();
    }

    /// Writes a sample's file.
    ///
    /// @return the file within `folder`
    static Path write(String name, Path folder) {
        if (!names().contains(name)) {
            throw ProblemException.usage(
                    "Sample", "There is no sample \"" + name + "\".", Nearest.hint(name, names()));
        }
        var file = folder.resolve(name + ".csv");
        var bytes = bytes(name + ".csv");
        WholeFile.write(file, out -> out.write(bytes));
        return file;
    }

    private static byte[] bytes(String name) {
        try (var in = Samples.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw ProblemException.input(
                        name, "The sample data is not part of this program.", "Install it anew.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
