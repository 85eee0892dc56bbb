package org.bottega.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.bottega.engine.worker.WorkerMain;
import org.bottega.explain.performance.LearningCurve;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveJobTest {
    @TempDir Path folder;

    @Test
    void aCurveIsDrawnAsAJobAndReadAgain() throws IOException {
        var random = new Random(1);
        var lines = new ArrayList<String>();
        lines.add("x,z,y");
        for (int i = 0; i < 300; i++) {
            double x = random.nextDouble();
            lines.add(x + "," + random.nextDouble() + "," + (3 * x + 0.1 * random.nextGaussian()));
        }
        var data = Files.write(folder.resolve("line.csv"), lines);
        var request =
                new LearningCurveJob.Request(
                        data,
                        "y",
                        "decision-tree",
                        Map.of("max-depth", "4"),
                        "",
                        new LearningCurve.Settings(3, 2, 7));
        assertEquals(request, LearningCurveJob.Request.of(request.toJson()));
        Objects.requireNonNull(WorkerMain.bodies().get(LearningCurveJob.KIND));
        new LearningCurveJob().run(folder, request.toJson(), Progress.none());
        var file = folder.resolve(LearningCurveJob.FILE);
        var curve = LearningCurveJob.read(file.toString(), Files.readString(file));
        assertEquals(Metric.RMSE, curve.metric());
        assertEquals(3, curve.points().size());
        assertEquals(150, curve.points().getLast().rows());
        assertTrue(curve.points().getLast().held() < curve.points().getFirst().held());
        assertThrows(
                ProblemException.class,
                () -> LearningCurveJob.read("curve", "{\"metric\":\"x\",\"points\":[]}"));
    }
}
