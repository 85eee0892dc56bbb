package org.bottega.engine.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.model.json.Json;

/// The runs of workflows in a folder, one file a run; the oldest go when there are too many. Programs may
/// share the folder.
public final class RunHistory {
    private static final String SUFFIX = ".run.json";
    private static final int MOST = 2_000;

    private final Path folder;

    /// @param folder need not exist
    public RunHistory(Path folder) {
        this.folder = folder;
    }

    /// Where a workspace keeps it.
    public static RunHistory of(Path workspace) {
        return new RunHistory(workspace.resolve("workflows").resolve("runs"));
    }

    public void add(FlowRecord run) {
        try {
            Files.createDirectories(folder);
        } catch (IOException _) {
            throw ProblemException.input(
                    folder.toString(), "The folder cannot be made.", "Check its permissions.");
        }
        WholeFile.write(folder.resolve(run.id() + SUFFIX), Json.pretty(run.toJson()) + "\n");
        var all = files();
        for (var old : all.subList(Math.min(MOST, all.size()), all.size())) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException _) {
                // another program may have removed it
            }
        }
    }

    /// The newest runs first; files that cannot be read are left out.
    public List<FlowRecord> list(int most) {
        var runs = new ArrayList<FlowRecord>();
        for (var file : files()) {
            if (runs.size() >= most) {
                break;
            }
            try {
                runs.add(FlowRecord.read(file.toString(), Files.readString(file)));
            } catch (IOException | ProblemException _) {
                // a damaged line of history is no reason to show none
            }
        }
        return runs;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing((Path f) -> f.getFileName().toString()).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
