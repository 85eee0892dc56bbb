package org.bottega.learn.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// The border of a one-class support vector machine: `½ αᵀKα` with `0 ≤ α ≤ 1`, `Σ α = ν·n`.
public final class OneClassBorder {
    private static final double CLOSE = 1e-3;
    private static final int STEPS = 10_000_000;

    private OneClassBorder() {}

    /// @param gamma 0 for the usual one
    /// @return the border's height less the row's, over the border's: above 0 outside
    public static Predictor fit(
            Training training, double outside, double gamma, int most, Progress progress) {
        var rows = Rows.atMost(training, most);
        int count = rows.count();
        var similarity = Kernel.Similarity.rbf(gamma > 0 ? gamma : Similarities.usual(rows));
        var gram = new GramRows(rows.x(), count, rows.width(), similarity);
        var sign = new double[count];
        var limit = new double[count];
        Arrays.fill(sign, 1);
        Arrays.fill(limit, 1);
        var start = new double[count];
        double left = Math.max(outside * count, 1e-3);
        for (int i = 0; i < count && left > 0; i++) {
            start[i] = Math.min(1, left);
            left -= start[i];
        }
        var linear = new double[count];
        for (int i = 0; i < count && start[i] > 0; i++) {
            progress.checkCancelled();
            var similar = gram.row(i);
            for (int t = 0; t < count; t++) {
                linear[t] += start[i] * similar[t];
            }
        }
        var found =
                new Smo(gram, IntStream.range(0, count).toArray(), sign, linear, limit, start)
                        .solve(CLOSE, STEPS, training, progress);
        double height = found.rho() > 0 ? found.rho() : 1;
        var held = IntStream.range(0, count).filter(i -> found.value()[i] > 0).toArray();
        var vectors = new double[held.length * rows.width()];
        for (int v = 0; v < held.length; v++) {
            System.arraycopy(
                    rows.x(), held[v] * rows.width(), vectors, v * rows.width(), rows.width());
        }
        return new Kernel(
                rows.width(),
                similarity,
                vectors,
                Arrays.stream(held).mapToDouble(i -> -found.value()[i] / height).toArray(),
                new double[] {found.rho() / height},
                Link.IDENTITY);
    }
}
