package org.bottega.learn.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
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
import org.bottega.learn.neighbours.NearestRows;
import org.bottega.learn.numeric.Eigen;
import org.bottega.learn.numeric.SparseSymmetric;
import org.bottega.model.predictor.Predictor;

/// Spectral clustering: groups that hang together by chains of neighbours, whatever their shape.
public final class Spectral extends Declared {
    public static final Param<Integer> GROUPS =
            Param.whole("groups", 0, 0, 100)
                    .doc("How many groups; 0 for where the eigenvalues rise most, 2 to 10.");
    public static final Param<Integer> NEIGHBOURS =
            Param.whole("neighbours", 10, 1, 200)
                    .log()
                    .doc("How many nearest rows a row is tied to.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 5000, 100, 50_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    private static final int MOST_TRIED = 10;
    private static final int STARTS = 10;
    private static final double LOOSE = 1e-4;

    public Spectral() {
        super(
                new Info(
                        "spectral",
                        "Spectral clustering",
                        "Groups that hang together by chains of neighbours, of any shape.",
                        "Clusters",
                        List.of("clustering", "laplacian", "graph", "eigenvectors")),
                Manual.own(
                        "Ng, Jordan, Weiss, On Spectral Clustering, NIPS 2001; von Luxburg, A Tutorial on Spectral Clustering, 2007.",
                        "Time n²·d + steps·groups·n·neighbours; memory n·(d + neighbours) numbers; a prediction: n·d. A new row belongs where the nearest known row does."),
                Set.of(Trait.CLUSTERING, Trait.ON_REQUEST),
                List.of(GROUPS, NEIGHBOURS, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        int count = rows.count();
        var near =
                NearestRows.of(
                        rows, params.get(NEIGHBOURS), training.threads(), progress.part(0, 0.5));
        var ones = new double[near.index().length];
        Arrays.fill(ones, 1);
        // as scikit-learn ties them: one for mutual neighbours, a half where only one names the
        // other
        var ties =
                SparseSymmetric.of(count, near.each(), near.index(), ones, (a, b) -> (a + b) / 2);
        var degree = ties.sums();
        var root = Arrays.stream(degree).map(d -> d > 0 ? 1 / Math.sqrt(d) : 1).toArray();
        int wanted = params.get(GROUPS);
        int most = Math.clamp(wanted > 0 ? wanted : MOST_TRIED + 1, 2, Math.max(2, count));
        var scaled = new double[count];
        // (I + D^-½ W D^-½) / 2: its values are 0 to 1, so that the largest come first
        var eigen =
                Eigen.largest(
                        (in, from, out) -> {
                            for (int i = 0; i < count; i++) {
                                scaled[i] = in[from + i] * root[i];
                            }
                            for (int i = 0; i < count; i++) {
                                out[from + i] =
                                        (in[from + i] + root[i] * ties.times(i, scaled, 0)) / 2;
                            }
                        },
                        count,
                        Math.min(most, count),
                        training.seed(),
                        progress::checkCancelled);
        int groups = wanted > 0 ? most : gap(eigen.values(), progress);
        var turned = turned(eigen, count, Math.min(groups, eigen.values().length));
        var result = new Lloyd(turned, progress.part(0.7, 1)).best(groups, STARTS, training.seed());
        return Groups.byRows(rows, Groups.bySize(result.group(), groups), groups, false);
    }

    /// Where the Laplacian's eigenvalues rise most by their own size: so many groups hang together hardly at
    /// all. (The widest gap as such lies far out where groups are long chains.)
    private static int gap(double[] values, Progress progress) {
        var figures = new Figures();
        for (int k = 0; k < values.length; k++) {
            figures.row()
                    .number("place", k + 1)
                    .number("eigenvalue of the Laplacian", 2 * (1 - values[k]));
        }
        progress.found("eigenvalues", figures.table());
        int groups = 2;
        double steepest = 0;
        for (int k = 2; k < values.length; k++) {
            double rise = (values[k - 1] - values[k]) / (1 - values[k] + LOOSE);
            if (rise > steepest + 1e-9) {
                steepest = rise;
                groups = k;
            }
        }
        progress.report(
                new JobEvent.Noted(
                        Problem.note(
                                "groups",
                                "The eigenvalues rise most after " + groups + " groups.")));
        return groups;
    }

    /// Each row's place among the eigenvectors, on the sphere.
    private static Rows turned(Eigen eigen, int count, int width) {
        var x = new double[count * width];
        for (int i = 0; i < count; i++) {
            double length = 0;
            for (int k = 0; k < width; k++) {
                double value = eigen.vectors()[k * count + i];
                x[i * width + k] = value;
                length += value * value;
            }
            for (int k = 0; k < width && length > 0; k++) {
                x[i * width + k] /= Math.sqrt(length);
            }
        }
        var one = new double[count];
        Arrays.fill(one, 1);
        return new Rows(count, width, x, one, one);
    }
}
