package org.bottega.learn.linear;

import java.util.Arrays;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;
import org.jspecify.annotations.Nullable;
import smile.util.function.DifferentiableMultivariateFunction;

/// The mean loss of a linear model over the training rows plus the L2 penalty of its weights. The point is, for each margin, its weights and then its intercept.
///
/// Keeps the best point it was asked about, so that a search can be stopped at any time.
final class LinearLoss implements DifferentiableMultivariateFunction {
    /// Thrown to end a search at the deadline.
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("the deadline has passed", null, false, false);
        }
    }

    private final Training training;
    private final Design design;
    private final double[] y;
    private final double[] weights;
    private final double weightSum;
    private final double penalty;
    private final @Nullable PointLoss each;
    private final int margins;
    private final double[][] margin;
    private final Progress progress;
    private final int most;
    private int asked;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double[] best;

    /// @param y one target a training row: a class, or a value near zero
    /// @param point what a row costs; none for the log loss of many classes
    /// @param l2 in the units of one row's loss
    /// @param most about how many times it will be asked
    LinearLoss(
            Training training,
            Design design,
            double[] y,
            @Nullable PointLoss point,
            double l2,
            int most,
            Progress progress) {
        this.training = training;
        this.design = design;
        this.y = y;
        this.each = point;
        this.progress = progress;
        this.most = most;
        margins = point == null ? training.classes() : 1;
        weights = Arrays.stream(training.rows()).mapToDouble(training::weight).toArray();
        weightSum = Arrays.stream(weights).sum();
        penalty = l2 / weightSum;
        margin = new double[margins][design.rows()];
        best = new double[size()];
    }

    double weightSum() {
        return weightSum;
    }

    int margins() {
        return margins;
    }

    int size() {
        return margins * (design.width() + 1);
    }

    /// The point with the lowest loss so far: read only.
    double[] best() {
        return best;
    }

    @Override
    public double f(double[] point) {
        return g(point, new double[point.length]);
    }

    @Override
    public double g(double[] point, double[] gradient) {
        progress.checkCancelled();
        if (asked++ > 0 && (training.deadline().passed() || progress.finishEarly())) {
            throw new Enough();
        }
        int width = design.width();
        for (int k = 0; k < margins; k++) {
            Arrays.fill(margin[k], point[k * (width + 1) + width]);
            design.margins(point, k * (width + 1), margin[k]);
        }
        double loss = each == null ? softmax() : pointwise(each);
        for (int k = 0; k < margins; k++) {
            int start = k * (width + 1);
            design.gradient(margin[k], gradient, start);
            double sum = 0;
            for (double slope : margin[k]) {
                sum += slope;
            }
            gradient[start + width] = sum;
            for (int j = start; j < start + width; j++) {
                gradient[j] += penalty * point[j];
                loss += 0.5 * penalty * point[j] * point[j];
            }
        }
        if (loss < bestLoss) {
            bestLoss = loss;
            best = point.clone();
        }
        progress.at(Math.min(1, (double) asked / most), "Step " + asked);
        return loss;
    }

    /// Each of these gives the mean loss and turns margins into slopes of the loss.
    private double pointwise(PointLoss point) {
        double loss = 0;
        var m = margin[0];
        for (int i = 0; i < m.length; i++) {
            double share = weights[i] / weightSum;
            loss += share * point.loss(m[i], y[i]);
            m[i] = share * point.slope(m[i], y[i]);
        }
        return loss;
    }

    private double softmax() {
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            double share = weights[i] / weightSum;
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < margins; k++) {
                max = Math.max(max, margin[k][i]);
            }
            double sum = 0;
            for (int k = 0; k < margins; k++) {
                sum += Math.exp(margin[k][i] - max);
            }
            loss += share * (max + Math.log(sum) - margin[(int) y[i]][i]);
            for (int k = 0; k < margins; k++) {
                double p = Math.exp(margin[k][i] - max) / sum;
                margin[k][i] = share * (p - (k == (int) y[i] ? 1 : 0));
            }
        }
        return loss;
    }
}
