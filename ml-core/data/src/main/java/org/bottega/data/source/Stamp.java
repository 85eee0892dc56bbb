package org.bottega.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;

/// What changes when somebody writes to a file: rows of two versions must not be mixed.
public record Stamp(long size, long changed) {
    public static Stamp of(Path file) throws IOException {
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /// @param name what a person calls the file
    /// @throws ProblemException when the file is another one now, or gone
    public void check(String name, Path file) throws IOException {
        try {
            if (!of(file).equals(this)) {
                throw ProblemException.input(
                        name,
                        "The file was changed while it was read.",
                        "Import it again when it is finished.");
            }
        } catch (NoSuchFileException _) {
            throw ProblemException.input(
                    name, "The file went away while it was read.", "Bring it back.");
        }
    }
}
