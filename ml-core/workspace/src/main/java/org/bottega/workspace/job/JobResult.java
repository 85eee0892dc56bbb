package org.bottega.workspace.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.ProblemException.Blame;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;
import org.bottega.workspace.file.JsonFile;

/// How a job ended: the content of `result.json`.
///
/// @param state DONE, FAILED or CANCELLED
/// @param message the last word of a job that is done, else empty
/// @param problems why it failed, the weightiest first; empty unless it failed
/// @param blame whose fault a failure is
/// @param seconds how long the body ran
/// @param metrics the figures that the body reported under [#METRICS]
public record JobResult(
        JobState state,
        String message,
        List<Problem> problems,
        Blame blame,
        double seconds,
        Map<String, Double> metrics) {
    /// The file's name within the job's folder.
    public static final String FILE = "result.json";

    /// The kind of a `JobEvent.Measured` that holds the figures of the whole job.
    public static final String METRICS = "result";

    public JobResult {
        if (!state.ended()) {
            throw new IllegalArgumentException("a result of a job that is " + state);
        }
        problems = List.copyOf(problems);
        metrics = Map.copyOf(metrics);
    }

    static JobResult cancelled(double seconds) {
        return new JobResult(JobState.CANCELLED, "", List.of(), Blame.INPUT, seconds, Map.of());
    }

    static JobResult failed(ProblemException e, double seconds) {
        return new JobResult(JobState.FAILED, "", e.problems(), e.blame(), seconds, Map.of());
    }

    /// The event that tells this end.
    public JobEvent event() {
        return switch (state) {
            case DONE -> new JobEvent.Finished(message);
            case FAILED -> new JobEvent.Failed(problems.getFirst());
            case CANCELLED -> new JobEvent.Cancelled();
            case QUEUED, RUNNING, PAUSED -> throw new IllegalStateException("not ended");
        };
    }

    /// Returns this when the job is done.
    ///
    /// @throws ProblemException as the body threw it, when it failed
    /// @throws CancellationException when it was cancelled
    public JobResult orThrow() {
        return switch (state) {
            case DONE -> this;
            case FAILED -> throw new ProblemException(blame, problems);
            case CANCELLED -> throw new CancellationException("cancelled");
            case QUEUED, RUNNING, PAUSED -> throw new IllegalStateException("not ended");
        };
    }

    ObjectNode toJson() {
        var json = Json.object();
        json.put("state", state.name());
        json.put("message", message);
        json.put("seconds", seconds);
        json.put("blame", blame.name());
        json.set("problems", ProblemJson.write(problems));
        json.set("metrics", EventJson.figures(metrics));
        return json;
    }

    static JobResult of(ObjectNode json) {
        var problems = new ArrayList<Problem>();
        json.path("problems")
                .forEach(item -> problems.add(ProblemJson.read(new JsonView(FILE, item))));
        return new JobResult(
                JobState.valueOf(json.path("state").asText()),
                json.path("message").asText(),
                problems,
                Blame.valueOf(json.path("blame").asText(Blame.INPUT.name())),
                json.path("seconds").asDouble(),
                EventJson.figures(json.path("metrics")));
    }

    /// What a job's folder says about its end; nothing while it runs or when it died.
    public static Optional<JobResult> read(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(JsonFile.read(file)));
        } catch (IllegalArgumentException | ProblemException e) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        JsonFile.write(folder.resolve(FILE), toJson());
    }
}
