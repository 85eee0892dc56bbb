package org.bottega.serve;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// Counts what a server does.
final class Counters {
    private static final int KEPT = 4096;

    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder rows = new LongAdder();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong predictions = new AtomicLong();
    private final AtomicLongArray nanos = new AtomicLongArray(KEPT);

    void begin() {
        running.incrementAndGet();
    }

    void end(int status) {
        running.decrementAndGet();
        requests.increment();
        if (status >= 500) {
            failed.increment();
        } else if (status >= 400) {
            refused.increment();
        }
    }

    void predicted(int count, long took) {
        rows.add(count);
        nanos.set((int) (predictions.getAndIncrement() % KEPT), took);
    }

    int running() {
        return running.get();
    }

    ServerStats read() {
        int known = (int) Math.min(KEPT, predictions.get());
        var sorted = new double[known];
        for (int i = 0; i < known; i++) {
            sorted[i] = nanos.get(i) / 1e6;
        }
        Arrays.sort(sorted);
        return new ServerStats(
                requests.sum(),
                refused.sum(),
                failed.sum(),
                rows.sum(),
                running.get(),
                share(sorted, 0.50),
                share(sorted, 0.95),
                share(sorted, 0.99));
    }

    private static double share(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
