package org.bottega.model.bundle;

import java.util.ArrayList;
import org.bottega.model.json.JsonView;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Reads predictors from a manifest and its arrays.
record PredictorReader(ArrayEntries arrays) {

    /// @throws org.bottega.kernel.ProblemException or IllegalArgumentException naming what is wrong
    Predictor read(JsonView json) {
        return switch (json.at("kind").text()) {
            case "trees" -> trees(json);
            case "linear" ->
                    new Linear(
                            inputs(json),
                            arrays.doubles(json.at("weights")),
                            arrays.doubles(json.at("intercept")),
                            json.at("link").choice(Link.class));
            case "blend" -> blend(json);
            default -> throw json.at("kind").refused("a known kind of predictor");
        };
    }

    private TreeEnsemble trees(JsonView json) {
        return new TreeEnsemble(
                inputs(json),
                arrays.doubles(json.at("base")),
                json.at("link").choice(Link.class),
                json.at("leaf-width").whole(1, Integer.MAX_VALUE),
                new TreeEnsemble.Nodes(
                        arrays.ints(json.at("feature")),
                        arrays.doubles(json.at("threshold")),
                        arrays.ints(json.at("children")),
                        arrays.bytes(json.at("flags")),
                        arrays.ints(json.at("sets")),
                        arrays.longs(json.at("bits")),
                        arrays.doubles(json.at("gain")),
                        arrays.doubles(json.at("cover")),
                        arrays.doubles(json.at("leaf-value")),
                        arrays.doubles(json.at("leaf-cover")),
                        arrays.ints(json.at("roots")),
                        arrays.ints(json.at("tree-output"))));
    }

    private Blend blend(JsonView json) {
        var members = new ArrayList<Blend.Member>();
        for (var item : json.at("members").items()) {
            members.add(
                    new Blend.Member(
                            item.at("name").text(),
                            item.at("weight").number(),
                            arrays.ints(item.at("inputs")),
                            read(item.at("predictor"))));
        }
        return new Blend(inputs(json), members);
    }

    private static int inputs(JsonView json) {
        return json.at("inputs").whole(0, Integer.MAX_VALUE);
    }
}
