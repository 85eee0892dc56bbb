package org.bottega.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.bottega.model.predictor.GraphEngine;

/// One graph in ONNX Runtime: its number inputs, side by side, are a row; its last output of numbers with a
/// fraction is the answer.
final class RuntimeSession implements GraphEngine.Session {
    private static final int MOST_OUTPUTS = 100_000;

    /// @param width how many numbers of a row go in
    /// @param flat whether it is one-dimensional
    private record Input(String name, int width, boolean flat, boolean single) {}

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<Input> inputs;
    private final String output;
    private final boolean labels;
    private final int width;
    private final int outputs;

    private RuntimeSession(
            OrtEnvironment environment,
            OrtSession session,
            List<Input> inputs,
            String output,
            boolean labels)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
        this.labels = labels;
        this.width = inputs.stream().mapToInt(Input::width).sum();
        int one = run(new double[width], 1).length;
        int three = run(new double[3 * width], 3).length;
        if (one < 1 || one > MOST_OUTPUTS || three != 3 * one) {
            throw GraphCheck.refused(
                    "The graph does not answer each row by itself.",
                    "Export it with a first dimension for the rows.");
        }
        this.outputs = one;
    }

    static RuntimeSession of(OrtEnvironment environment, OrtSession session) throws OrtException {
        var inputs = new ArrayList<Input>();
        for (var input : session.getInputInfo().values()) {
            if (!(input.getInfo() instanceof TensorInfo tensor)
                    || (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE)) {
                throw GraphCheck.refused(
                        "The graph's input \""
                                + input.getName()
                                + "\" is not of numbers with a fraction.",
                        "Only graphs that read float or double can be imported.");
            }
            var shape = tensor.getShape();
            boolean fits =
                    (shape.length == 1 || (shape.length == 2 && shape[1] >= 1))
                            && shape[0] != 0
                            && (shape[0] < 0 || shape.length == 1);
            if (!fits || (shape.length == 2 && shape[1] > MOST_OUTPUTS)) {
                throw GraphCheck.refused(
                        "The graph's input \"" + input.getName() + "\" is not rows of numbers.",
                        "Export it with inputs of the shape rows × columns, the rows left open.");
            }
            inputs.add(
                    new Input(
                            input.getName(),
                            shape.length == 1 ? 1 : (int) shape[1],
                            shape.length == 1,
                            tensor.type == OnnxJavaType.FLOAT));
        }
        String output = null;
        boolean labels = false;
        for (var told : session.getOutputInfo().values()) {
            if (told.getInfo() instanceof TensorInfo tensor) {
                if (tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.DOUBLE) {
                    output = told.getName();
                } else {
                    labels = true;
                }
            }
        }
        if (output == null || inputs.isEmpty()) {
            throw GraphCheck.refused(
                    "The graph tells no numbers with a fraction.",
                    "Export it with its probabilities or values as a tensor of float or double.");
        }
        return new RuntimeSession(environment, session, List.copyOf(inputs), output, labels);
    }

    @Override
    public int inputs() {
        return width;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    /// The names of the inputs; one that is several numbers wide counts them.
    List<String> names() {
        var names = new ArrayList<String>();
        for (var input : inputs) {
            for (int j = 0; j < input.width(); j++) {
                names.add(input.width() == 1 ? input.name() : input.name() + " " + (j + 1));
            }
        }
        return names;
    }

    /// Whether the graph also tells names or numbers of classes.
    boolean labels() {
        return labels;
    }

    @Override
    public void run(double[] rows, int count, double[] out) {
        if (count == 0) {
            return;
        }
        try {
            var told = run(rows, count);
            if (told.length != count * outputs) {
                throw GraphCheck.refused(
                        "The graph answers " + count + " rows with " + told.length + " numbers.",
                        "Export it so that each row is answered by itself.");
            }
            System.arraycopy(told, 0, out, 0, told.length);
        } catch (OrtException e) {
            throw RuntimeEngine.refused(e);
        }
    }

    private double[] run(double[] rows, int count) throws OrtException {
        var tensors = new LinkedHashMap<String, OnnxTensor>();
        try {
            int from = 0;
            for (var input : inputs) {
                tensors.put(input.name(), tensor(rows, count, from, input));
                from += input.width();
            }
            try (var result = session.run(tensors, Set.of(output))) {
                var tensor = (OnnxTensor) result.get(0);
                if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
                    var buffer = tensor.getDoubleBuffer();
                    var told = new double[buffer.remaining()];
                    buffer.get(told);
                    return told;
                }
                var buffer = tensor.getFloatBuffer();
                var told = new double[buffer.remaining()];
                for (int i = 0; i < told.length; i++) {
                    told[i] = buffer.get(i);
                }
                return told;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(double[] rows, int count, int from, Input input) throws OrtException {
        var shape = input.flat() ? new long[] {count} : new long[] {count, input.width()};
        int size = count * input.width();
        if (input.single()) {
            var values = new float[size];
            for (int i = 0, at = 0; i < count; i++) {
                for (int j = 0; j < input.width(); j++) {
                    values[at++] = (float) rows[i * width + from + j];
                }
            }
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        }
        var values = new double[size];
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, i * width + from, values, i * input.width(), input.width());
        }
        return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
    }
}
