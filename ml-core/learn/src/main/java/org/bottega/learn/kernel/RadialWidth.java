package org.bottega.learn.kernel;

import org.bottega.learn.algorithm.Rows;

/// The usual width of a radial kernel.
public final class RadialWidth {
    private RadialWidth() {}

    /// `1 / (inputs × variance of all their values)`.
    public static double usual(Rows rows) {
        return Similarities.usual(rows);
    }
}
