package org.bottega.onnx;

import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours;

/// Draws what compares rows with stored rows. Distances are added up input by input, in the order in which
/// the predictors do it, so that equal distances are equal here too.
final class KernelGraph {
    private static final int MOST_INPUTS = 2_000;

    private final Graph graph;

    KernelGraph(Graph graph) {
        this.graph = graph;
    }

    /// @param features doubles, bounded, `N × inputs`
    /// @return the margins
    String kernel(Kernel kernel, String features) {
        int inputs = kernel.inputs();
        int count = kernel.count();
        var similarity = kernel.similarity();
        var columns = turned(kernel.vectors(), count, inputs);
        String alike;
        if (similarity.byDistance()) {
            var squared = distances(features, columns, inputs, count, true);
            if (similarity.shape() == Kernel.Shape.RBF) {
                alike =
                        graph.op(
                                "Exp",
                                graph.op(
                                        "Neg",
                                        graph.op(
                                                "Mul", graph.number(similarity.gamma()), squared)));
            } else {
                var five = graph.number(5 * similarity.gamma());
                var s = graph.op("Sqrt", graph.op("Mul", five, squared));
                var third = graph.op("Div", graph.op("Mul", s, s), graph.number(3));
                var sum = graph.op("Add", graph.op("Add", graph.number(1), s), third);
                var near = graph.op("Mul", sum, graph.op("Exp", graph.op("Neg", s)));
                alike =
                        graph.op(
                                "Where",
                                graph.op("Greater", s, graph.number(1e4)),
                                graph.number(0),
                                near);
            }
        } else {
            // the factor goes into the matrix: ONNX Runtime would fuse a product with a number into
            // a multiplication of matrices, in single precision
            for (int i = 0; i < columns.length; i++) {
                columns[i] *= similarity.gamma();
            }
            var products =
                    graph.op(
                            "MatMul",
                            features,
                            graph.constant(Tensors.doubles(columns, inputs, count)));
            var base = graph.op("Add", products, graph.number(similarity.constant()));
            alike = base;
            int degree = similarity.shape() == Kernel.Shape.POLYNOMIAL ? similarity.degree() : 1;
            for (int d = 1; d < degree; d++) {
                alike = graph.op("Mul", alike, base);
            }
        }
        var weights = turned(kernel.weights(), kernel.margins(), count);
        return graph.op(
                "Add",
                graph.op(
                        "MatMul",
                        alike,
                        graph.constant(Tensors.doubles(weights, count, kernel.margins()))),
                graph.constant(Tensors.doubles(kernel.intercept(), 1, kernel.margins())));
    }

    /// @param features doubles, bounded, `N × inputs`
    /// @return the outputs
    String neighbours(Neighbours neighbours, String features) {
        int count = neighbours.count();
        boolean euclidean = neighbours.distance() == Neighbours.Distance.EUCLIDEAN;
        var far = distances(features, neighbours.columns(), neighbours.inputs(), count, euclidean);
        var top =
                graph.pair(
                        "TopK",
                        List.of(far, graph.whole(neighbours.neighbours())),
                        Tensors.attribute("axis", 1),
                        Tensors.attribute("largest", 0),
                        Tensors.attribute("sorted", 1));
        var axis = Tensors.attribute("axis", 0);
        var weights = graph.constant(Tensors.doubles(neighbours.weights(), count, 1));
        var weight = graph.op("Gather", List.of(weights, top.get(1)), axis);
        if (neighbours.nearerWeighsMore()) {
            var away = euclidean ? graph.op("Sqrt", top.get(0)) : top.get(0);
            var least = graph.op("Max", away, graph.number(Neighbours.NEAREST));
            weight = graph.op("Div", weight, graph.op("Unsqueeze", least, graph.whole(2)));
        }
        int outputs = neighbours.outputs();
        var answers = graph.constant(Tensors.doubles(neighbours.answers(), count, outputs));
        var answer = graph.op("Gather", List.of(answers, top.get(1)), axis);
        return graph.op("Div", sum(graph.op("Mul", weight, answer)), sum(weight));
    }

    /// @param features doubles, bounded, `N × inputs`
    /// @return the factor
    String outliers(LocalOutliers outliers, String features) {
        int count = outliers.count();
        int k = outliers.neighbours();
        var far = distances(features, outliers.columns(), outliers.inputs(), count, true);
        var top =
                graph.pair(
                        "TopK",
                        List.of(far, graph.whole(k + 1)),
                        Tensors.attribute("axis", 1),
                        Tensors.attribute("largest", 0),
                        Tensors.attribute("sorted", 1));
        var equal =
                graph.op(
                        "Equal",
                        graph.op(
                                "Gather",
                                List.of(top.get(0), graph.whole(0)),
                                Tensors.attribute("axis", 1)),
                        graph.number(0));
        var squared = withoutItself(top.get(0), equal, k);
        var index = withoutItself(top.get(1), equal, k);
        var axis = Tensors.attribute("axis", 0);
        var reach =
                graph.op(
                        "Gather",
                        List.of(graph.constant(Tensors.doubles(outliers.reach(), count)), index),
                        axis);
        var density =
                graph.op(
                        "Gather",
                        List.of(graph.constant(Tensors.doubles(outliers.density(), count)), index),
                        axis);
        var reached = mean(graph.op("Max", reach, graph.op("Sqrt", squared)));
        return graph.op(
                "Mul",
                mean(density),
                graph.op("Add", reached, graph.number(LocalOutliers.NEAREST)));
    }

    /// All but the first of k + 1 columns where the nearest is equal, else all but the last.
    private String withoutItself(String values, String equal, int k) {
        return graph.op(
                "Where",
                equal,
                graph.op("Slice", values, graph.whole(1), graph.whole(k + 1), graph.whole(1)),
                graph.op("Slice", values, graph.whole(0), graph.whole(k), graph.whole(1)));
    }

    private String mean(String values) {
        return graph.op(
                "ReduceMean", List.of(values, graph.whole(1)), Tensors.attribute("keepdims", 1));
    }

    private String sum(String values) {
        return graph.op(
                "ReduceSum", List.of(values, graph.whole(1)), Tensors.attribute("keepdims", 0));
    }

    /// @param columns inputs × count
    /// @return `N × count`
    private String distances(
            String features, double[] columns, int inputs, int count, boolean squared) {
        if (inputs > MOST_INPUTS) {
            throw ProblemException.input(
                    "model",
                    "A model that compares rows over "
                            + inputs
                            + " inputs cannot be expressed in ONNX: its graph would have a step for each"
                            + " input, and at most "
                            + MOST_INPUTS
                            + " are written.",
                    "Save it as a model bundle, or train on fewer columns.");
        }
        String sum = null;
        for (int j = 0; j < inputs; j++) {
            var column = new double[count];
            System.arraycopy(columns, j * count, column, 0, count);
            var away =
                    graph.op(
                            "Sub",
                            graph.op(
                                    "Gather",
                                    List.of(features, graph.whole(j)),
                                    Tensors.attribute("axis", 1)),
                            graph.constant(Tensors.doubles(column, 1, count)));
            var part = squared ? graph.op("Mul", away, away) : graph.op("Abs", away);
            sum = sum == null ? part : graph.op("Add", sum, part);
        }
        if (sum == null) {
            throw new IllegalArgumentException("a comparison over no input");
        }
        return sum;
    }

    private static double[] turned(double[] values, int rows, int columns) {
        var out = new double[values.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                out[c * rows + r] = values[r * columns + c];
            }
        }
        return out;
    }
}
