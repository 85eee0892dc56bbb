package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Model;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.LevelValues;
import org.bottega.model.features.Terms;

/// Draws a model's encoders: from the caller's columns to one `N × width` matrix of doubles.
final class EncoderGraph {
    private final Graph graph;
    private final Model model;
    private final MissingText missing;

    EncoderGraph(Graph graph, Model model) {
        this.graph = graph;
        this.model = model;
        this.missing = new MissingText(model);
    }

    /// @return the value that holds the features of all rows
    String draw() {
        for (var field : model.signature().inputs().fields()) {
            graph.input(field.name(), InputType.of(field.kind()).onnx());
        }
        var parts = new ArrayList<String>();
        for (var encoder : model.features().encoders()) {
            if (encoder.width() > 0) {
                parts.add(encode(encoder));
            }
        }
        return parts.size() == 1
                ? parts.getFirst()
                : graph.op("Concat", parts, Tensors.attribute("axis", 1));
    }

    private String encode(Encoder encoder) {
        return switch (encoder) {
            case Encoder.Number(var column) -> finite(column);
            case Encoder.DatePart(var column, var part) -> datePart(column, part);
            case Encoder.Codes(var column, var levels, boolean missingIsLevel) ->
                    codes(code(column, levels), missingIsLevel ? levels.size() : Double.NaN);
            case Encoder.OneHot(var column, var levels) -> oneHot(column, levels);
            case Encoder.Missing(var column) -> number(missing(column));
            case Encoder.Scaled(var base, double fill, double mean, double scale) ->
                    scaled(encode(base), fill, mean, scale);
            case LevelValues values -> levelValues(values);
            case Terms terms ->
                    new TextGraph(graph).terms(terms.column(), missing.of(terms.column()), terms);
        };
    }

    private String number(String value) {
        return graph.cast(value, TensorProto.DataType.DOUBLE);
    }

    private String finite(String column) {
        return graph.op("Where", graph.op("IsInf", column), graph.number(Double.NaN), column);
    }

    private String datePart(String column, Encoder.Part part) {
        var missing = missing(column);
        var micros = graph.op("Where", missing, graph.whole(0), column);
        return graph.op(
                "Where",
                missing,
                graph.number(Double.NaN),
                new CivilDate(graph, micros).part(part));
    }

    /// The position of each text in the levels, −1 for any other text.
    private String code(String column, List<String> levels) {
        var positions = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < levels.size(); i++) {
            positions.put(levels.get(i), i);
        }
        positions.putIfAbsent(missing.of(column), -1);
        return lookup(column, positions, -1);
    }

    private String lookup(String column, LinkedHashMap<String, Integer> positions, int other) {
        return graph.ml(
                "LabelEncoder",
                column,
                Tensors.attribute("keys_strings", List.copyOf(positions.keySet())),
                Tensors.attribute(
                        "values_int64s",
                        positions.values().stream().mapToInt(Integer::intValue).toArray()),
                Tensors.attribute("default_int64", other));
    }

    private String codes(String code, double otherwise) {
        var unknown = graph.op("Less", code, graph.whole(0));
        return graph.op("Where", unknown, graph.number(otherwise), number(code));
    }

    private String levelValues(LevelValues values) {
        int known = values.levels().size();
        var positions = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < known; i++) {
            positions.put(values.levels().get(i), i);
        }
        positions.putIfAbsent(missing.of(values.column()), known);
        var table = Arrays.copyOf(values.values().toArray(), known + 2);
        table[known] = values.missing();
        table[known + 1] = values.unseen();
        return graph.op(
                "Gather",
                graph.constant(Tensors.doubles(table)),
                lookup(values.column(), positions, known + 1));
    }

    private String oneHot(String column, List<String> levels) {
        var all =
                graph.constant(
                        Tensors.longs(
                                LongStream.range(0, levels.size()).toArray(), 1, levels.size()));
        return number(graph.op("Equal", code(column, levels), all));
    }

    /// A boolean `N × 1`.
    private String missing(String column) {
        return switch (InputType.of(kind(column))) {
            case NUMBER -> graph.op("Or", graph.op("IsNaN", column), graph.op("IsInf", column));
            case TIME -> graph.op("Equal", column, graph.whole(TimeColumn.MISSING));
            case TEXT -> {
                var token = new LinkedHashMap<String, Integer>();
                token.put(missing.of(column), 1);
                yield graph.cast(lookup(column, token, 0), TensorProto.DataType.BOOL);
            }
        };
    }

    private String scaled(String base, double fill, double mean, double scale) {
        var filled =
                Double.isNaN(fill)
                        ? base
                        : graph.op("Where", graph.op("IsNaN", base), graph.number(fill), base);
        var centred = mean == 0 ? filled : graph.op("Sub", filled, graph.number(mean));
        var scaled = scale == 1 ? centred : graph.op("Div", centred, graph.number(scale));
        return graph.op(
                "Clip",
                scaled,
                graph.constant(Tensors.scalar(-Encoder.Scaled.LARGEST)),
                graph.constant(Tensors.scalar(Encoder.Scaled.LARGEST)));
    }

    private Kind kind(String column) {
        return model.signature().inputs().require(column).kind();
    }
}
