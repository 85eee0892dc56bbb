package org.bottega.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Signature;
import org.bottega.model.attribution.Explainer;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxImportTest {
    private static final float[] WEIGHTS = {1, -2, 0.5f, 0, 3, 1};

    @TempDir Path folder;

    private static ValueInfoProto value(String name, TensorProto.DataType type, int width) {
        var shape =
                TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"));
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

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(Arrays.asList(inputs))
                .addOutput(output);
    }

    /// A softmax of three inputs into two classes, as Python's exporters write it.
    private static ModelProto.Builder classifier() {
        var weights = TensorProto.newBuilder().setName("w").setDataType(1).addDims(3).addDims(2);
        for (float weight : WEIGHTS) {
            weights.addFloatData(weight);
        }
        var graph =
                GraphProto.newBuilder()
                        .setName("g")
                        .addInput(value("X", TensorProto.DataType.FLOAT, 3))
                        .addInitializer(weights)
                        .addNode(node("MatMul", "sum", "X", "w"))
                        .addNode(node("Softmax", "probabilities", "sum"))
                        .addNode(
                                node("ArgMax", "label", "sum")
                                        .addAttribute(Tensors.attribute("axis", 1))
                                        .addAttribute(Tensors.attribute("keepdims", 0)))
                        .addOutput(value("label", TensorProto.DataType.INT64, 0))
                        .addOutput(value("probabilities", TensorProto.DataType.FLOAT, 2));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(18))
                .setGraph(graph);
    }

    private Path file(ModelProto.Builder model) throws IOException {
        var file = folder.resolve("graph.onnx");
        Files.write(file, model.build().toByteArray());
        return file;
    }

    private static Table rows(List<String> names, int count) {
        var random = new Random(4);
        return new Table(
                new Schema(names.stream().map(n -> Field.of(n, Kind.NUMBER)).toList()),
                names.stream()
                        .map(_ -> new NumberColumn(random.doubles(count, -2, 2).toArray()))
                        .toList());
    }

    private static Table nothing() {
        return new Table(new Schema(List.of()), List.of());
    }

    @Test
    void aClassifierFromElsewherePredictsIsSavedAndExplained() throws IOException {
        var names = List.of("age", "size", "rate");
        var table = rows(names, 100);
        var model =
                OnnxImport.read(
                        file(classifier()),
                        new OnnxImport.Names(names, List.of("no", "yes"), "paid"),
                        table);
        assertEquals(new Task.Classification("paid"), model.signature().task());
        assertEquals(List.of("no", "yes"), model.signature().classes());
        var told = model.predict(table);
        for (int i = 0; i < 100; i++) {
            double[] margin = new double[2];
            for (int j = 0; j < 3; j++) {
                double x = ((NumberColumn) table.column(j)).value(i);
                margin[0] += WEIGHTS[2 * j] * x;
                margin[1] += WEIGHTS[2 * j + 1] * x;
            }
            assertEquals(1 / (1 + Math.exp(margin[0] - margin[1])), told.value(i, 1), 1e-5);
        }
        var saved = folder.resolve("m" + Bundle.ENDING);
        Bundle.write(model, saved);
        assertArrayEquals(told.values(), Bundle.read(saved).predict(table).values());
        var one = model.predict(table.slice(7, 8));
        assertEquals(told.value(7, 1), one.value(0, 1), 1e-7);
        var why = Explainer.of(model).explain(table.slice(0, 5), Progress.none());
        assertTrue(why.exact(), "three columns: all coalitions are asked");
        for (int i = 0; i < 5; i++) {
            assertEquals(told.value(i, 1), why.total(i, 1), 1e-6);
        }
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> OnnxExport.write(model, table, folder.resolve("again.onnx")));
        assertTrue(refused.getMessage().contains("cannot be expressed in ONNX"));
    }

    @Test
    void withoutNamesColumnsAndClassesAreCounted() throws IOException {
        var model = OnnxImport.read(file(classifier()), OnnxImport.Names.NONE, nothing());
        assertEquals(List.of("X 1", "X 2", "X 3"), model.signature().inputs().names());
        assertEquals(List.of("0", "1"), model.signature().classes());
    }

    @Test
    void ourOwnGraphOfNumbersComesBackAsTheSameModel() {
        var names = List.of("size", "rate");
        var table = rows(names, 50);
        var features =
                new Features(
                        List.of(
                                new Encoder.Number("size"),
                                new Encoder.Number("rate"),
                                new Encoder.Missing("rate")));
        var model =
                new Model(
                        new Signature(table.schema(), new Task.Regression("y"), List.of()),
                        features,
                        new RandomPredictors(2, 3).all(0).get("network TANH"),
                        table,
                        Map.of());
        var file = folder.resolve("own.onnx");
        OnnxExport.write(model, table, file);
        Model back = OnnxImport.read(file, OnnxImport.Names.NONE, table);
        assertTrue(back.signature().task() instanceof Task.Regression);
        assertEquals(50, back.sample().rows());
        assertArrayEquals(model.predict(table).values(), back.predict(table).values(), 1e-9);
    }

    private void refused(String because, Consumer<GraphProto.Builder> change) throws IOException {
        var model = classifier();
        change.accept(model.getGraphBuilder());
        var file = file(model);
        var refused =
                assertThrows(
                        ProblemException.class,
                        () -> OnnxImport.read(file, OnnxImport.Names.NONE, nothing()));
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
    }

    @Test
    void graphsThatLoopReadFilesOrBringForeignCodeAreRefused() throws IOException {
        refused("Loop", g -> g.addNode(node("Loop", "endless", "sum")));
        refused("RandomNormal", g -> g.addNode(node("RandomNormal", "chance")));
        refused("ConstantOfShape", g -> g.addNode(node("ConstantOfShape", "huge", "sum")));
        refused("evil.Relu", g -> g.addNode(node("Relu", "r", "sum").setDomain("evil")));
        refused("zipmap", g -> g.addNode(node("ZipMap", "z", "sum").setDomain("ai.onnx.ml")));
        refused(
                "another file",
                g ->
                        g.getInitializerBuilder(0)
                                .clearFloatData()
                                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                .addExternalData(
                                        StringStringEntryProto.newBuilder()
                                                .setKey("location")
                                                .setValue("/etc/passwd")));
        refused(
                "holds graphs",
                g ->
                        g.getNodeBuilder(0)
                                .addAttribute(
                                        AttributeProto.newBuilder()
                                                .setName("body")
                                                .setType(AttributeProto.AttributeType.GRAPH)
                                                .setG(GraphProto.newBuilder().setName("inner"))));
    }

    @Test
    void graphsThatAreNotForRowsOfNumbersAreRefused() throws IOException {
        refused(
                "numbers with a fraction",
                g -> g.addInput(value("S", TensorProto.DataType.STRING, 1)));
        refused(
                "each row by itself",
                g ->
                        g.clearOutput()
                                .addNode(
                                        node("ReduceMean", "all", "sum")
                                                .addAttribute(Tensors.attribute("keepdims", 0)))
                                .addOutput(value("all", TensorProto.DataType.FLOAT, 0)));
        refused("ONNX Runtime refuses", g -> g.getInitializerBuilder(0).clearFloatData());
    }

    @Test
    void namesThatDoNotFitAreRefused() throws IOException {
        var file = file(classifier());
        for (var names :
                List.of(
                        new OnnxImport.Names(List.of("a", "b"), List.of(), ""),
                        new OnnxImport.Names(List.of("a", "b", "a"), List.of(), ""),
                        new OnnxImport.Names(List.of(), List.of("one"), ""))) {
            assertThrows(ProblemException.class, () -> OnnxImport.read(file, names, nothing()));
        }
    }

    @Test
    void aFileWithBytesChangedIsRefusedOrRuns() throws IOException {
        var bytes = classifier().build().toByteArray();
        var random = new Random(8);
        var file = folder.resolve("changed.onnx");
        int refused = 0;
        for (int t = 0; t < 300; t++) {
            var changed =
                    t % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int c = 0; c < 1 + t % 4 && changed.length > 0; c++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            try {
                OnnxImport.read(file, OnnxImport.Names.NONE, nothing());
            } catch (ProblemException e) {
                refused++;
            }
        }
        assertTrue(refused > 100, refused + " are refused");
    }
}
