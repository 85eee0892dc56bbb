package org.bottega.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;

/// Writes a whole model, encoding included, as one ONNX graph (opset 20, `ai.onnx.ml` 5, double
/// precision, texts cut by `com.microsoft`; ONNX Runtime 1.20 or newer runs it), and proves first that it agrees.
///
/// Inputs: one for each column the model reads, under its name, `N × 1`. Numbers are doubles (NaN is
/// missing); categories, yes/no values and texts are strings (the empty string is missing; where the
/// empty string is a level, the text in the metadata); date-times are int64 microseconds since
/// 1970-01-01T00:00 (the least int64 is missing), which is what NumPy's `datetime64[us]` holds.
///
/// Outputs: for classification `label` (string, `N`) and `probabilities` (double, `N × classes`), for
/// regression `prediction` (double, `N × 1`). An output whose name is also a column's gets a `_`.
public final class OnnxExport {
    /// The largest difference allowed, relative to numbers above 1.
    public static final double TOLERANCE = 1e-6;

    private static final String PRODUCER = "Bottega";

    /// What was written.
    ///
    /// @param rows how many rows were compared
    /// @param difference the largest difference found, relative to numbers above 1
    public record Report(Path file, long bytes, int rows, double difference) {}

    private OnnxExport() {}

    /// Draws the graph, runs it in ONNX Runtime over the model's sample, the given rows and rows built
    /// to sit on thresholds or hold missing and unseen values, compares, and only then writes.
    ///
    /// @param realRows rows that have the model's inputs; may be empty
    /// @throws ProblemException when graph and model disagree, when the model reads nothing, when the graph is larger than the format
    ///     allows or when the file cannot be written; nothing is left behind
    public static Report write(Model model, Table realRows, Path file) {
        return write(model, realRows, file, UnaryOperator.identity());
    }

    /// @param change what a test does to the graph before it is checked
    static Report write(Model model, Table realRows, Path file, UnaryOperator<ModelProto> change) {
        var target = file.toAbsolutePath();
        var beside =
                target.resolveSibling(
                        "." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            save(change.apply(draw(model)), beside, target);
            Parity.Result parity;
            try (var scorer = OnnxScorer.open(beside)) {
                parity = Parity.check(model, scorer, realRows);
            }
            parity.require(target, TOLERANCE);
            long bytes = Files.size(beside);
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Report(target, bytes, parity.rows(), parity.difference());
        } catch (IOException e) {
            throw ProblemException.input(
                    target.toString(),
                    "The ONNX file cannot be written (" + e.getMessage() + ").",
                    "Choose another folder or free some space.");
        } finally {
            remove(beside);
        }
    }

    /// The model as an ONNX graph, not yet proven.
    static ModelProto draw(Model model) {
        if (model.features().width() == 0) {
            throw ProblemException.input(
                    "model",
                    "The model reads no column, so there is nothing to compute in a graph.",
                    "It always tells the same; train it on columns whose values differ.");
        }
        var graph = new Graph("model", "Features and predictor of one model.");
        var features = new EncoderGraph(graph, model).draw();
        var result = new PredictorGraph(graph).draw(model.predictor(), features);
        if (model.signature().classifies()) {
            int classes = model.signature().outputs();
            var best =
                    graph.op(
                            "ArgMax",
                            java.util.List.of(result),
                            Tensors.attribute("axis", 1),
                            Tensors.attribute("keepdims", 0));
            var names = graph.constant(Tensors.strings(model.signature().classes()));
            graph.output("label", graph.op("Gather", names, best), TensorProto.DataType.STRING, 0);
            graph.output("probabilities", result, TensorProto.DataType.DOUBLE, classes);
        } else {
            graph.output(
                    "prediction", result, TensorProto.DataType.DOUBLE, model.signature().outputs());
        }
        return ModelProto.newBuilder()
                .setIrVersion(9)
                .setProducerName(PRODUCER)
                .setProducerVersion(version())
                .setDomain("org.bottega")
                .setModelVersion(1)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(20))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(5))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("com.microsoft").setVersion(1))
                .addAllMetadataProps(Metadata.of(model))
                .setGraph(graph.build())
                .build();
    }

    private static String version() {
        var version = OnnxExport.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static void save(ModelProto proto, Path beside, Path target) throws IOException {
        long size = proto.getSerializedSize();
        if (size < 0 || size > Integer.MAX_VALUE - 64) {
            throw ProblemException.input(
                    target.toString(),
                    "The model is larger than the 2 GB that an ONNX file may have.",
                    "Train with fewer or smaller trees, or save it as a model bundle.");
        }
        try (var channel =
                        FileChannel.open(
                                beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = java.nio.channels.Channels.newOutputStream(channel)) {
            proto.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // A leftover with a dot before its name does no harm.
        }
    }
}
