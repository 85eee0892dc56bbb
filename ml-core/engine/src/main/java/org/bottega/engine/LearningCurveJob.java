package org.bottega.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.automl.Proposal;
import org.bottega.explain.performance.LearningCurve;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Trainer;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.workspace.job.JobBody;

/// A [LearningCurve] as a job; its folder gets `learning-curve.json`.
public final class LearningCurveJob implements JobBody {
    public static final String KIND = "learning-curve";

    /// The file in the job's folder.
    public static final String FILE = "learning-curve.json";

    /// What is asked for.
    ///
    /// @param data a snapshot's folder, or a file
    /// @param target the column to predict
    /// @param algorithm its id
    /// @param params its settings by id, as texts
    /// @param metric its id; empty for the task's usual one
    /// @param settings how many steps and folds, and the seed of everything
    public record Request(
            Path data,
            String target,
            String algorithm,
            Map<String, String> params,
            String metric,
            LearningCurve.Settings settings) {
        public Request {
            params = Map.copyOf(params);
        }

        public ObjectNode toJson() {
            var node = Json.object();
            node.put("data", data.toString());
            node.put("target", target);
            node.put("algorithm", algorithm);
            var all = node.putObject("params");
            new TreeMap<>(params).forEach(all::put);
            node.put("metric", metric);
            node.put("steps", settings.steps());
            node.put("folds", settings.folds());
            node.put("seed", settings.seed());
            return node;
        }

        /// @throws ProblemException naming a field that is missing or of the wrong type
        public static Request of(ObjectNode settings) {
            var json = new JsonView("learning curve", settings);
            var params = new LinkedHashMap<String, String>();
            settings.path("params")
                    .properties()
                    .forEach(e -> params.put(e.getKey(), e.getValue().asText()));
            return new Request(
                    Path.of(json.at("data").text()),
                    json.at("target").text(),
                    json.at("algorithm").text(),
                    params,
                    json.at("metric").text(),
                    new LearningCurve.Settings(
                            settings.path("steps").asInt(),
                            settings.path("folds").asInt(),
                            settings.path("seed").asLong()));
        }
    }

    @Override
    public void run(Path folder, ObjectNode settings, Progress progress) {
        var curve = draw(Request.of(settings), progress);
        WholeFile.write(folder.resolve(FILE), Json.pretty(json(curve)));
    }

    /// Draws the curve in this thread.
    public static LearningCurve draw(Request request, Progress progress) {
        var table = DataSource.read(request.data(), progress.part(0, 0.1));
        table.schema().require(request.target());
        var task =
                Proposal.of(request.target(), table.column(request.target()), Proposal.Wanted.AUTO)
                        .task();
        var algorithm = Algorithms.byId(request.algorithm());
        var params = algorithm.params().read(request.params());
        int classes =
                task instanceof Task.Classification
                        ? Target.learn(table, task).classes().size()
                        : 0;
        var metric =
                request.metric().isEmpty()
                        ? Metric.preset(classes)
                        : Metric.of(request.metric(), classes);
        return LearningCurve.of(
                table,
                task,
                algorithm,
                params,
                metric,
                Trainer.of(request.settings().seed(), Runtime.getRuntime().availableProcessors()),
                request.settings(),
                progress.part(0.1, 1));
    }

    private static ObjectNode json(LearningCurve curve) {
        var node = Json.object();
        node.put("metric", curve.metric().id());
        var points = node.putArray("points");
        for (var point : curve.points()) {
            points.addObject()
                    .put("rows", point.rows())
                    .<ObjectNode>set("learnt", Json.number(point.learnt()))
                    .<ObjectNode>set("held", Json.number(point.held()))
                    .set("spread", Json.number(point.spread()));
        }
        return node;
    }

    /// Reads a curve that a job wrote.
    ///
    /// @throws ProblemException when the text is not one
    public static LearningCurve read(String where, String text) {
        var json = Json.read(where, text);
        var metric =
                Arrays.stream(Metric.values())
                        .filter(m -> m.id().equals(json.at("metric").node().asText()))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.input(
                                        where,
                                        "The learning curve's metric is not known.",
                                        "Draw it again."));
        var points = new ArrayList<LearningCurve.Point>();
        for (var point : json.at("points").node()) {
            points.add(
                    new LearningCurve.Point(
                            point.path("rows").asInt(),
                            point.path("learnt").asDouble(),
                            point.path("held").asDouble(),
                            point.path("spread").asDouble()));
        }
        return new LearningCurve(metric, points);
    }
}
