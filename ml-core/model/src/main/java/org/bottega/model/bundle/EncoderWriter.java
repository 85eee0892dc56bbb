package org.bottega.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bottega.kernel.param.Domain;
import org.bottega.model.features.Analyzer;
import org.bottega.model.features.Combined;
import org.bottega.model.features.Cyclic;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.FilledLevel;
import org.bottega.model.features.Hashed;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Polynomial;
import org.bottega.model.features.Power;
import org.bottega.model.features.Product;
import org.bottega.model.features.Ranks;
import org.bottega.model.features.SentenceVector;
import org.bottega.model.features.Terms;
import org.bottega.model.features.Values;
import org.bottega.model.json.Json;

/// Writes encoders into a manifest; see [EncoderReader].
final class EncoderWriter {
    private final ArraySink arrays;
    private final ToIntFunction<List<String>> levels;
    private int written;

    /// @param levels puts a list of names into the manifest and tells its place there
    EncoderWriter(ArraySink arrays, ToIntFunction<List<String>> levels) {
        this.arrays = arrays;
        this.levels = levels;
    }

    JsonNode write(Encoder encoder) {
        var json = Json.object();
        switch (encoder) {
            case Encoder.Number(var column) -> head(json, "number", column);
            case Encoder.DatePart(var column, var part) ->
                    head(json, "date-part", column).put("part", Domain.Choice.word(part));
            case Encoder.Codes(var column, var names, var missingIsLevel) ->
                    head(json, "codes", column)
                            .put("levels", levels.applyAsInt(names))
                            .put("missing-is-level", missingIsLevel);
            case Encoder.OneHot(var column, var names) ->
                    head(json, "one-hot", column).put("levels", levels.applyAsInt(names));
            case Encoder.Missing(var column) -> head(json, "missing", column);
            case Encoder.Scaled(var base, var fill, var mean, var scale) -> {
                json.put("kind", "scaled");
                number(json, "fill", fill).put("mean", mean).put("scale", scale);
                json.set("base", write(base));
            }
            case LevelValues values -> {
                head(json, "level-values", values.column())
                        .put("meaning", values.meaning())
                        .put("levels", levels.applyAsInt(values.levels()))
                        .put("values", array("values", values.values()));
                number(json, "missing", values.missing());
                number(json, "unseen", values.unseen());
            }
            case Terms terms -> {
                head(json, "terms", terms.column())
                        .put("count", Domain.Choice.word(terms.count()))
                        .put("unit", terms.unit())
                        .put("terms", levels.applyAsInt(terms.terms()))
                        .put("weights", array("weights", terms.weights()));
                json.set("analyzer", analyzer(terms.analyzer()));
            }
            case Power(var base, var family, var lambda) ->
                    around(json, "power", base)
                            .put("family", Domain.Choice.word(family))
                            .put("lambda", lambda);
            case Ranks ranks ->
                    around(json, "ranks", ranks.base())
                            .put("knots", array("knots", ranks.knots()))
                            .put("at", array("at", ranks.at()))
                            .put("below", array("below", ranks.below()))
                            .put("above", array("above", ranks.above()));
            case Polynomial(var base, var degree) ->
                    around(json, "polynomial", base).put("degree", degree);
            case Cyclic(var base, var period) -> around(json, "cyclic", base).put("period", period);
            case Hashed(var column, var buckets, var signed) ->
                    head(json, "hashed", column).put("buckets", buckets).put("signed", signed);
            case FilledLevel(var base, var fill) ->
                    around(json, "filled-level", base).put("fill", fill);
            case SentenceVector(var column, var network, var width) ->
                    head(json, "sentence-vector", column)
                            .put("network", network)
                            .put("width", width);
            case Product(var first, var second) -> {
                json.put("kind", "product");
                json.set("first", write(first));
                json.set("second", write(second));
            }
            case Combined(var first, var second, var operation) -> {
                json.put("kind", "combined");
                json.put("operation", Domain.Choice.word(operation));
                json.set("first", write(first));
                json.set("second", write(second));
            }
        }
        return json;
    }

    private ObjectNode around(ObjectNode json, String kind, Encoder base) {
        json.put("kind", kind);
        json.set("base", write(base));
        return json;
    }

    private static JsonNode analyzer(Analyzer analyzer) {
        return switch (analyzer) {
            case Analyzer.Words(int least, int most) ->
                    Json.object().put("kind", "words").put("least", least).put("most", most);
            case Analyzer.Characters(int least, int most) ->
                    Json.object().put("kind", "characters").put("least", least).put("most", most);
            case Analyzer.Items(char separator) ->
                    Json.object().put("kind", "items").put("separator", String.valueOf(separator));
        };
    }

    private static ObjectNode head(ObjectNode json, String kind, String column) {
        return json.put("kind", kind).put("column", column);
    }

    /// A number that may be missing; then its field is not there.
    private static ObjectNode number(ObjectNode json, String name, double value) {
        return Double.isNaN(value) ? json : json.put(name, value);
    }

    private String array(String name, Values values) {
        return arrays.put("features." + written++ + "." + name, values.toArray());
    }
}
