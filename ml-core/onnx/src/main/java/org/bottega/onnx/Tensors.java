package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Constants and attributes in the form that ONNX stores them.
final class Tensors {
    private Tensors() {}

    /// A tensor of the given shape, row-major.
    static TensorProto.Builder doubles(double[] values, long... shape) {
        var bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 8))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return tensor(TensorProto.DataType.DOUBLE, shape, values.length)
                .setRawData(ByteString.copyFrom(bytes));
    }

    /// A number without dimensions.
    static TensorProto.Builder scalar(double value) {
        return TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.DOUBLE.getNumber())
                .addDoubleData(value);
    }

    static TensorProto.Builder longs(long[] values, long... shape) {
        var bytes =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 8))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(TensorProto.DataType.INT64, shape, values.length)
                .setRawData(ByteString.copyFrom(bytes));
    }

    static TensorProto.Builder bytes(byte[] values) {
        return tensor(TensorProto.DataType.UINT8, new long[0], values.length)
                .setRawData(ByteString.copyFrom(values));
    }

    static TensorProto.Builder strings(List<String> values) {
        var tensor = tensor(TensorProto.DataType.STRING, new long[0], values.size());
        values.forEach(v -> tensor.addStringData(ByteString.copyFromUtf8(v)));
        return tensor;
    }

    private static TensorProto.Builder tensor(TensorProto.DataType type, long[] shape, int length) {
        var tensor = TensorProto.newBuilder().setDataType(type.getNumber());
        if (shape.length == 0) {
            return tensor.addDims(length);
        }
        for (long size : shape) {
            tensor.addDims(size);
        }
        return tensor;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, int[] values) {
        var attribute =
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeProto.AttributeType.INTS);
        for (int value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto attribute(String name, List<String> values) {
        var attribute =
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeProto.AttributeType.STRINGS);
        values.forEach(v -> attribute.addStrings(ByteString.copyFromUtf8(v)));
        return attribute.build();
    }

    static AttributeProto attribute(String name, TensorProto.Builder tensor) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(tensor.setName(name))
                .build();
    }
}
