package org.bottega.learn.algorithm;

import java.util.Locale;
import org.bottega.kernel.ProblemException;

/// Refuses to start what cannot be held in memory.
public final class Room {
    private static final double SHARE = 0.6;
    private static final double LONGEST = Integer.MAX_VALUE - 64.0;

    private Room() {}

    /// @param bytes how much one array needs
    /// @param what is to be held, as the beginning of a sentence
    /// @throws ProblemException with the estimate when there is not so much
    public static void require(double bytes, String what) {
        double most = SHARE * Runtime.getRuntime().maxMemory();
        if (bytes > most || bytes / 8 > LONGEST) {
            throw ProblemException.input(
                    "data",
                    String.format(
                            Locale.ROOT,
                            "%s would need %.1f GB of memory; %.1f GB can be used.",
                            what,
                            bytes / 1e9,
                            most / 1e9),
                    "Learn from fewer rows or columns, or choose an algorithm that needs less.");
        }
    }
}
