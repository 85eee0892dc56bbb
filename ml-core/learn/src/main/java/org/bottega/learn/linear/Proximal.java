package org.bottega.learn.linear;

/// Minimises a smooth loss plus an L1 penalty of the weights: accelerated proximal gradient steps (Beck and
/// Teboulle, FISTA, 2009) whose length is found by halving, restarted whenever the momentum leads uphill
/// (O'Donoghue and Candès 2015).
final class Proximal {
    private static final double CLOSE = 1e-7;

    private Proximal() {}

    /// @param l1 in units of the mean loss; 0 for none
    /// @param width how many weights a margin has before its intercept, which is free
    /// @return the best point: the last one, or the last one before the deadline
    static double[] minimize(LinearLoss loss, double l1, int width, double[] start, int steps) {
        var at = start.clone();
        try {
            search(loss, l1, width, at, steps);
        } catch (LinearLoss.Enough _) {
            // what was reached will do
        }
        return at;
    }

    private static void search(LinearLoss loss, double l1, int width, double[] at, int steps) {
        int size = at.length;
        var ahead = at.clone();
        var gradient = new double[size];
        var unused = new double[size];
        var next = new double[size];
        double steepness = 1;
        double momentum = 1;
        for (int step = 0; step < steps; step++) {
            double here = loss.g(ahead, gradient);
            while (true) {
                double model = here;
                for (int j = 0; j < size; j++) {
                    double moved = ahead[j] - gradient[j] / steepness;
                    boolean free = j % (width + 1) == width;
                    next[j] = free ? moved : shrunk(moved, l1 / steepness);
                    double away = next[j] - ahead[j];
                    model += gradient[j] * away + 0.5 * steepness * away * away;
                }
                double there = loss.g(next, unused);
                // NaN and overflow count as too far
                if (there <= model + 1e-14 * Math.abs(model) || steepness > 1e30) {
                    break;
                }
                steepness *= 2;
            }
            double largest = 0;
            double uphill = 0;
            for (int j = 0; j < size; j++) {
                largest = Math.max(largest, Math.abs(next[j] - ahead[j]) * Math.min(1, steepness));
                uphill += (ahead[j] - next[j]) * (next[j] - at[j]);
            }
            double grown = uphill > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double share = uphill > 0 ? 0 : (momentum - 1) / grown;
            for (int j = 0; j < size; j++) {
                ahead[j] = next[j] + share * (next[j] - at[j]);
                at[j] = next[j];
            }
            momentum = grown;
            steepness *= 0.95;
            if (largest < CLOSE) {
                return;
            }
        }
    }

    private static double shrunk(double value, double by) {
        return Math.signum(value) * Math.max(0, Math.abs(value) - by);
    }
}
