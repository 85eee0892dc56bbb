package org.bottega.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentationExportTest {
    @TempDir Path folder;

    /// The exporter itself compares on real rows, thresholds, extremes and unseen values.
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void everyKindOfPredictorAgreesWithItsGraph(int classes) {
        var random = new RandomModels(7);
        var features =
                new Features(
                        List.of(
                                new Encoder.Scaled(new Encoder.Number("size in m²"), 1, 1, 2),
                                new Encoder.Scaled(new Encoder.Number("label"), 0, 0, 3),
                                new Encoder.OneHot("paid?", List.of("no", "yes"))));
        for (var entry : new RandomPredictors(11, 4).all(classes).entrySet()) {
            var model =
                    classes == 0
                            ? random.regressor(features, entry.getValue())
                            : random.classifier(features, entry.getValue());
            var report = OnnxExport.write(model, random.rows(200), folder.resolve("model.onnx"));
            assertTrue(report.rows() > 500, report.rows() + " rows");
            assertTrue(report.difference() < 1e-9, entry.getKey() + ": " + report.difference());
        }
    }
}
