package org.bottega.ui.engine;

import org.bottega.engine.Engine;
import org.bottega.ui.studio.Workbench;
import org.bottega.workspace.secret.KeyFolder;

/// An engine as what the studio works on.
public final class EngineWorkbench implements AutoCloseable {
    private final EngineDatasets datasets;
    private final EngineWorkflows workflows;
    private final Workbench workbench;

    public EngineWorkbench(Engine engine) {
        this(engine, KeyFolder.usual());
    }

    /// @param keys where the keys to the passwords of databases lie
    public EngineWorkbench(Engine engine, KeyFolder keys) {
        datasets = new EngineDatasets(engine);
        var models = new EngineModels(engine);
        workflows = new EngineWorkflows(engine);
        workbench =
                new Workbench(
                        engine.workspace().folder(),
                        datasets,
                        new EngineImporting(engine, keys),
                        new EngineQueries(engine),
                        new EngineExperiments(engine, workflows),
                        models,
                        new ServedModels(models::model, models::served),
                        workflows);
    }

    public Workbench workbench() {
        return workbench;
    }

    /// Frees what was opened to be looked at; the engine stays open.
    @Override
    public void close() {
        datasets.close();
        workflows.close();
    }
}
