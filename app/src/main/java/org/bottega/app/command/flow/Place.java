package org.bottega.app.command.flow;

import java.nio.file.Path;
import java.util.Optional;
import org.bottega.engine.flow.Flows;
import org.bottega.engine.flow.LateHome;
import org.bottega.engine.flow.RunHistory;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which workspace a command works in.
public final class Place {
    @Option(
            names = "--workspace",
            description =
                    "Its folder; by default what BOTTEGA_HOME names, else Bottega in your home.")
    private @Nullable Path workspace;

    Path folder() {
        var chosen = workspace;
        return (chosen == null ? Workspace.defaultFolder() : chosen).toAbsolutePath().normalize();
    }

    public LateHome home() {
        return new LateHome(folder());
    }

    RunHistory history() {
        return RunHistory.of(folder());
    }

    /// What workflows need that are read from a file: paths begin at the file's folder.
    ///
    /// @param out where paths to write begin
    public Flows flows(Path file, Path out, LateHome home, boolean code) {
        var parent = file.toAbsolutePath().normalize().getParent();
        var base = parent == null ? Path.of("").toAbsolutePath() : parent;
        return new Flows(
                new Surroundings(
                        base,
                        out.toAbsolutePath().normalize(),
                        Optional.of(home),
                        code ? SnippetRule.ALL : SnippetRule.NONE),
                Flows.results(home.folder()),
                Flows.RESULTS_LIMIT);
    }
}
