package org.bottega.onnx;

import java.util.List;
import java.util.stream.IntStream;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// Draws a predictor: from the matrix of features to the `N × outputs` matrix of its results.
final class PredictorGraph {
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

    private String link(String margins, Link link) {
        return switch (link) {
            case IDENTITY -> margins;
            case EXP -> graph.op("Exp", margins);
            case SOFTMAX -> graph.op("Softmax", List.of(margins), Tensors.attribute("axis", 1));
            case LOGISTIC -> {
                var one = graph.number(1);
                var odds = graph.op("Exp", graph.op("Neg", margins));
                var second = graph.op("Div", one, graph.op("Add", one, odds));
                yield graph.op(
                        "Concat",
                        List.of(graph.op("Sub", one, second), second),
                        Tensors.attribute("axis", 1));
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
