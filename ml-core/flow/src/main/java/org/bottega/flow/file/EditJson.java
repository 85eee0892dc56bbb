package org.bottega.flow.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Place;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// An edit as JSON, for the journal.
final class EditJson {
    private EditJson() {}

    static ObjectNode write(Edit edit) {
        var object = Json.object();
        switch (edit) {
            case Edit.PutNode(var node) -> object.set("put-node", NodeJson.node(node));
            case Edit.RemoveNode(var id) -> object.put("remove-node", id);
            case Edit.AddWire(var wire) -> object.set("add-wire", NodeJson.wire(wire));
            case Edit.RemoveWire(var wire) -> object.set("remove-wire", NodeJson.wire(wire));
            case Edit.PutNote(var note) -> object.set("put-note", NodeJson.note(note));
            case Edit.RemoveNote(var id) -> object.put("remove-note", id);
            case Edit.PutParameter(var p) -> object.set("put-parameter", NodeJson.parameter(p));
            case Edit.RemoveParameter(var name) -> object.put("remove-parameter", name);
            case Edit.PutRange(var name, var range) ->
                    object.putObject("put-range").put("name", name).put("range", range);
            case Edit.RemoveRange(var name) -> object.put("remove-range", name);
            case Edit.JudgeBy(var metrics) -> metrics.forEach(object.putArray("judge-by")::add);
            case Edit.Move(var id, var place) ->
                    object.putObject("move").put("id", id).put("x", place.x()).put("y", place.y());
            case Edit.Rename(var name) -> object.put("rename", name);
            case Edit.Together(var title, var edits) -> {
                object.put("title", title);
                var list = object.putArray("together");
                edits.forEach(e -> list.add(write(e)));
            }
        }
        return object;
    }

    static Edit read(JsonView json) {
        var kind = json.names().isEmpty() ? "" : json.names().getLast();
        return switch (kind) {
            case "put-node" -> new Edit.PutNode(NodeJson.node(json.at(kind)));
            case "remove-node" -> new Edit.RemoveNode(json.at(kind).text());
            case "add-wire" -> new Edit.AddWire(NodeJson.wire(json.at(kind)));
            case "remove-wire" -> new Edit.RemoveWire(NodeJson.wire(json.at(kind)));
            case "put-note" -> new Edit.PutNote(NodeJson.note(json.at(kind)));
            case "remove-note" -> new Edit.RemoveNote(json.at(kind).text());
            case "put-parameter" -> new Edit.PutParameter(NodeJson.parameter(json.at(kind)));
            case "remove-parameter" -> new Edit.RemoveParameter(json.at(kind).text());
            case "put-range" ->
                    new Edit.PutRange(
                            json.at(kind).at("name").text(), json.at(kind).at("range").text());
            case "remove-range" -> new Edit.RemoveRange(json.at(kind).text());
            case "judge-by" -> new Edit.JudgeBy(json.at(kind).texts());
            case "move" -> {
                var move = json.at(kind);
                yield new Edit.Move(
                        move.at("id").text(),
                        new Place(move.at("x").number(), move.at("y").number()));
            }
            case "rename" -> new Edit.Rename(json.at(kind).text());
            case "together" ->
                    new Edit.Together(
                            json.at("title").text(),
                            json.at(kind).items().stream().map(EditJson::read).toList());
            default -> throw json.refused("an edit");
        };
    }
}
