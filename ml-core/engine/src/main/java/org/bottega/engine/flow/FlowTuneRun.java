package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Objective;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Tried;
import org.bottega.automl.tune.TuneSettings;
import org.bottega.automl.tune.Tuner;
import org.bottega.chart.Html;
import org.bottega.engine.TuneRun;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.engine.tune.TuneReport;
import org.bottega.engine.tune.TuningCharts;
import org.bottega.flow.check.Bindings;
import org.bottega.flow.check.Settings;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.RunListener;
import org.bottega.flow.spec.Port;
import org.bottega.flow.spec.PortType;
import org.bottega.flow.spec.Trait;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.learn.metric.Metric;
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
    /// @param metric `node.figure`, for a figure that is no metric of the catalogue with `:min` or `:max` behind
    /// @param budget `null` for no limit but the number of trials
    /// @param threads trials at a time; never more than there are processors
    public record Request(
            Workflow workflow,
            Map<String, String> given,
            List<String> vary,
            String metric,
            Strategy strategy,
            int trials,
            @Nullable Duration budget,
            long seed,
            int threads) {
        public Request {
            given = Map.copyOf(given);
            vary = List.copyOf(vary);
        }
    }

    /// @param start the score of the workflow as it was
    /// @param better whether the best trial beats it
    /// @param tuned with the settings of the best trial; as it was when none beats it
    public record Result(
            Objective objective,
            double start,
            List<Tried> tried,
            Tried best,
            boolean better,
            Workflow tuned) {}

    private final Flows flows;
    private final Request request;
    private final FlowSpace space;
    private final Progress progress;
    private final String node;
    private final String port;
    private final String figure;
    private final Objective objective;

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
        var plain = request.metric().replaceAll(":(min|max)$", "");
        int dot = plain.lastIndexOf('.');
        if (dot < 0) {
            throw ProblemException.usage(
                    "metric",
                    "\"" + request.metric() + "\" does not say whose figure it is.",
                    "Write NODE.METRIC, such as evaluate.auc.");
        }
        this.node = plain.substring(0, dot);
        this.figure = plain.substring(dot + 1);
        var values = Bindings.values(request.workflow(), request.given());
        var flat = Bindings.apply(flows.flat(request.workflow(), request.given()), values);
        this.port = port(flat);
        check(flat);
        // known before anything runs where it can be; whether the node has the figure tells its
        // first run
        this.objective = new Objective(figure, greater());
    }

    /// @param out is made when it is not there
    /// @throws ProblemException (usage) when a setting, a range or the metric is not there; (input) when the workflow
    ///     does not run as it is, or no trial came to an end
    public static Result run(Flows flows, Request request, Path out, Progress progress) {
        return new FlowTuneRun(flows, request, progress).run(out);
    }

    private Result run(Path out) {
        progress.at(0, "Running the workflow as it is");
        double start = score(request.workflow());
        int threads = Math.clamp(request.threads(), 1, Runtime.getRuntime().availableProcessors());
        var settings =
                new TuneSettings(
                        space.space(),
                        List.of(objective),
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
        try (var journal = Journal.open(out.resolve(Journal.FILE), about())) {
            var tried =
                    Tuner.run(
                            settings,
                            (values, _, _) -> List.of(score(space.with(values))),
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
                                    new TuningCharts(space.space(), List.of(objective), tried),
                                    TuneRun.ranked(tried, objective))));
            progress.at(1, "Done");
            return result;
        }
    }

    private Result result(double start, List<Tried> tried) {
        var best = Tuner.best(tried, objective);
        if (best == null) {
            var why = tried.stream().filter(t -> !t.note().isEmpty()).findFirst();
            throw ProblemException.input(
                    request.metric(),
                    "No trial came to an end" + why.map(t -> ": " + t.note()).orElse("."),
                    "Give more time, or other ranges.");
        }
        double top = best.scores().getFirst();
        boolean better =
                !Double.isFinite(start)
                        || (objective.greaterIsBetter() ? top > start : top < start);
        return new Result(
                objective,
                start,
                tried,
                best,
                better,
                better ? space.with(best.values()) : request.workflow());
    }

    private String lead(Result result) {
        long failed = result.tried().stream().filter(t -> t.state() == Tried.State.FAILED).count();
        return "%d trials, %d failed. The best has a %s of %.5g: %s. The workflow as it was has %.5g."
                .formatted(
                        result.tried().size(),
                        failed,
                        figure,
                        result.best().scores().getFirst(),
                        TuningCharts.line(result.best().values()),
                        result.start());
    }

    /// Runs what the node of the metric needs.
    private double score(Workflow workflow) {
        var report =
                flows.executor()
                        .run(
                                workflow,
                                new Order(Set.of(node), request.given(), Set.of()),
                                RunListener.none(),
                                quiet());
        try {
            progress.checkCancelled();
            if (!report.succeeded()) {
                throw new ProblemException(ProblemException.Blame.INPUT, report.failures());
            }
            var piece =
                    report.result(node)
                            .flatMap(r -> r.piece(port))
                            .orElseThrow(() ->
                                    ProblemException.input(
                                            node,
                                            "It gave no figures: a way before it was closed.",
                                            "Tune by a node that every run reaches."));
            var figures = Pieces.figures(piece).values();
            var value = figures.get(figure);
            if (value == null) {
                throw ProblemException.usage(
                        "metric",
                        "\"" + node + "\" gives no figure \"" + figure + "\".",
                        Nearest.hint(figure, figures.keySet()));
            }
            return value;
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

    private String port(Workflow flat) {
        var judging =
                flat.nodes().values().stream()
                        .filter(n -> !metrics(n.type()).isEmpty())
                        .map(n -> n.id())
                        .toList();
        if (!judging.contains(node)) {
            throw ProblemException.usage(
                    "metric",
                    flat.node(node).isEmpty()
                            ? "There is no node \"" + node + "\"."
                            : "\"" + node + "\" gives no figures.",
                    Nearest.hint(node, judging));
        }
        return metrics(flat.require(node).type()).getFirst();
    }

    private List<String> metrics(String type) {
        return flows.catalog().find(type).stream()
                .flatMap(s -> s.outputs().stream())
                .filter(p -> p.type() == PortType.METRICS)
                .map(Port::id)
                .toList();
    }

    /// Every varied node must matter to the metric, and nothing outside may be changed again by each trial.
    private void check(Workflow flat) {
        var needed = flat.upstream(Set.of(node));
        for (var varied : space.nodes()) {
            if (needed.stream().noneMatch(n -> n.equals(varied) || n.startsWith(varied + "."))
                    && flat.node(varied).isPresent()) {
                throw ProblemException.usage(
                        varied,
                        "\"" + node + "\" does not depend on it.",
                        "Vary what stands before \"" + node + "\", or choose another metric.");
            }
        }
        for (var id : needed) {
            var one = flat.require(id);
            var spec = flows.catalog().find(one.type());
            if (one.enabled()
                    && spec.isPresent()
                    && spec.get().traits().contains(Trait.EFFECT)
                    && spec.get()
                            .traits(Settings.read(spec.get(), one.version(), one.settings()))
                            .contains(Trait.EFFECT)) {
                throw ProblemException.usage(
                        one.name(),
                        "It does something outside of the workflow, and would do it again in each trial.",
                        "Judge before it, or switch it off.");
            }
        }
    }

    private boolean greater() {
        if (request.metric().endsWith(":max") || request.metric().endsWith(":min")) {
            return request.metric().endsWith(":max");
        }
        var known = Arrays.stream(Metric.values()).filter(m -> m.id().equals(figure)).findFirst();
        return known.orElseThrow(() ->
                        ProblemException.usage(
                                "metric",
                                "\"" + figure + "\" is no metric that is known by itself.",
                                Nearest.hint(
                                                figure,
                                                Arrays.stream(Metric.values())
                                                        .map(Metric::id)
                                                        .toList())
                                        + " Or say what is better: "
                                        + request.metric()
                                        + ":min or :max."))
                .greaterIsBetter();
    }

    /// What makes two runs the same tuning: everything but how long and by how many.
    private ObjectNode about() {
        var json = Json.object();
        var drawn = Json.read("workflow", WorkflowFile.text(request.workflow())).node();
        // where a box lies does not matter
        var what = ((ObjectNode) drawn.deepCopy()).without(List.of("layout", "notes"));
        json.put("workflow", digest(what.toString()));
        json.set("given", Json.plain(new TreeMap<>(request.given())));
        json.put("metric", request.metric());
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
