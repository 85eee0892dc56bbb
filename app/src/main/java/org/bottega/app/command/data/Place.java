package org.bottega.app.command.data;

import java.nio.file.Path;
import java.util.Map;
import org.bottega.engine.Engine;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.Workspace;
import org.bottega.workspace.job.InThread;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which workspace a command works in, and how its data sets are named: `people` is the newest version,
/// `people@2` the second.
public final class Place {
    @Option(
            names = "--workspace",
            description =
                    "Its folder; by default what BOTTEGA_HOME names, else Bottega in your home.")
    private @Nullable Path workspace;

    /// Opens the workspace; jobs run in this process.
    public Engine open() {
        return Engine.open(
                workspace == null ? Workspace.defaultFolder() : workspace, new InThread(Map.of()));
    }

    /// @throws ProblemException (usage) naming the nearest when there is none
    static DatasetVersion find(Engine engine, String named) {
        var datasets = engine.workspace().datasets();
        int at = named.lastIndexOf('@');
        var name =
                at > 0 && named.substring(at + 1).matches("[0-9]{1,9}")
                        ? named.substring(0, at)
                        : named;
        var versions = datasets.list().stream().filter(d -> d.name().equals(name)).toList();
        if (versions.isEmpty()) {
            var names = datasets.list().stream().map(DatasetVersion::name).distinct().toList();
            throw ProblemException.usage(
                    name,
                    "There is no data set \"" + name + "\" in this workspace.",
                    names.isEmpty()
                            ? "Import one: bottega data import FILE."
                            : Nearest.hint(name, names));
        }
        if (name.equals(named)) {
            return versions.getFirst();
        }
        int version = Integer.parseInt(named.substring(at + 1));
        return versions.stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                named,
                                "There is no version " + version + ".",
                                "There are: "
                                        + String.join(
                                                ", ",
                                                versions.stream()
                                                        .map(v -> "" + v.version())
                                                        .toList())
                                        + "."));
    }
}
