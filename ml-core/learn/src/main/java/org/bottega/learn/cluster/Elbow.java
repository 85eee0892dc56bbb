package org.bottega.learn.cluster;

/// Where a falling curve bends: the point farthest below the straight line from its beginning to its end, both
/// sides measured by their range (Satopää et al. 2011).
final class Elbow {
    private Elbow() {}

    /// @param first the value at 1
    /// @param values the values at 2, 3, …
    /// @return which of `values` it is
    static int of(double first, double[] values) {
        double range = first - values[values.length - 1];
        int best = 0;
        double deepest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length && range > 0; i++) {
            double along = (i + 1.0) / values.length;
            double fallen = (first - values[i]) / range;
            if (fallen - along > deepest + 1e-12) {
                deepest = fallen - along;
                best = i;
            }
        }
        return best;
    }
}
