package org.bottega.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
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

/// Draws a predictor: from the matrix of features to the `N × outputs` matrix of its results.
final class PredictorGraph {
    /// Inputs beyond this size count as this size in what multiplies them with one another.
    private static final double LARGEST = 1e30;

    private final Graph graph;

    PredictorGraph(Graph graph) {
        this.graph = graph;
    }

    /// @param features doubles, `N × predictor.inputs()`
    String draw(Predictor predictor, String features) {
        return switch (predictor) {
            case TreeEnsemble forest ->
                    link(new ForestGraph(graph, forest).draw(features), forest.link());
            case Linear linear -> link(margins(linear, features), linear.link());
            case Additive additive -> draw(additive.toTrees(), features);
            case Network network -> link(margins(network, bounded(features)), network.link());
            case Kernel kernel ->
                    link(new KernelGraph(graph).kernel(kernel, bounded(features)), kernel.link());
            case Gaussians gaussians ->
                    link(margins(gaussians, bounded(features)), gaussians.link());
            case Neighbours neighbours ->
                    new KernelGraph(graph).neighbours(neighbours, bounded(features));
            case LocalOutliers outliers ->
                    new KernelGraph(graph).outliers(outliers, bounded(features));
            case Calibrated calibrated ->
                    corrected(calibrated, draw(calibrated.predictor(), features));
            case Ordinal ordinal -> ordinal(ordinal, draw(ordinal.score(), features));
            case Onnx _ ->
                    throw ProblemException.input(
                            "model",
                            "An imported graph cannot be expressed in ONNX once more: its operators may be of"
                                    + " other versions than ours.",
                            "Use the ONNX file that it came from, or save it as a model bundle.");
            case OneVsRest rest -> rest(rest, features);
            case Stack stack -> stack(stack, features);
            case Blend blend -> blend(blend, features);
        };
    }

    private String margins(Linear linear, String features) {
        int inputs = linear.inputs();
        int margins = linear.margins();
        var turned = new double[inputs * margins];
        for (int k = 0; k < margins; k++) {
            for (int j = 0; j < inputs; j++) {
                turned[j * margins + k] = linear.weights()[k * inputs + j];
            }
        }
        var weights = graph.constant(Tensors.doubles(turned, inputs, margins));
        var intercept = graph.constant(Tensors.doubles(linear.intercept(), 1, margins));
        return graph.op("Add", graph.op("MatMul", features, weights), intercept);
    }

    private String bounded(String features) {
        return graph.op("Clip", features, scalar(-LARGEST), scalar(LARGEST));
    }

    private String scalar(double value) {
        return graph.constant(Tensors.scalar(value));
    }

    private String margins(Network network, String features) {
        var value = features;
        for (int l = 0; l < network.layers().size(); l++) {
            var layer = network.layers().get(l);
            if (l > 0) {
                value = activated(value, network.activation());
            }
            var weights =
                    graph.constant(
                            Tensors.doubles(layer.weights(), layer.inputs(), layer.outputs()));
            var bias = graph.constant(Tensors.doubles(layer.bias(), 1, layer.outputs()));
            value = graph.op("Add", graph.op("MatMul", value, weights), bias);
        }
        return value;
    }

    private String activated(String value, Network.Activation activation) {
        return switch (activation) {
            case RELU -> graph.op("Relu", value);
            case TANH -> graph.op("Tanh", value);
            case LOGISTIC -> logistic(value);
        };
    }

    private String logistic(String value) {
        var one = graph.number(1);
        return graph.op("Div", one, graph.op("Add", one, graph.op("Exp", graph.op("Neg", value))));
    }

    private String margins(Gaussians gaussians, String features) {
        int inputs = gaussians.inputs();
        var parts = new ArrayList<String>();
        for (int k = 0; k < gaussians.margins(); k++) {
            var mean = Arrays.copyOfRange(gaussians.means(), k * inputs, (k + 1) * inputs);
            var away = graph.op("Sub", features, graph.constant(Tensors.doubles(mean, 1, inputs)));
            var scaled =
                    gaussians.diagonal()
                            ? graph.op("Mul", away, factor(gaussians, k, 1, inputs))
                            : graph.op("MatMul", away, factor(gaussians, k, inputs, inputs));
            var squares = sum(graph.op("Mul", scaled, scaled));
            parts.add(
                    graph.op(
                            "Sub",
                            graph.number(gaussians.constant()[k]),
                            graph.op("Mul", graph.number(0.5), squares)));
        }
        return concat(parts);
    }

    /// The factor of one distribution, its rows and columns exchanged.
    private String factor(Gaussians gaussians, int margin, int rows, int columns) {
        var turned = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = gaussians.factors()[(margin * rows + r) * columns + c];
            }
        }
        return graph.constant(
                rows == 1
                        ? Tensors.doubles(turned, 1, columns)
                        : Tensors.doubles(turned, columns, rows));
    }

    private String sum(String values) {
        return graph.op(
                "ReduceSum", List.of(values, graph.whole(1)), Tensors.attribute("keepdims", 1));
    }

    private String concat(List<String> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : graph.op("Concat", parts, Tensors.attribute("axis", 1));
    }

    private String corrected(Calibrated calibrated, String told) {
        int classes = calibrated.outputs();
        return switch (calibrated.curve()) {
            case Calibrated.LogLinear(var scale, var shift) -> {
                var logs = graph.op("Log", graph.op("Max", told, graph.number(Calibrated.least())));
                var scaled =
                        graph.op("Mul", logs, graph.constant(Tensors.doubles(scale, 1, classes)));
                yield link(
                        graph.op("Add", scaled, graph.constant(Tensors.doubles(shift, 1, classes))),
                        Link.SOFTMAX);
            }
            case Calibrated.Isotonic(var from, var to) -> {
                if (from.length == 1) {
                    var second = line(from[0], to[0], choose(told, new int[] {1}, 2));
                    yield concat(List.of(graph.op("Sub", graph.number(1), second), second));
                }
                var parts = new ArrayList<String>();
                for (int k = 0; k < classes; k++) {
                    var value = line(from[k], to[k], choose(told, new int[] {k}, classes));
                    parts.add(graph.op("Max", value, graph.number(Calibrated.least())));
                }
                var all = concat(parts);
                yield graph.op("Div", all, sum(all));
            }
        };
    }

    /// A broken line through points, constant beyond them.
    private String line(double[] from, double[] to, String value) {
        int pieces = from.length - 1;
        if (pieces == 0) {
            return graph.op("Add", graph.op("Mul", value, graph.number(0)), graph.number(to[0]));
        }
        var length = new double[pieces];
        var rise = new double[pieces];
        for (int i = 0; i < pieces; i++) {
            length[i] = from[i + 1] - from[i];
            rise[i] = to[i + 1] - to[i];
        }
        var lengths = graph.constant(Tensors.doubles(length, 1, pieces));
        var away =
                graph.op(
                        "Sub",
                        value,
                        graph.constant(Tensors.doubles(Arrays.copyOf(from, pieces), 1, pieces)));
        var inside = graph.op("Max", graph.op("Min", away, lengths), graph.number(0));
        var share = graph.op("Div", inside, lengths);
        var risen = graph.op("Mul", share, graph.constant(Tensors.doubles(rise, 1, pieces)));
        return graph.op("Add", sum(risen), graph.number(to[0]));
    }

    private String ordinal(Ordinal ordinal, String score) {
        int cuts = ordinal.cuts().length;
        var cut = graph.constant(Tensors.doubles(ordinal.cuts(), 1, cuts));
        var upTo = logistic(graph.op("Sub", cut, score));
        var last = graph.op("Sub", graph.number(1), columns(upTo, cuts - 1, cuts));
        if (cuts == 1) {
            return concat(List.of(upTo, last));
        }
        var between = graph.op("Sub", columns(upTo, 1, cuts), columns(upTo, 0, cuts - 1));
        return concat(List.of(columns(upTo, 0, 1), between, last));
    }

    private String columns(String values, int from, int to) {
        return graph.op("Slice", values, graph.whole(from), graph.whole(to), graph.whole(1));
    }

    private String rest(OneVsRest rest, String features) {
        var parts = new ArrayList<String>();
        for (var member : rest.members()) {
            var yes = choose(draw(member, features), new int[] {1}, 2);
            parts.add(graph.op("Max", yes, graph.number(OneVsRest.LEAST)));
        }
        var all = concat(parts);
        return graph.op("Div", all, sum(all));
    }

    private String stack(Stack stack, String features) {
        var parts = new ArrayList<String>();
        for (var member : stack.members()) {
            parts.add(draw(member.predictor(), choose(features, member.inputs(), stack.inputs())));
        }
        if (stack.passed().length > 0) {
            parts.add(choose(features, stack.passed(), stack.inputs()));
        }
        return draw(stack.top(), concat(parts));
    }

    private String link(String margins, Link link) {
        return switch (link) {
            case IDENTITY -> margins;
            case EXP ->
                    graph.op("Exp", graph.op("Min", margins, graph.number(Link.LARGEST_EXPONENT)));
            case SOFTMAX -> graph.op("Softmax", List.of(margins), Tensors.attribute("axis", 1));
            case LOGISTIC -> {
                var second = logistic(margins);
                yield concat(List.of(graph.op("Sub", graph.number(1), second), second));
            }
        };
    }

    private String blend(Blend blend, String features) {
        String sum = null;
        for (var member : blend.members()) {
            var own = draw(member.predictor(), choose(features, member.inputs(), blend.inputs()));
            var part = graph.op("Mul", own, graph.number(member.weight()));
            sum = sum == null ? part : graph.op("Add", sum, part);
        }
        if (sum == null) {
            throw new IllegalArgumentException("a blend of nothing");
        }
        return sum;
    }

    private String choose(String features, int[] inputs, int width) {
        if (inputs.length == width && IntStream.range(0, width).allMatch(i -> inputs[i] == i)) {
            return features;
        }
        var index = IntStream.of(inputs).asLongStream().toArray();
        return graph.op(
                "Gather",
                List.of(features, graph.constant(Tensors.longs(index))),
                Tensors.attribute("axis", 1));
    }
}
