package org.bottega.workspace.job;

import java.util.Map;
import java.util.function.Consumer;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.jspecify.annotations.Nullable;

/// The progress that a body reports to. Keeps the fraction from falling, thins out reports of the same
/// phrase to twenty a second, and holds the end back until the body has really returned.
final class Reporter implements Progress {
    private static final long APART_NANOS = 50_000_000;

    private final Consumer<JobEvent> sink;
    private volatile boolean cancelled;
    private volatile boolean finishing;

    private final Object lock = new Object();
    private double furthest;
    private String phrase = "";
    private long told = System.nanoTime() - APART_NANOS;
    private Map<String, Double> metrics = Map.of();
    private @Nullable JobEvent end;

    Reporter(Consumer<JobEvent> sink) {
        this.sink = sink;
    }

    @Override
    public void at(double fraction, String message) {
        synchronized (lock) {
            furthest = Math.max(furthest, Math.min(1, fraction >= 0 ? fraction : 0));
            long now = System.nanoTime();
            if (message.equals(phrase) && now - told < APART_NANOS && furthest < 1) {
                return;
            }
            phrase = message;
            told = now;
            sink.accept(new JobEvent.Advanced(furthest, message));
        }
    }

    @Override
    public void report(JobEvent event) {
        synchronized (lock) {
            switch (event) {
                case JobEvent.Advanced(double fraction, String message) -> at(fraction, message);
                case JobEvent.Finished _, JobEvent.Failed _, JobEvent.Cancelled _ -> end = event;
                case JobEvent.Noted noted -> sink.accept(noted);
                case JobEvent.Measured measured -> {
                    if (measured.kind().equals(JobResult.METRICS)) {
                        metrics = measured.values();
                    }
                    sink.accept(measured);
                }
            }
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public boolean finishEarly() {
        return finishing;
    }

    void cancel() {
        cancelled = true;
    }

    void askToFinish() {
        finishing = true;
    }

    Map<String, Double> metrics() {
        synchronized (lock) {
            return metrics;
        }
    }

    /// The end that the body told, if it did.
    @Nullable JobEvent end() {
        synchronized (lock) {
            return end;
        }
    }
}
