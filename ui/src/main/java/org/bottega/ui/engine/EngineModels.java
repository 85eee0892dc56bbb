package org.bottega.ui.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.Engine;
import org.bottega.engine.ModelFiles;
import org.bottega.explain.Evaluation;
import org.bottega.explain.EvaluationFile;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.Model;
import org.bottega.model.json.Json;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.model.Judged;
import org.bottega.ui.page.model.Models;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.RunRecord;

/// The workspace's models for the window.
final class EngineModels implements Models {
    private final Engine engine;
    private final Map<String, Model> loaded = new ConcurrentHashMap<>();
    private final Map<String, SoftReference<Judged>> judged = new ConcurrentHashMap<>();

    EngineModels(Engine engine) {
        this.engine = engine;
    }

    private ModelRecord record(String id) {
        return engine.workspace()
                .models()
                .find(id)
                .orElseThrow(() ->
                        ProblemException.input(
                                id, "This model is no longer in the workspace.", ""));
    }

    Model model(String id) {
        return loaded.computeIfAbsent(id, i -> engine.model(record(i)));
    }

    @Override
    public List<Entry> all() {
        return engine.workspace().models().list().stream().map(this::entry).toList();
    }

    private Entry entry(ModelRecord model) {
        var target =
                run(model).map(run -> run.spec().settings().path("target").asText()).orElse("");
        return new Entry(
                model.id(),
                model.version() == 1 ? model.name() : model.name() + " (" + model.version() + ")",
                target,
                !model.task().equals("regression"),
                EngineExperiments.label(model.metric()),
                model.score(),
                model.createdAt());
    }

    private Optional<RunRecord> run(ModelRecord model) {
        var id = model.runId();
        return id == null ? Optional.empty() : engine.workspace().runs().find(id);
    }

    @Override
    public Opened open(String id) {
        var record = record(id);
        var run = run(record);
        var facts = run.flatMap(engine::outcome).map(AutoMlOutcome::plan).orElse(List.of());
        return new Opened(
                entry(record), model(id), run.flatMap(this::evaluation).orElse(null), facts);
    }

    private Optional<Evaluation> evaluation(RunRecord run) {
        var file = engine.workspace().runs().folder(run).resolve(EvaluationFile.NAME);
        return Files.isRegularFile(file)
                ? Optional.of(EvaluationFile.read(file))
                : Optional.empty();
    }

    @Override
    public Judged judged(String id) {
        var kept = judged.get(id);
        var found = kept == null ? null : kept.get();
        if (found == null) {
            found = JudgedRows.of(model(id), run(record(id)), run -> evaluation(run).orElse(null));
            judged.put(id, new SoftReference<>(found));
        }
        return found;
    }

    private Path cardFile(String id) {
        return engine.workspace().models().file(record(id)).resolveSibling("card.json");
    }

    @Override
    public Map<String, String> card(String id) {
        var file = cardFile(id);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return Json.read("card.json", Files.readAllBytes(file)).textMap();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void keepCard(String id, Map<String, String> answers) {
        WholeFile.write(cardFile(id), Json.pretty(Json.plain(answers)));
    }

    @Override
    public Lineage lineage(String id) {
        return ModelLineage.of(engine, record(id), run(record(id)));
    }

    @Override
    public Work exportOnnx(String id, Path file, Consumer<JobEvent> events) {
        return Threads.start(
                "onnx",
                events,
                progress -> {
                    ModelFiles.exportOnnx(model(id), file, progress);
                    return file.toString();
                });
    }

    @Override
    public Work report(String id, Path file, Consumer<JobEvent> events) {
        return Threads.start(
                "report",
                events,
                progress -> {
                    var written =
                            run(record(id))
                                    .map(r ->
                                            engine.workspace()
                                                    .runs()
                                                    .folder(r)
                                                    .resolve(AutoMlRun.REPORT))
                                    .filter(Files::isRegularFile)
                                    .orElseThrow(() ->
                                            ProblemException.input(
                                                    id,
                                                    "The run that made this model is gone, and its report with it.",
                                                    "Search again."));
                    Files.copy(written, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    return file.toString();
                });
    }

    @Override
    public Work predict(String id, Path rows, Path out, Consumer<JobEvent> events) {
        return Threads.start(
                "predict",
                events,
                progress -> {
                    ModelFiles.predict(model(id), rows, out, progress);
                    return out.toString();
                });
    }
}
