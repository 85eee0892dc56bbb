package org.bottega.ui.engine;

import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bottega.engine.Engine;
import org.bottega.engine.LearningCurveJob;
import org.bottega.engine.ModelFiles;
import org.bottega.engine.gate.ApprovalPolicy;
import org.bottega.engine.gate.StageGate;
import org.bottega.explain.Evaluation;
import org.bottega.explain.EvaluationFile;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.explain.fairness.FairnessReport;
import org.bottega.explain.fairness.GroupThresholds;
import org.bottega.explain.fairness.ThresholdTradeOff;
import org.bottega.explain.performance.LearningCurve;
import org.bottega.explain.report.CardFile;
import org.bottega.explain.report.CardReport;
import org.bottega.explain.report.ModelCard;
import org.bottega.explain.report.ModelReport;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Algorithms;
import org.bottega.learn.metric.Metric;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;
import org.bottega.ui.job.Work;
import org.bottega.ui.page.model.Judged;
import org.bottega.ui.page.model.Models;
import org.bottega.workspace.ModelEvent;
import org.bottega.workspace.ModelRecord;
import org.bottega.workspace.RunRecord;

/// The workspace's models for the window.
final class EngineModels implements Models {
    private final Engine engine;
    private final Map<String, Model> loaded = new ConcurrentHashMap<>();
    private final Map<String, SoftReference<Judged>> judged = new ConcurrentHashMap<>();

    private final Map<String, SoftReference<Map<Object, Object>>> kept = new ConcurrentHashMap<>();

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
    public Opened open(String id, Locale locale) {
        var record = record(id);
        var run = run(record);
        var facts =
                run.flatMap(engine::outcome)
                        .map(o -> o.plan().stream().map(r -> r.in(locale)).toList())
                        .orElse(List.of());
        var model = model(id);
        var evaluation =
                mitigated(model)
                        ? judged(id).evaluation()
                        : run.flatMap(this::evaluation).orElse(null);
        return new Opened(entry(record), model, evaluation, facts);
    }

    /// Whether the run judged another model, of which this one was made.
    private static boolean mitigated(Model model) {
        return model.card().containsKey(GroupThresholds.FACT);
    }

    private Optional<Evaluation> evaluation(RunRecord run) {
        var file = engine.workspace().runs().folder(run).resolve(EvaluationFile.NAME);
        return Files.isRegularFile(file)
                ? Optional.of(EvaluationFile.read(file))
                : Optional.empty();
    }

    @Override
    public Judged judged(String id) {
        var before = judged.get(id);
        var found = before == null ? null : before.get();
        if (found == null) {
            boolean own = !mitigated(model(id));
            found =
                    JudgedRows.of(
                            model(id),
                            run(record(id)),
                            run -> own ? evaluation(run).orElse(null) : null);
            judged.put(id, new SoftReference<>(found));
        }
        return found;
    }

    @Override
    public Map<Object, Object> kept(String id) {
        var known = kept.get(id);
        var found = known == null ? null : known.get();
        if (found == null) {
            found = new ConcurrentHashMap<>();
            kept.put(id, new SoftReference<>(found));
        }
        return found;
    }

    @Override
    public Learning learningCurve(String id, Progress progress) {
        var run = run(record(id)).orElse(null);
        var best =
                Optional.ofNullable(run).flatMap(engine::outcome).stream()
                        .flatMap(outcome -> outcome.leaderboard().stream())
                        .filter(s ->
                                Algorithms.all().stream()
                                        .anyMatch(a -> a.info().id().equals(s.algorithm())))
                        .findFirst()
                        .orElse(null);
        if (run == null || best == null) {
            throw ProblemException.input(
                    id, "The search that made this model is gone.", "Search again.");
        }
        var settings = run.spec().settings();
        var params = new java.util.LinkedHashMap<String, String>();
        best.params().forEach((key, value) -> params.put(key, String.valueOf(value)));
        var request =
                new LearningCurveJob.Request(
                        Path.of(settings.path("data").asText()),
                        settings.path("target").asText(),
                        best.algorithm(),
                        params,
                        "",
                        LearningCurve.Settings.USUAL);
        return new Learning(LearningCurveJob.draw(request, progress), best.name());
    }

    private Path bundle(String id) {
        return engine.workspace().models().file(record(id));
    }

    @Override
    public ModelCard card(String id) {
        return CardFile.read(bundle(id));
    }

    @Override
    public void keepCard(String id, ModelCard.Entry entry, String text) {
        CardFile.keep(bundle(id), entry, text);
    }

    @Override
    public ModelCard keepFairness(String id, FairnessReport report) {
        var data = run(record(id)).map(this::dataName).orElse("");
        return CardFile.keep(bundle(id), List.of(new FairnessFinding(Instant.now(), data, report)));
    }

    @Override
    public String mitigate(String id, FairnessQuestion question, double most) {
        var rows = judged(id);
        var model = model(id);
        var point =
                ThresholdTradeOff.of(
                                model,
                                rows.rows(),
                                rows.told(),
                                question,
                                ThresholdTradeOff.Quality.ACCURACY,
                                ThresholdTradeOff.Disparity.SELECTION)
                        .within(most)
                        .orElseThrow(() ->
                                ProblemException.input(
                                        question.facet().words(),
                                        "No pair of thresholds keeps to a difference of "
                                                + most
                                                + ".",
                                        "Allow more."));
        var fair = GroupThresholds.model(model, rows.rows(), question, point);
        var record = record(id);
        var file = bundle(id).resolveSibling("fair.bottega");
        Bundle.write(fair, file);
        try {
            var added =
                    engine.workspace()
                            .models()
                            .add(
                                    record.name(),
                                    file,
                                    new org.bottega.workspace.Models.Facts(
                                            record.runId(), record.task(), "", Double.NaN));
            var report = Fairness.of(fair, rows.rows(), question.withThreshold(null));
            keepFairness(added.id(), report);
            return added.id();
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /// What the rows are called that a run was judged by.
    private String dataName(RunRecord run) {
        var settings = run.spec().settings();
        var path = Path.of(settings.path("test").asText(settings.path("data").asText("")));
        return engine.workspace().datasets().list().stream()
                .filter(v -> engine.snapshotFolder(v).equals(path))
                .map(v -> v.version() > 1 ? v.name() + " (" + v.version() + ")" : v.name())
                .findFirst()
                .orElseGet(() -> path.getFileName() == null ? "" : path.getFileName().toString());
    }

    @Override
    public Work exportCard(String id, Path file, Locale locale, Consumer<JobEvent> events) {
        return Threads.start(
                "card",
                events,
                _ -> {
                    var record = record(id);
                    var subject =
                            new CardReport.Subject(
                                    entry(record).name(),
                                    model(id),
                                    run(record).flatMap(this::evaluation).orElse(null));
                    CardReport.write(subject, card(id), file, locale);
                    return file.toString();
                });
    }

    @Override
    public Trust trust(String id, Locale locale) {
        var record = record(id);
        return new Trust(
                record.stage(),
                ApprovalPolicy.of(engine.workspace().folder()).lines(),
                new StageGate(engine.workspace(), locale)
                        .missed(record).stream().map(Problem::what).toList(),
                engine.workspace().models().history(id));
    }

    @Override
    public Trust change(
            String id, ModelRecord.Stage stage, String reason, boolean override, Locale locale) {
        new StageGate(engine.workspace(), locale)
                .change(record(id), stage, user(), reason, override);
        return trust(id, locale);
    }

    @Override
    public Trust keepPolicy(String id, List<String> lines, Locale locale) {
        ApprovalPolicy.parse(lines).keep(engine.workspace().folder());
        return trust(id, locale);
    }

    /// Writes down that a model answers at an address.
    void served(String id, String address) {
        engine.workspace().models().happened(id, ModelEvent.Kind.SERVED, address, user(), "");
    }

    private static String user() {
        return System.getProperty("user.name", "");
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
    public Work report(String id, Path file, Locale locale, Consumer<JobEvent> events) {
        return Threads.start(
                "report",
                events,
                progress -> {
                    var rows = judged(id);
                    progress.checkCancelled();
                    ModelReport.write(
                            model(id),
                            rows.evaluation(),
                            facts(record(id), locale).with(card(id), locale),
                            rows.rows(),
                            file,
                            locale,
                            progress);
                    return file.toString();
                });
    }

    /// What is known of how a model was found.
    private ModelReport.Facts facts(ModelRecord record, Locale locale) {
        var run = run(record);
        var outcome = run.flatMap(engine::outcome);
        if (run.isEmpty() || outcome.isEmpty()) {
            return ModelReport.Facts.of(run.map(this::dataName).orElse(""));
        }
        var found = outcome.get();
        var settings = run.get().spec().settings();
        var name = dataName(run.get());
        return new ModelReport.Facts(
                settings.has("test") ? record.name() : name,
                settings.has("test") ? name : "",
                (int) found.rows(),
                found.plan().stream().map(r -> r.in(locale)).toList(),
                Metric.of(found.metric(), model(record.id()).signature().classes().size()),
                found.leaderboard().stream()
                        .map(s ->
                                new ModelReport.Row(
                                        s.name(),
                                        s.score(),
                                        s.spread(),
                                        s.fitSeconds(),
                                        s.weight(),
                                        s.disparity() == null ? Double.NaN : s.disparity().value()))
                        .toList(),
                found.seconds(),
                Map.of("seed", settings.path("seed").asText("")));
    }

    @Override
    public Work predict(String id, Path rows, Path out, Consumer<JobEvent> events) {
        return Threads.start(
                "predict",
                events,
                progress -> {
                    int count = ModelFiles.predict(model(id), rows, out, progress);
                    engine.workspace()
                            .models()
                            .happened(
                                    id,
                                    ModelEvent.Kind.PREDICTED,
                                    out.getFileName().toString(),
                                    user(),
                                    Integer.toString(count));
                    return out.toString();
                });
    }
}
