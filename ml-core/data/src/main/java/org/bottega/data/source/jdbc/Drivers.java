package org.bottega.data.source.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The kinds of databases that can be read, from the list `drivers.json`.
public record Drivers(List<DriverSpec> all) {
    public Drivers {
        all = List.copyOf(all);
    }

    public static Drivers bundled() {
        try (var in = Drivers.class.getResourceAsStream("drivers.json")) {
            var specs = new ArrayList<DriverSpec>();
            for (var json : new ObjectMapper().readTree(in)) {
                specs.add(spec(json));
            }
            return new Drivers(specs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws ProblemException (usage) naming the nearest when there is none of that id
    public DriverSpec of(String id) {
        return all.stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.usage(
                                id,
                                "There is no driver for \"" + id + "\".",
                                Nearest.hint(id, all.stream().map(DriverSpec::id).toList())));
    }

    private static DriverSpec spec(JsonNode json) {
        return new DriverSpec(
                json.required("id").asText(),
                json.required("name").asText(),
                json.required("class").asText(),
                json.required("coordinates").asText(),
                DriverSpec.Form.valueOf(json.required("form").asText()),
                list(json.required("schemes")),
                json.path("suffix").asText(""),
                json.required("url").asText(),
                json.path("port").asInt(0),
                texts(json.required("allowed")),
                texts(json.required("fixed")),
                timeout(json.path("connectTimeout")),
                timeout(json.path("readTimeout")),
                list(json.path("opening")),
                json.required("fetchRows").asInt(),
                json.required("autoCommit").asBoolean(),
                json.required("typed").asBoolean(),
                json.path("users").asBoolean(true));
    }

    private static List<String> list(JsonNode json) {
        var list = new ArrayList<String>();
        json.forEach(item -> list.add(item.asText()));
        return list;
    }

    private static Map<String, String> texts(JsonNode json) {
        var map = new LinkedHashMap<String, String>();
        json.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    private static DriverSpec.@Nullable Timeout timeout(JsonNode json) {
        return json.isObject()
                ? new DriverSpec.Timeout(
                        json.required("property").asText(),
                        TimeUnit.valueOf(json.required("unit").asText()))
                : null;
    }
}
