package org.bottega.explain.report;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;

/// Keeps a report to its time: each part gets a slice of what is left and works on as many rows as fit, in
/// batches that grow. A part that has not even its first batch in time is left out; one that is cut short keeps
/// the batch before. Without an end every part takes all the rows it wants, so that the same model is then
/// always explained by the same rows.
final class Pace {
    /// A batch is at most so many times the one before: the first is slowed by code that is not compiled yet.
    private static final int GROWTH = 8;

    /// A batch that is not larger by so much tells nothing new.
    private static final double WORTH = 1.5;

    /// The share of what is left of a slice that a batch may plan with.
    private static final double PLANNED = 0.7;

    private final LongSupplier clock;
    private final long end;
    private final boolean finite;

    /// @param clock nanoseconds as [System#nanoTime()] counts
    /// @param end by that clock
    private Pace(LongSupplier clock, long end, boolean finite) {
        this.clock = clock;
        this.end = end;
        this.finite = finite;
    }

    static Pace until(Deadline deadline) {
        return new Pace(System::nanoTime, deadline.nanoTime(), deadline.finite());
    }

    /// @param clock nanoseconds
    static Pace of(LongSupplier clock, double seconds) {
        return new Pace(clock, clock.getAsLong() + (long) (1e9 * seconds), true);
    }

    /// Something that can be found from any number of rows.
    interface Part<T> {
        /// @param progress cancelled once the slice is over
        T of(int rows, Progress progress);
    }

    /// Works on a part for its slice of the time.
    ///
    /// @param share of the time that is left
    /// @param fewest rows of the first batch
    /// @param most rows that are wanted
    /// @return what the largest batch gave, nothing when not even the first was done in time
    /// @throws CancellationException when the whole work was cancelled
    <T> Optional<T> grow(double share, int fewest, int most, Progress progress, Part<T> part) {
        if (!finite) {
            return Optional.of(part.of(most, progress));
        }
        long begin = clock.getAsLong();
        long stop = begin + (long) (share * Math.max(0, end - begin));
        Optional<T> best = Optional.empty();
        int rows = Math.min(fewest, most);
        for (long now = begin; now < stop; ) {
            try {
                best = Optional.of(part.of(rows, new Limited(progress, stop)));
            } catch (CancellationException e) {
                if (progress.cancelled()) {
                    throw e;
                }
                return best;
            }
            long after = clock.getAsLong();
            double fitting = PLANNED * (stop - after) * rows / Math.max(1, after - now);
            int next = (int) Math.min(most, Math.min((double) GROWTH * rows, fitting));
            if (next < Math.min(most, WORTH * rows) || rows == most) {
                return best;
            }
            rows = next;
            now = after;
        }
        return best;
    }

    /// Asks those that look at their progress to stop once the time is over.
    private final class Limited implements Progress {
        private final Progress whole;
        private final long stop;

        Limited(Progress whole, long stop) {
            this.whole = whole;
            this.stop = stop;
        }

        @Override
        public void at(double fraction, String message) {
            whole.at(fraction, message);
        }

        @Override
        public void report(JobEvent event) {
            whole.report(event);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled() || clock.getAsLong() - stop >= 0;
        }
    }
}
