package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;

/// Makes one small model of a large one: it learns what the large one tells of the rows rather than their
/// classes, which holds more about each row (Hinton, Vinyals, Dean, Distilling the Knowledge in a Neural
/// Network, 2015). For probabilities each row stands once for every likely class, weighed by how likely it is.
final class Distillation {
    private static final double LIKELY = 0.02;
    private static final Map<String, Object> SMALL =
            Map.of("rounds", 150, "num-leaves", 15, "learning-rate", 0.1, "min-data-in-leaf", 10);

    private Distillation() {}

    /// @param matrix the encoded rows
    /// @param rows which of them the large model told about
    /// @param told its predictions, rows × outputs
    static Predictor of(
            Matrix matrix,
            int[] rows,
            double[] told,
            int classes,
            double[] weights,
            long seed,
            int threads,
            Deadline deadline,
            Progress progress) {
        var algorithm = Algorithms.byId("lightgbm");
        var learner = algorithm.learner(algorithm.params().read(SMALL));
        var picked = new ArrayList<Integer>();
        var labels = new ArrayList<Double>();
        var shares = new ArrayList<Double>();
        int outputs = Math.max(1, classes);
        for (int i = 0; i < rows.length; i++) {
            double weight = weights.length == 0 ? 1 : weights[rows[i]];
            if (classes == 0) {
                picked.add(rows[i]);
                labels.add(told[i]);
                shares.add(weight);
                continue;
            }
            for (int k = 0; k < classes; k++) {
                double p = told[i * outputs + k];
                if (p >= LIKELY) {
                    picked.add(rows[i]);
                    labels.add((double) k);
                    shares.add(weight * p);
                }
            }
        }
        var index = picked.stream().mapToInt(Integer::intValue).toArray();
        var columns = new double[matrix.width()][];
        for (int j = 0; j < columns.length; j++) {
            var own = matrix.column(j);
            columns[j] = Arrays.stream(index).mapToDouble(r -> own[r]).toArray();
        }
        List<Feature> features = matrix.features();
        var x = new Matrix(features, columns, index.length);
        var all = new int[index.length];
        Arrays.setAll(all, i -> i);
        var training =
                Training.of(
                                x,
                                labels.stream().mapToDouble(Double::doubleValue).toArray(),
                                classes,
                                all)
                        .withWeights(shares.stream().mapToDouble(Double::doubleValue).toArray())
                        .withSeed(seed)
                        .withThreads(threads)
                        .withDeadline(deadline);
        return learner.fit(training, progress);
    }
}
