package org.bottega.ui.task;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Measures how long the window's thread could not answer: every few milliseconds it is handed an empty
/// task, and the longest wait is kept. A person feels waits above 100 ms.
public final class StallMeter implements AutoCloseable {
    private static final long EVERY_MILLIS = 8;

    private final Executor ui;
    private final ScheduledExecutorService clock;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong over = new AtomicLong();
    private final AtomicLong machine = new AtomicLong();
    private long lastTick;
    private final AtomicBoolean asked = new AtomicBoolean();

    /// @param ui hands a task to the window's thread without running it at once
    public StallMeter(Executor ui) {
        this.ui = ui;
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("stall-meter").factory());
        clock.scheduleAtFixedRate(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long now = System.nanoTime();
        if (lastTick != 0) {
            machine.accumulateAndGet(now - lastTick - EVERY_MILLIS * 1_000_000, Math::max);
        }
        lastTick = now;
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        long from = System.nanoTime();
        ui.execute(() -> {
            long wait = System.nanoTime() - from;
            longest.accumulateAndGet(wait, Math::max);
            if (wait > 100_000_000) {
                over.incrementAndGet();
            }
            asked.set(false);
        });
    }

    /// The longest wait since the start or the last [#reset()], in milliseconds.
    public double longestMillis() {
        return longest.get() / 1e6;
    }

    /// The longest time that this meter's own thread, which does nothing else, had to wait for a
    /// processor, in milliseconds: what a busy machine adds to every figure here.
    public double machineMillis() {
        return Math.max(0, machine.get() / 1e6);
    }

    /// How many waits were longer than 100 ms.
    public long stalls() {
        return over.get();
    }

    public void reset() {
        longest.set(0);
        over.set(0);
        machine.set(0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
