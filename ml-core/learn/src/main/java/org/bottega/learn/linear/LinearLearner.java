package org.bottega.learn.linear;

import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import smile.math.BFGS;

/// A linear model with an L2 penalty, found by Smile's limited-memory BFGS from the prior on.
///
/// @param l2 in the units of one row's loss: 1 is scikit-learn's C = 1 or alpha = 1; intercepts are free
/// @param steps the most steps of the search
record LinearLearner(double l2, int steps) implements Learner {
    private static final int MEMORY = 10;
    private static final double FLAT = 1e-5;

    @Override
    public Encoding encoding() {
        return Encoding.LINEAR;
    }

    @Override
    public Predictor fit(Training training, Progress progress) {
        int width = training.x().width();
        var prior = Prior.of(training);
        if (width == 0) {
            return prior;
        }
        int[] rows = training.rows();
        double centre = training.classifies() ? 0 : prior.intercept()[0];
        double scale = training.classifies() ? 1 : scale(training, centre);
        var y = new double[rows.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (training.y()[rows[i]] - centre) / scale;
        }
        var loss =
                new LinearLoss(
                        training,
                        new Design(training.x(), rows),
                        y,
                        prior.link(),
                        l2,
                        steps,
                        progress);
        var point = new double[loss.size()];
        if (training.classifies()) {
            for (int k = 0; k < prior.margins(); k++) {
                point[k * (width + 1) + width] = prior.intercept()[k];
            }
        }
        try {
            BFGS.minimize(loss, MEMORY, point, FLAT, steps);
        } catch (LinearLoss.Enough _) {
            // the best so far will do
        }
        return linear(loss.best(), width, prior.link(), centre, scale);
    }

    /// The root mean square of the values around the centre, or 1 where they are all alike.
    private static double scale(Training training, double centre) {
        double largest = 0;
        for (int row : training.rows()) {
            largest = Math.max(largest, Math.abs(training.y()[row] - centre));
        }
        if (largest == 0) {
            return 1;
        }
        double squares = 0;
        for (int row : training.rows()) {
            double share = (training.y()[row] - centre) / largest;
            squares += share * share;
        }
        return largest * Math.sqrt(squares / training.rows().length);
    }

    private static Linear linear(
            double[] point, int width, Link link, double centre, double scale) {
        int margins = point.length / (width + 1);
        var weights = new double[margins * width];
        var intercept = new double[margins];
        for (int k = 0; k < margins; k++) {
            int start = k * (width + 1);
            for (int j = 0; j < width; j++) {
                weights[k * width + j] = scale * point[start + j];
            }
            intercept[k] = centre + scale * point[start + width];
        }
        return new Linear(width, weights, intercept, link);
    }
}
