package org.bottega.model.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Onnx;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;

/// Writes predictors to a manifest and its arrays.
record PredictorWriter(ArraySink arrays) {

    /// @param path what the names of its arrays begin with
    ObjectNode write(Predictor predictor, String path) {
        return switch (predictor) {
            case TreeEnsemble forest -> trees(forest, path);
            case Linear linear ->
                    head("linear", linear.inputs())
                            .put("link", Domain.Choice.word(linear.link()))
                            .put("weights", arrays.put(path + ".weights", linear.weights()))
                            .put("intercept", arrays.put(path + ".intercept", linear.intercept()));
            case Additive additive -> additive(additive, path);
            case Network network -> network(network, path);
            case Kernel kernel -> kernel(kernel, path);
            case Gaussians gaussians ->
                    head("gaussians", gaussians.inputs())
                            .put("link", Domain.Choice.word(gaussians.link()))
                            .put("diagonal", gaussians.diagonal())
                            .put("constant", arrays.put(path + ".constant", gaussians.constant()))
                            .put("means", arrays.put(path + ".means", gaussians.means()))
                            .put("factors", arrays.put(path + ".factors", gaussians.factors()));
            case Neighbours neighbours ->
                    head("neighbours", neighbours.inputs())
                            .put("outputs", neighbours.outputs())
                            .put("neighbours", neighbours.neighbours())
                            .put("distance", Domain.Choice.word(neighbours.distance()))
                            .put("nearer-weighs-more", neighbours.nearerWeighsMore())
                            .put("columns", arrays.put(path + ".columns", neighbours.columns()))
                            .put("answers", arrays.put(path + ".answers", neighbours.answers()))
                            .put("weights", arrays.put(path + ".weights", neighbours.weights()));
            case LocalOutliers outliers ->
                    head("local-outliers", outliers.inputs())
                            .put("neighbours", outliers.neighbours())
                            .put("columns", arrays.put(path + ".columns", outliers.columns()))
                            .put("reach", arrays.put(path + ".reach", outliers.reach()))
                            .put("density", arrays.put(path + ".density", outliers.density()));
            case Calibrated calibrated -> calibrated(calibrated, path);
            case Ordinal ordinal -> {
                var json =
                        head("ordinal", ordinal.inputs())
                                .put("cuts", arrays.put(path + ".cuts", ordinal.cuts()));
                json.set("score", write(ordinal.score(), path + ".score"));
                yield json;
            }
            case Onnx onnx ->
                    head("onnx", onnx.inputs())
                            .put("graph", arrays.put(path + ".graph", onnx.graph()));
            case OneVsRest rest -> {
                var json = head("one-vs-rest", rest.inputs());
                var members = json.putArray("members");
                for (int i = 0; i < rest.members().size(); i++) {
                    members.add(write(rest.members().get(i), path + "." + i));
                }
                yield json;
            }
            case Stack stack -> {
                var json = head("stack", stack.inputs());
                var members = json.putArray("members");
                for (int i = 0; i < stack.members().size(); i++) {
                    var member = stack.members().get(i);
                    member(
                            members,
                            member.name(),
                            member.inputs(),
                            member.predictor(),
                            path + "." + i);
                }
                if (stack.passed().length > 0) {
                    json.put("passed", arrays.put(path + ".passed", stack.passed()));
                }
                json.set("top", write(stack.top(), path + ".top"));
                yield json;
            }
            case Blend blend -> {
                var json = head("blend", blend.inputs());
                var members = json.putArray("members");
                for (int i = 0; i < blend.members().size(); i++) {
                    var member = blend.members().get(i);
                    member(
                                    members,
                                    member.name(),
                                    member.inputs(),
                                    member.predictor(),
                                    path + "." + i)
                            .put("weight", member.weight());
                }
                yield json;
            }
        };
    }

    private static ObjectNode head(String kind, int inputs) {
        return Json.object().put("kind", kind).put("inputs", inputs);
    }

    private ObjectNode member(
            ArrayNode members, String name, int[] inputs, Predictor predictor, String path) {
        var item = members.addObject();
        item.put("name", name).put("inputs", arrays.put(path + ".inputs", inputs));
        item.set("predictor", write(predictor, path));
        return item;
    }

    private ObjectNode trees(TreeEnsemble forest, String path) {
        var n = forest.nodes();
        return head("trees", forest.inputs())
                .put("link", Domain.Choice.word(forest.link()))
                .put("leaf-width", forest.leafWidth())
                .put("base", arrays.put(path + ".base", forest.base()))
                .put("feature", arrays.put(path + ".feature", n.feature()))
                .put("threshold", arrays.put(path + ".threshold", n.threshold()))
                .put("children", arrays.put(path + ".children", n.children()))
                .put("flags", arrays.put(path + ".flags", n.flags()))
                .put("sets", arrays.put(path + ".sets", n.sets()))
                .put("bits", arrays.put(path + ".bits", n.bits()))
                .put("gain", arrays.put(path + ".gain", n.gain()))
                .put("cover", arrays.put(path + ".cover", n.cover()))
                .put("leaf-value", arrays.put(path + ".leaf-value", n.leafValue()))
                .put("leaf-cover", arrays.put(path + ".leaf-cover", n.leafCover()))
                .put("roots", arrays.put(path + ".roots", n.roots()))
                .put("tree-output", arrays.put(path + ".tree-output", n.treeOutput()));
    }

    private ObjectNode additive(Additive additive, String path) {
        var json =
                head("additive", additive.inputs())
                        .put("link", Domain.Choice.word(additive.link()))
                        .put("intercept", arrays.put(path + ".intercept", additive.intercept()));
        var terms = json.putArray("terms");
        for (int t = 0; t < additive.terms().size(); t++) {
            var term = additive.terms().get(t);
            var own = path + "." + t;
            var item = terms.addObject();
            item.put("inputs", arrays.put(own + ".inputs", term.inputs()))
                    .put("values", arrays.put(own + ".values", term.values()));
            var cuts = item.putArray("cuts");
            for (int s = 0; s < term.cuts().length; s++) {
                cuts.add(arrays.put(own + ".cuts." + s, term.cuts()[s]));
            }
        }
        return json;
    }

    private ObjectNode network(Network network, String path) {
        var json =
                head("network", network.inputs())
                        .put("link", Domain.Choice.word(network.link()))
                        .put("activation", Domain.Choice.word(network.activation()));
        var layers = json.putArray("layers");
        for (int l = 0; l < network.layers().size(); l++) {
            var layer = network.layers().get(l);
            var own = path + "." + l;
            layers.addObject()
                    .put("inputs", layer.inputs())
                    .put("weights", arrays.put(own + ".weights", layer.weights()))
                    .put("bias", arrays.put(own + ".bias", layer.bias()));
        }
        return json;
    }

    private ObjectNode kernel(Kernel kernel, String path) {
        var alike = kernel.similarity();
        return head("kernel", kernel.inputs())
                .put("link", Domain.Choice.word(kernel.link()))
                .put("shape", Domain.Choice.word(alike.shape()))
                .put("gamma", alike.gamma())
                .put("constant", alike.constant())
                .put("degree", alike.degree())
                .put("vectors", arrays.put(path + ".vectors", kernel.vectors()))
                .put("weights", arrays.put(path + ".weights", kernel.weights()))
                .put("intercept", arrays.put(path + ".intercept", kernel.intercept()));
    }

    private ObjectNode calibrated(Calibrated calibrated, String path) {
        var json = head("calibrated", calibrated.inputs());
        switch (calibrated.curve()) {
            case Calibrated.LogLinear(var scale, var shift) ->
                    json.put("curve", "log-linear")
                            .put("scale", arrays.put(path + ".scale", scale))
                            .put("shift", arrays.put(path + ".shift", shift));
            case Calibrated.Isotonic(var from, var to) -> {
                json.put("curve", "isotonic");
                var lines = json.putArray("lines");
                for (int k = 0; k < from.length; k++) {
                    lines.addObject()
                            .put("from", arrays.put(path + ".from." + k, from[k]))
                            .put("to", arrays.put(path + ".to." + k, to[k]));
                }
            }
        }
        json.set("predictor", write(calibrated.predictor(), path + ".inner"));
        return json;
    }
}
