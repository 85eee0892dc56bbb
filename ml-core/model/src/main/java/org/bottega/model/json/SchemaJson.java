package org.bottega.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// A [Schema] as JSON: `[{"name": "age", "kind": "number", "role": "feature", "levels": […]}, …]`;
/// `role` is left out when it is feature, `levels` when there are none.
public final class SchemaJson {
    private SchemaJson() {}

    public static JsonNode write(Schema schema) {
        var list = Json.array();
        for (var field : schema.fields()) {
            var object = list.addObject();
            object.put("name", field.name());
            object.put("kind", Domain.Choice.word(field.kind()));
            if (field.role() != Role.FEATURE) {
                object.put("role", Domain.Choice.word(field.role()));
            }
            if (!field.levels().isEmpty()) {
                object.set("levels", Json.plain(field.levels()));
            }
        }
        return list;
    }

    /// @throws ProblemException naming the field that is wrong
    public static Schema read(JsonView json) {
        var fields = new ArrayList<Field>();
        var names = new HashSet<String>();
        for (var item : json.items()) {
            var levels = item.find("levels");
            var field =
                    new Field(
                            item.at("name").text(),
                            item.at("kind").choice(Kind.class),
                            item.find("role").map(r -> r.choice(Role.class)).orElse(Role.FEATURE),
                            levels.isPresent() ? levels.get().texts() : java.util.List.of());
            if (!names.add(field.name())) {
                throw ProblemException.input(
                        item.where(),
                        "Two columns are called \"" + field.name() + "\".",
                        "Give each its own name.");
            }
            fields.add(field);
        }
        return new Schema(fields);
    }
}
