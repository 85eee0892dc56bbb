package org.bottega.ui.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bottega.chart.Chart;
import org.bottega.engine.AutoMlOutcome;
import org.bottega.engine.AutoMlRun;
import org.bottega.engine.Engine;
import org.bottega.engine.ModelFiles;
import org.bottega.explain.Evaluation;
import org.bottega.explain.EvaluationFile;
import org.bottega.explain.ModelCharts;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.model.Models;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.RunRecord;

/// The workspace's models for the window.
final class EngineModels implements Models {
    private final Engine engine;
    private final Map<String, Model> loaded = new ConcurrentHashMap<>();

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
        var figures = new ArrayList<Figure>();
        var charts = new ArrayList<Chart>();
        run.flatMap(this::evaluation)
                .ifPresent(evaluation -> {
                    evaluation
                            .scores()
                            .forEach((metric, score) -> figures.add(figure(metric, score)));
                    charts.addAll(ModelCharts.performance(evaluation));
                });
        var facts = run.flatMap(engine::outcome).map(AutoMlOutcome::plan).orElse(List.of());
        return new Opened(entry(record), model(id), figures, charts, facts);
    }

    private static Figure figure(Metric metric, double score) {
        return new Figure(metric.label(), score, metric.doc());
    }

    private Optional<Evaluation> evaluation(RunRecord run) {
        var file = engine.workspace().runs().folder(run).resolve(EvaluationFile.NAME);
        return Files.isRegularFile(file)
                ? Optional.of(EvaluationFile.read(file))
                : Optional.empty();
    }

    @Override
    public Explanation explain(String id) {
        return new SampleExplanation(model(id));
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
