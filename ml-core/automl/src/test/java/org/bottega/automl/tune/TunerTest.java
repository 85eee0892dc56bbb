package org.bottega.automl.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bottega.automl.tune.Dimension.Real;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain.Scale;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {
    private static final Space SPACE =
            Space.of(
                    new Real("x", 0, 1, Scale.LINEAR, null),
                    new Real("y", 0, 1, Scale.LINEAR, null));
    private static final Objective LOSS = new Objective("loss", false);

    @TempDir Path folder;

    private static double bowl(Map<String, Object> at) {
        double x = (Double) at.get("x") - 0.3;
        double y = (Double) at.get("y") - 0.8;
        return x * x + y * y;
    }

    private List<Tried> run(TuneSettings settings, Trialled trialled) {
        try (var journal = Journal.open(folder.resolve(Journal.FILE), Json.object())) {
            return Tuner.run(settings, trialled, Deadline.never(), Progress.none(), journal);
        }
    }

    @Test
    void aKilledRunGoesOnFromTheLastFinishedTrialAsIfNothingHadHappened() throws IOException {
        var settings = TuneSettings.of(SPACE, LOSS, 40, 5);
        var whole = run(settings, (values, _, _) -> List.of(bowl(values)));
        Files.delete(folder.resolve(Journal.FILE));
        // the process is killed while the line of trial 24 is half written
        run(TuneSettings.of(SPACE, LOSS, 30, 5), (values, _, _) -> List.of(bowl(values)));
        var file = folder.resolve(Journal.FILE);
        var lines = Files.readAllLines(file).subList(0, 25);
        Files.writeString(file, String.join("\n", lines) + "\n{\"number\":24,\"sta");
        var again = new ArrayList<Integer>();
        var resumed =
                run(
                        settings,
                        (values, number, _) -> {
                            again.add(number);
                            return List.of(bowl(values));
                        });
        assertEquals(24, again.getFirst(), "finished trials are not done again");
        assertEquals(40, resumed.size());
        for (int t = 0; t < 40; t++) {
            assertEquals(whole.get(t).values(), resumed.get(t).values(), "trial " + t);
            assertEquals(whole.get(t).scores(), resumed.get(t).scores());
        }
    }

    @Test
    void aFolderOfAnotherTuningIsRefused() {
        var about = Json.object().put("data", "a.csv");
        Journal.open(folder.resolve(Journal.FILE), about).close();
        var problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                Journal.open(
                                        folder.resolve(Journal.FILE),
                                        Json.object().put("data", "b.csv")));
        assertTrue(problem.getMessage().contains("another run"));
    }

    @Test
    void trialsRunSideBySide() throws IOException {
        var both = new CountDownLatch(2);
        var settings =
                new TuneSettings(
                        SPACE, List.of(LOSS), Strategy.TPE, Pruning.NONE, 20, 1, 2, List.of());
        var met = new AtomicInteger();
        var tried =
                run(
                        settings,
                        (values, _, _) -> {
                            both.countDown();
                            try {
                                met.addAndGet(both.await(20, TimeUnit.SECONDS) ? 1 : 0);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return List.of(bowl(values));
                        });
        assertEquals(20, met.get(), "two trials met");
        assertEquals(20, tried.stream().filter(Tried::done).count());
        assertEquals(21, Files.readAllLines(folder.resolve(Journal.FILE)).size());
    }

    @Test
    void aTrialThatFailsIsToldAndTheOthersGoOn() {
        var tried =
                run(
                        TuneSettings.of(SPACE, LOSS, 30, 3),
                        (values, number, _) -> {
                            if (number % 3 == 0) {
                                throw new IllegalStateException("no luck");
                            }
                            return List.of(number % 7 == 0 ? Double.NaN : bowl(values));
                        });
        assertEquals(10, tried.stream().filter(t -> t.state() == Tried.State.FAILED).count());
        assertEquals("no luck", tried.getFirst().note());
        var best = Tuner.best(tried, LOSS);
        assertNotNull(best);
        assertTrue(best.scores().getFirst() < 0.1);
    }

    @Test
    void whenNothingCanBeTriedTheReasonIsThrown() {
        var thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                run(
                                        TuneSettings.of(SPACE, LOSS, 3, 3),
                                        (_, _, _) -> {
                                            throw new IllegalStateException("never");
                                        }));
        assertEquals("never", thrown.getMessage());
    }

    @Test
    void theTimeEndsARunWithWhatItHas() {
        try (var journal = Journal.open(folder.resolve(Journal.FILE), Json.object())) {
            var tried =
                    Tuner.run(
                            TuneSettings.of(SPACE, LOSS, 1_000_000, 1)
                                    .withStrategy(Strategy.RANDOM),
                            (values, _, _) -> List.of(bowl(values)),
                            Deadline.in(Duration.ofMillis(300)),
                            Progress.none(),
                            journal);
            assertTrue(!tried.isEmpty() && tried.size() < 1_000_000);
        }
    }

    @Test
    void pruningSavesStepsAndKeepsTheBest() {
        for (var pruning : List.of(Pruning.MEDIAN, Pruning.HALVING, Pruning.HYPERBAND)) {
            var steps = new AtomicInteger();
            var settings =
                    new TuneSettings(
                            SPACE, List.of(LOSS), Strategy.RANDOM, pruning, 60, 4, 1, List.of());
            var file = folder.resolve(pruning + ".jsonl");
            try (var journal = Journal.open(file, Json.object())) {
                var tried =
                        Tuner.run(
                                settings,
                                (values, number, told) -> {
                                    for (int s = 1; s <= 9; s++) {
                                        steps.incrementAndGet();
                                        // what is told nears the truth with each step
                                        if (!told.goOn(bowl(values) + 0.05 / s * (number % 2))) {
                                            return List.of();
                                        }
                                    }
                                    return List.of(bowl(values));
                                },
                                Deadline.never(),
                                Progress.none(),
                                journal);
                assertTrue(steps.get() < 0.75 * 540, pruning + ": " + steps + " of 540 steps");
                assertTrue(tried.stream().anyMatch(t -> t.state() == Tried.State.PRUNED));
                var best = Tuner.best(tried, LOSS);
                assertNotNull(best);
                double least =
                        tried.stream().mapToDouble(t -> bowl(t.values())).min().orElseThrow();
                assertTrue(best.scores().getFirst() < least + 0.03, pruning + " lost the best");
            }
        }
    }

    @Test
    void severalObjectivesGiveAFront() {
        var objectives = List.of(LOSS, new Objective("speed", true));
        for (var strategy : List.of(Strategy.TPE, Strategy.BAYES)) {
            var settings =
                    new TuneSettings(
                            SPACE, objectives, strategy, Pruning.NONE, 50, 2, 1, List.of());
            try (var journal = Journal.open(folder.resolve(strategy + ".jsonl"), Json.object())) {
                // the front is y = 0.8 with x from 0.3 on: loss (x - 0.3)², speed x
                var tried =
                        Tuner.run(
                                settings,
                                (values, _, _) -> List.of(bowl(values), (Double) values.get("x")),
                                Deadline.never(),
                                Progress.none(),
                                journal);
                var front = ParetoFront.of(tried, objectives);
                assertTrue(front.size() >= 5, strategy + ": " + front.size());
                for (var a : front) {
                    assertFalse(
                            front.stream()
                                    .anyMatch(b ->
                                            b.scores().get(0) < a.scores().get(0)
                                                    && b.scores().get(1) > a.scores().get(1)));
                }
                double near =
                        front.stream()
                                .mapToDouble(t -> Math.abs((Double) t.values().get("y") - 0.8))
                                .average()
                                .orElseThrow();
                assertTrue(near < 0.12, strategy + ": the front is " + near + " off");
            }
        }
    }

    @Test
    void trialsOfAnEarlierRunAreLearntFrom() {
        var first =
                run(TuneSettings.of(SPACE, LOSS, 40, 1), (values, _, _) -> List.of(bowl(values)));
        var file = folder.resolve("second.jsonl");
        var known =
                new TuneSettings(
                        SPACE, List.of(LOSS), Strategy.BAYES, Pruning.NONE, 3, 9, 1, first);
        try (var journal = Journal.open(file, Json.object())) {
            var tried =
                    Tuner.run(
                            known,
                            (values, _, _) -> List.of(bowl(values)),
                            Deadline.never(),
                            Progress.none(),
                            journal);
            assertEquals(3, tried.size());
            assertTrue(tried.getFirst().scores().getFirst() < 0.01, tried.toString());
        }
    }

    @Test
    void aJournalIsReadAsItWasWritten() throws IOException {
        var tried =
                run(
                        TuneSettings.of(SPACE, LOSS, 5, 1),
                        (values, _, steps) -> {
                            steps.goOn(0.5);
                            return List.of(bowl(values));
                        });
        assertEquals(tried, Journal.read(folder.resolve(Journal.FILE)));
        Files.writeString(
                folder.resolve(Journal.FILE),
                "nonsense\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        assertThrows(ProblemException.class, () -> Journal.read(folder.resolve(Journal.FILE)));
    }
}
