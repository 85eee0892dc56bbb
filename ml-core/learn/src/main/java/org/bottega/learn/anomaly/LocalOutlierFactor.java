package org.bottega.learn.anomaly;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.neighbours.NearestRows;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours.Distance;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.StoredRows;

/// The local outlier factor: how much thinner the surroundings of a row are than those of its neighbours.
public final class LocalOutlierFactor extends Declared {
    public static final Param<Integer> NEIGHBOURS =
            Param.whole("neighbours", 20, 1, 1000)
                    .log()
                    .doc(
                            "How many rows are its surroundings; more than a small group of oddities has.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 20_000, 100, 200_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    public LocalOutlierFactor() {
        super(
                new Info(
                        "local-outlier-factor",
                        "Local outlier factor",
                        "Finds rows whose surroundings are thinner than their neighbours': around 1 is ordinary.",
                        "Anomalies",
                        List.of("lof", "outliers", "novelty", "density")),
                Manual.own(
                        "Breunig, Kriegel, Ng, Sander, LOF: Identifying Density-Based Local Outliers, SIGMOD 2000.",
                        "Time n²·d; memory n·(d + neighbours) numbers; a prediction: n·d."),
                Set.of(Trait.ANOMALY, Trait.ON_REQUEST),
                List.of(NEIGHBOURS, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        if (rows.count() < 2) {
            return Prior.of(training);
        }
        var near = NearestRows.of(rows, params.get(NEIGHBOURS), training.threads(), progress);
        int each = near.each();
        var reach = new double[rows.count()];
        for (int i = 0; i < reach.length; i++) {
            reach[i] = near.distance()[i * each + each - 1];
        }
        var density = new double[rows.count()];
        for (int i = 0; i < density.length; i++) {
            double sum = 0;
            for (int at = i * each; at < (i + 1) * each; at++) {
                sum += Math.max(near.distance()[at], reach[near.index()[at]]);
            }
            density[i] = 1 / (sum / each + LocalOutliers.NEAREST);
        }
        var columns =
                StoredRows.of(rows.x(), rows.count(), rows.width(), Distance.EUCLIDEAN).columns();
        return new LocalOutliers(rows.width(), each, columns, reach, density);
    }
}
