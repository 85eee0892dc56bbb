package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An ONNX graph that grows node by node. A value is known by its name; asking twice for the same
/// small computation gives the same value, so that shared parts (a date, a code) are computed once.
final class Graph {
    /// The name of the symbolic first dimension: the rows.
    private static final String ROWS = "N";

    private final GraphProto.Builder graph;
    private final Map<ByteString, String> known = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();

    Graph(String name, String doc) {
        graph = GraphProto.newBuilder().setName(name).setDocString(doc);
    }

    GraphProto build() {
        return graph.build();
    }

    /// Declares a column of the caller's, `N × 1`.
    ///
    /// @return the value's name, which is the column's
    String input(String column, TensorProto.DataType type) {
        taken.put(column, 1);
        graph.addInput(value(column, type, 1));
        return column;
    }

    /// Makes a value a result under a name; when a column already has the name, `_` is appended.
    ///
    /// @param width the second dimension; 0 for one dimension only
    String output(String wanted, String from, TensorProto.DataType type, int width) {
        var name = wanted;
        while (taken.containsKey(name)) {
            name += "_";
        }
        taken.put(name, 1);
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName("output " + name)
                        .addInput(from)
                        .addOutput(name));
        graph.addOutput(value(name, type, width));
        return name;
    }

    /// Applies an operator of the standard domain.
    String op(String type, String... inputs) {
        return op(type, List.of(inputs));
    }

    /// Applies an operator of the standard domain with attributes.
    String op(String type, List<String> inputs, AttributeProto... attributes) {
        return shared(
                NodeProto.newBuilder()
                        .setOpType(type)
                        .addAllInput(inputs)
                        .addAllAttribute(Arrays.asList(attributes)));
    }

    /// Applies an operator of the `ai.onnx.ml` domain.
    String ml(String type, String input, AttributeProto... attributes) {
        return shared(
                NodeProto.newBuilder()
                        .setOpType(type)
                        .setDomain("ai.onnx.ml")
                        .addInput(input)
                        .addAllAttribute(Arrays.asList(attributes)));
    }

    /// Applies an operator that ONNX Runtime has beyond the standard.
    String microsoft(String type, String input, AttributeProto... attributes) {
        return shared(
                NodeProto.newBuilder()
                        .setOpType(type)
                        .setDomain("com.microsoft")
                        .addInput(input)
                        .addAllAttribute(Arrays.asList(attributes)));
    }

    /// Applies an operator of the standard domain that gives two results.
    List<String> pair(String type, List<String> inputs, AttributeProto... attributes) {
        var first = fresh(type);
        var second = fresh(type);
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(type)
                        .setName(first)
                        .addAllInput(inputs)
                        .addOutput(first)
                        .addOutput(second)
                        .addAllAttribute(Arrays.asList(attributes)));
        return List.of(first, second);
    }

    /// Adds a large node as it is.
    String large(NodeProto.Builder node) {
        return add(node);
    }

    String cast(String from, TensorProto.DataType type) {
        return op("Cast", List.of(from), Tensors.attribute("to", type.getNumber()));
    }

    String number(double value) {
        return constant(Tensors.doubles(new double[] {value}));
    }

    String whole(long value) {
        return constant(Tensors.longs(new long[] {value}));
    }

    /// A constant, stored once.
    String constant(TensorProto.Builder tensor) {
        var key = tensor.clearName().build().toByteString();
        return known.computeIfAbsent(
                key,
                _ -> {
                    var name = fresh("constant");
                    graph.addInitializer(tensor.setName(name));
                    return name;
                });
    }

    private String shared(NodeProto.Builder node) {
        var key = node.build().toByteString();
        var name = known.get(key);
        if (name == null) {
            name = add(node);
            known.put(key, name);
        }
        return name;
    }

    private String add(NodeProto.Builder node) {
        var name = fresh(node.getOpType());
        graph.addNode(node.setName(name).addOutput(name));
        return name;
    }

    private String fresh(String stem) {
        while (true) {
            var name = "/" + stem + "_" + taken.merge("/" + stem, 1, Integer::sum);
            if (taken.putIfAbsent(name, 1) == null) {
                return name;
            }
        }
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, int width) {
        var shape =
                TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
        if (width > 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(shape)))
                .build();
    }
}
