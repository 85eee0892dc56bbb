package org.bottega.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bottega.automl.Aim;
import org.bottega.automl.Judging;
import org.bottega.data.ImportOptions;
import org.bottega.engine.worker.WorkerMain;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.workspace.job.InThread;
import org.bottega.workspace.job.JobRunner;
import org.bottega.workspace.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir Path folder;

    private Path data(int rows) throws IOException {
        var random = new SplittableRandom(3);
        var text = new StringBuilder("size,colour,price\n");
        for (int i = 0; i < rows; i++) {
            double size = random.nextDouble() * 10;
            var colour = List.of("red", "green", "blue").get(random.nextInt(3));
            double price = 3 * size + (colour.equals("red") ? 5 : 0) + random.nextGaussian();
            text.append("%.3f,%s,%.3f%n".formatted(size, i % 17 == 0 ? "" : colour, price));
        }
        return Files.writeString(folder.resolve("things.csv"), text.toString());
    }

    private static AutoMlRequest request(Path data, int trials, Duration budget) {
        return AutoMlRequest.of(data, "price", budget, 1)
                .to(Aim.BALANCED, Judging.folds(3))
                .withTrials(trials)
                .withThreads(2)
                .bare();
    }

    private String search(JobRunner runner, String name) throws IOException, InterruptedException {
        try (var engine = Engine.open(folder.resolve(name), runner)) {
            var version = engine.importFile(data(300), ImportOptions.DEFAULT, Progress.none());
            assertEquals(300, version.rows());
            var run =
                    engine.search(
                            request(engine.snapshotFolder(version), 3, Duration.ofMinutes(2)),
                            "Prices");
            var result = run.job().await(Duration.ofMinutes(2)).orElseThrow();
            assertEquals(JobState.DONE, result.state(), result.problems().toString());
            var record = engine.workspace().models().of(run.run().id()).getFirst();
            assertEquals("Prices", record.name());
            var model = engine.model(record);
            assertEquals(List.of("size", "colour"), model.signature().inputs().names());
            var outcome = engine.outcome(run.run()).orElseThrow();
            assertEquals("regression", outcome.task());
            assertTrue(outcome.leaderboard().getFirst().score() < 1.6, outcome.toString());
            comparedBySplits(outcome);
            var board = new StringBuilder();
            outcome.leaderboard()
                    .forEach(row ->
                            board.append(row.name()).append(' ').append(row.score()).append('\n'));
            return board.toString();
        }
    }

    /// Every row has its score on each split; what is told of it is read again; older runs have none.
    private static void comparedBySplits(AutoMlOutcome outcome) {
        int splits = outcome.leaderboard().getFirst().folds().values().size();
        assertTrue(splits > 1);
        for (var row : outcome.leaderboard()) {
            assertEquals(splits, row.folds().values().size(), row.name());
            // the root of the mean square over all rows lies within the splits' own
            assertTrue(row.score() >= Collections.min(row.folds().values()), row.toString());
            assertTrue(row.score() <= Collections.max(row.folds().values()), row.toString());
        }
        assertEquals(
                1.0 / (splits - 1), outcome.leaderboard().getFirst().folds().testShare(), 0.01);
        var json = outcome.toJson();
        assertEquals(outcome.leaderboard(), AutoMlOutcome.of(json).leaderboard());
        var second = json.path("leaderboard").path(1).path("againstBest");
        assertTrue(second.path("p").asDouble(-1) >= 0, json.toString());
        assertTrue(second.has("tied") && second.has("low"), json.toString());
        json.path("leaderboard").forEach(row -> ((ObjectNode) row).remove("foldScores"));
        var older = AutoMlOutcome.of(json);
        assertTrue(
                Ties.of(older.metric(), older.leaderboard()).stream().allMatch(Optional::isEmpty));
    }

    @Test
    void aSearchIsTheSameInThisThreadAndInAWorkerProcess() throws Exception {
        var here = search(new InThread(WorkerMain.bodies()), "here");
        var there = search(Engine.workers(), "there");
        assertEquals(here, there);
    }

    @Test
    void aSearchInAWorkerIsCancelledWithinTwoSecondsAndLeavesNoModel() throws Exception {
        try (var engine = Engine.open(folder.resolve("w"), Engine.workers())) {
            var version = engine.importFile(data(3000), ImportOptions.DEFAULT, Progress.none());
            var run =
                    engine.search(
                            request(engine.snapshotFolder(version), 0, Duration.ofMinutes(10)),
                            "Long");
            var begun = new java.util.concurrent.CountDownLatch(1);
            run.job()
                    .listen(event -> {
                        if (event instanceof JobEvent.Measured) {
                            begun.countDown();
                        }
                    });
            assertTrue(
                    begun.await(60, java.util.concurrent.TimeUnit.SECONDS),
                    "a first trial is told");
            long start = System.nanoTime();
            run.job().cancel();
            var result = run.job().await(Duration.ofSeconds(20)).orElseThrow();
            double seconds = (System.nanoTime() - start) / 1e9;
            assertEquals(JobState.CANCELLED, result.state());
            // two seconds are the promise; the machine that runs this may be busy
            assertTrue(seconds < 20, seconds + " s");
            assertTrue(engine.workspace().models().list().isEmpty());
            assertTrue(engine.outcome(run.run()).isEmpty());
        }
    }

    @Test
    void aSearchWhoseWorkerWasKilledAndThatWasPausedGoesOnFromItsFinishedTrials() throws Exception {
        String id;
        var trials = new java.util.TreeSet<String>();
        try (var engine = Engine.open(folder.resolve("w"), Engine.workers())) {
            var version = engine.importFile(data(2000), ImportOptions.DEFAULT, Progress.none());
            var before = ProcessHandle.current().children().map(ProcessHandle::pid).toList();
            var run =
                    engine.search(
                            request(engine.snapshotFolder(version), 0, Duration.ofMinutes(10)),
                            "Long");
            id = run.run().id();
            awaitTrials(run.job(), trials, 2);
            ProcessHandle.current()
                    .children()
                    .filter(p -> !before.contains(p.pid()))
                    .forEach(ProcessHandle::destroyForcibly);
            var killed = run.job().await(Duration.ofSeconds(60)).orElseThrow();
            assertEquals(JobState.FAILED, killed.state());
            assertTrue(
                    engine.workspace()
                            .runs()
                            .resumable(engine.workspace().runs().find(id).orElseThrow()));

            int finished = trials.size();
            var again = engine.resume(id);
            awaitTrials(again.job(), trials, finished + 1);
            engine.workspace().runs().pause(again.run(), again.job());
            var stopped = again.job().await(Duration.ofSeconds(60)).orElseThrow();
            assertEquals(JobState.CANCELLED, stopped.state());
            var paused = engine.workspace().runs().find(id).orElseThrow();
            assertEquals(JobState.PAUSED, paused.state());
            assertTrue(engine.workspace().models().list().isEmpty());
        }
        // the studio was closed in between
        try (var engine = Engine.open(folder.resolve("w"), Engine.workers())) {
            var last = engine.resume(id);
            awaitTrials(last.job(), new java.util.TreeSet<>(), 2);
            last.job().finishEarly();
            var done = last.job().await(Duration.ofSeconds(120)).orElseThrow();
            assertEquals(JobState.DONE, done.state(), done.problems().toString());
            var run = engine.workspace().runs().find(id).orElseThrow();
            var names =
                    engine.outcome(run).orElseThrow().leaderboard().stream()
                            .map(s -> s.name())
                            .toList();
            assertTrue(names.containsAll(trials), trials + " in " + names);
            assertEquals(1, engine.workspace().models().of(id).size());
            assertFalse(engine.workspace().runs().resumable(run));
        }
    }

    private static void awaitTrials(
            org.bottega.workspace.job.JobHandle job, java.util.Set<String> trials, int count)
            throws InterruptedException {
        var enough = new java.util.concurrent.CountDownLatch(1);
        job.listen(event -> {
            if (event instanceof JobEvent.Measured(var kind, var subject, var _)
                    && kind.equals("trial")) {
                synchronized (trials) {
                    if (enough.getCount() > 0) {
                        trials.add(subject);
                    }
                    if (trials.size() >= count) {
                        enough.countDown();
                    }
                }
            }
        });
        assertTrue(
                enough.await(60, java.util.concurrent.TimeUnit.SECONDS),
                "trials are told: " + trials);
    }

    @Test
    void aSearchThatIsAskedToFinishKeepsTheBest() throws Exception {
        try (var engine = Engine.open(folder.resolve("f"), Engine.workers())) {
            var version = engine.importFile(data(1000), ImportOptions.DEFAULT, Progress.none());
            var run =
                    engine.search(
                            request(engine.snapshotFolder(version), 0, Duration.ofMinutes(10)),
                            "Early");
            var begun = new java.util.concurrent.CountDownLatch(2);
            run.job()
                    .listen(event -> {
                        if (event instanceof JobEvent.Measured) {
                            begun.countDown();
                        }
                    });
            assertTrue(begun.await(60, java.util.concurrent.TimeUnit.SECONDS));
            run.job().finishEarly();
            var result = run.job().await(Duration.ofSeconds(60)).orElseThrow();
            assertEquals(JobState.DONE, result.state());
            assertFalse(engine.workspace().models().of(run.run().id()).isEmpty());
        }
    }
}
