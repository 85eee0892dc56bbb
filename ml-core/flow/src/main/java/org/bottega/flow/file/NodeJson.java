package org.bottega.flow.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bottega.flow.graph.Component;
import org.bottega.flow.graph.Node;
import org.bottega.flow.graph.Note;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Wire;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// The parts of a workflow as JSON, the same in files, journals and on the clipboard.
final class NodeJson {
    private static final int VERSIONS = 1_000_000;

    private NodeJson() {}

    static ObjectNode node(Node node) {
        var object = Json.object();
        object.put("id", node.id());
        object.put("type", node.type());
        object.put("version", node.version());
        object.put("name", node.name());
        if (!node.settings().isEmpty()) {
            object.set("settings", Json.plain(node.settings()));
        }
        if (!node.enabled()) {
            object.put("enabled", false);
        }
        if (!node.comment().isEmpty()) {
            object.put("comment", node.comment());
        }
        var inside = node.inside();
        if (inside != null) {
            object.set("inside", component(inside));
        }
        return object;
    }

    static Node node(JsonView json) {
        var settings = new LinkedHashMap<String, Object>();
        json.find("settings")
                .ifPresent(s ->
                        s.names()
                                .forEach(name -> {
                                    var value = s.at(name).plain();
                                    if (value != null) {
                                        settings.put(name, value);
                                    }
                                }));
        try {
            return new Node(
                    json.at("id").text(),
                    json.at("type").text(),
                    json.at("version").whole(1, VERSIONS),
                    json.at("name").text(),
                    settings,
                    json.find("enabled").map(JsonView::flag).orElse(true),
                    json.find("comment").map(JsonView::text).orElse(""),
                    json.find("inside").map(NodeJson::component).orElse(null));
        } catch (IllegalArgumentException _) {
            throw json.at("id").refused("letters, digits and hyphens");
        }
    }

    private static JsonNode component(Component component) {
        var object = Json.object();
        object.set("inputs", openings(component.inputs()));
        object.set("outputs", openings(component.outputs()));
        var promoted = object.putArray("promoted");
        for (var one : component.promoted()) {
            promoted.addObject()
                    .put("id", one.id())
                    .put("node", one.node())
                    .put("setting", one.setting());
        }
        object.set("workflow", WorkflowJson.write(component.inside()));
        return object;
    }

    private static JsonNode openings(List<Component.Opening> openings) {
        var list = Json.array();
        for (var one : openings) {
            list.addObject().put("id", one.id()).put("node", one.node()).put("port", one.port());
        }
        return list;
    }

    private static Component component(JsonView json) {
        return new Component(
                WorkflowJson.read(json.at("workflow")),
                openings(json.at("inputs")),
                openings(json.at("outputs")),
                json.at("promoted").items().stream()
                        .map(p ->
                                new Component.Promoted(
                                        p.at("id").text(),
                                        p.at("node").text(),
                                        p.at("setting").text()))
                        .toList());
    }

    private static List<Component.Opening> openings(JsonView json) {
        return json.items().stream()
                .map(o ->
                        new Component.Opening(
                                o.at("id").text(), o.at("node").text(), o.at("port").text()))
                .toList();
    }

    static ObjectNode wire(Wire wire) {
        return Json.object()
                .put("from", wire.from())
                .put("output", wire.output())
                .put("to", wire.to())
                .put("input", wire.input());
    }

    static Wire wire(JsonView json) {
        return new Wire(
                json.at("from").text(),
                json.at("output").text(),
                json.at("to").text(),
                json.at("input").text());
    }

    static ObjectNode note(Note note) {
        return Json.object()
                .put("id", note.id())
                .put("text", note.text())
                .put("colour", note.colour())
                .put("frame", note.frame())
                .put("width", note.width())
                .put("height", note.height());
    }

    static Note note(JsonView json) {
        try {
            return new Note(
                    json.at("id").text(),
                    json.at("text").text(),
                    json.at("colour").text(),
                    json.at("frame").flag(),
                    json.at("width").number(),
                    json.at("height").number());
        } catch (IllegalArgumentException _) {
            throw json.at("width").refused("a size above zero");
        }
    }

    static ObjectNode parameter(Parameter parameter) {
        var object = Json.object();
        object.put("name", parameter.name());
        object.put("type", Domain.Choice.word(parameter.type()));
        object.set("preset", Json.plain(parameter.preset()));
        object.put("doc", parameter.doc());
        return object;
    }

    static Parameter parameter(JsonView json) {
        var type = json.at("type").choice(Parameter.Type.class);
        var preset = json.at("preset");
        Object value =
                switch (type) {
                    case TEXT, FILE -> preset.text();
                    case WHOLE -> (long) preset.number();
                    case NUMBER -> preset.number();
                    case FLAG -> preset.flag();
                };
        try {
            return new Parameter(json.at("name").text(), type, value, json.at("doc").text());
        } catch (IllegalArgumentException _) {
            throw json.at("name").refused("letters, digits, hyphens and underscores");
        }
    }

    static <T> List<T> list(
            JsonView json, String name, java.util.function.Function<JsonView, T> read) {
        var list = new ArrayList<T>();
        Optional<JsonView> found = json.find(name);
        found.ifPresent(view -> view.items().forEach(item -> list.add(read.apply(item))));
        return list;
    }
}
