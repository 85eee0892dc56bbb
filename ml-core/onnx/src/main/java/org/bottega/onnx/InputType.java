package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.bottega.kernel.table.Kind;

/// How a caller hands over a column of each kind.
enum InputType {
    /// doubles; NaN is missing
    NUMBER(TensorProto.DataType.DOUBLE),
    /// microseconds since 1970-01-01T00:00 as int64; the least int64 (NumPy's NaT) is missing
    TIME(TensorProto.DataType.INT64),
    /// strings; one text stands for missing, see [MissingText]
    TEXT(TensorProto.DataType.STRING);

    private final TensorProto.DataType onnx;

    InputType(TensorProto.DataType onnx) {
        this.onnx = onnx;
    }

    TensorProto.DataType onnx() {
        return onnx;
    }

    static InputType of(Kind kind) {
        return switch (kind) {
            case NUMBER -> NUMBER;
            case DATE, DATE_TIME -> TIME;
            case CATEGORY, BOOLEAN, TEXT, IDENTIFIER, IMAGE, SEQUENCE -> TEXT;
        };
    }
}
