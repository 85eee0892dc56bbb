package org.bottega.learn.numeric;

import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;

/// Loops over rows in blocks, on several threads where that is allowed. Each block writes to places of its own,
/// so that the result does not depend on the number of threads.
public final class Blocks {
    /// What is done with the rows `from` (included) to `to` (excluded).
    @FunctionalInterface
    public interface Body {
        void rows(int from, int to);
    }

    private Blocks() {}

    /// @param size rows a block
    /// @throws java.util.concurrent.CancellationException before the next block once the work is cancelled
    public static void each(int count, int size, int threads, Progress progress, Body body) {
        var blocks = IntStream.range(0, (count + size - 1) / size);
        (threads > 1 ? blocks.parallel() : blocks)
                .forEach(b -> {
                    progress.checkCancelled();
                    body.rows(b * size, Math.min(count, (b + 1) * size));
                });
    }
}
