package org.bottega.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bottega.automl.Judging;
import org.bottega.automl.Repeat;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;

/// A finished search in a file, to be done again.
final class RepeatJson {
    private RepeatJson() {}

    static ObjectNode write(Repeat repeat) {
        var json = Json.object();
        var judged = json.putObject("validation");
        judged.put("kind", Domain.Choice.word(repeat.judging().kind()));
        judged.put("folds", repeat.judging().folds());
        judged.put("repeats", repeat.judging().repeats());
        judged.put("column", repeat.judging().column());
        repeat.features().forEach(json.putArray("features")::add);
        var trials = json.putArray("trials");
        for (var done : repeat.trials()) {
            var one = trials.addObject();
            one.put("level", done.level());
            one.put("number", done.number());
            one.put("name", done.name());
            one.put("algorithm", done.algorithm());
            one.set("params", Json.plain(done.params()));
            var folds = one.putArray("folds");
            done.folds().forEach(f -> folds.add(Json.plain(f)));
            done.cuts().forEach(one.putArray("cuts")::add);
        }
        return json;
    }

    static Repeat read(JsonNode json) {
        var trials = new ArrayList<Repeat.Done>();
        for (var one : json.path("trials")) {
            var folds = new ArrayList<Map<String, Object>>();
            var cuts = new ArrayList<Long>();
            for (var fold : one.path("folds")) {
                // older runs do not tell
                cuts.add(one.path("cuts").path(folds.size()).asLong());
                folds.add(values(fold));
            }
            trials.add(
                    new Repeat.Done(
                            one.path("level").asInt(1),
                            one.path("number").asInt(),
                            one.path("name").asText(),
                            one.path("algorithm").asText(),
                            values(one.path("params")),
                            folds,
                            cuts));
        }
        var features = new ArrayList<String>();
        json.path("features").forEach(f -> features.add(f.asText()));
        return new Repeat(judging(json.path("validation")), features, trials);
    }

    static Judging judging(JsonNode json) {
        return new Judging(
                new Domain.Choice<>(Judging.Kind.class)
                        .read("validation", json.path("kind").asText("auto")),
                json.path("folds").asInt(),
                json.path("repeats").asInt(1),
                json.path("column").asText(""));
    }

    private static Map<String, Object> values(JsonNode json) {
        var values = new LinkedHashMap<String, Object>();
        json.properties()
                .forEach(p -> {
                    var value = p.getValue();
                    if (value.isArray()) {
                        var texts = new ArrayList<String>();
                        value.forEach(t -> texts.add(t.asText()));
                        values.put(p.getKey(), texts);
                    } else {
                        values.put(
                                p.getKey(),
                                value.isNumber() ? value.numberValue() : value.asText());
                    }
                });
        return values;
    }
}
