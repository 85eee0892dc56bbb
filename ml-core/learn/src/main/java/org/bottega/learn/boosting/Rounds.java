package org.bottega.learn.boosting;

import java.util.Locale;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;

/// Trains round by round until nothing more is gained: when the validation score has not improved for a
/// while, at the deadline, when asked to finish early, or at the most rounds.
public final class Rounds {
    private static final int LONGEST_PATIENCE = 300;
    private static final long REPORT_EVERY = 200_000_000L;

    private Rounds() {}

    /// One run of a library.
    public interface Run {
        /// Trains one more round.
        ///
        /// @param round its number from 0
        /// @return true when nothing more can be learnt
        boolean train(int round);

        /// The score over the validation rows after the last round; lower is better.
        double validationScore();
    }

    /// How many rounds without gain to wait: more for little data, whose scores are noisy, for small
    /// steps, and for long runs.
    ///
    /// @param rows the number of training rows
    /// @param best the best round so far
    static int patience(int rows, int best, double learningRate) {
        double byRows = rows <= 10_000 ? 100 : Math.max(20, 100 * 10_000.0 / rows);
        double byStep = 20 * Math.clamp(0.05 / learningRate, 1, 10);
        return (int) Math.min(LONGEST_PATIENCE, Math.max(byRows, byStep) + 0.3 * best);
    }

    /// @return how many rounds to keep, at least 1: the best ones where there are validation rows
    public static int run(
            Training training, int most, double learningRate, Progress progress, Run run) {
        boolean validates = training.validation().length > 0;
        double available = training.deadline().seconds();
        double bestScore = Double.POSITIVE_INFINITY;
        int best = 0;
        long reported = System.nanoTime();
        int done = 0;
        while (done < most) {
            progress.checkCancelled();
            if (done > 0 && (training.deadline().passed() || progress.finishEarly())) {
                break;
            }
            if (run.train(done)) {
                done++;
                best = validates ? best : done;
                break;
            }
            done++;
            if (validates) {
                double score = run.validationScore();
                if (score < bestScore) {
                    bestScore = score;
                    best = done;
                } else if (done - best >= patience(training.rows().length, best, learningRate)) {
                    break;
                }
            } else {
                best = done;
            }
            if (System.nanoTime() - reported > REPORT_EVERY) {
                reported = System.nanoTime();
                double time =
                        Double.isInfinite(available)
                                ? 0
                                : 1 - training.deadline().seconds() / available;
                progress.at(Math.max((double) done / most, time), message(done, bestScore));
            }
        }
        return Math.max(1, best);
    }

    private static String message(int done, double score) {
        return Double.isInfinite(score)
                ? "Round " + done
                : String.format(Locale.ROOT, "Round %d, best validation loss %.5g", done, score);
    }
}
