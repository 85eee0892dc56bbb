package org.bottega.learn.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Figures;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.numeric.Eigen;
import org.bottega.learn.numeric.Moments;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// Principal components: the directions in which rows differ most, at right angles to one another.
public final class PrincipalComponents extends Declared {
    public static final Param<Integer> DIMENSIONS =
            Param.whole("dimensions", 2, 1, 1000).log().doc("How many numbers are told.");

    public PrincipalComponents() {
        super(
                new Info(
                        "principal-components",
                        "Principal components",
                        "The directions in which rows differ most.",
                        "Projections",
                        List.of("pca", "svd", "dimension reduction")),
                Manual.own(
                        "Jolliffe, Principal Component Analysis, 2002; subspace iteration with a Rayleigh–Ritz step.",
                        "Time n·d² + dimensions·d²·steps; memory d² numbers."),
                Set.of(Trait.PROJECTION, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(DIMENSIONS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR,
                (training, progress) -> fit(training, params.get(DIMENSIONS), progress));
    }

    private static Predictor fit(Training training, int wanted, Progress progress) {
        var rows = Rows.of(training);
        int width = rows.width();
        Moments.requireRoom(width, 3);
        var mean = Moments.mean(rows.x(), width, rows.w());
        var covariance = new double[width * width];
        Moments.scatter(rows.x(), width, rows.w(), mean, covariance, progress::checkCancelled);
        double sum = Arrays.stream(rows.w()).sum();
        for (int at = 0; at < covariance.length; at++) {
            covariance[at] /= sum;
        }
        int dimensions = Math.min(wanted, width);
        var eigen =
                Eigen.largest(
                        covariance, width, dimensions, training.seed(), progress::checkCancelled);
        double whole = 0;
        for (int j = 0; j < width; j++) {
            whole += covariance[j * width + j];
        }
        var figures = new Figures();
        for (int k = 0; k < dimensions; k++) {
            figures.row()
                    .number("dimension", k + 1)
                    .number("variance", eigen.values()[k])
                    .number("share", whole > 0 ? eigen.values()[k] / whole : 0);
        }
        progress.found("variance", figures.table());
        var intercept = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            for (int j = 0; j < width; j++) {
                intercept[k] -= eigen.vectors()[k * width + j] * mean[j];
            }
        }
        return new Linear(width, eigen.vectors(), intercept, Link.IDENTITY);
    }
}
