package org.bottega.kernel.job;

import java.time.Duration;

/// A moment by the monotonic clock; a changed wall clock does not move it.
///
/// @param nanoTime as [System#nanoTime()] counts
/// @param finite false when there is no end
public record Deadline(long nanoTime, boolean finite) {
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos(), true);
    }

    public static Deadline never() {
        return new Deadline(0, false);
    }

    public boolean passed() {
        return finite && System.nanoTime() - nanoTime >= 0;
    }

    /// Seconds left, never negative; infinite when there is no end.
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
