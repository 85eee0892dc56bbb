package org.bottega.learn.discriminant;

import java.util.Arrays;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.bayes.Classes;
import org.bottega.learn.numeric.Cholesky;
import org.bottega.learn.numeric.Moments;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// Normal distributions of classes with a covariance in common, or one each.
final class Discriminant {
    private static final double FIRST_RIDGE = 1e-10;

    private final Classes classes;
    private final Progress progress;
    private final double shrinkage;
    private final int width;

    Discriminant(Training training, double shrinkage, Progress progress) {
        this.shrinkage = shrinkage;
        this.progress = progress;
        this.width = training.x().width();
        Moments.requireRoom(width, 3);
        this.classes = Classes.of(training);
    }

    /// One covariance for all classes: the borders are straight.
    Predictor linear() {
        int count = classes.count();
        var within = new double[width * width];
        var means = new double[count][];
        for (int k = 0; k < count; k++) {
            means[k] = Moments.mean(classes.rows().x(), width, classes.weightsOrAll(k));
            scatter(classes.weights()[k], means[k], within);
        }
        double sum = Arrays.stream(classes.sums()).sum();
        for (int at = 0; at < within.length; at++) {
            within[at] /= sum;
        }
        var factor = factor(within);
        var weights = new double[count * width];
        var intercept = new double[count];
        // from the mean of the means, which changes nothing but keeps the weights of inputs that
        // depend on
        // one another from growing
        var centre = new double[width];
        for (var mean : means) {
            for (int j = 0; j < width; j++) {
                centre[j] += mean[j] / count;
            }
        }
        for (int k = 0; k < count; k++) {
            var weight = new double[width];
            for (int j = 0; j < width; j++) {
                weight[j] = means[k][j] - centre[j];
            }
            factor.solve(weight);
            double half = 0;
            for (int j = 0; j < width; j++) {
                weights[k * width + j] = weight[j];
                half += 0.5 * weight[j] * (means[k][j] + centre[j]);
            }
            intercept[k] = classes.logPrior()[k] - half;
        }
        if (count > 2) {
            return new Linear(width, weights, intercept, Link.SOFTMAX);
        }
        var difference = new double[width];
        for (int j = 0; j < width; j++) {
            difference[j] = weights[width + j] - weights[j];
        }
        return new Linear(
                width, difference, new double[] {intercept[1] - intercept[0]}, Link.LOGISTIC);
    }

    /// A covariance for each class: the borders are curved.
    Predictor quadratic() {
        int count = classes.count();
        Moments.requireRoom(width, 2 * count + 2);
        var constant = new double[count];
        var means = new double[count * width];
        var factors = new double[count * width * width];
        for (int k = 0; k < count; k++) {
            progress.at((double) k / count, "Class " + (k + 1));
            var weights = classes.weightsOrAll(k);
            var mean = Moments.mean(classes.rows().x(), width, weights);
            var covariance = new double[width * width];
            scatter(weights, mean, covariance);
            double sum = Arrays.stream(weights).sum();
            for (int at = 0; at < covariance.length; at++) {
                covariance[at] /= sum;
            }
            var factor = factor(covariance);
            constant[k] = classes.logPrior()[k] - 0.5 * factor.logDeterminant();
            System.arraycopy(mean, 0, means, k * width, width);
            System.arraycopy(factor.inverseOfLower(), 0, factors, k * width * width, width * width);
        }
        return new Gaussians(width, constant, means, factors, false, Link.SOFTMAX);
    }

    private void scatter(double[] weights, double[] mean, double[] into) {
        var own = new double[into.length];
        Moments.scatter(classes.rows().x(), width, weights, mean, own, progress::checkCancelled);
        for (int at = 0; at < into.length; at++) {
            into[at] += own[at];
        }
    }

    /// Shrinks towards a multiple of the identity, and more where that is not enough to invert.
    private Cholesky factor(double[] covariance) {
        double trace = 0;
        for (int j = 0; j < width; j++) {
            trace += covariance[j * width + j] / width;
        }
        double level = trace > 0 ? trace : 1;
        double ridge = FIRST_RIDGE;
        while (true) {
            var shrunk = covariance.clone();
            for (int at = 0; at < shrunk.length; at++) {
                shrunk[at] *= 1 - shrinkage;
            }
            for (int j = 0; j < width; j++) {
                shrunk[j * width + j] += shrinkage * level + ridge * level;
            }
            @Nullable Cholesky factor = Cholesky.of(shrunk, width, progress::checkCancelled);
            if (factor != null) {
                return factor;
            }
            ridge *= 10;
        }
    }
}
