package org.bottega.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.automl.LearnerTuning.Besides;
import org.bottega.automl.Proposal.Wanted;
import org.bottega.automl.tune.Pruning;
import org.bottega.automl.tune.Strategy;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.workspace.job.JobBody;
import org.bottega.workspace.job.JobResult;

/// [TuneRun] as a job; its folder gets the journal, the model and the document.
public final class TuneJob implements JobBody {
    public static final String KIND = "tune";

    @Override
    public void run(Path folder, ObjectNode settings, Progress progress) {
        var result = TuneRun.run(read(settings), folder, progress);
        progress.report(
                new JobEvent.Measured(
                        JobResult.METRICS,
                        result.objectives().getFirst().name(),
                        Map.of("score", result.best().scores().getFirst())));
    }

    /// A request as a job's settings.
    public static ObjectNode write(TuneRun.Request request) {
        var json = Json.object();
        json.put("data", request.data().toString());
        json.put("target", request.target());
        json.put("task", Domain.Choice.word(request.task()));
        json.put("metric", request.metric());
        json.put("algorithm", request.algorithm());
        json.set("fixed", Json.plain(new TreeMap<>(request.fixed())));
        request.vary().forEach(json.putArray("vary")::add);
        var besides = json.putArray("besides");
        request.besides().forEach(b -> besides.add(Domain.Choice.word(b)));
        json.put("strategy", Domain.Choice.word(request.strategy()));
        json.put("pruning", Domain.Choice.word(request.pruning()));
        json.put("folds", request.folds());
        json.put("trials", request.trials());
        if (request.budget() != null) {
            json.put("budgetSeconds", request.budget().toMillis() / 1000.0);
        }
        json.put("seed", request.seed());
        json.put("threads", request.threads());
        if (request.warmStart() != null) {
            json.put("warmStart", request.warmStart().toString());
        }
        return json;
    }

    /// @param json as [#write] makes it
    public static TuneRun.Request read(ObjectNode json) {
        var fixed = new LinkedHashMap<String, String>();
        json.path("fixed").properties().forEach(f -> fixed.put(f.getKey(), f.getValue().asText()));
        var besides = new ArrayList<Besides>();
        texts(json.path("besides")).forEach(b -> besides.add(choice(Besides.class, "besides", b)));
        return new TuneRun.Request(
                Path.of(json.required("data").asText()),
                json.required("target").asText(),
                choice(Wanted.class, "task", json.path("task").asText("auto")),
                json.path("metric").asText(""),
                json.required("algorithm").asText(),
                fixed,
                texts(json.path("vary")),
                besides,
                choice(Strategy.class, "strategy", json.path("strategy").asText("bayes")),
                choice(Pruning.class, "pruning", json.path("pruning").asText("median")),
                json.path("folds").asInt(),
                json.path("trials").asInt(50),
                json.has("budgetSeconds")
                        ? Duration.ofMillis(Math.round(1000 * json.get("budgetSeconds").asDouble()))
                        : null,
                json.path("seed").asLong(1),
                json.path("threads").asInt(1),
                json.has("warmStart") ? Path.of(json.get("warmStart").asText()) : null);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String id, String word) {
        return new Domain.Choice<>(type).read(id, word);
    }

    private static List<String> texts(JsonNode array) {
        var out = new ArrayList<String>();
        array.forEach(t -> out.add(t.asText()));
        return out;
    }
}
