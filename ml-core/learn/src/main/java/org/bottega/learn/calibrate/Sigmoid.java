package org.bottega.learn.calibrate;

import org.bottega.model.predictor.Link;

/// The probability of yes as a sigmoid of a score, `1 / (1 + e^−(scale · score + shift))`, by maximum
/// likelihood with Platt's softened targets (Platt 1999; Newton's method of Lin, Lin, Weng 2007).
public record Sigmoid(double scale, double shift) {
    private static final int STEPS = 100;
    private static final double RIDGE = 1e-12;
    private static final double CLOSE = 1e-9;

    public double of(double score) {
        return Link.logistic(scale * score + shift);
    }

    /// @param yes 1 or 0 for each score
    /// @param weights one a score
    public static Sigmoid fit(double[] scores, double[] yes, double[] weights) {
        double sumYes = 0;
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < scores.length; i++) {
            sumYes += weights[i] * yes[i];
            sum += weights[i];
            largest = Math.max(largest, Math.abs(scores[i]));
        }
        double unit = largest > 0 ? largest : 1;
        double high = (sumYes + 1) / (sumYes + 2);
        double low = 1 / (sum - sumYes + 2);
        double a = 0;
        double b = Math.log((sumYes + 1) / (sum - sumYes + 1));
        double loss = loss(scores, yes, weights, unit, high, low, a, b);
        for (int step = 0; step < STEPS; step++) {
            double ga = 0;
            double gb = 0;
            double haa = RIDGE;
            double hbb = RIDGE;
            double hab = 0;
            for (int i = 0; i < scores.length; i++) {
                double x = scores[i] / unit;
                double p = Link.logistic(a * x + b);
                double slope = weights[i] * (p - (yes[i] > 0 ? high : low));
                double bend = weights[i] * p * (1 - p);
                ga += slope * x;
                gb += slope;
                haa += bend * x * x;
                hbb += bend;
                hab += bend * x;
            }
            if (Math.abs(ga) < CLOSE * sum && Math.abs(gb) < CLOSE * sum) {
                break;
            }
            double det = haa * hbb - hab * hab;
            double da = -(hbb * ga - hab * gb) / det;
            double db = -(haa * gb - hab * ga) / det;
            double length = 1;
            double next = Double.POSITIVE_INFINITY;
            while (length > 1e-10) {
                next =
                        loss(
                                scores,
                                yes,
                                weights,
                                unit,
                                high,
                                low,
                                a + length * da,
                                b + length * db);
                if (next < loss + 1e-4 * length * (ga * da + gb * db)) {
                    break;
                }
                length /= 2;
            }
            if (!(next < loss)) {
                break;
            }
            a += length * da;
            b += length * db;
            loss = next;
        }
        return new Sigmoid(a / unit, b);
    }

    private static double loss(
            double[] scores,
            double[] yes,
            double[] weights,
            double unit,
            double high,
            double low,
            double a,
            double b) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double target = yes[i] > 0 ? high : low;
            double m = a * (scores[i] / unit) + b;
            sum +=
                    weights[i]
                            * (m >= 0
                                    ? (1 - target) * m + Math.log1p(Math.exp(-m))
                                    : -target * m + Math.log1p(Math.exp(m)));
        }
        return sum;
    }
}
