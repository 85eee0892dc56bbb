package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.ParetoFront;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.automl.tune.Tuner;
import org.bottega.chart.Html;
import org.bottega.engine.TuneFacts;
import org.bottega.engine.TuneRun;
import org.bottega.engine.tune.TuneReport;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.RunListener;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.jspecify.annotations.Nullable;

/// Tunes a workflow: settings of its nodes and its parameters vary, and a figure of one of its nodes tells how
/// good they are. A trial is a run up to that node; what is not behind a changed setting comes from the cache.
/// Journal, document and the workflow with the best settings go into a folder; a run that was killed goes on from
/// the last finished trial when it is started again with the same folder.
public final class FlowTuneRun {
    /// The workflow with the best settings.
    public static final String WORKFLOW = "tuned" + WorkflowFile.SUFFIX;

    /// What is asked for.
    ///
    /// @param given values of parameters that do not vary
    /// @param vary lines as [FlowSpace] reads them
    /// @param metrics `node.figure`, for a figure that is no metric of the catalogue with `:min` or `:max` behind; the
    ///     first decides which trial is the best, all of them which are on the front
    /// @param budget `null` for no limit but the number of trials
    /// @param threads trials at a time; never more than there are processors
    public record Request(
            Workflow workflow,
            Map<String, String> given,
            List<String> vary,
            List<String> metrics,
            Strategy strategy,
            int trials,
            @Nullable Duration budget,
            long seed,
            int threads) {
        public Request {
            given = Map.copyOf(given);
            vary = List.copyOf(vary);
            metrics = List.copyOf(metrics);
        }
    }

    /// @param objectives in the order of the metrics
    /// @param start the scores of the workflow as it was
    /// @param front the trials that no other one beats in everything, the best by the first metric first
    /// @param better whether the best trial beats it
    /// @param tuned with the settings of the best trial; as it was when none beats it
    public record Result(
            List<Objective> objectives,
            List<Double> start,
            List<Tried> tried,
            List<Tried> front,
            Tried best,
            boolean better,
            Workflow tuned) {
        public Result {
            objectives = List.copyOf(objectives);
            start = List.copyOf(start);
            tried = List.copyOf(tried);
            front = List.copyOf(front);
        }

        public Objective objective() {
            return objectives.getFirst();
        }
    }

    private final Flows flows;
    private final Request request;
    private final FlowSpace space;
    private final Progress progress;
    private final List<FlowFigure> figures;
    private final List<Objective> objectives;

    private FlowTuneRun(Flows flows, Request request, Progress progress) {
        this.flows = flows;
        this.request = request;
        this.progress = progress;
        this.space = FlowSpace.read(flows.catalog(), request.workflow(), request.vary());
        for (var name : space.parameters()) {
            if (request.given().containsKey(name)) {
                throw ProblemException.usage(
                        name, "It is both given and varied.", "Do one of the two.");
            }
        }
        if (request.metrics().isEmpty()) {
            throw ProblemException.usage(
                    "metric",
                    "It does not say by which figure the workflow is tuned.",
                    "Name a node and what it measures, as in evaluate.auc.");
        }
        var values = Bindings.values(request.workflow(), request.given());
        var flat = Bindings.apply(flows.flat(request.workflow(), request.given()), values);
        // known before anything runs where it can be; whether the node has the figure tells its
        // first run
        this.figures =
                request.metrics().stream()
                        .map(m -> FlowFigure.read(m, flat, flows.catalog()))
                        .toList();
        this.objectives = figures.stream().map(FlowFigure::objective).toList();
        FlowFigure.check(figures, space.nodes(), flat, flows.catalog());
    }

    /// Why this cannot be tuned, told before anything runs.
    ///
    /// @throws ProblemException (usage) as [#run] does
    public static void check(Flows flows, Request request) {
        new FlowTuneRun(flows, request, Progress.none());
    }

    /// @param out is made when it is not there
    /// @throws ProblemException (usage) when a setting, a range or the metric is not there; (input) when the workflow
    ///     does not run as it is, or no trial came to an end
    public static Result run(Flows flows, Request request, Path out, Progress progress) {
        return new FlowTuneRun(flows, request, progress).run(out);
    }

    private Result run(Path out) {
        progress.at(0, "Running the workflow as it is");
        var start = scores(request.workflow());
        int threads = Math.clamp(request.threads(), 1, Runtime.getRuntime().availableProcessors());
        var settings =
                new TuneSettings(
                        space.space(),
                        objectives,
                        request.strategy(),
                        Pruning.NONE,
                        request.trials(),
                        request.seed(),
                        threads,
                        List.of());
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new TuneFacts("workflow", figures.getFirst().figure(), objectives).write(out);
        try (var journal = Journal.open(out.resolve(Journal.FILE), about())) {
            var tried =
                    Tuner.run(
                            settings,
                            (values, _, _) -> scores(space.with(values)),
                            TuneRun.left(request.budget(), threads, journal),
                            progress.part(0.05, 0.97),
                            journal);
            var result = result(start, tried);
            WorkflowFile.write(out.resolve(WORKFLOW), result.tuned());
            WholeFile.write(
                    out.resolve(TuneRun.REPORT),
                    Html.of(
                            TuneReport.of(
                                    request.workflow().name() + " tuned",
                                    lead(result),
                                    new TuningCharts(space.space(), objectives, tried),
                                    ranked(result))));
            progress.at(1, "Done");
            return result;
        }
    }

    /// The front, or the done trials, the best first.
    public static List<Tried> ranked(Result result) {
        return TuneRun.ranked(
                result.objectives().size() > 1 ? result.front() : result.tried(),
                result.objective());
    }

    private Result result(List<Double> starts, List<Tried> tried) {
        var objective = objectives.getFirst();
        double start = starts.getFirst();
        var best = Tuner.best(tried, objective);
        if (best == null) {
            var why = tried.stream().filter(t -> !t.note().isEmpty()).findFirst();
            throw ProblemException.input(
                    request.metrics().getFirst(),
                    "No trial came to an end" + why.map(t -> ": " + t.note()).orElse("."),
                    "Give more time, or other ranges.");
        }
        double top = best.scores().getFirst();
        boolean better =
                !Double.isFinite(start)
                        || (objective.greaterIsBetter() ? top > start : top < start);
        return new Result(
                objectives,
                starts,
                tried,
                ParetoFront.of(tried, objectives),
                best,
                better,
                better ? space.with(best.values()) : request.workflow());
    }

    private String lead(Result result) {
        long failed = result.tried().stream().filter(t -> t.state() == Tried.State.FAILED).count();
        return "%d trials, %d failed. The best has a %s of %.5g: %s. The workflow as it was has %.5g.%s"
                .formatted(
                        result.tried().size(),
                        failed,
                        figures.getFirst().figure(),
                        result.best().scores().getFirst(),
                        TuningCharts.line(result.best().values()),
                        result.start().getFirst(),
                        result.front().size() > 1 && objectives.size() > 1
                                ? " %d trials are on the front.".formatted(result.front().size())
                                : "");
    }

    /// Runs what the nodes of the metrics need.
    private List<Double> scores(Workflow workflow) {
        var report =
                flows.executor()
                        .run(
                                workflow,
                                new Order(FlowFigure.nodes(figures), request.given(), Set.of()),
                                RunListener.none(),
                                quiet());
        try {
            progress.checkCancelled();
            if (!report.succeeded()) {
                throw new ProblemException(ProblemException.Blame.INPUT, report.failures());
            }
            return figures.stream().map(f -> f.of(report)).toList();
        } finally {
            report.nodes()
                    .values()
                    .forEach(n -> n.result().ifPresent(r -> flows.results().release(r.key())));
        }
    }

    private Progress quiet() {
        return new Progress() {
            @Override
            public void at(double fraction, String message) {
                // the trials are told, not what goes on within them
            }

            @Override
            public void report(JobEvent event) {
                progress.report(event);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    /// What makes two runs the same tuning: everything but how long and by how many.
    private ObjectNode about() {
        var json = Json.object();
        var drawn = Json.read("workflow", WorkflowFile.text(request.workflow())).node();
        // where a box lies does not matter, nor what else is marked; the space says what varies
        var what =
                ((ObjectNode) drawn.deepCopy())
                        .without(List.of("version", "layout", "notes", "tuning"));
        json.put("workflow", digest(what.toString()));
        json.set("given", Json.plain(new TreeMap<>(request.given())));
        request.metrics().forEach(json.putArray("metrics")::add);
        var dimensions = json.putArray("space");
        space.space().dimensions().forEach(d -> dimensions.add(d.toString()));
        json.put("strategy", Domain.Choice.word(request.strategy()));
        json.put("seed", request.seed());
        return json;
    }

    private static String digest(String text) {
        try {
            var sum =
                    java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(sum, 0, 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
