package org.bottega.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;

/// Runs a file that [OnnxExport] wrote over tables, in ONNX Runtime. Thread-safe; close it.
public final class OnnxScorer implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, String> metadata;
    private final Map<String, String> missingTexts;

    /// Results for some rows.
    ///
    /// @param values row-major, rows × outputs: read only
    /// @param labels one a row for classification, else empty
    @SuppressWarnings("ArrayRecordComponent")
    public record Scores(double[] values, List<String> labels) {}

    private OnnxScorer(Path file, OrtEnvironment environment, OrtSession session)
            throws OrtException {
        this.file = file;
        this.environment = environment;
        this.session = session;
        this.metadata = session.getMetadata().getCustomMetadata();
        this.missingTexts = Metadata.missingTexts(metadata);
    }

    /// @throws ProblemException when ONNX Runtime cannot load the file
    public static OnnxScorer open(Path file) {
        try (var options = new OrtSession.SessionOptions()) {
            var environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // Waiting threads would otherwise take the processor from everybody else.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxScorer(
                    file, environment, environment.createSession(file.toString(), options));
        } catch (OrtException e) {
            throw refused(file, e);
        }
    }

    /// The names of the inputs, in the file's order.
    public List<String> inputs() {
        return List.copyOf(session.getInputNames());
    }

    /// The file's metadata: `card`, `signature` and what else it says about itself.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /// @param rows has every input as a column of the right storage (see `Conform`)
    /// @throws ProblemException when a column is missing or ONNX Runtime refuses the rows
    public Scores score(Table rows) {
        var blocks = new ArrayList<double[]>();
        var labels = new ArrayList<String>();
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            blocks.add(block(rows, from, Math.min(rows.rows(), from + BLOCK), labels));
        }
        return new Scores(
                blocks.stream().flatMapToDouble(Arrays::stream).toArray(), List.copyOf(labels));
    }

    private double[] block(Table rows, int from, int to, List<String> labels) {
        var tensors = new HashMap<String, OnnxTensor>();
        try {
            for (var name : session.getInputNames()) {
                tensors.put(name, tensor(rows.column(name), from, to, missingTexts.get(name)));
            }
            try (var result = session.run(tensors)) {
                var values = new double[0];
                for (var output : result) {
                    var tensor = (OnnxTensor) output.getValue();
                    if (tensor.getInfo().type == ai.onnxruntime.OnnxJavaType.STRING) {
                        labels.addAll(Arrays.asList((String[]) tensor.getValue()));
                    } else {
                        var buffer = tensor.getDoubleBuffer();
                        values = new double[buffer.remaining()];
                        buffer.get(values);
                    }
                }
                return values;
            }
        } catch (OrtException e) {
            throw refused(file, e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(
            Column column, int from, int to, @org.jspecify.annotations.Nullable String missing)
            throws OrtException {
        var shape = new long[] {to - from, 1};
        return switch (column) {
            case NumberColumn numbers ->
                    OnnxTensor.createTensor(
                            environment,
                            DoubleBuffer.wrap(Arrays.copyOfRange(numbers.values(), from, to)),
                            shape);
            case TimeColumn times ->
                    OnnxTensor.createTensor(
                            environment,
                            LongBuffer.wrap(Arrays.copyOfRange(times.micros(), from, to)),
                            shape);
            case CategoryColumn _, TextColumn _ -> {
                var texts = new String[to - from];
                for (int i = 0; i < texts.length; i++) {
                    var text = column.text(from + i);
                    texts[i] = text != null ? text : missing != null ? missing : "";
                }
                yield OnnxTensor.createTensor(environment, texts, shape);
            }
        };
    }

    private static ProblemException refused(Path file, OrtException e) {
        return ProblemException.input(
                String.valueOf(file.getFileName()),
                "ONNX Runtime refuses the file or the rows (" + e.getMessage() + ").",
                "Export the model again.");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
