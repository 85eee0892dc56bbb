package org.bottega.learn.lightgbm;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Directions;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.boosting.Rounds;
import org.bottega.learn.boosting.SingleTargets;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;

/// LightGBM with its settings chosen.
record LightGbmLearner(Params params) implements Learner {
    private static final double FOREST_BAG = 0.632;
    private static final int STEADY_ROUNDS = 300;
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
        var loss = params.get(LightGbm.LOSS);
        var targets = loss.targets(training);
        return fit(
                steady() ? training.withRows(training.rows(), new int[0]) : training,
                progress,
                targets,
                (boosting, rounds) -> {
                    int inputs = training.x().width();
                    int classes = training.classes();
                    var base = new double[classes > 2 ? classes : 1];
                    base[0] += loss.base(training, targets);
                    return LightGbmText.read(
                            boosting.text(rounds),
                            inputs,
                            base,
                            loss.factor(training, targets),
                            loss.link(training));
                });
    }

    /// Modes whose earlier trees change later, or that need no end, do not stop early.
    private boolean steady() {
        var mode = params.get(LightGbm.MODE);
        return mode == LightGbm.Mode.DART || mode == LightGbm.Mode.RANDOM_FOREST;
    }

    private int most() {
        int chosen = params.get(LightGbm.ROUNDS);
        return steady() && chosen == LightGbm.ROUNDS.preset() ? STEADY_ROUNDS : chosen;
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
                most(),
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
                        ? numbers()
                        : classes == 2
                                ? "objective=binary metric=binary_logloss"
                                : "objective=multiclass metric=multi_logloss num_class=" + classes;
        var mode = params.get(LightGbm.MODE);
        boolean forest = mode == LightGbm.Mode.RANDOM_FOREST;
        double bagging = params.get(LightGbm.BAGGING_FRACTION);
        if (forest && bagging == 1) {
            bagging = FOREST_BAG;
        }
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
                bagging < 1 && mode != LightGbm.Mode.GOSS
                        ? "bagging_freq=1 bagging_fraction=" + bagging
                        : "",
                "extra_trees=" + params.get(LightGbm.EXTRA_TREES),
                "lambda_l1=" + params.get(LightGbm.L1),
                "lambda_l2=" + params.get(LightGbm.L2),
                "max_bin=" + params.get(LightGbm.MAX_BIN),
                "cat_smooth=" + params.get(LightGbm.CAT_SMOOTH),
                "cat_l2=" + params.get(LightGbm.CAT_L2),
                "min_data_per_group=" + params.get(LightGbm.MIN_DATA_PER_GROUP),
                "max_cat_to_onehot=" + params.get(LightGbm.MAX_CAT_TO_ONEHOT),
                switch (mode) {
                    case BOOSTING -> "";
                    case DART -> "boosting=dart";
                    case GOSS -> "data_sample_strategy=goss";
                    case RANDOM_FOREST -> "boosting=rf";
                },
                monotone(training),
                categories(training.x()));
    }

    private String numbers() {
        return switch (params.get(LightGbm.LOSS)) {
            case SQUARED -> "objective=regression metric=l2";
            case ABSOLUTE -> "objective=regression_l1 metric=l1";
            case QUANTILE ->
                    "objective=quantile metric=quantile alpha=" + params.get(LightGbm.QUANTILE);
            case POISSON -> "objective=poisson metric=poisson";
            case GAMMA -> "objective=gamma metric=gamma";
            case TWEEDIE -> "objective=tweedie metric=tweedie";
        };
    }

    private String monotone(Training training) {
        var directions = Directions.read(params.get(LightGbm.MONOTONE), training.x().features());
        if (IntStream.of(directions).allMatch(d -> d == 0)) {
            return "";
        }
        return "monotone_constraints="
                + IntStream.of(directions)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
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
