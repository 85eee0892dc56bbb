package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bottega.automl.tune.Strategy;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.JsonView;
import org.bottega.workspace.job.JobBody;
import org.bottega.workspace.job.JobResult;

/// [FlowTuneRun] as a job; its folder gets the journal, the tuned workflow and the document. [FlowTunings] is the
/// other side.
public final class FlowTuneJob implements JobBody {
    public static final String KIND = "tune-workflow";

    @Override
    public void run(Path folder, ObjectNode settings, Progress progress) throws IOException {
        try (var lines = new RunLines(folder)) {
            var json = new JsonView("tuning of a workflow", settings);
            var flows = FlowJob.flows(json, folder, lines, progress);
            var result = FlowTuneRun.run(flows, read(settings), folder, progress);
            double start = result.start().getFirst();
            double best = result.best().scores().getFirst();
            progress.report(
                    new JobEvent.Measured(
                            JobResult.METRICS,
                            result.objective().name(),
                            Double.isFinite(start)
                                    ? Map.of("score", best, "start", start)
                                    : Map.of("score", best)));
        }
    }

    /// @param id of the workflow in the workspace, to which the best settings can go back
    static ObjectNode write(Flows flows, FlowTuneRun.Request request, String id) {
        var json = FlowJob.place(flows);
        json.put("id", id);
        json.put("workflow", WorkflowFile.text(request.workflow()));
        var given = json.putObject("given");
        request.given().forEach(given::put);
        request.vary().forEach(json.putArray("vary")::add);
        request.metrics().forEach(json.putArray("metrics")::add);
        json.put("strategy", Domain.Choice.word(request.strategy()));
        json.put("trials", request.trials());
        if (request.budget() != null) {
            json.put("budgetSeconds", request.budget().toMillis() / 1000.0);
        }
        json.put("seed", request.seed());
        json.put("threads", request.threads());
        return json;
    }

    /// @param settings as [#write] makes them
    static FlowTuneRun.Request read(ObjectNode settings) {
        var json = new JsonView("tuning of a workflow", settings);
        return new FlowTuneRun.Request(
                WorkflowFile.parse("workflow", json.at("workflow").text()),
                json.at("given").textMap(),
                json.at("vary").texts(),
                json.at("metrics").texts(),
                json.at("strategy").choice(Strategy.class),
                json.at("trials").whole(1, Integer.MAX_VALUE),
                json.find("budgetSeconds")
                        .map(b -> Duration.ofMillis(Math.round(1000 * b.number())))
                        .orElse(null),
                (long) json.at("seed").number(),
                json.at("threads").whole(1, Integer.MAX_VALUE));
    }

    static String workflow(ObjectNode settings) {
        return settings.path("id").asText();
    }
}
