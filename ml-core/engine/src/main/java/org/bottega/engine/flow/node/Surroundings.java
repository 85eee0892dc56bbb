package org.bottega.engine.flow.node;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.Workspace;

/// Where a workflow runs: what nodes see of the world outside.
///
/// @param base paths to read that are not absolute begin here
/// @param out paths to write that are not absolute begin here
/// @param home its workspace; empty when a workflow runs without one
/// @param code which snippets of Java may run
public record Surroundings(Path base, Path out, Optional<Home> home, SnippetRule code) {
    /// Those of a workspace: paths begin at its folder, and snippets run that were agreed to in it.
    public static Surroundings of(Workspace workspace) {
        return new Surroundings(
                workspace.folder(),
                workspace.folder(),
                Optional.of(Home.of(workspace)),
                SnippetRule.AGREED);
    }

    /// Whether this code of a snippet may run.
    public boolean runs(List<String> code) {
        return switch (this.code) {
            case ALL -> true;
            case AGREED ->
                    home.map(h -> new AgreedCode(h.folder()).holds(code))
                            .orElseGet(() -> AgreedCode.harmless(code));
            case NONE -> false;
        };
    }

    /// Where something is read.
    ///
    /// @throws ProblemException when the text is no path
    public Path path(String text) {
        return within(base, text);
    }

    /// Where something is written.
    ///
    /// @throws ProblemException when the text is no path
    public Path target(String text) {
        return within(out, text);
    }

    private static Path within(Path folder, String text) {
        try {
            return folder.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            throw ProblemException.usage(text, "This is no path.", "Check it.");
        }
    }

    /// The folder of what waits for a person.
    public Path approvals() {
        return home.map(h -> h.folder().resolve("workflows")).orElse(out).resolve("approvals");
    }

    /// The folder of the workspace.
    ///
    /// @param what needs it, for the message
    /// @throws ProblemException when there is none
    public Path folder(String what) {
        return home.map(Home::folder).orElseThrow(() -> homeless(what));
    }

    /// The workspace's catalogue.
    ///
    /// @param what needs it, for the message
    /// @throws ProblemException when there is none, or it cannot be opened
    public Store store(String what) {
        return home.map(Home::store).orElseThrow(() -> homeless(what));
    }

    private static ProblemException homeless(String what) {
        return ProblemException.usage(
                what,
                "It needs a workspace, and there is none here.",
                "Run it in the studio, or name the workspace's folder.");
    }
}
