package org.bottega.learn.linear;

import java.util.Arrays;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;
import smile.util.function.DifferentiableMultivariateFunction;

/// The mean log loss of classes in an order under proportional odds, plus the L2 penalty of the weights. The
/// point is the weights, the first cut and the logarithms of the gaps between cuts, so that cuts always ascend.
///
/// Keeps the best point it was asked about, so that a search can be stopped at any time.
final class OrdinalLoss implements DifferentiableMultivariateFunction {
    private static final double LEAST_GAP = 1e-9;

    /// Keeps the gaps around classes without rows where they began.
    private static final double GAP_PENALTY = 1e-6;

    private final Training training;
    private final Design design;
    private final int classes;
    private final double[] weights;
    private final double weightSum;
    private final double penalty;
    private final double[] start;
    private final double[] score;
    private final Progress progress;
    private final int most;
    private int asked;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double[] best;

    /// @param l2 in the units of one row's loss
    /// @param cuts where to begin, ascending
    OrdinalLoss(Training training, double l2, double[] cuts, int most, Progress progress) {
        this.training = training;
        this.design = new Design(training.x(), training.rows());
        this.classes = training.classes();
        this.progress = progress;
        this.most = most;
        weights = Arrays.stream(training.rows()).mapToDouble(training::weight).toArray();
        weightSum = Arrays.stream(weights).sum();
        penalty = l2 / weightSum;
        score = new double[design.rows()];
        int width = design.width();
        start = new double[width + classes - 1];
        start[width] = cuts[0];
        for (int k = 1; k < cuts.length; k++) {
            start[width + k] = Math.log(Math.max(cuts[k] - cuts[k - 1], 1e-3));
        }
        best = start.clone();
    }

    double[] start() {
        return start.clone();
    }

    /// The point with the lowest loss so far: read only.
    double[] best() {
        return best;
    }

    /// The cuts of a point.
    double[] cuts(double[] point) {
        int width = design.width();
        var cuts = new double[classes - 1];
        cuts[0] = point[width];
        for (int k = 1; k < cuts.length; k++) {
            cuts[k] = cuts[k - 1] + Math.exp(Math.min(point[width + k], 50)) + LEAST_GAP;
        }
        return cuts;
    }

    @Override
    public double f(double[] point) {
        return g(point, new double[point.length]);
    }

    @Override
    public double g(double[] point, double[] gradient) {
        progress.checkCancelled();
        if (asked++ > 0 && (training.deadline().passed() || progress.finishEarly())) {
            throw new LinearLoss.Enough();
        }
        int width = design.width();
        var cuts = cuts(point);
        var slopes = new double[cuts.length];
        Arrays.fill(score, 0);
        design.margins(point, 0, score);
        double loss = 0;
        for (int i = 0; i < score.length; i++) {
            double share = weights[i] / weightSum;
            int k = (int) training.y()[training.rows()[i]];
            double a = k < cuts.length ? cuts[k] - score[i] : Double.POSITIVE_INFINITY;
            double b = k > 0 ? cuts[k - 1] - score[i] : Double.NEGATIVE_INFINITY;
            // σ(a) − σ(b) = σ(a) · σ(−b) · (1 − e^(b − a)): no difference of near equals
            double apart = -Math.expm1(b - a);
            loss += share * (rest(a) + rest(-b) - Math.log(apart));
            if (k < cuts.length) {
                slopes[k] -= share * logistic(-a) / (logistic(-b) * apart);
            }
            if (k > 0) {
                slopes[k - 1] += share * logistic(b) / (logistic(a) * apart);
            }
            score[i] = share * (1 - logistic(a) - logistic(b));
        }
        design.gradient(score, gradient, 0);
        for (int j = 0; j < width; j++) {
            gradient[j] += penalty * point[j];
            loss += 0.5 * penalty * point[j] * point[j];
        }
        double behind = 0;
        for (int k = cuts.length - 1; k >= 0; k--) {
            behind += slopes[k];
            if (k > 0) {
                double away = point[width + k] - start[width + k];
                gradient[width + k] =
                        behind * Math.exp(Math.min(point[width + k], 50)) + GAP_PENALTY * away;
                loss += 0.5 * GAP_PENALTY * away * away;
            } else {
                gradient[width] = behind;
            }
        }
        if (loss < bestLoss) {
            bestLoss = loss;
            best = point.clone();
        }
        progress.at(Math.min(1, (double) asked / most), "Step " + asked);
        return loss;
    }

    /// `−ln σ(x)`
    private static double rest(double x) {
        return x > 0 ? Math.log1p(Math.exp(-x)) : -x + Math.log1p(Math.exp(x));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
