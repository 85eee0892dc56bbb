package org.bottega.engine.flow.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bottega.flow.check.Settings;
import org.bottega.flow.graph.Node;
import org.bottega.flow.spec.Catalog;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;

/// The Java code of snippets that a person let run in a workspace: one file a text, named by its SHA-256,
/// so that every process sees an agreement at once and one can read what was agreed to. Another text, were
/// it by one letter, is another one. Safe for any thread and for several processes.
public final class AgreedCode {
    private final Path folder;

    /// @param workspace the workspace's folder
    public AgreedCode(Path workspace) {
        this.folder = workspace.resolve("workflows").resolve("agreed-code");
    }

    /// The code that a node runs; empty for nodes that run none, and where it cannot be read.
    public static Optional<List<String>> of(Node node, Catalog catalog) {
        return catalog.find(node.type())
                .filter(spec -> spec instanceof JavaSnippet)
                .flatMap(spec -> {
                    try {
                        return Optional.of(
                                Settings.read(spec, node.version(), node.settings())
                                        .get(JavaSnippet.CODE));
                    } catch (ProblemException _) {
                        return Optional.empty();
                    }
                });
    }

    /// Whether nobody needs to be asked: it does nothing, as that of a new node.
    public static boolean harmless(List<String> code) {
        return code.equals(JavaSnippet.CODE.preset()) || code.stream().allMatch(String::isBlank);
    }

    /// Whether this code may run.
    public boolean holds(List<String> code) {
        return harmless(code) || Files.isRegularFile(file(code));
    }

    /// Lets this code run from now on.
    ///
    /// @throws ProblemException when that cannot be written
    public void add(List<String> code) {
        if (holds(code)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException _) {
            throw ProblemException.input(
                    folder.toString(), "This folder cannot be made.", "Check its permissions.");
        }
        WholeFile.write(file(code), text(code));
    }

    private Path file(List<String> code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(text(code).getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".java");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static String text(List<String> code) {
        return String.join("\n", code) + "\n";
    }
}
