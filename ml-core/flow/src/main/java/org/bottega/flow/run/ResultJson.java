package org.bottega.flow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import org.bottega.flow.spec.Outline;
import org.bottega.flow.spec.PortType;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;
import org.bottega.model.json.ProblemJson;
import org.bottega.model.json.SchemaJson;

/// A [Result]'s description as the file beside its outputs.
final class ResultJson {
    static final String FILE = "result.json";

    private ResultJson() {}

    static String write(Result result) {
        var object = Json.object();
        object.put("format", 1);
        object.put("key", result.key());
        object.put("millis", result.millis());
        object.set("notes", ProblemJson.write(result.notes()));
        var outputs = object.putObject("outputs");
        result.outputs()
                .forEach((port, outline) -> {
                    var one = outputs.putObject(port);
                    one.put("type", Domain.Choice.word(outline.type()));
                    outline.schema().ifPresent(s -> one.set("schema", SchemaJson.write(s)));
                    outline.rows().ifPresent(r -> one.put("rows", r));
                    if (!outline.facts().isEmpty()) {
                        one.set("facts", Json.plain(outline.facts()));
                    }
                });
        return Json.pretty(object);
    }

    /// @throws org.bottega.kernel.ProblemException when it is damaged
    static Result read(Path folder) throws IOException {
        var json = Json.read(FILE, Files.readString(folder.resolve(FILE)));
        json.at("format").whole(1, 1);
        var outputs = new LinkedHashMap<String, Outline>();
        var ports = json.at("outputs");
        for (var port : ports.names()) {
            outputs.put(port, outline(ports.at(port)));
        }
        var notes = new ArrayList<Problem>();
        for (var note : json.at("notes").items()) {
            notes.add(ProblemJson.read(note));
        }
        return new Result(
                json.at("key").text(), folder, outputs, notes, (long) json.at("millis").number());
    }

    private static Outline outline(JsonView json) {
        var rows = json.find("rows");
        return new Outline(
                json.at("type").choice(PortType.class),
                json.find("schema").map(SchemaJson::read),
                rows.isPresent()
                        ? OptionalLong.of((long) rows.get().number())
                        : OptionalLong.empty(),
                json.find("facts")
                        .map(JsonView::textMap)
                        .or(() -> Optional.of(java.util.Map.of()))
                        .orElseThrow());
    }
}
