package org.bottega.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.json.Json;
import org.bottega.model.json.SchemaJson;
import org.bottega.model.json.TaskJson;

/// Turns a model into the entries of its file.
final class ModelWriter {
    private final ArraySink arrays = new ArraySink();
    private final SequencedMap<List<String>, Integer> levels = new LinkedHashMap<>();
    private final EncoderWriter encoders = new EncoderWriter(arrays, this::levels);

    private ModelWriter() {}

    /// The manifest first, then the arrays in the order in which it names them.
    static SequencedMap<String, Part> entries(Model model) {
        var writer = new ModelWriter();
        var manifest = writer.manifest(model);
        var entries = new LinkedHashMap<String, Part>();
        entries.put(
                Bundle.MANIFEST, Part.of(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8)));
        entries.putAll(writer.arrays.entries());
        return entries;
    }

    private ObjectNode manifest(Model model) {
        var signature = model.signature();
        var features = Json.array();
        model.features().encoders().forEach(e -> features.add(encoders.write(e)));
        var predictor = new PredictorWriter(arrays).write(model.predictor(), "model");
        var sample = sample(Conform.to(signature.inputs(), model.sample()), "sample");
        var figures = Json.array();
        model.figures()
                .forEach((name, table) -> {
                    var item = figures.addObject().put("name", name);
                    item.set("schema", SchemaJson.write(table.schema()));
                    item.set("table", sample(table, "figures." + figures.size()));
                });

        var manifest = Json.object().put("format", Bundle.FORMAT).put("version", Bundle.VERSION);
        model.horizon().ifPresent(h -> manifest.set("horizon", HorizonJson.write(h, arrays)));
        manifest.set("card", Json.plain(new TreeMap<>(model.card())));
        var head = manifest.putObject("signature");
        head.set("task", TaskJson.write(signature.task()));
        head.set("classes", Json.plain(signature.classes()));
        head.set("inputs", SchemaJson.write(signature.inputs()));
        manifest.set("levels", Json.plain(levels.sequencedKeySet()));
        manifest.set("features", features);
        manifest.set("predictor", predictor);
        manifest.set("sample", sample);
        if (!figures.isEmpty()) {
            manifest.set("figures", figures);
        }
        return manifest;
    }

    private int levels(List<String> names) {
        return levels.computeIfAbsent(names, _ -> levels.size());
    }

    private JsonNode sample(Table sample, String path) {
        var json = Json.object().put("rows", sample.rows());
        var columns = json.putArray("columns");
        for (int c = 0; c < sample.columns().size(); c++) {
            columns.add(column(sample.column(c), path + "." + c));
        }
        return json;
    }

    private JsonNode column(Column column, String path) {
        var json = Json.object();
        switch (column) {
            case NumberColumn numbers -> json.put("values", arrays.put(path, numbers.values()));
            case TimeColumn times -> json.put("micros", arrays.put(path, times.micros()));
            case CategoryColumn names ->
                    json.put("codes", arrays.put(path, names.codes()))
                            .put("levels", levels(names.levels()));
            case TextColumn texts -> texts(texts, path, json);
        }
        return json;
    }

    /// Texts behind one another as UTF-8, with the length of each, −1 where it is missing.
    private void texts(TextColumn texts, String path, ObjectNode json) {
        var lengths = new int[texts.rows()];
        var parts = new ArrayList<byte[]>();
        for (int i = 0; i < lengths.length; i++) {
            var text = texts.text(i);
            var bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            lengths[i] = text == null ? -1 : bytes.length;
            parts.add(bytes);
        }
        var all = new byte[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        json.put("lengths", arrays.put(path + ".lengths", lengths))
                .put("utf8", arrays.put(path + ".utf8", all));
    }
}
