package org.bottega.model.bundle;

import java.util.List;
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
import org.bottega.model.json.JsonView;

/// Reads encoders from a manifest.
///
/// @param levels the lists of names to which encoders point
record EncoderReader(List<List<String>> levels, ArrayEntries arrays) {

    /// @throws org.bottega.kernel.ProblemException or IllegalArgumentException naming what is wrong
    Encoder read(JsonView json) {
        return switch (json.at("kind").text()) {
            case "number" -> new Encoder.Number(column(json));
            case "date-part" ->
                    new Encoder.DatePart(column(json), json.at("part").choice(Encoder.Part.class));
            case "codes" ->
                    new Encoder.Codes(
                            column(json),
                            names(json.at("levels")),
                            json.at("missing-is-level").flag());
            case "one-hot" -> new Encoder.OneHot(column(json), names(json.at("levels")));
            case "missing" -> new Encoder.Missing(column(json));
            case "scaled" ->
                    new Encoder.Scaled(
                            base(json),
                            number(json, "fill"),
                            json.at("mean").number(),
                            json.at("scale").number());
            case "level-values" ->
                    new LevelValues(
                            column(json),
                            json.at("meaning").text(),
                            names(json.at("levels")),
                            values(json.at("values")),
                            number(json, "missing"),
                            number(json, "unseen"));
            case "terms" ->
                    new Terms(
                            column(json),
                            analyzer(json.at("analyzer")),
                            json.at("count").choice(Terms.Count.class),
                            json.at("unit").flag(),
                            names(json.at("terms")),
                            values(json.at("weights")));
            case "power" ->
                    new Power(
                            base(json),
                            json.at("family").choice(Power.Family.class),
                            json.at("lambda").number());
            case "ranks" ->
                    new Ranks(
                            base(json),
                            values(json.at("knots")),
                            values(json.at("at")),
                            values(json.at("below")),
                            values(json.at("above")));
            case "polynomial" ->
                    new Polynomial(base(json), json.at("degree").whole(2, Polynomial.MOST));
            case "cyclic" -> new Cyclic(base(json), json.at("period").number());
            case "hashed" ->
                    new Hashed(
                            column(json),
                            json.at("buckets").whole(2, Hashed.MOST),
                            json.at("signed").flag());
            case "filled-level" -> new FilledLevel(base(json), json.at("fill").text());
            case "sentence-vector" ->
                    new SentenceVector(
                            column(json),
                            json.at("network").text(),
                            json.at("width").whole(1, SentenceVector.WIDEST));
            case "product" -> new Product(read(json.at("first")), read(json.at("second")));
            case "combined" ->
                    new Combined(
                            read(json.at("first")),
                            read(json.at("second")),
                            json.at("operation").choice(Combined.Operation.class));
            default -> throw json.at("kind").refused("a known kind of feature");
        };
    }

    private Encoder base(JsonView json) {
        return read(json.at("base"));
    }

    private static Analyzer analyzer(JsonView json) {
        return switch (json.at("kind").text()) {
            case "words" -> new Analyzer.Words(length(json, "least"), length(json, "most"));
            case "characters" ->
                    new Analyzer.Characters(length(json, "least"), length(json, "most"));
            case "items" -> {
                var separator = json.at("separator").text();
                if (separator.length() != 1) {
                    throw json.at("separator").refused("one character");
                }
                yield new Analyzer.Items(separator.charAt(0));
            }
            default -> throw json.at("kind").refused("a known way of cutting texts");
        };
    }

    private static int length(JsonView json, String name) {
        return json.at(name).whole(1, Analyzer.MOST);
    }

    private static String column(JsonView json) {
        return json.at("column").text();
    }

    private static double number(JsonView json, String name) {
        return json.find(name).map(JsonView::number).orElse(Double.NaN);
    }

    private Values values(JsonView name) {
        return Values.of(arrays.doubles(name));
    }

    private List<String> names(JsonView index) {
        return levels.get(index.whole(0, levels.size() - 1));
    }
}
