package org.bottega.learn.boosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.RandomRows;
import org.bottega.learn.algorithm.Training;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final Training training = RandomRows.of(100, 2, 0, 1).withValidation();

    /// A run whose score falls until round 37 and rises after it.
    private static final class Valley implements Rounds.Run {
        private int rounds;

        @Override
        public boolean train(int round) {
            rounds = round + 1;
            return false;
        }

        @Override
        public double validationScore() {
            return Math.abs(rounds - 37);
        }
    }

    @Test
    void keepsTheBestRoundsAndStopsAfterThePatience() {
        var run = new Valley();
        assertEquals(37, Rounds.run(training, 10_000, 0.05, Progress.none(), run));
        assertEquals(37 + Rounds.patience(80, 37, 0.05), run.rounds);
    }

    @Test
    void withoutValidationTrainsAllRounds() {
        assertEquals(
                50,
                Rounds.run(
                        training.withRows(new int[] {1, 2}, new int[0]),
                        50,
                        0.05,
                        Progress.none(),
                        new Valley()));
    }

    @Test
    void aPassedDeadlineLeavesOneRound() {
        var run = new Valley();
        var late = training.withDeadline(Deadline.in(Duration.ZERO));
        assertEquals(1, Rounds.run(late, 10_000, 0.05, Progress.none(), run));
        assertEquals(1, run.rounds);
    }

    @Test
    void aCancelIsHeardBeforeTheNextRound() {
        var run = new Valley();
        var cancel =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return run.rounds >= 3;
                    }
                };
        assertThrows(
                CancellationException.class, () -> Rounds.run(training, 10_000, 0.05, cancel, run));
        assertEquals(3, run.rounds);
    }

    @Test
    void waitsLongerForLittleDataSmallStepsAndLongRuns() {
        assertEquals(100, Rounds.patience(1000, 0, 0.05));
        assertEquals(25, Rounds.patience(40_000, 0, 0.05));
        assertEquals(200, Rounds.patience(40_000, 0, 0.005));
        assertEquals(55, Rounds.patience(40_000, 100, 0.05));
        assertEquals(300, Rounds.patience(1000, 5000, 0.05));
    }
}
