package org.bottega.model.bundle;

import java.util.List;
import org.bottega.model.features.Encoder;
import org.bottega.model.json.JsonView;

/// Reads encoders from a manifest.
///
/// @param levels the lists of names to which encoders point
record EncoderReader(List<List<String>> levels) {

    /// @throws org.bottega.kernel.ProblemException or IllegalArgumentException naming what is wrong
    Encoder read(JsonView json) {
        return switch (json.at("kind").text()) {
            case "number" -> new Encoder.Number(column(json));
            case "date-part" ->
                    new Encoder.DatePart(column(json), json.at("part").choice(Encoder.Part.class));
            case "codes" ->
                    new Encoder.Codes(
                            column(json), names(json), json.at("missing-is-level").flag());
            case "one-hot" -> new Encoder.OneHot(column(json), names(json));
            case "missing" -> new Encoder.Missing(column(json));
            case "scaled" ->
                    new Encoder.Scaled(
                            read(json.at("base")),
                            json.at("fill").number(),
                            json.at("mean").number(),
                            json.at("scale").number());
            default -> throw json.at("kind").refused("a known kind of feature");
        };
    }

    private static String column(JsonView json) {
        return json.at("column").text();
    }

    private List<String> names(JsonView json) {
        return levels.get(json.at("levels").whole(0, levels.size() - 1));
    }
}
