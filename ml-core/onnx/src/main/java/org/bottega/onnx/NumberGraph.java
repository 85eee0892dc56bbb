package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import org.bottega.model.features.Combined;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Power;
import org.bottega.model.features.Ranks;
import org.bottega.model.features.Values;

/// Draws what is made of numbers, `N × 1` doubles with NaN for missing.
final class NumberGraph {
    private final Graph graph;

    NumberGraph(Graph graph) {
        this.graph = graph;
    }

    String power(String x, Power.Family family, double lambda) {
        var missing = graph.op("IsNaN", x);
        var bent =
                switch (family) {
                    case BOX_COX -> {
                        var positive = graph.op("Greater", x, graph.number(0));
                        var safe = graph.op("Where", positive, x, graph.number(1));
                        missing = graph.op("Not", positive);
                        yield grown(safe, lambda);
                    }
                    case YEO_JOHNSON -> {
                        var zero = graph.number(0);
                        var one = graph.number(1);
                        var negative = graph.op("Less", x, zero);
                        var up = graph.op("Add", one, graph.op("Where", negative, zero, x));
                        var down = graph.op("Sub", one, graph.op("Where", negative, x, zero));
                        yield graph.op(
                                "Where",
                                negative,
                                graph.op("Neg", grown(down, 2 - lambda)),
                                grown(up, lambda));
                    }
                };
        return graph.op("Where", missing, graph.number(Double.NaN), bounded(bent));
    }

    private String grown(String x, double power) {
        if (Math.abs(power) < Power.LEAST) {
            return graph.op("Log", x);
        }
        var grown = graph.op("Sub", graph.op("Pow", x, graph.number(power)), graph.number(1));
        return graph.op("Div", grown, graph.number(power));
    }

    private String bounded(String x) {
        return graph.op(
                "Clip",
                x,
                graph.constant(Tensors.scalar(-Encoder.Scaled.LARGEST)),
                graph.constant(Tensors.scalar(Encoder.Scaled.LARGEST)));
    }

    String ranks(String x, Ranks ranks) {
        int count = ranks.knots().size();
        var missing = graph.op("IsNaN", x);
        var safe = graph.op("Where", missing, graph.number(ranks.knots().get(0)), x);
        var knots = graph.constant(Tensors.doubles(ranks.knots().toArray(), 1, count));
        var reached =
                graph.op(
                        "ReduceSum",
                        List.of(
                                graph.cast(
                                        graph.op("GreaterOrEqual", safe, knots),
                                        TensorProto.DataType.INT64),
                                graph.whole(1)),
                        Tensors.attribute("keepdims", 1));
        // the knot at or below a value, and the one above it; both within the knots
        var low = graph.op("Max", graph.op("Sub", reached, graph.whole(1)), graph.whole(0));
        var high = graph.op("Min", reached, graph.whole(count - 1));
        var from = pick(ranks.knots(), low);
        var to = pick(ranks.knots(), high);
        var wide = graph.op("Sub", to, from);
        var flat = graph.op("Equal", wide, graph.number(0));
        var share =
                graph.op(
                        "Div",
                        graph.op("Sub", safe, from),
                        graph.op("Where", flat, graph.number(1), wide));
        var begin = pick(ranks.above(), low);
        var line =
                graph.op(
                        "Add",
                        begin,
                        graph.op("Mul", share, graph.op("Sub", pick(ranks.below(), high), begin)));
        // on a knot, below the first one and above the last one
        var level =
                graph.op(
                        "Or",
                        graph.op("LessOrEqual", safe, from),
                        graph.op("GreaterOrEqual", reached, graph.whole(count)));
        var value = graph.op("Where", level, pick(ranks.at(), low), line);
        return graph.op("Where", missing, graph.number(Double.NaN), value);
    }

    private String pick(Values values, String index) {
        return graph.op("Gather", graph.constant(Tensors.doubles(values.toArray())), index);
    }

    String powers(String x, int degree) {
        var all = new ArrayList<String>();
        all.add(x);
        for (int d = 2; d <= degree; d++) {
            all.add(bounded(graph.op("Mul", all.getLast(), x)));
        }
        return graph.op("Concat", all, Tensors.attribute("axis", 1));
    }

    String cycle(String x, double period) {
        var turns = graph.op("Div", x, graph.number(period));
        var part = graph.op("Sub", turns, graph.op("Floor", turns));
        var angle = graph.op("Mul", graph.op("Mul", part, graph.number(2)), graph.number(Math.PI));
        // the cosine is not there for doubles in every runtime, the sine is
        var ahead = graph.op("Add", angle, graph.number(Math.PI / 2));
        return graph.op(
                "Concat",
                List.of(graph.op("Sin", angle), graph.op("Sin", ahead)),
                Tensors.attribute("axis", 1));
    }

    String combined(String a, String b, Combined.Operation operation) {
        return switch (operation) {
            case DIFFERENCE -> bounded(graph.op("Sub", a, b));
            case RATIO -> {
                var none = graph.op("Equal", b, graph.number(0));
                var safe = graph.op("Where", none, graph.number(1), b);
                yield graph.op(
                        "Where", none, graph.number(Double.NaN), bounded(graph.op("Div", a, safe)));
            }
        };
    }

    String product(String a, String b, int width) {
        var left = graph.op("Unsqueeze", a, graph.whole(2));
        var right = graph.op("Unsqueeze", b, graph.whole(1));
        return bounded(
                graph.op(
                        "Reshape",
                        graph.op("Mul", left, right),
                        graph.constant(Tensors.longs(new long[] {-1, width}))));
    }
}
