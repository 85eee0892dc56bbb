package org.bottega.kernel.job;

import java.time.Duration;

/// A moment at which long work has to end, by the monotonic clock; a changed wall clock does not move it. The work asks
/// now and then, and keeps what it has once the moment has passed.
public class Deadline {
    private final long nanoTime;
    private final boolean finite;

    /// @param nanoTime as [System#nanoTime()] counts
    /// @param finite false when there is no end
    private Deadline(long nanoTime, boolean finite) {
        this.nanoTime = nanoTime;
        this.finite = finite;
    }

    /// The same moment.
    protected Deadline(Deadline other) {
        this(other.nanoTime, other.finite);
    }

    public static Deadline in(Duration duration) {
        return at(System.nanoTime() + duration.toNanos());
    }

    /// @param nanoTime as [System#nanoTime()] counts
    public static Deadline at(long nanoTime) {
        return new Deadline(nanoTime, true);
    }

    public static Deadline never() {
        return new Deadline(0, false);
    }

    /// As [System#nanoTime()] counts; of no meaning when there is no end.
    public long nanoTime() {
        return nanoTime;
    }

    public boolean passed() {
        return finite && System.nanoTime() - nanoTime >= 0;
    }

    /// Whether there is an end by the clock.
    public boolean finite() {
        return finite;
    }

    /// Seconds left, never negative; infinite when there is no end by the clock.
    public double seconds() {
        return finite
                ? Math.max(0, (nanoTime - System.nanoTime()) / 1e9)
                : Double.POSITIVE_INFINITY;
    }

    /// The nearer one of this and a moment some seconds from now.
    public Deadline within(double seconds) {
        if (seconds >= seconds()) {
            return this;
        }
        return in(Duration.ofNanos((long) (seconds * 1e9)));
    }
}
