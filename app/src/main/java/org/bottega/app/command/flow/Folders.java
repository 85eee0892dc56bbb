package org.bottega.app.command.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;

/// Places for results.
final class Folders {
    private Folders() {}

    /// @throws ProblemException when it cannot be made
    static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(), "This folder cannot be made.", "Choose another place.");
        }
    }
}
