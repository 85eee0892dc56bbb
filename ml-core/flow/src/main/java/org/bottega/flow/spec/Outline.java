package org.bottega.flow.spec;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.bottega.kernel.table.Schema;

/// What is known of something that flows, before or after it is there.
///
/// @param schema the columns of a table, or the inputs of a model; empty when they are not known yet
/// @param rows the number of rows; empty when it is not known yet
/// @param facts anything else worth telling, by a stable key, such as a model's `target`
public record Outline(
        PortType type, Optional<Schema> schema, OptionalLong rows, Map<String, String> facts) {
    public Outline {
        facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /// Nothing but its type.
    public static Outline of(PortType type) {
        return new Outline(type, Optional.empty(), OptionalLong.empty(), Map.of());
    }

    public static Outline table(Schema schema) {
        return new Outline(PortType.TABLE, Optional.of(schema), OptionalLong.empty(), Map.of());
    }

    public static Outline table(Schema schema, long rows) {
        return new Outline(PortType.TABLE, Optional.of(schema), OptionalLong.of(rows), Map.of());
    }

    public Outline with(String fact, String value) {
        var copy = new TreeMap<>(facts);
        copy.put(fact, value);
        return new Outline(type, schema, rows, copy);
    }

    public Outline withSchema(Schema columns) {
        return new Outline(type, Optional.of(columns), rows, facts);
    }
}
