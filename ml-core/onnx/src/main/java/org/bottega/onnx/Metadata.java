package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Field;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.json.Json;
import org.bottega.model.json.TaskJson;

/// What an exported file says about itself: `card` and `signature` as JSON, and each fact of the card
/// under `card.NAME`.
final class Metadata {
    private Metadata() {}

    static List<StringStringEntryProto> of(Model model) {
        var entries = new ArrayList<StringStringEntryProto>();
        var card = new TreeMap<>(model.card());
        entries.add(entry("signature", json(signature(model.signature(), new MissingText(model)))));
        entries.add(entry("card", json(card)));
        card.forEach((name, fact) -> entries.add(entry("card." + name, fact)));
        return entries;
    }

    private static Map<String, Object> signature(Signature signature, MissingText missing) {
        var out = new TreeMap<String, Object>();
        out.put("task", TaskJson.kind(signature.task()));
        out.put("target", signature.task().target());
        out.put("classes", signature.classes());
        out.put(
                "inputs",
                signature.inputs().fields().stream().map(f -> field(f, missing)).toList());
        return out;
    }

    private static Map<String, Object> field(Field field, MissingText missing) {
        var out = new TreeMap<String, Object>();
        var type = InputType.of(field.kind());
        out.put("name", field.name());
        out.put("kind", Domain.Choice.word(field.kind()));
        out.put("type", Domain.Choice.word(type.onnx()));
        out.put("levels", field.levels());
        out.put(
                "missing",
                switch (type) {
                    case NUMBER -> "NaN";
                    case TIME -> Long.toString(Long.MIN_VALUE);
                    case TEXT -> missing.of(field.name());
                });
        return out;
    }

    /// For each input of an exported file the text that stands for missing, from its metadata.
    static Map<String, String> missingTexts(Map<String, String> metadata) {
        var signature = metadata.get("signature");
        if (signature == null) {
            return Map.of();
        }
        try {
            var out = new HashMap<String, String>();
            for (var input : Json.read("signature", signature).at("inputs").items()) {
                out.put(input.at("name").text(), input.at("missing").text());
            }
            return out;
        } catch (ProblemException _) {
            // A file from elsewhere: the empty string stands for missing.
            return Map.of();
        }
    }

    private static String json(Map<String, ?> value) {
        return Json.write(Json.plain(value));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
