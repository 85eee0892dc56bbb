package org.bottega.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bottega.automl.tune.Journal;
import org.bottega.automl.tune.Strategy;
import org.bottega.automl.tune.Tried;
import org.bottega.engine.TuneRun;
import org.bottega.engine.flow.FlowTuneRun.Request;
import org.bottega.engine.flow.piece.Pieces;
import org.bottega.flow.file.WorkflowFile;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Parameter;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowTuneRunTest {
    @TempDir Path folder;

    private static Workflow flow() {
        var drawn =
                new FlowDraft()
                        .node("sample-data", Map.of("sample", "concrete"))
                        .node("split", Map.of("share", 0.3))
                        .node(
                                "lightgbm",
                                Map.of(
                                        "target",
                                        "compressive_strength",
                                        "rounds",
                                        30,
                                        "learning-rate",
                                        0.01,
                                        "num-leaves",
                                        "${leaves}"))
                        .node("evaluate", Map.of())
                        .wire("sample-data.data", "split.data")
                        .wire("split.training", "lightgbm.data")
                        .wire("split.test", "evaluate.data")
                        .wire("lightgbm.model", "evaluate.model")
                        .workflow();
        return drawn.apply(
                new Edit.PutParameter(
                        new Parameter("leaves", Parameter.Type.WHOLE, 4L, "Leaves of a tree.")));
    }

    private static Request request(int trials, String metric, String... space) {
        return new Request(
                flow(),
                Map.of(),
                List.of(space),
                List.of(metric.split(",")),
                Strategy.TPE,
                trials,
                null,
                7,
                1);
    }

    private static Set<String> names(FlowTuneRun.Result result) {
        return result.objectives().stream()
                .map(o -> o.name())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static List<Object> told(List<Tried> tried) {
        return tried.stream()
                .<Object>map(t -> List.of(t.number(), t.values(), t.scores()))
                .toList();
    }

    private static long kept(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("results"))) {
            return files.filter(f -> f.endsWith("result.json")).count();
        }
    }

    @Test
    void aTunedWorkflowIsBetterAndARunThatWasCutGoesOnWithTheSameTrials() throws IOException {
        var wanted =
                request(
                        8,
                        "evaluate.rmse",
                        "lightgbm.learning-rate=0.005..0.5:log",
                        "leaves=3..32");
        var flows = FlowDraft.flows(folder);
        var whole = FlowTuneRun.run(flows, wanted, folder.resolve("whole"), Progress.none());

        assertEquals(8, whole.tried().size());
        assertTrue(whole.better());
        assertTrue(
                whole.best().scores().getFirst() < 0.7 * whole.start().getFirst(),
                () -> whole.start() + " to " + whole.best().scores());
        // the data and the split ran once, learner and judgement once for the start and once a
        // trial
        assertEquals(2 + 2 * 9, kept(folder));
        var tuned = WorkflowFile.read(folder.resolve("whole").resolve(FlowTuneRun.WORKFLOW));
        assertEquals(
                whole.best().values().get("leaves"),
                ((Number) tuned.parameters().get("leaves").preset()).intValue());
        var again = FlowDraft.run(flows, tuned);
        assertEquals(
                whole.best().scores().getFirst(),
                Pieces.figures(
                                again.result("evaluate")
                                        .orElseThrow()
                                        .piece("metrics")
                                        .orElseThrow())
                        .values()
                        .get("rmse"));
        var html = Files.readString(folder.resolve("whole").resolve(TuneRun.REPORT));
        assertEquals(Set.of("evaluate.rmse"), names(whole));
        assertTrue(html.contains("lightgbm.learning-rate") && html.contains("<svg"));

        var cut = folder.resolve("cut");
        var journal = cut.resolve(Journal.FILE);
        Progress until3 =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {
                        // only the end matters
                    }

                    @Override
                    public void report(JobEvent event) {
                        // nor what is noted on the way
                    }

                    @Override
                    public boolean cancelled() {
                        try {
                            return Files.exists(journal) && Files.readAllLines(journal).size() > 3;
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                };
        assertThrows(
                CancellationException.class, () -> FlowTuneRun.run(flows, wanted, cut, until3));
        assertEquals(3, Journal.read(journal).size());
        var rest = FlowTuneRun.run(flows, wanted, cut, Progress.none());
        assertEquals(told(whole.tried()), told(rest.tried()));
    }

    @Test
    void ofSeveralMetricsNoTrialOfTheFrontIsBeatenInAllOfThem() {
        var result =
                FlowTuneRun.run(
                        FlowDraft.flows(folder),
                        request(5, "evaluate.rmse,evaluate.mae", "leaves=3..32"),
                        folder.resolve("front"),
                        Progress.none());
        assertEquals(Set.of("evaluate.rmse", "evaluate.mae"), names(result));
        assertEquals(2, result.start().size());
        for (var trial : result.front()) {
            assertTrue(
                    result.tried().stream()
                            .noneMatch(t ->
                                    t.scores().get(0) < trial.scores().get(0)
                                            && t.scores().get(1) < trial.scores().get(1)));
        }
        assertEquals(result.best().number(), FlowTuneRun.ranked(result).getFirst().number());
    }

    @Test
    void whatIsNotThereIsToldInOneSentenceBeforeAnythingIsTried() {
        assertEquals(
                "The workflow has no parameter \"leavs\".", refused("evaluate.rmse", "leavs=1..4"));
        assertEquals("There is no node \"lightgb\".", refused("evaluate.rmse", "lightgb.rounds"));
        assertEquals(
                "There is no setting \"round\".", refused("evaluate.rmse", "lightgbm.round=1..4"));
        assertEquals(
                "The range goes beyond what this setting may be.",
                refused("evaluate.rmse", "split.share=0.1..4"));
        assertEquals("There is no node \"judge\".", refused("judge.rmse", "leaves=2..4"));
        assertEquals("\"split\" gives no figures.", refused("split.rmse", "leaves=2..4"));
        assertEquals(
                "\"rmsq\" is no metric that is known by itself.",
                refused("evaluate.rmsq", "leaves=2..4"));
        assertEquals(
                "\"evaluate\" gives no figure \"auc\".", refused("evaluate.auc", "leaves=2..4"));
        assertEquals(
                "A parameter needs a range to be varied in.", refused("evaluate.rmse", "leaves"));
    }

    private String refused(String metric, String space) {
        var out = folder.resolve("refused");
        var told =
                assertThrows(
                        ProblemException.class,
                        () ->
                                FlowTuneRun.run(
                                        FlowDraft.flows(folder),
                                        request(3, metric, space),
                                        out,
                                        Progress.none()));
        assertTrue(Files.notExists(out), "nothing is written");
        assertEquals(1, told.problems().size());
        return told.problems().getFirst().what();
    }
}
