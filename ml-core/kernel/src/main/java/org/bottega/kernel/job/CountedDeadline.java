package org.bottega.kernel.job;

import java.util.concurrent.atomic.AtomicLong;

/// A deadline that knows how often it was asked before it had passed. Work that asks at the same places each time is
/// thereby cut short at the same place again, whatever the clock says then. Once passed it stays so. Thread-safe.
public final class CountedDeadline extends Deadline {
    private final long most;
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean passed;

    private CountedDeadline(Deadline other, long most) {
        super(other);
        this.most = most;
    }

    /// The same moment as another one.
    public static CountedDeadline of(Deadline other) {
        return new CountedDeadline(other, Long.MAX_VALUE);
    }

    /// One without a clock that has passed at the question at which another one had.
    ///
    /// @param cut as [#cut()] tells, 0 for never
    public static CountedDeadline again(long cut) {
        return new CountedDeadline(Deadline.never(), cut == 0 ? Long.MAX_VALUE : cut);
    }

    @Override
    public boolean passed() {
        if (!passed) {
            passed = asked.incrementAndGet() >= most || super.passed();
        }
        return passed;
    }

    /// At which question it had passed, counted from 1; 0 when none was told so.
    public long cut() {
        return passed ? asked.get() : 0;
    }
}
