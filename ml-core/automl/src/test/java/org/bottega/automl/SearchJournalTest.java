package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.metric.Metric;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that is stopped, by a cancel or a kill, goes on from its finished trials.
class SearchJournalTest {
    private static final int TRIALS = 7;
    @TempDir Path folder;

    private static Table data(int rows, double shift) {
        var random = new SplittableRandom(5);
        var columns = new double[3][rows];
        for (int i = 0; i < rows; i++) {
            columns[0][i] = random.nextDouble() - 0.5;
            columns[1][i] = random.nextDouble() - 0.5;
            columns[2][i] =
                    Math.sin(4 * columns[0][i])
                            + columns[1][i]
                            + 0.2 * random.nextGaussian()
                            + shift;
        }
        return new Table(
                new Schema(
                        List.of(
                                Field.of("a", Kind.NUMBER),
                                Field.of("b", Kind.NUMBER),
                                Field.of("y", Kind.NUMBER))),
                List.of(
                        new NumberColumn(columns[0]),
                        new NumberColumn(columns[1]),
                        new NumberColumn(columns[2])));
    }

    private static AutoMlSettings settings() {
        return AutoMlSettings.of(new Task.Regression("y"), Metric.RMSE, Duration.ofMinutes(5), 1)
                .withJudging(Judging.folds(3))
                .withAlgorithms("lightgbm", "ridge-regression", "extra-trees")
                .withTrials(TRIALS);
    }

    private SearchJournal open() {
        return SearchJournal.open(folder, Json.object().put("what", "a test"));
    }

    /// Listens to trials, and is cancelled after some.
    private static final class Watch implements Progress {
        final List<String> told = new ArrayList<>();
        final int most;

        Watch(int most) {
            this.most = most;
        }

        @Override
        public void at(double fraction, String message) {}

        @Override
        public synchronized void report(JobEvent event) {
            if (event instanceof JobEvent.Measured(var kind, var subject, var _)
                    && kind.equals("trial")) {
                told.add(subject);
            }
        }

        @Override
        public synchronized boolean cancelled() {
            return told.size() >= most;
        }
    }

    private void stopAfter(int trials, AutoMlSettings settings) {
        try (var journal = open()) {
            assertThrows(
                    CancellationException.class,
                    () -> AutoMl.run(data(240, 0), settings, journal, new Watch(trials)));
        }
    }

    private static List<String> board(AutoMlResult result) {
        return result.leaderboard().stream()
                .map(s -> s.name() + " " + s.score() + " " + s.weight())
                .toList();
    }

    @Test
    void aSearchThatWentOnIsTheSameAsOneThatWasNotStopped() throws Exception {
        var whole = AutoMl.run(data(240, 0), settings(), Progress.none());
        stopAfter(3, settings());
        var lines = Files.readAllLines(folder.resolve(SearchJournal.FILE));
        int kept = lines.size() - 3;
        assertTrue(kept >= 3 && kept < TRIALS, lines.size() + " lines");
        // a kill in the middle of a line
        Files.writeString(
                folder.resolve(SearchJournal.FILE),
                "{\"number\":99,\"na",
                StandardOpenOption.APPEND);
        // a loss of power before a file was on the disk: that trial is done again
        var last = Json.read("line", lines.getLast().getBytes(StandardCharsets.UTF_8)).node();
        Files.write(
                folder.resolve("trials").resolve(last.path("number").asInt() + "-predictions"),
                new byte[8]);

        AutoMlResult again;
        var watch = new Watch(Integer.MAX_VALUE);
        try (var journal = open()) {
            assertEquals(kept - 1, journal.trials(new Shelf()).size());
            again = AutoMl.run(data(240, 0), settings(), journal, watch);
        }
        assertEquals(board(whole), board(again));
        assertArrayEquals(whole.predictions(), again.predictions());
        var rows = data(20, 0);
        assertArrayEquals(
                whole.model().predict(rows).values(), again.model().predict(rows).values());
        assertEquals(TRIALS, watch.told.size());
        assertEquals(TRIALS, watch.told.stream().distinct().count());

        Files.writeString(folder.resolve("trials").resolve("mine.txt"), "a file of the user's");
        SearchJournal.delete(folder);
        assertNull(SearchJournal.about(folder));
        assertTrue(Files.exists(folder.resolve("trials").resolve("mine.txt")));
        try (var left = Files.list(folder.resolve("trials"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void otherDataOrAnotherSearchAreRefusedInOneSentence() {
        stopAfter(2, settings().withTrials(0));
        assertNotNull(SearchJournal.about(folder));
        var board = SearchJournal.standings(folder);
        assertTrue(board.size() >= 2 && board.getFirst().score() > 0, board.toString());
        try (var journal = open()) {
            assertTrue(journal.spent() > 0, "the clock stands where it was");
            var problem =
                    assertThrows(
                            ProblemException.class,
                            () -> AutoMl.run(data(240, 1), settings(), journal, Progress.none()));
            assertTrue(problem.getMessage().contains("data have changed"), problem.getMessage());
        }
        var other =
                assertThrows(
                        ProblemException.class,
                        () -> SearchJournal.open(folder, Json.object().put("what", "else")));
        assertFalse(other.getMessage().isEmpty());
        assertTrue(other.getMessage().contains("another run"), other.getMessage());
    }
}
