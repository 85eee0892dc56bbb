package org.bottega.model.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bottega.model.json.JsonView;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Onnx;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
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
                            doubles(json, "weights"),
                            doubles(json, "intercept"),
                            link(json));
            case "additive" ->
                    new Additive(
                            inputs(json),
                            doubles(json, "intercept"),
                            all(json, "terms", this::term),
                            link(json));
            case "network" ->
                    new Network(
                            all(json, "layers", this::layer),
                            json.at("activation").choice(Network.Activation.class),
                            link(json));
            case "kernel" -> kernel(json);
            case "gaussians" ->
                    new Gaussians(
                            inputs(json),
                            doubles(json, "constant"),
                            doubles(json, "means"),
                            doubles(json, "factors"),
                            json.at("diagonal").flag(),
                            link(json));
            case "neighbours" -> neighbours(json);
            case "local-outliers" ->
                    new LocalOutliers(
                            inputs(json),
                            json.at("neighbours").whole(1, Integer.MAX_VALUE),
                            doubles(json, "columns"),
                            doubles(json, "reach"),
                            doubles(json, "density"));
            case "calibrated" -> new Calibrated(read(json.at("predictor")), curve(json));
            case "ordinal" -> new Ordinal(read(json.at("score")), doubles(json, "cuts"));
            case "onnx" -> new Onnx(arrays.bytes(json.at("graph")));
            case "one-vs-rest" -> new OneVsRest(all(json, "members", this::read));
            case "stack" ->
                    new Stack(
                            inputs(json),
                            all(json, "members", this::member),
                            json.find("passed").map(arrays::ints).orElseGet(() -> new int[0]),
                            read(json.at("top")));
            case "blend" -> blend(json);
            default -> throw json.at("kind").refused("a known kind of predictor");
        };
    }

    private TreeEnsemble trees(JsonView json) {
        return new TreeEnsemble(
                inputs(json),
                doubles(json, "base"),
                link(json),
                json.at("leaf-width").whole(1, Integer.MAX_VALUE),
                new TreeEnsemble.Nodes(
                        arrays.ints(json.at("feature")),
                        doubles(json, "threshold"),
                        arrays.ints(json.at("children")),
                        arrays.bytes(json.at("flags")),
                        arrays.ints(json.at("sets")),
                        arrays.longs(json.at("bits")),
                        doubles(json, "gain"),
                        doubles(json, "cover"),
                        doubles(json, "leaf-value"),
                        doubles(json, "leaf-cover"),
                        arrays.ints(json.at("roots")),
                        arrays.ints(json.at("tree-output"))));
    }

    private Additive.Term term(JsonView json) {
        var inputs = arrays.ints(json.at("inputs"));
        var cuts = json.at("cuts").items().stream().map(arrays::doubles).toArray(double[][]::new);
        return new Additive.Term(inputs, cuts, doubles(json, "values"));
    }

    private Network.Layer layer(JsonView json) {
        return new Network.Layer(inputs(json), doubles(json, "weights"), doubles(json, "bias"));
    }

    private Kernel kernel(JsonView json) {
        var similarity =
                new Kernel.Similarity(
                        json.at("shape").choice(Kernel.Shape.class),
                        json.at("gamma").number(),
                        json.at("constant").number(),
                        json.at("degree").whole(1, 8));
        return new Kernel(
                inputs(json),
                similarity,
                doubles(json, "vectors"),
                doubles(json, "weights"),
                doubles(json, "intercept"),
                link(json));
    }

    private Neighbours neighbours(JsonView json) {
        return new Neighbours(
                inputs(json),
                json.at("outputs").whole(1, Integer.MAX_VALUE),
                json.at("neighbours").whole(1, Integer.MAX_VALUE),
                json.at("distance").choice(Neighbours.Distance.class),
                json.at("nearer-weighs-more").flag(),
                doubles(json, "columns"),
                doubles(json, "answers"),
                doubles(json, "weights"));
    }

    private Calibrated.Curve curve(JsonView json) {
        return switch (json.at("curve").text()) {
            case "log-linear" ->
                    new Calibrated.LogLinear(doubles(json, "scale"), doubles(json, "shift"));
            case "isotonic" -> {
                var lines = json.at("lines").items();
                yield new Calibrated.Isotonic(
                        lines.stream().map(l -> doubles(l, "from")).toArray(double[][]::new),
                        lines.stream().map(l -> doubles(l, "to")).toArray(double[][]::new));
            }
            default -> throw json.at("curve").refused("\"log-linear\" or \"isotonic\"");
        };
    }

    private Stack.Member member(JsonView json) {
        return new Stack.Member(
                json.at("name").text(), arrays.ints(json.at("inputs")), read(json.at("predictor")));
    }

    private Blend blend(JsonView json) {
        return new Blend(
                inputs(json),
                all(
                        json,
                        "members",
                        item ->
                                new Blend.Member(
                                        item.at("name").text(),
                                        item.at("weight").number(),
                                        arrays.ints(item.at("inputs")),
                                        read(item.at("predictor")))));
    }

    private static <T> List<T> all(JsonView json, String name, Function<JsonView, T> reader) {
        var all = new ArrayList<T>();
        json.at(name).items().forEach(i -> all.add(reader.apply(i)));
        return all;
    }

    private double[] doubles(JsonView json, String name) {
        return arrays.doubles(json.at(name));
    }

    private static Link link(JsonView json) {
        return json.at("link").choice(Link.class);
    }

    private static int inputs(JsonView json) {
        return json.at("inputs").whole(0, Integer.MAX_VALUE);
    }
}
