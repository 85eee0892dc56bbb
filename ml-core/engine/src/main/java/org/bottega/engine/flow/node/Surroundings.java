package org.bottega.engine.flow.node;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.Workspace;

/// Where a workflow runs: what nodes see of the world outside.
///
/// @param base paths that are not absolute begin here
/// @param workspace empty when a workflow runs without one
public record Surroundings(Path base, Optional<Workspace> workspace) {
    /// @throws ProblemException when the text is no path
    public Path path(String text) {
        try {
            return base.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            throw ProblemException.usage(text, "This is no path.", "Check it.");
        }
    }

    /// @param what needs it, for the message
    /// @throws ProblemException when there is none
    public Workspace workspace(String what) {
        return workspace.orElseThrow(() ->
                ProblemException.usage(
                        what,
                        "It needs a workspace, and there is none here.",
                        "Run it in the studio, or name the workspace's folder."));
    }
}
