package org.bottega.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.model.Conform;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.GraphEngine;
import org.bottega.model.predictor.Onnx;

/// Makes a model of an ONNX file from elsewhere (scikit-learn, LightGBM, PyTorch …) that turns rows of numbers into
/// a number, or into probabilities of classes.
public final class OnnxImport {
    private static final int ROWS = 64;
    private static final int SAMPLE_ROWS = 300;
    private static final double CLOSE = 1e-3;

    private OnnxImport() {}

    /// @param columns what the numbers of a row are called, in the graph's order; empty for the graph's names
    /// @param classes the names of the classes in the order of the probabilities; empty for `0`, `1`, …
    /// @param target what is predicted; empty for `prediction`
    public record Names(List<String> columns, List<String> classes, String target) {
        public Names {
            columns = List.copyOf(columns);
            classes = List.copyOf(classes);
        }

        public static final Names NONE = new Names(List.of(), List.of(), "");
    }

    /// @param rows some rows as the graph reads them, to compare with in explanations; may have none
    /// @throws ProblemException when the file is refused or the names do not fit
    public static Model read(Path file, Names names, Table rows) {
        byte[] graph;
        try {
            graph = Files.readAllBytes(file);
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(), "The file cannot be read.", "Give the path of an ONNX file.");
        }
        var predictor = new Onnx(graph);
        var session = (RuntimeSession) GraphEngine.find().open(graph);
        var columns = names.columns().isEmpty() ? session.names() : names.columns();
        if (columns.size() != predictor.inputs()
                || columns.stream().distinct().count() < columns.size()) {
            throw ProblemException.usage(
                    "columns",
                    "The graph reads "
                            + predictor.inputs()
                            + " numbers a row, and "
                            + columns.stream().distinct().count()
                            + " different names are given.",
                    "Name each once, in the graph's order.");
        }
        var schema = new Schema(columns.stream().map(c -> Field.of(c, Kind.NUMBER)).toList());
        var task = task(predictor, session.labels(), names);
        var classes =
                task instanceof Task.Classification ? classes(predictor, names) : List.<String>of();
        var features =
                new Features(columns.stream().map(c -> (Encoder) new Encoder.Number(c)).toList());
        return new Model(
                new Signature(schema, task, classes),
                features,
                predictor,
                sample(schema, rows),
                Map.of("algorithm", "onnx", "file", String.valueOf(file.getFileName())));
    }

    private static Task task(Onnx predictor, boolean labels, Names names) {
        var target = names.target().isEmpty() ? "prediction" : names.target();
        int outputs = predictor.outputs();
        if (outputs == 1) {
            if (!names.classes().isEmpty()) {
                throw ProblemException.usage(
                        "classes",
                        "The graph tells one number a row, not the probabilities of classes.",
                        "Export it with the probabilities of all classes.");
            }
            return new Task.Regression(target);
        }
        return labels || !names.classes().isEmpty() || probabilities(predictor)
                ? new Task.Classification(target)
                : new Task.Projection(outputs);
    }

    /// Whether some rows by chance are told numbers that are none below zero and sum to 1.
    private static boolean probabilities(Onnx predictor) {
        var random = new SplittableRandom(1);
        var rows = random.doubles((long) ROWS * predictor.inputs(), -2, 2).toArray();
        int outputs = predictor.outputs();
        var told = new double[ROWS * outputs];
        predictor.predict(rows, ROWS, told);
        for (int i = 0; i < ROWS; i++) {
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                double value = told[i * outputs + k];
                if (!(value >= -CLOSE)) {
                    return false;
                }
                sum += value;
            }
            if (Math.abs(sum - 1) > CLOSE) {
                return false;
            }
        }
        return true;
    }

    private static List<String> classes(Onnx predictor, Names names) {
        var classes =
                names.classes().isEmpty()
                        ? IntStream.range(0, predictor.outputs())
                                .mapToObj(Integer::toString)
                                .toList()
                        : names.classes();
        if (classes.size() != predictor.outputs()
                || classes.stream().distinct().count() < classes.size()) {
            throw ProblemException.usage(
                    "classes",
                    "The graph tells the probabilities of "
                            + predictor.outputs()
                            + " classes, and "
                            + classes.stream().distinct().count()
                            + " different names are given.",
                    "Name each once, in the order of the probabilities.");
        }
        return classes;
    }

    private static Table sample(Schema schema, Table rows) {
        if (rows.rows() == 0) {
            var none = new ArrayList<Column>();
            schema.names().forEach(_ -> none.add(new NumberColumn(new double[0])));
            return new Table(schema, none);
        }
        int count = Math.min(SAMPLE_ROWS, rows.rows());
        var picked =
                IntStream.range(0, count)
                        .map(i -> (int) ((long) i * rows.rows() / count))
                        .toArray();
        return Conform.to(schema, rows).rows(picked);
    }
}
