package org.bottega.learn.projection;

import org.bottega.learn.neighbours.NearestRows;

/// How a row shares its attention among its neighbours: by a normal curve that is as wide as makes its
/// entropy that of `perplexity` equal neighbours (van der Maaten and Hinton 2008).
final class Perplexity {
    private static final int HALVINGS = 100;
    private static final double CLOSE = 1e-10;

    private Perplexity() {}

    /// @return one share a neighbour, those of a row sum to 1
    static double[] shares(NearestRows near, double perplexity) {
        int each = near.each();
        var shares = new double[near.distance().length];
        double wanted = Math.log(Math.min(perplexity, Math.max(1, each)));
        for (int i = 0; i < near.count() && each > 0; i++) {
            share(near.distance(), i * each, each, wanted, shares);
        }
        return shares;
    }

    private static void share(double[] distance, int from, int each, double wanted, double[] out) {
        double nearest = distance[from] * distance[from];
        double farthest = distance[from + each - 1] * distance[from + each - 1] - nearest;
        double unit = farthest > 0 ? farthest : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        for (int h = 0; h < HALVINGS; h++) {
            double sum = 0;
            double weighted = 0;
            for (int at = from; at < from + each; at++) {
                double far = (distance[at] * distance[at] - nearest) / unit;
                out[at] = Math.exp(-beta * far);
                sum += out[at];
                weighted += far * out[at];
            }
            for (int at = from; at < from + each; at++) {
                out[at] /= sum;
            }
            double entropy = Math.log(sum) + beta * weighted / sum;
            if (Math.abs(entropy - wanted) < CLOSE) {
                return;
            }
            if (entropy > wanted) {
                low = beta;
                beta = Double.isInfinite(high) ? beta * 2 : (beta + high) / 2;
            } else {
                high = beta;
                beta = (beta + low) / 2;
            }
        }
    }
}
