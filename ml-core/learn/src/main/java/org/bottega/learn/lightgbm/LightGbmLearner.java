package org.bottega.learn.lightgbm;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.boosting.Rounds;
import org.bottega.learn.boosting.SingleTargets;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;

/// LightGBM with its settings chosen.
record LightGbmLearner(Params params) implements Learner {
    private static final int BIN_SAMPLE = 200_000;

    @Override
    public Encoding encoding() {
        return Encoding.TREES;
    }

    @Override
    public Predictor fit(Training training, Progress progress) {
        if (training.x().width() == 0) {
            return Prior.of(training);
        }
        var targets = SingleTargets.of(training);
        return fit(
                training,
                progress,
                targets,
                (boosting, rounds) -> {
                    int inputs = training.x().width();
                    int classes = training.classes();
                    var link =
                            classes == 0
                                    ? Link.IDENTITY
                                    : classes == 2 ? Link.LOGISTIC : Link.SOFTMAX;
                    var base = new double[classes > 2 ? classes : 1];
                    base[0] += targets.centre();
                    return LightGbmText.read(
                            boosting.text(rounds), inputs, base, targets.scale(), link);
                });
    }

    /// What to do with a finished run, while it is still open.
    interface Finished<T> {
        T take(Boosting boosting, int rounds);
    }

    <T> T fit(Training training, Progress progress, SingleTargets targets, Finished<T> finished) {
        var api = LightGbmApi.get();
        var text = parameters(training);
        try (var rows =
                BinnedRows.of(
                        api,
                        training.x(),
                        training.rows(),
                        BIN_SAMPLE,
                        training.seed(),
                        text,
                        progress)) {
            label(rows, training, targets, training.rows());
            try (var boosting = Boosting.of(api, rows, text)) {
                if (training.validation().length == 0) {
                    return finished.take(boosting, rounds(training, progress, boosting));
                }
                try (var validation = rows.alike(training.x(), training.validation(), progress)) {
                    label(validation, training, targets, training.validation());
                    boosting.validate(validation);
                    return finished.take(boosting, rounds(training, progress, boosting));
                }
            }
        }
    }

    private int rounds(Training training, Progress progress, Boosting boosting) {
        return Rounds.run(
                training,
                params.get(LightGbm.ROUNDS),
                params.get(LightGbm.LEARNING_RATE),
                progress,
                new Rounds.Run() {
                    @Override
                    public boolean train(int round) {
                        return boosting.round();
                    }

                    @Override
                    public double validationScore() {
                        return boosting.validationScore();
                    }
                });
    }

    private static void label(
            BinnedRows rows, Training training, SingleTargets targets, int[] index) {
        rows.field("label", targets.labels(training, index));
        if (training.weights() != null) {
            rows.field("weight", SingleTargets.weights(training, index));
        }
    }

    private String parameters(Training training) {
        int classes = training.classes();
        var objective =
                classes == 0
                        ? "objective=regression metric=l2"
                        : classes == 2
                                ? "objective=binary metric=binary_logloss"
                                : "objective=multiclass metric=multi_logloss num_class=" + classes;
        double bagging = params.get(LightGbm.BAGGING_FRACTION);
        int depth = params.get(LightGbm.MAX_DEPTH);
        return String.join(
                " ",
                objective,
                "verbosity=-1 deterministic=true force_row_wise=true",
                "num_threads=" + training.threads(),
                "seed=" + Math.floorMod(training.seed(), Integer.MAX_VALUE),
                "learning_rate=" + params.get(LightGbm.LEARNING_RATE),
                "num_leaves=" + params.get(LightGbm.NUM_LEAVES),
                "max_depth=" + (depth == 0 ? -1 : depth),
                "min_data_in_leaf=" + params.get(LightGbm.MIN_DATA_IN_LEAF),
                "feature_fraction=" + params.get(LightGbm.FEATURE_FRACTION),
                bagging < 1 ? "bagging_freq=1 bagging_fraction=" + bagging : "",
                "extra_trees=" + params.get(LightGbm.EXTRA_TREES),
                "lambda_l1=" + params.get(LightGbm.L1),
                "lambda_l2=" + params.get(LightGbm.L2),
                "max_bin=" + params.get(LightGbm.MAX_BIN),
                "cat_smooth=" + params.get(LightGbm.CAT_SMOOTH),
                "cat_l2=" + params.get(LightGbm.CAT_L2),
                "min_data_per_group=" + params.get(LightGbm.MIN_DATA_PER_GROUP),
                "max_cat_to_onehot=" + params.get(LightGbm.MAX_CAT_TO_ONEHOT),
                categories(training.x()));
    }

    private static String categories(Matrix x) {
        var codes =
                IntStream.range(0, x.width())
                        .filter(j -> x.features().get(j).levels() > 0)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        return codes.isEmpty() ? "" : "categorical_feature=" + codes;
    }
}
