package org.bottega.engine.flow.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bottega.data.Snapshot;
import org.bottega.engine.gate.StageGate;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.report.CardFile;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.Datasets;
import org.bottega.workspace.ModelEvent;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.Models;
import org.bottega.workspace.Workspace;

/// The catalogue of a workspace that this process has open.
///
/// @param workspace open while this is used
public record WorkspaceStore(Workspace workspace) implements Store {
    @Override
    public Dataset dataset(String name, int version) {
        var datasets = workspace.datasets();
        Optional<DatasetVersion> found =
                version == 0
                        ? datasets.newest(name)
                        : datasets.list().stream()
                                .filter(d -> d.name().equals(name) && d.version() == version)
                                .findFirst();
        var one =
                found.orElseThrow(() -> {
                    var names =
                            datasets.list().stream().map(DatasetVersion::name).distinct().toList();
                    boolean known = version != 0 && names.contains(name);
                    return ProblemException.usage(
                            "Dataset",
                            known
                                    ? "\"" + name + "\" has no version " + version + "."
                                    : "There is no data set \"" + name + "\" in the workspace.",
                            known
                                    ? "Choose another version, or 0 for the newest."
                                    : Nearest.hint(name, names));
                });
        return new Dataset(one.id(), datasets.folder(one), datasets.roles().of(one.id()));
    }

    @Override
    public Kept keep(String name, Path snapshot) {
        var datasets = workspace.datasets();
        var table = Snapshot.open(snapshot);
        var newest = datasets.newest(name);
        if (newest.isPresent()
                && same(datasets.snapshot(newest.get()).parquet(), table.parquet())) {
            return new Kept(newest.get().version(), true);
        }
        var version =
                datasets.add(
                        name,
                        table.source(),
                        folder -> {
                            table.share(folder);
                            return new Datasets.Content(
                                    table.rows(), table.schema().size(), table.dataSha256());
                        });
        return new Kept(version.version(), false);
    }

    @Override
    public Path model(String name, int version) {
        var models = workspace.models();
        return models.list().stream()
                .filter(m -> m.name().equals(name) && (version == 0 || m.version() == version))
                .findFirst()
                .map(models::file)
                .orElseThrow(() ->
                        ProblemException.usage(
                                "Model",
                                "There is no such model \"" + name + "\" in the workspace.",
                                Nearest.hint(
                                        name,
                                        models.list().stream().map(ModelRecord::name).toList())));
    }

    @Override
    public Kept register(
            String name,
            Path bundle,
            Models.Facts facts,
            ModelRecord.Stage stage,
            List<FairnessFinding> findings) {
        var models = workspace.models();
        var newest = models.list().stream().filter(m -> m.name().equals(name)).findFirst();
        boolean same = newest.isPresent() && same(models.file(newest.get()), bundle);
        var registered = same ? newest.get() : models.add(name, bundle, facts);
        if (!findings.isEmpty()) {
            CardFile.keep(models.file(registered), findings);
        }
        if (!same) {
            models.happened(
                    registered.id(),
                    ModelEvent.Kind.REGISTERED,
                    "Register model",
                    "a workflow",
                    "");
        }
        if (registered.stage() != stage) {
            new StageGate(workspace).change(registered, stage, "a workflow", "", false);
        }
        return new Kept(registered.version(), same);
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.mismatch(one, other) == -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
