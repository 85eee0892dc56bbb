package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Strategy;
import org.bottega.data.ImportOptions;
import org.bottega.engine.Engine;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tunings of workflows as jobs in a process of their own.
class FlowTuningsTest {
    private static final int TRIALS = 30;

    @TempDir Path folder;

    private static Workflow flow() {
        return new FlowDraft()
                .node("data-set", Map.of("dataset", "concrete"))
                .node("split", Map.of("share", 0.3))
                .node("ridge-regression", Map.of("target", "compressive_strength"))
                .node("evaluate", Map.of())
                .wire("data-set.data", "split.data")
                .wire("split.training", "ridge-regression.data")
                .wire("split.test", "evaluate.data")
                .wire("ridge-regression.model", "evaluate.model")
                .workflow()
                .apply(new Edit.PutRange("ridge-regression.l2", "0.001..1000:log"))
                .apply(new Edit.JudgeBy(List.of("evaluate.rmse")));
    }

    @Test
    void aTuningOfTheWorkspacesDataIsPausedGoesOnAndGivesItsBestBack() throws Exception {
        var file = folder.resolve("concrete.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/concrete.csv")) {
            Files.write(file, in.readAllBytes());
        }
        try (var engine = Engine.open(folder.resolve("home"), Engine.workers())) {
            engine.importFile(file, ImportOptions.DEFAULT, Progress.none());
            var runs = engine.workspace().runs();
            var tunings =
                    new FlowTunings(
                            Flows.of(engine.workspace()), engine.workspace(), engine.runner());
            var flow = flow();
            var begun =
                    tunings.start(
                            new FlowTuneRun.Request(
                                    flow,
                                    Map.of(),
                                    flow.tuning().lines(),
                                    flow.tuning().metrics(),
                                    Strategy.SOBOL,
                                    TRIALS,
                                    null,
                                    1,
                                    1),
                            "concrete");
            var journal = runs.folder(begun.run()).resolve(Journal.FILE);
            while (!Files.exists(journal) || Journal.read(journal).isEmpty()) {
                assertTrue(begun.job().await(java.time.Duration.ofMillis(20)).isEmpty());
            }
            runs.pause(begun.run(), begun.job());
            begun.job().await();
            var paused = runs.find(begun.run().id()).orElseThrow();
            assertEquals(JobState.PAUSED, paused.state());
            int before = Journal.read(journal).size();
            assertTrue(before < TRIALS);

            assertEquals(JobState.DONE, tunings.resume(paused).job().await().state());
            var tried = tunings.shown(paused).orElseThrow().charts().tried();
            assertEquals(TRIALS, tried.size());
            assertEquals(List.of("l2"), List.copyOf(tried.getFirst().values().keySet()));
            var best = tunings.best(paused).orElseThrow();
            assertEquals(
                    best.scores().getFirst(),
                    runs.find(paused.id()).orElseThrow().metrics().get("score"));
            var moved = flow.apply(new Edit.Rename("another name"));
            var tuned = moved.apply(Edit.together("", tunings.useBest(paused, moved)));
            assertEquals(
                    best.values().get("ridge-regression.l2"),
                    tuned.require("ridge-regression").settings().get("l2"));
            assertEquals("another name", tuned.name());
            assertEquals(List.of(), tunings.useBest(paused, tuned));
            assertThrows(
                    ProblemException.class,
                    () ->
                            tunings.useBest(
                                    paused, flow.apply(new Edit.RemoveNode("ridge-regression"))));
        }
    }
}
