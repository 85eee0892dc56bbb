package org.bottega.kernel.job;

import java.util.concurrent.CancellationException;
import org.bottega.kernel.table.Table;

/// How long work reports and learns that it is to stop. Safe to call from any thread.
public interface Progress {
    /// Tells how far the work is.
    ///
    /// @param fraction 0 to 1, never falling
    /// @param message what is being done now, one short phrase
    void at(double fraction, String message);

    /// Tells something else than how far.
    void report(JobEvent event);

    /// Tells figures that were found on the way and belong beside the result: the quality of each number of
    /// groups that was tried, for example. Nobody keeps them unless the work's owner does.
    ///
    /// @param name unique within the work, in plain words
    default void found(String name, Table figures) {}

    /// True once somebody asked to stop: give up, nothing is kept.
    boolean cancelled();

    /// True once somebody asked to finish early: keep the best so far.
    default boolean finishEarly() {
        return false;
    }

    /// @throws CancellationException once somebody asked to stop
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /// A part of this work that fills the range from the present fraction on.
    ///
    /// @param from where the part begins, 0 to 1
    /// @param to where it ends
    default Progress part(double from, double to) {
        var whole = this;
        return new Progress() {
            @Override
            public void at(double fraction, String message) {
                whole.at(from + Math.clamp(fraction, 0, 1) * (to - from), message);
            }

            @Override
            public void report(JobEvent event) {
                whole.report(event);
            }

            @Override
            public void found(String name, Table figures) {
                whole.found(name, figures);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public boolean finishEarly() {
                return whole.finishEarly();
            }
        };
    }

    /// Work that nobody watches and nobody stops.
    static Progress none() {
        return new Progress() {
            @Override
            public void at(double fraction, String message) {}

            @Override
            public void report(JobEvent event) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
