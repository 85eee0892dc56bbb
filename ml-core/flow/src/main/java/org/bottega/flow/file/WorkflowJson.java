package org.bottega.flow.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Place;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// A workflow as JSON: one block a node, everything sorted, the layout apart at the end, nothing in it
/// that changes by itself. Equal workflows are the same text.
public final class WorkflowJson {
    private WorkflowJson() {}

    public static ObjectNode write(Workflow workflow) {
        var object = Json.object();
        object.put("name", workflow.name());
        if (!workflow.parameters().isEmpty()) {
            var parameters = object.putArray("parameters");
            workflow.parameters().values().forEach(p -> parameters.add(NodeJson.parameter(p)));
        }
        var nodes = object.putArray("nodes");
        workflow.nodes().values().forEach(n -> nodes.add(NodeJson.node(n)));
        var wires = object.putArray("wires");
        workflow.wires().forEach(w -> wires.add(NodeJson.wire(w)));
        if (!workflow.notes().isEmpty()) {
            var notes = object.putArray("notes");
            workflow.notes().values().forEach(n -> notes.add(NodeJson.note(n)));
        }
        if (!workflow.tuning().isEmpty()) {
            var tuning = object.putObject("tuning");
            workflow.tuning().metrics().forEach(tuning.putArray("metrics")::add);
            var ranges = tuning.putObject("ranges");
            workflow.tuning().ranges().forEach(ranges::put);
        }
        var layout = object.putObject("layout");
        workflow.places().forEach((id, place) -> layout.putArray(id).add(place.x()).add(place.y()));
        return object;
    }

    /// @throws ProblemException naming the field that is wrong
    public static Workflow read(JsonView json) {
        var edits = new ArrayList<Edit>();
        NodeJson.list(json, "parameters", NodeJson::parameter)
                .forEach(p -> edits.add(new Edit.PutParameter(p)));
        NodeJson.list(json, "nodes", NodeJson::node).forEach(n -> edits.add(new Edit.PutNode(n)));
        NodeJson.list(json, "wires", NodeJson::wire).forEach(w -> edits.add(new Edit.AddWire(w)));
        NodeJson.list(json, "notes", NodeJson::note).forEach(n -> edits.add(new Edit.PutNote(n)));
        json.find("tuning")
                .ifPresent(tuning -> {
                    edits.add(new Edit.JudgeBy(tuning.at("metrics").texts()));
                    tuning.at("ranges")
                            .textMap()
                            .forEach((name, range) -> edits.add(new Edit.PutRange(name, range)));
                });
        json.find("layout")
                .ifPresent(layout ->
                        layout.names()
                                .forEach(id -> {
                                    var pair = layout.at(id).items();
                                    if (pair.size() != 2) {
                                        throw layout.at(id).refused("two numbers");
                                    }
                                    edits.add(
                                            new Edit.Move(
                                                    id,
                                                    new Place(
                                                            pair.get(0).number(),
                                                            pair.get(1).number())));
                                }));
        try {
            return Workflow.empty(json.at("name").text()).apply(Edit.together("", edits));
        } catch (ProblemException e) {
            throw ProblemException.input(
                    json.where(),
                    e.problems().getFirst().what(),
                    "Mend the file, or take an older copy of it.");
        }
    }
}
