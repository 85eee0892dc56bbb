package org.bottega.engine.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.flow.graph.Workflow;
import org.bottega.flow.run.NodeState;
import org.bottega.flow.run.RunReport;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;

/// One run of a workflow as its history keeps it.
///
/// @param id unique within a history; later runs have greater ones
/// @param workflow its name
/// @param file where it was read, empty when it was not
/// @param trigger what started it
/// @param started in ISO 8601, universal time
/// @param millis how long it took
/// @param parameters what was given, by name
/// @param nodes what became of each node, in order
/// @param problems why it failed; empty when it did not
public record FlowRecord(
        String id,
        String workflow,
        String file,
        Trigger trigger,
        String started,
        long millis,
        Outcome outcome,
        Map<String, String> parameters,
        List<NodeLine> nodes,
        List<Problem> problems) {
    public FlowRecord {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /// What starts runs.
    public enum Trigger {
        PERSON,
        SCHEDULE,
        NEW_FILE
    }

    /// How a run ended.
    public enum Outcome {
        DONE,
        FAILED,
        CANCELLED
    }

    /// One node of a run.
    ///
    /// @param id as drawn, with the components it lies in
    /// @param kept whether its result was there already
    /// @param millis how long it took in this run
    public record NodeLine(
            String id,
            String name,
            String kind,
            NodeState state,
            boolean kept,
            long millis,
            List<Problem> notes) {
        public NodeLine {
            notes = List.copyOf(notes);
        }
    }

    /// How many nodes took a result that was there already.
    public long kept() {
        return nodes.stream().filter(NodeLine::kept).count();
    }

    /// @param flat the workflow without components, for the nodes' names
    static List<NodeLine> lines(Workflow flat, RunReport report) {
        var lines = new ArrayList<NodeLine>();
        report.nodes()
                .forEach((id, node) -> {
                    var drawn = flat.require(id);
                    lines.add(
                            new NodeLine(
                                    id,
                                    drawn.name(),
                                    drawn.type(),
                                    node.state(),
                                    node.cached(),
                                    node.millis(),
                                    node.problems()));
                });
        return lines;
    }

    public ObjectNode toJson() {
        var json = Json.object();
        json.put("format", 1);
        json.put("id", id);
        json.put("workflow", workflow);
        json.put("file", file);
        json.put("trigger", Domain.Choice.word(trigger));
        json.put("started", started);
        json.put("millis", millis);
        json.put("outcome", Domain.Choice.word(outcome));
        var given = json.putObject("parameters");
        parameters.forEach(given::put);
        json.set("problems", ProblemJson.write(problems));
        var all = json.putArray("nodes");
        for (var node : nodes) {
            var one = all.addObject();
            one.put("id", node.id());
            one.put("name", node.name());
            one.put("kind", node.kind());
            one.put("state", Domain.Choice.word(node.state()));
            one.put("kept", node.kept());
            one.put("millis", node.millis());
            one.set("notes", ProblemJson.write(node.notes()));
        }
        return json;
    }

    /// @throws org.bottega.kernel.ProblemException when it is damaged
    static FlowRecord read(String where, String text) {
        var json = Json.read(where, text);
        json.at("format").whole(1, 1);
        var nodes = new ArrayList<NodeLine>();
        for (var node : json.at("nodes").items()) {
            nodes.add(
                    new NodeLine(
                            node.at("id").text(),
                            node.at("name").text(),
                            node.at("kind").text(),
                            node.at("state").choice(NodeState.class),
                            Boolean.TRUE.equals(node.at("kept").plain()),
                            (long) node.at("millis").number(),
                            problems(node.at("notes"))));
        }
        return new FlowRecord(
                json.at("id").text(),
                json.at("workflow").text(),
                json.at("file").text(),
                json.at("trigger").choice(Trigger.class),
                json.at("started").text(),
                (long) json.at("millis").number(),
                json.at("outcome").choice(Outcome.class),
                json.at("parameters").textMap(),
                nodes,
                problems(json.at("problems")));
    }

    private static List<Problem> problems(JsonView json) {
        return json.items().stream().map(ProblemJson::read).toList();
    }
}
