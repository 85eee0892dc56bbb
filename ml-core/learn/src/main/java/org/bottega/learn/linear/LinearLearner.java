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

/// A linear model found from the prior on: by Smile's limited-memory BFGS with an L2 penalty alone, by
/// accelerated proximal steps with an L1 penalty.
///
/// @param l1 pulls weights to exactly zero; in the units of one row's loss
/// @param l2 in the units of one row's loss: 1 is scikit-learn's C = 1 or alpha = 1; intercepts are free
/// @param steps the most steps of the search
record LinearLearner(double l1, double l2, int steps) implements Learner {
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
                        switch (prior.link()) {
                            case LOGISTIC -> new PointLoss.Logistic();
                            case SOFTMAX -> null;
                            case IDENTITY, EXP -> new PointLoss.Squared();
                        },
                        l2,
                        steps,
                        progress);
        var point = new double[loss.size()];
        if (training.classifies()) {
            for (int k = 0; k < prior.margins(); k++) {
                point[k * (width + 1) + width] = prior.intercept()[k];
            }
        }
        if (l1 > 0) {
            return linear(
                    Proximal.minimize(loss, l1 / loss.weightSum(), width, point, steps),
                    width,
                    prior.link(),
                    centre,
                    scale);
        }
        minimize(loss, point, steps);
        return linear(loss.best(), width, prior.link(), centre, scale);
    }

    /// Searches without an L1 penalty; the best point is the loss's to tell.
    static void minimize(LinearLoss loss, double[] start, int steps) {
        try {
            BFGS.minimize(loss, MEMORY, start, FLAT, steps);
        } catch (LinearLoss.Enough _) {
            // the best so far will do
        }
    }

    /// The root mean square of the values around the centre, or 1 where they are all alike.
    static double scale(Training training, double centre) {
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

    static Linear linear(double[] point, int width, Link link, double centre, double scale) {
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
