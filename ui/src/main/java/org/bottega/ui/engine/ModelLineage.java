package org.bottega.ui.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.Engine;
import org.bottega.model.json.Json;
import org.bottega.ui.page.model.Models.Lineage;
import org.bottega.ui.page.model.Models.Lineage.Kind;
import org.bottega.ui.page.model.Models.Lineage.Step;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.ModelEvent;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.RunRecord;
import org.jspecify.annotations.Nullable;

/// Follows a model back to the run that made it, the data of that run, and the data and recipes that made
/// those.
final class ModelLineage {
    private static final int MOST_USES = 6;

    private final Engine engine;
    private final List<Step> steps = new ArrayList<>();

    private ModelLineage(Engine engine) {
        this.engine = engine;
    }

    static Lineage of(Engine engine, ModelRecord model, Optional<RunRecord> run) {
        var lineage = new ModelLineage(engine);
        run.ifPresent(lineage::run);
        lineage.steps.addFirst(
                new Step(
                        Kind.MODEL,
                        model.id(),
                        model.name(),
                        model.version(),
                        0,
                        0,
                        model.createdAt()));
        var history = engine.workspace().models().history(model.id());
        if (run.isEmpty()) {
            history.stream()
                    .filter(e -> e.kind() == ModelEvent.Kind.REGISTERED)
                    .findFirst()
                    .ifPresent(e ->
                            lineage.steps.add(
                                    new Step(Kind.WORKFLOW, "", e.subject(), 0, 0, 0, e.at())));
        }
        return new Lineage(lineage.steps.reversed(), uses(history));
    }

    /// Each endpoint and file of predictions once, by its last time; the newest come first.
    private static List<Step> uses(List<ModelEvent> history) {
        var uses = new LinkedHashMap<String, Step>();
        for (var event : history) {
            var kind =
                    switch (event.kind()) {
                        case SERVED -> Kind.ENDPOINT;
                        case PREDICTED -> Kind.PREDICTIONS;
                        case STAGE, REGISTERED -> null;
                    };
            if (kind != null) {
                var key = kind + event.subject();
                var before = uses.remove(key);
                int times = before == null ? 1 : before.count() + 1;
                uses.put(
                        key,
                        new Step(kind, "", event.subject(), 0, rows(event), times, event.at()));
            }
        }
        return List.copyOf(uses.sequencedValues().reversed()).stream().limit(MOST_USES).toList();
    }

    private static long rows(ModelEvent event) {
        return event.note().matches("[0-9]{1,18}") ? Long.parseLong(event.note()) : 0;
    }

    private void run(RunRecord run) {
        int models = engine.outcome(run).map(AutoMlOutcome::leaderboard).map(List::size).orElse(0);
        steps.add(new Step(Kind.RUN, run.id(), run.title(), 0, 0, models, run.createdAt()));
        var data = run.spec().settings().path("data").asText("");
        if (data.isEmpty()) {
            return;
        }
        var folder = Path.of(data);
        var seen = new HashSet<String>();
        var version = byFolder(folder);
        if (version == null) {
            var name = folder.getFileName();
            steps.add(
                    new Step(
                            Kind.DATA,
                            "",
                            name == null ? data : name.toString(),
                            0,
                            0,
                            0,
                            run.createdAt()));
        }
        while (version != null && seen.add(version.id())) {
            steps.add(
                    new Step(
                            Kind.DATA,
                            version.id(),
                            version.name(),
                            version.version(),
                            version.rows(),
                            version.columns(),
                            version.createdAt()));
            if (version.recipe().isEmpty()) {
                break;
            }
            steps.add(new Step(Kind.RECIPE, "", "", 0, 0, size(version), version.createdAt()));
            version = engine.workspace().datasets().find(version.basedOn()).orElse(null);
        }
    }

    private static int size(DatasetVersion version) {
        var recipe =
                Json.read(
                        version.name(),
                        version.recipe().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return recipe.node().path("steps").size();
    }

    private @Nullable DatasetVersion byFolder(Path folder) {
        return engine.workspace().datasets().list().stream()
                .filter(v -> engine.snapshotFolder(v).equals(folder))
                .findFirst()
                .orElse(null);
    }
}
