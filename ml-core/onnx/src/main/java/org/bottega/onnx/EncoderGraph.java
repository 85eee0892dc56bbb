package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.model.Model;
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

/// Draws a model's encoders: from the caller's columns to one `N × width` matrix of doubles.
final class EncoderGraph {
    private final Graph graph;
    private final Model model;
    private final MissingText missing;

    /// the value that stands for a column while its missing values are replaced
    private final Map<String, String> sources = new HashMap<>();

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
            case Power(var base, var family, var lambda) ->
                    new NumberGraph(graph).power(encode(base), family, lambda);
            case Ranks ranks -> new NumberGraph(graph).ranks(encode(ranks.base()), ranks);
            case Polynomial(var base, int degree) ->
                    new NumberGraph(graph).powers(encode(base), degree);
            case Cyclic(var base, double period) ->
                    new NumberGraph(graph).cycle(encode(base), period);
            case Product product ->
                    new NumberGraph(graph)
                            .product(
                                    encode(product.first()),
                                    encode(product.second()),
                                    product.width());
            case Combined(var first, var second, var operation) ->
                    new NumberGraph(graph).combined(encode(first), encode(second), operation);
            case SentenceVector(var column, var _, var _) ->
                    throw ProblemException.input(
                            column,
                            "Sentence vectors cannot be written into an ONNX graph, because ONNX has no operator"
                                    + " that cuts texts into word pieces.",
                            "Save the model as a bundle, or train it with words of texts (tf-idf).");
            case Hashed(var column, int buckets, boolean signed) -> hashed(column, buckets, signed);
            case FilledLevel(var base, var fill) -> filled(base, fill);
            case Terms terms ->
                    new TextGraph(graph)
                            .terms(source(terms.column()), missing.of(terms.column()), terms);
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
                source(column),
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

    /// Draws an encoder over a column whose missing values are replaced.
    private String filled(Encoder base, String fill) {
        var column = base.column();
        var before = source(column);
        var token = graph.constant(Tensors.strings(List.of(missing.of(column))));
        var name = graph.constant(Tensors.strings(List.of(fill)));
        sources.put(column, graph.op("Where", graph.op("Equal", before, token), name, before));
        var drawn = encode(base);
        sources.put(column, before);
        return drawn;
    }

    private String hashed(String column, int buckets, boolean signed) {
        var hash =
                graph.cast(
                        graph.microsoft(
                                "MurmurHash3",
                                source(column),
                                Tensors.attribute("positive", 0),
                                Tensors.attribute("seed", 0)),
                        TensorProto.DataType.INT64);
        var bucket = graph.op("Mod", graph.op("Abs", hash), graph.whole(buckets));
        var all = graph.constant(Tensors.longs(LongStream.range(0, buckets).toArray(), 1, buckets));
        var there = graph.op("Equal", bucket, all);
        var present = graph.op("Not", missing(column));
        var one = number(graph.op("And", there, present));
        if (!signed) {
            return one;
        }
        var negative = graph.op("Less", hash, graph.whole(0));
        var sign = graph.op("Where", negative, graph.number(-1), graph.number(1));
        return graph.op("Mul", one, sign);
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

    private String source(String column) {
        return sources.getOrDefault(column, column);
    }

    private Kind kind(String column) {
        return model.signature().inputs().require(column).kind();
    }
}
