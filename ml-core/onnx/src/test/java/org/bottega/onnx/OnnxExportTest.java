package org.bottega.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.kernel.ProblemException;
import org.bottega.model.Model;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxExportTest {
    /// What double precision gives; the exporter itself allows more.
    private static final double CLOSE = 1e-12;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aForestOverEveryEncoderAgrees(long seed) {
        var random = new RandomModels(seed);
        var features = random.features();
        var model = random.classifier(features, random.forest(features, 1, Link.LOGISTIC, 1, 60));
        check(random, model);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aForestOfManyClassesAgreesWithSingleAndVectorLeaves(int leafWidth) {
        var random = new RandomModels(10 + leafWidth);
        var features = random.features();
        check(
                random,
                random.classifier(
                        features, random.forest(features, 3, Link.SOFTMAX, leafWidth, 150)));
    }

    @Test
    void aForestOfProbabilitiesWithVectorLeavesAgrees() {
        var random = new RandomModels(21);
        var features = random.features();
        check(
                random,
                random.classifier(features, random.forest(features, 2, Link.IDENTITY, 2, 70)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.class,
            names = {"IDENTITY", "EXP"})
    void aForestForNumbersAgrees(Link link) {
        var random = new RandomModels(31);
        var features = random.features();
        check(random, random.regressor(features, random.forest(features, 1, link, 1, 40)));
    }

    @Test
    void aForestWithoutTreesGivesItsBase() {
        var random = new RandomModels(41);
        var features = random.features();
        check(random, random.classifier(features, random.forest(features, 3, Link.SOFTMAX, 1, 0)));
        check(random, random.classifier(features, random.forest(features, 3, Link.SOFTMAX, 3, 0)));
        check(random, random.regressor(features, random.forest(features, 1, Link.EXP, 1, 1)));
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void aLinearPredictorAgreesForEveryLink(Link link) {
        var random = new RandomModels(51);
        var features = random.filled();
        switch (link) {
            case IDENTITY, EXP ->
                    check(
                            random,
                            random.regressor(features, random.linear(features.width(), 1, link)));
            case LOGISTIC ->
                    check(
                            random,
                            random.classifier(features, random.linear(features.width(), 1, link)));
            case SOFTMAX ->
                    check(
                            random,
                            random.classifier(features, random.linear(features.width(), 4, link)));
        }
    }

    @Test
    void aBlendOfEverythingAgrees() {
        var random = new RandomModels(61);
        var trees = random.features();
        var sums = random.filled();
        var union = Features.union(List.of(trees, sums));
        var all = union.features();
        List<Predictor> parts =
                List.of(
                        random.forest(trees, 1, Link.LOGISTIC, 1, 50),
                        random.linear(sums.width(), 1, Link.LOGISTIC),
                        random.forest(trees, 2, Link.IDENTITY, 2, 20));
        var blend =
                random.blend(
                        all,
                        parts,
                        List.of(
                                union.positions().get(0),
                                union.positions().get(1),
                                union.positions().get(0)));
        var outer =
                random.blend(
                        all,
                        List.of(blend, random.forest(trees, 1, Link.LOGISTIC, 1, 5)),
                        List.of(
                                IntStream.range(0, all.width()).toArray(),
                                union.positions().get(0)));
        check(random, random.classifier(all, outer));
    }

    @Test
    void theFileTellsWhatItIs() throws IOException {
        var random = new RandomModels(71);
        var features = random.features();
        var model = random.classifier(features, random.forest(features, 1, Link.LOGISTIC, 1, 3));
        var file = folder.resolve("model.onnx");
        OnnxExport.write(model, random.rows(10), file);
        var proto = ModelProto.parseFrom(Files.readAllBytes(file));
        assertEquals("Bottega", proto.getProducerName());
        assertEquals(
                List.of("size in m²", "label", "colour", "paid?", "sold", "remark"),
                proto.getGraph().getInputList().stream().map(i -> i.getName()).toList());
        assertEquals(
                List.of("label_", "probabilities"),
                proto.getGraph().getOutputList().stream().map(o -> o.getName()).toList());
        try (var scorer = OnnxScorer.open(file)) {
            assertEquals("A random model", scorer.metadata().get("card.name"));
            assertTrue(
                    scorer.metadata()
                            .get("signature")
                            .contains("\"classes\":[\"class 0\",\"class 1\"]"));
        }
    }

    @Test
    void aGraphThatDisagreesIsRefusedAndNothingIsWritten() throws IOException {
        var random = new RandomModels(81);
        var features = random.filled();
        var model = random.classifier(features, random.linear(features.width(), 1, Link.LOGISTIC));
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                OnnxExport.write(
                                        model,
                                        random.rows(50),
                                        folder.resolve("model.onnx"),
                                        OnnxExportTest::alterOneWeight));
        assertTrue(refused.getMessage().contains("disagrees with the model"), refused.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aThresholdMovedByOneUlpIsNoticed() {
        var random = new RandomModels(91);
        var features = random.features();
        var model = random.regressor(features, random.forest(features, 1, Link.IDENTITY, 1, 30));
        assertThrows(
                ProblemException.class,
                () ->
                        OnnxExport.write(
                                model,
                                random.rows(0),
                                folder.resolve("model.onnx"),
                                OnnxExportTest::roundThresholdsUp));
        assertFalse(Files.exists(folder.resolve("model.onnx")));
    }

    @Test
    void anUnwritableFolderIsAProblemWithAWayOut() {
        var random = new RandomModels(95);
        var features = random.filled();
        var model = random.regressor(features, random.linear(features.width(), 1, Link.IDENTITY));
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                OnnxExport.write(
                                        model,
                                        random.rows(5),
                                        folder.resolve("missing").resolve("model.onnx")));
        assertEquals(
                "Choose another folder or free some space.", refused.problems().getFirst().fix());
    }

    @Test
    void aModelThatReadsNothingIsRefused() {
        var random = new RandomModels(97);
        var features = new Features(List.of());
        var model = random.regressor(features, random.linear(0, 1, Link.IDENTITY));
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                OnnxExport.write(
                                        model, random.rows(5), folder.resolve("model.onnx")));
        assertTrue(refused.getMessage().contains("reads no column"), refused.getMessage());
    }

    @Test
    void aFileThatIsNoGraphIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("broken.onnx"), "not a graph");
        var refused = assertThrows(ProblemException.class, () -> OnnxScorer.open(file));
        assertEquals("broken.onnx", refused.problems().getFirst().where());
    }

    private void check(RandomModels random, Model model) {
        var file = folder.resolve("model.onnx");
        var rows = random.rows(500);
        var report = OnnxExport.write(model, rows, file);
        assertTrue(report.rows() > 1_000, report.rows() + " rows");
        assertTrue(report.difference() <= CLOSE, "difference " + report.difference());
        try (var scorer = OnnxScorer.open(file)) {
            var ours = model.predict(rows);
            var theirs = scorer.score(rows);
            for (int i = 0; i < ours.values().length; i++) {
                assertTrue(Parity.difference(ours.values()[i], theirs.values()[i]) <= CLOSE);
            }
            if (model.signature().classifies()) {
                assertEquals(
                        IntStream.range(0, rows.rows()).mapToObj(ours::label).toList(),
                        theirs.labels());
            }
        }
    }

    private static ModelProto alterOneWeight(ModelProto proto) {
        var builder = proto.toBuilder();
        for (var tensor : builder.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getDimsCount() == 2 && tensor.getDims(0) > 1) {
                var bytes = tensor.getRawData().toByteArray();
                bytes[5] ^= 0x40;
                tensor.setRawData(com.google.protobuf.ByteString.copyFrom(bytes));
                return builder.build();
            }
        }
        throw new AssertionError("no weights");
    }

    private static ModelProto roundThresholdsUp(ModelProto proto) {
        var builder = proto.toBuilder();
        for (var node : builder.getGraphBuilder().getNodeBuilderList()) {
            for (var attribute : node.getAttributeBuilderList()) {
                if (attribute.getName().equals("nodes_splits")) {
                    var bytes =
                            java.nio.ByteBuffer.wrap(attribute.getT().getRawData().toByteArray())
                                    .order(java.nio.ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < bytes.capacity(); i += 8) {
                        bytes.putDouble(i, Math.nextUp(bytes.getDouble(i)));
                    }
                    attribute
                            .getTBuilder()
                            .setRawData(com.google.protobuf.ByteString.copyFrom(bytes.array()));
                }
            }
        }
        return builder.build();
    }
}
