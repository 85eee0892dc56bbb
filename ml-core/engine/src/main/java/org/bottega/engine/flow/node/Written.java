package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bottega.flow.spec.Look;
import org.bottega.flow.spec.NodeRun;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.param.Param;

/// Files that a workflow writes outside.
final class Written {
    private Written() {}

    /// Tells when a path is missing or ends otherwise.
    static void check(Look look, Param<String> path, String... endings) {
        var text = look.get(path).strip();
        if (text.isEmpty()) {
            look.error(path.label(), "No file is chosen.", "Choose where it is written.");
        } else if (!text.contains("${")
                && Arrays.stream(endings).noneMatch(text.toLowerCase(Locale.ROOT)::endsWith)) {
            look.error(
                    path.label(),
                    "The name must end in " + String.join(" or ", endings) + ".",
                    "Give another one.");
        }
    }

    /// Makes the folder of a file.
    static void folder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(), "Its folder cannot be made.", "Choose another place.");
        }
    }

    /// Copies a file whole or not at all.
    static void copy(Path from, Path to) {
        folder(to);
        WholeFile.write(to, out -> Files.copy(from, out));
    }

    /// Tells where it was written.
    static void tell(NodeRun run, Path path) {
        run.put(Declared.FILE, Outline.of(PortType.FILE).with("path", path.toString()));
    }
}
