package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bottega.kernel.table.Field;
import org.bottega.model.Model;
import org.bottega.model.Signature;

/// What an exported file says about itself: `card` and `signature` as JSON, and each fact of the card
/// under `card.NAME`.
final class Metadata {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        out.put("task", signature.classifies() ? "classification" : "regression");
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
        out.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
        out.put("type", type.onnx().name().toLowerCase(Locale.ROOT));
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
        var out = new HashMap<String, String>();
        try {
            for (var input :
                    JSON.readTree(metadata.getOrDefault("signature", "{}")).path("inputs")) {
                out.put(input.path("name").asText(), input.path("missing").asText());
            }
        } catch (JsonProcessingException _) {
            // A file from elsewhere: the empty string stands for missing.
            return Map.of();
        }
        return out;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
