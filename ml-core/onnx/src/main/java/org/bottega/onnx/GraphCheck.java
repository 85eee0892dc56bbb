package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Set;
import org.bottega.kernel.ProblemException;

/// Looks at a foreign graph before ONNX Runtime gets it: it must compute rows from rows and nothing else. Only
/// operators of a list are let in, those whose results are about as large as what goes in; what loops, draws by
/// chance, reads other files or belongs to somebody's extension is refused.
final class GraphCheck {
    private static final int MOST_BYTES = 1 << 29;
    private static final int MOST_NODES = 100_000;

    private static final Set<String> OPERATORS =
            Set.of(
                    "Abs",
                    "Add",
                    "And",
                    "ArgMax",
                    "ArgMin",
                    "ArrayFeatureExtractor",
                    "AveragePool",
                    "BatchNormalization",
                    "Binarizer",
                    "Cast",
                    "CastLike",
                    "CategoryMapper",
                    "Ceil",
                    "Celu",
                    "Clip",
                    "Compress",
                    "Concat",
                    "Constant",
                    "Conv",
                    "Cos",
                    "CumSum",
                    "Div",
                    "Dropout",
                    "Elu",
                    "Equal",
                    "Erf",
                    "Exp",
                    "FeatureVectorizer",
                    "Flatten",
                    "Floor",
                    "Gather",
                    "GatherElements",
                    "Gelu",
                    "Gemm",
                    "GlobalAveragePool",
                    "GlobalMaxPool",
                    "Greater",
                    "GreaterOrEqual",
                    "HardSigmoid",
                    "HardSwish",
                    "Hardmax",
                    "Identity",
                    "Imputer",
                    "IsInf",
                    "IsNaN",
                    "LabelEncoder",
                    "LayerNormalization",
                    "LeakyRelu",
                    "Less",
                    "LessOrEqual",
                    "LinearClassifier",
                    "LinearRegressor",
                    "Log",
                    "LogSoftmax",
                    "MatMul",
                    "Max",
                    "MaxPool",
                    "Mean",
                    "Min",
                    "Mod",
                    "Mul",
                    "Neg",
                    "Normalizer",
                    "Not",
                    "OneHotEncoder",
                    "Or",
                    "PRelu",
                    "Pow",
                    "Reciprocal",
                    "ReduceL1",
                    "ReduceL2",
                    "ReduceLogSum",
                    "ReduceLogSumExp",
                    "ReduceMax",
                    "ReduceMean",
                    "ReduceMin",
                    "ReduceProd",
                    "ReduceSum",
                    "ReduceSumSquare",
                    "Relu",
                    "Reshape",
                    "Round",
                    "SVMClassifier",
                    "SVMRegressor",
                    "Scaler",
                    "Selu",
                    "Shape",
                    "Sigmoid",
                    "Sign",
                    "Sin",
                    "Slice",
                    "Softmax",
                    "Softplus",
                    "Softsign",
                    "Split",
                    "Sqrt",
                    "Squeeze",
                    "Sub",
                    "Sum",
                    "Tan",
                    "Tanh",
                    "TopK",
                    "Transpose",
                    "TreeEnsemble",
                    "TreeEnsembleClassifier",
                    "TreeEnsembleRegressor",
                    "Unsqueeze",
                    "Where",
                    "Xor");

    private GraphCheck() {}

    /// @throws ProblemException naming what is wrong
    static void check(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw refused(
                    "The graph has " + bytes.length / (1 << 20) + " MB.",
                    "At most " + MOST_BYTES / (1 << 20) + " MB are read.");
        }
        ModelProto model;
        try {
            model = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException _) {
            throw refused("This is not an ONNX graph.", "Give a file that ends in .onnx.");
        }
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw refused("This is not an ONNX graph.", "Give a file that ends in .onnx.");
        }
        if (model.getFunctionsCount() > 0 || model.getTrainingInfoCount() > 0) {
            throw refused(
                    "The graph brings functions or training steps of its own.",
                    "Export it as a plain graph for inference.");
        }
        check(model.getGraph());
    }

    private static void check(GraphProto graph) {
        if (graph.getNodeCount() > MOST_NODES) {
            throw refused(
                    "The graph has " + graph.getNodeCount() + " steps.",
                    "At most " + MOST_NODES + " are run.");
        }
        if (graph.getSparseInitializerCount() > 0) {
            throw refused("The graph holds sparse constants.", "Export it with dense ones.");
        }
        graph.getInitializerList().forEach(GraphCheck::check);
        for (var node : graph.getNodeList()) {
            var domain = node.getDomain();
            boolean known =
                    domain.isEmpty() || domain.equals("ai.onnx") || domain.equals("ai.onnx.ml");
            if (!known || !OPERATORS.contains(node.getOpType())) {
                throw refused(
                        "The graph uses the operator \""
                                + (known ? "" : domain + ".")
                                + node.getOpType()
                                + "\", which is not run here.",
                        node.getOpType().equals("ZipMap")
                                ? "Export it without it: in Python, options={'zipmap': False}."
                                : "Export a model for tables: trees, sums, networks, support vectors.");
            }
            node.getAttributeList().forEach(GraphCheck::check);
        }
    }

    private static void check(AttributeProto attribute) {
        if (attribute.hasG() || attribute.getGraphsCount() > 0) {
            throw refused("The graph holds graphs.", "Export it without loops and conditions.");
        }
        if (attribute.hasT()) {
            check(attribute.getT());
        }
        attribute.getTensorsList().forEach(GraphCheck::check);
    }

    private static void check(TensorProto tensor) {
        if (tensor.getExternalDataCount() > 0
                || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw refused(
                    "The graph keeps its numbers in another file.",
                    "Export it as one file, its numbers included.");
        }
    }

    static ProblemException refused(String what, String way) {
        return ProblemException.input("graph", what, way);
    }
}
