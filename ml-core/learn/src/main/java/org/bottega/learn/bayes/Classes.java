package org.bottega.learn.bayes;

import java.util.Arrays;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;

/// The training rows class by class.
///
/// @param logPrior for each class the logarithm of its share
/// @param weights for each class one weight a row, 0 for rows of other classes
/// @param sums for each class the sum of its weights
@SuppressWarnings("ArrayRecordComponent")
public record Classes(Rows rows, double[] logPrior, double[][] weights, double[] sums) {
    public static Classes of(Training training) {
        var rows = Rows.of(training);
        var weights = new double[training.classes()][rows.count()];
        var sums = new double[training.classes()];
        for (int i = 0; i < rows.count(); i++) {
            int k = (int) rows.y()[i];
            weights[k][i] = rows.w()[i];
            sums[k] += rows.w()[i];
        }
        var logPrior = Arrays.stream(Prior.shares(training)).map(Math::log).toArray();
        return new Classes(rows, logPrior, weights, sums);
    }

    public int count() {
        return sums.length;
    }

    /// The weights of a class's rows, or of all rows where it has none.
    public double[] weightsOrAll(int k) {
        return sums[k] > 0 ? weights[k] : rows.w();
    }
}
