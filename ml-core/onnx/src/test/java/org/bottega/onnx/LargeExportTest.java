package org.bottega.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// The size that an AutoML winner may have.
@Tag("slow")
class LargeExportTest {
    @TempDir Path folder;

    @Test
    void fiveForestsOfFiveHundredTreesExportInSeconds(TestReporter reporter) {
        var random = new RandomModels(7);
        var features = random.features();
        var all = IntStream.range(0, features.width()).toArray();
        var parts =
                Stream.<Predictor>generate(
                                () -> random.forest(features, 1, Link.LOGISTIC, 1, 1_700))
                        .limit(5)
                        .toList();
        var model =
                random.classifier(
                        features,
                        random.blend(features, parts, Collections.nCopies(parts.size(), all)));
        long start = System.nanoTime();
        var report = OnnxExport.write(model, random.rows(5_000), folder.resolve("model.onnx"));
        double seconds = (System.nanoTime() - start) / 1e9;
        reporter.publishEntry("seconds", Double.toString(seconds));
        reporter.publishEntry("bytes", Long.toString(report.bytes()));
        reporter.publishEntry("difference", Double.toString(report.difference()));
        assertTrue(seconds < 30, seconds + " s");
        assertTrue(report.bytes() < 100_000_000, report.bytes() + " bytes");
    }
}
