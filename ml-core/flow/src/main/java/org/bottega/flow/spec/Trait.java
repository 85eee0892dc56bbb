package org.bottega.flow.spec;

/// What the checker and the executor have to know of a kind of node beyond its ports.
public enum Trait {
    /// learns something from all rows it gets, so that what it gives must not be split afterwards and
    /// used to judge
    FITTED,
    /// divides rows into those to learn from and those to judge by
    SPLITS,
    /// tells how good something is
    JUDGES,
    /// gives another answer each time (the clock, a service): its result is never taken from the cache
    FRESH,
    /// does something outside that cannot be had from a cache: writes a file, registers, sends a message
    EFFECT,
    /// uses every processor by itself, so that only one such node runs at a time
    HEAVY
}
