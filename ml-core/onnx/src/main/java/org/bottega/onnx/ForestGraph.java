package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.bottega.model.predictor.TreeEnsemble;

/// Draws a forest with the `TreeEnsemble` operator of `ai.onnx.ml` 5, in double precision.
///
/// The operator's leaves hold one number for one output. Where ours hold a vector, the trees tell which
/// leaf a row reached and the vectors are looked up, a group of trees at a time so that the memory
/// needed stays small.
final class ForestGraph {
    /// Trees whose leaf numbers are looked up together.
    private static final int GROUP = 64;

    private final Graph graph;
    private final TreeEnsemble forest;

    ForestGraph(Graph graph, TreeEnsemble forest) {
        this.graph = graph;
        this.forest = forest;
    }

    /// @return the margins, `N × margins`
    String draw(String features) {
        var base = graph.constant(Tensors.doubles(forest.base(), 1, forest.margins()));
        if (forest.leafWidth() == 1) {
            var writer = new TreeEnsembleNode(forest, forest.margins());
            for (int t = 0; t < forest.trees(); t++) {
                writer.tree(t, forest.nodes().treeOutput()[t], forest.nodes().leafValue());
            }
            return graph.op("Add", ensemble(writer, features), base);
        }
        var table =
                graph.constant(
                        Tensors.doubles(
                                forest.nodes().leafValue(),
                                forest.leafCount(),
                                forest.leafWidth()));
        var leafNumber = new double[forest.leafCount()];
        for (int l = 0; l < leafNumber.length; l++) {
            leafNumber[l] = l;
        }
        String sum = null;
        for (int from = 0; from < forest.trees(); from += GROUP) {
            int to = Math.min(forest.trees(), from + GROUP);
            var writer = new TreeEnsembleNode(forest, to - from);
            for (int t = from; t < to; t++) {
                writer.tree(t, t - from, leafNumber);
            }
            var part = vectors(ensemble(writer, features), table);
            sum = sum == null ? part : graph.op("Add", sum, part);
        }
        if (sum == null) {
            sum = ensemble(new TreeEnsembleNode(forest, forest.margins()), features);
        }
        return graph.op("Add", sum, base);
    }

    /// From leaf numbers, `N × trees`, to the sum of the leaves' vectors, `N × margins`.
    private String vectors(String leaves, String table) {
        var index = graph.cast(leaves, ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64);
        var each = graph.op("Gather", List.of(table, index), Tensors.attribute("axis", 0));
        return graph.op(
                "ReduceSum", List.of(each, graph.whole(1)), Tensors.attribute("keepdims", 0));
    }

    private String ensemble(TreeEnsembleNode writer, String features) {
        return graph.large(
                NodeProto.newBuilder()
                        .setOpType("TreeEnsemble")
                        .setDomain("ai.onnx.ml")
                        .addInput(features)
                        .addAllAttribute(writer.attributes()));
    }
}
