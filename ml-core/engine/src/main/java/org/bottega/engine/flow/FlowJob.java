package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.bottega.engine.flow.node.Home;
import org.bottega.engine.flow.node.SnippetRule;
import org.bottega.engine.flow.node.Store;
import org.bottega.engine.flow.node.Surroundings;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.Executor.Order;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;
import org.bottega.workspace.job.JobBody;

/// The run of a workflow as a job. Results go to the cache that all processes share; the job's folder gets
/// `nodes.jsonl` on the way and `report.json` at the end. [FlowWorker] is the other side.
public final class FlowJob implements JobBody {
    public static final String KIND = "workflow";

    static final String REPORT = "report.json";

    @Override
    public void run(Path folder, ObjectNode settings, Progress progress) throws IOException {
        var json = new JsonView("workflow run", settings);
        try (var lines = new RunLines(folder)) {
            var flows = flows(json, folder, lines, progress);
            var workflow = WorkflowFile.parse("workflow", json.at("workflow").text());
            var order =
                    new Order(
                            set(json.at("targets")),
                            json.at("given").textMap(),
                            set(json.at("afresh")));
            var report = flows.executor().run(workflow, order, lines, progress);
            WholeFile.write(folder.resolve(REPORT), Json.pretty(write(report)));
        }
    }

    /// What a worker runs workflows in: what is in the workspace's catalogue it asks the process that started it.
    ///
    /// @param json as [#place] made it
    static Flows flows(JsonView json, Path folder, RunLines lines, Progress progress) {
        var store = new AskedStore(folder, lines, progress::cancelled);
        var surroundings =
                new Surroundings(
                        Path.of(json.at("base").text()),
                        Path.of(json.at("out").text()),
                        json.find("home").map(h -> new Asking(Path.of(h.text()), store)),
                        json.at("code").choice(SnippetRule.class));
        return new Flows(
                surroundings, Path.of(json.at("results").text()), (long) json.at("limit").number());
    }

    private record Asking(Path folder, Store store) implements Home {}

    /// Where a worker shall run, as settings of its job.
    static ObjectNode place(Flows flows) {
        var json = Json.object();
        json.put("base", flows.surroundings().base().toString());
        json.put("out", flows.surroundings().out().toString());
        flows.surroundings().home().ifPresent(h -> json.put("home", h.folder().toString()));
        json.put("code", Domain.Choice.word(flows.surroundings().code()));
        json.put("results", flows.folder().toString());
        json.put("limit", flows.limit());
        return json;
    }

    static ObjectNode settings(Flows flows, Workflow workflow, Order order) {
        var json = place(flows);
        json.put("workflow", WorkflowFile.text(workflow));
        var targets = json.putArray("targets");
        order.targets().stream().sorted().forEach(targets::add);
        var given = json.putObject("given");
        order.given().forEach(given::put);
        var afresh = json.putArray("afresh");
        order.afresh().stream().sorted().forEach(afresh::add);
        return json;
    }

    private static Set<String> set(JsonView json) {
        return new HashSet<>(json.texts());
    }

    private static ObjectNode write(RunReport report) {
        var json = Json.object();
        report.nodes()
                .forEach((id, node) -> {
                    var one = json.putObject(id);
                    one.put("state", Domain.Choice.word(node.state()));
                    one.put("cached", node.cached());
                    one.put("millis", node.millis());
                    one.set("problems", ProblemJson.write(node.problems()));
                    node.result().ifPresent(r -> one.put("key", r.key()));
                });
        return json;
    }
}
