package org.bottega.ui.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.bottega.data.ImportOptions;
import org.bottega.data.RejectedRows;
import org.bottega.data.profile.Comparison;
import org.bottega.data.profile.Inspection;
import org.bottega.data.recipe.Recipe;
import org.bottega.data.recipe.RecipeSession;
import org.bottega.data.recipe.step.Steps;
import org.bottega.engine.Engine;
import org.bottega.engine.data.ProfileReport;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Role;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.data.Datasets;
import org.bottega.ui.page.data.prepare.Preparing;
import org.bottega.workspace.DatasetUse;
import org.bottega.workspace.DatasetVersion;

/// The workspace's data for the window. What was opened stays at hand.
final class EngineDatasets implements Datasets, AutoCloseable {
    /// More rows than this are shown before they are profiled.
    static final long AT_ONCE = 200_000;

    private static final int KEPT = 6;

    private final Engine engine;
    private final Map<String, Opened> opened =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Opened> eldest) {
                    if (size() <= KEPT) {
                        return false;
                    }
                    close(eldest.getValue());
                    return true;
                }
            };

    EngineDatasets(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<Entry> all() {
        return engine.workspace().datasets().list().stream().map(EngineDatasets::entry).toList();
    }

    static Entry entry(DatasetVersion version) {
        return new Entry(
                version.id(),
                version.version() == 1
                        ? version.name()
                        : version.name() + " (" + version.version() + ")",
                version.name(),
                version.version(),
                version.rows(),
                version.columns(),
                version.source(),
                version.createdAt());
    }

    static DatasetVersion version(Engine engine, String id) {
        return engine.workspace()
                .datasets()
                .find(id)
                .orElseThrow(() ->
                        ProblemException.input(
                                id,
                                "This data set is no longer in the workspace.",
                                "Import it again."));
    }

    @Override
    public synchronized Opened open(String id) {
        var known = opened.get(id);
        if (known != null) {
            return known;
        }
        var version = version(engine, id);
        var snapshot = engine.snapshot(version);
        var found =
                new Opened(
                        entry(version),
                        snapshot.rows() > AT_ONCE
                                ? ColumnHeads.plain(snapshot)
                                : ColumnHeads.of(
                                        org.bottega.data.profile.Profile.of(
                                                snapshot, Progress.none())),
                        new SnapshotRows(snapshot),
                        snapshot.notes(),
                        snapshot.sha256(),
                        new Rejects(
                                snapshot.rejected(),
                                snapshot.rejects(),
                                new RejectedRows(snapshot.rejects())::page));
        opened.put(id, found);
        return found;
    }

    @Override
    public Opened profiled(String id) {
        var plain = open(id);
        if (plain.complete()) {
            return plain;
        }
        // others may open data sets meanwhile
        var profile =
                org.bottega.data.profile.Profile.of(
                        engine.snapshot(version(engine, id)), Progress.none());
        synchronized (this) {
            var now = opened.get(id);
            if (now == null || now.complete()) {
                return now == null ? plain : now;
            }
            var found =
                    new Opened(
                            now.entry(),
                            ColumnHeads.of(profile),
                            now.rows(),
                            now.notes(),
                            now.sha256(),
                            now.rejects());
            opened.put(id, found);
            return found;
        }
    }

    @Override
    public Work importFile(Path file, Consumer<JobEvent> events, Consumer<String> imported) {
        return Threads.start(
                "import",
                events,
                progress -> {
                    var version = engine.importFile(file, ImportOptions.DEFAULT, progress);
                    imported.accept(version.id());
                    return version.name();
                });
    }

    @Override
    public Preparing prepare(String id) {
        return new EnginePreparing(engine, version(engine, id));
    }

    @Override
    public Work savePrepared(
            String id, Recipe recipe, Consumer<JobEvent> events, Consumer<String> made) {
        return Threads.start(
                "prepare",
                events,
                progress -> {
                    var version = version(engine, id);
                    var source = version.name() + ", version " + version.version() + ", prepared";
                    try (var session =
                            RecipeSession.open(
                                    Steps.catalog(),
                                    engine.snapshot(version),
                                    EnginePreparing.others(engine))) {
                        session.prepare(recipe, progress.part(0, 0.3));
                        var next =
                                engine.workspace()
                                        .datasets()
                                        .add(
                                                version.name(),
                                                source,
                                                folder -> {
                                                    var snapshot =
                                                            session.write(
                                                                    source,
                                                                    folder,
                                                                    progress.part(0.3, 1));
                                                    return new org.bottega.workspace.Datasets
                                                            .Content(
                                                            snapshot.rows(),
                                                            snapshot.schema().size(),
                                                            snapshot.sha256());
                                                });
                        made.accept(next.id());
                        return next.name();
                    }
                });
    }

    @Override
    public Inspection inspect(String id, Progress progress) {
        return Inspection.of(engine.snapshot(version(engine, id)), progress);
    }

    @Override
    public void setRole(String id, String column, Role role) {
        engine.workspace().datasets().roles().set(id, column, role);
        forget(id);
    }

    @Override
    public Path report(String id, Path file, Locale locale, Progress progress) {
        var version = version(engine, id);
        var html = ProfileReport.html(version.name(), inspect(id, progress), locale);
        WholeFile.write(file, html);
        return file;
    }

    @Override
    public List<Version> versions(String dataset) {
        var datasets = engine.workspace().datasets();
        return datasets.list().stream()
                .filter(v -> v.name().equals(dataset))
                .map(v ->
                        new Version(
                                entry(v),
                                v.sha256(),
                                v.recipe(),
                                datasets.uses(v).stream().map(DatasetUse::sentence).toList()))
                .toList();
    }

    @Override
    public Compared compare(String before, String after, Progress progress) {
        var old = engine.snapshot(version(engine, before));
        var now = engine.snapshot(version(engine, after));
        return new Compared(
                Comparison.of(old, now, progress.part(0, 0.6)),
                org.bottega.data.profile.Profile.of(old, progress.part(0.6, 0.8)),
                org.bottega.data.profile.Profile.of(now, progress.part(0.8, 1)));
    }

    @Override
    public String restore(String id) {
        return engine.workspace().datasets().restore(version(engine, id)).id();
    }

    @Override
    public void delete(String id, boolean used) {
        var version = version(engine, id);
        forget(id);
        if (used) {
            engine.workspace().datasets().delete(id);
        } else {
            engine.workspace().datasets().deleteUnused(version);
        }
    }

    @Override
    public void rename(String dataset, String name) {
        engine.workspace().datasets().rename(dataset, name);
        close();
    }

    private synchronized void forget(String id) {
        var known = opened.remove(id);
        if (known != null) {
            close(known);
        }
    }

    private static void close(Opened data) {
        if (data.rows() instanceof SnapshotRows rows) {
            rows.close();
        }
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(EngineDatasets::close);
        opened.clear();
    }
}
