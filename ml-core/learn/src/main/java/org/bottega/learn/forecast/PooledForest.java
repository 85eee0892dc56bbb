package org.bottega.learn.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.lightgbm.LightGbm;
import org.bottega.model.features.Features;
import org.bottega.model.forecast.Horizon;
import org.bottega.model.forecast.Horizon.Origin;
import org.bottega.model.forecast.Series;
import org.bottega.model.predictor.Predictor;
import org.jspecify.annotations.Nullable;

/// One forest of boosted trees for all series and steps: each place of each series from which the whole horizon is
/// known gives a row a step (direct forecasting, the step being an input).
///
/// @param features what it reads of a row
record PooledForest(Features features, Predictor predictor) {
    static final String NAME = "boosted trees";
    private static final int MOST_ROWS = 120_000;
    private static final int FEWEST_ROWS = 100;
    private static final Params PARAMS =
            Params.defaults()
                    .with(LightGbm.ROUNDS, 250)
                    .with(LightGbm.LEARNING_RATE, 0.05)
                    .with(LightGbm.FEATURE_FRACTION, 0.8);

    /// @param known for each series how many of its values may be learnt from, the truths included
    /// @return `null` where there are too few places
    static @Nullable PooledForest fit(
            Table history,
            Horizon horizon,
            List<Series> series,
            int[] known,
            ForecastSettings settings,
            Deadline deadline,
            Progress progress) {
        int steps = horizon.task().horizon();
        int least = Math.max(3, Math.min(horizon.view().season(), 30));
        long places = 0;
        for (int k : known) {
            places += Math.max(0, k - steps - least + 1);
        }
        int stride = (int) Math.max(1, Math.ceilDiv(places * steps, MOST_ROWS));
        var origins = new ArrayList<Origin>();
        int shift = 0;
        for (int s = 0; s < known.length; s++) {
            // each series begins elsewhere, so that all places in the season are seen
            for (int end = known[s] - steps - shift++ % stride; end >= least; end -= stride) {
                origins.add(new Origin(series.get(s), end));
            }
        }
        if ((long) origins.size() * steps < FEWEST_ROWS) {
            return null;
        }
        var rows = horizon.rows(history, origins, horizon.steps());
        var learner = new LightGbm().learner(PARAMS);
        int[] all = IntStream.range(0, rows.truth().length).toArray();
        var fitted = FeatureFitting.fit(rows.rows(), all, "", learner.encoding());
        var features = fitted.features();
        if (features.width() == 0) {
            return null;
        }
        var training =
                Training.of(features.encode(rows.rows()), rows.truth(), 0, all)
                        .withSeed(settings.seed())
                        .withThreads(settings.threads())
                        .withDeadline(deadline);
        return new PooledForest(features, learner.fit(training, progress));
    }

    double[] predict(Table rows) {
        var matrix = features.encode(rows);
        var flat = new double[matrix.rows() * matrix.width()];
        matrix.gather(IntStream.range(0, matrix.rows()).toArray(), 0, matrix.rows(), flat);
        var out = new double[matrix.rows()];
        predictor.predict(flat, matrix.rows(), out);
        return out;
    }
}
