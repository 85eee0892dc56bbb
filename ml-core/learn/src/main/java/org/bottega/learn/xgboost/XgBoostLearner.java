package org.bottega.learn.xgboost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.bottega.kernel.ProblemException;
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

/// XGBoost with its settings chosen.
record XgBoostLearner(Params params) implements Learner {
    private static final String WHERE = "XGBoost";
    private static final int DART_ROUNDS = 300;

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
                dart() ? training.withRows(training.rows(), new int[0]) : training,
                progress,
                targets,
                (booster, rounds) -> {
                    var json = XgBoostJson.read(booster.toByteArray("json"));
                    return XgBoostForest.of(
                            json,
                            training.x().width(),
                            training.classes(),
                            rounds,
                            targets.centre(),
                            targets.scale());
                });
    }

    private boolean dart() {
        return params.get(XgBoost.MODE) == XgBoost.Mode.DART;
    }

    private int most() {
        int chosen = params.get(XgBoost.ROUNDS);
        return dart() && chosen == XgBoost.ROUNDS.preset() ? DART_ROUNDS : chosen;
    }

    /// What to do with a finished run, while it is still open.
    interface Finished<T> {
        T take(Booster booster, int rounds) throws XGBoostError;
    }

    <T> T fit(Training training, Progress progress, SingleTargets targets, Finished<T> finished) {
        boolean validates = training.validation().length > 0;
        DMatrix rows = null;
        DMatrix validation = null;
        Booster booster = null;
        try {
            rows = labelled(training, targets, training.rows(), progress);
            var watched =
                    validates ? labelled(training, targets, training.validation(), progress) : null;
            validation = watched;
            booster = XGBoost.train(rows, settings(training), 0, new LinkedHashMap<>(), null, null);
            var run = new Run(booster, rows, watched);
            int rounds =
                    Rounds.run(training, most(), params.get(XgBoost.LEARNING_RATE), progress, run);
            return finished.take(booster, rounds);
        } catch (XGBoostError e) {
            throw failed(e);
        } catch (LinkageError e) {
            throw ProblemException.input(
                    WHERE,
                    "XGBoost's native library could not be loaded: " + e.getMessage() + ".",
                    "Install OpenMP (on Debian and Ubuntu the package libgomp1), or use another algorithm.");
        } finally {
            if (booster != null) {
                booster.dispose();
            }
            if (validation != null) {
                validation.dispose();
            }
            if (rows != null) {
                rows.dispose();
            }
        }
    }

    /// With XGBoost's reason, without the native stack below it.
    private static IllegalStateException failed(XGBoostError e) {
        var reason = String.valueOf(e.getMessage()).strip();
        int stack = reason.indexOf("\nStack trace");
        return new IllegalStateException(
                "XGBoost: " + (stack < 0 ? reason : reason.substring(0, stack)), e);
    }

    private record Run(
            Booster booster, DMatrix rows, @org.jspecify.annotations.Nullable DMatrix validation)
            implements Rounds.Run {
        @Override
        public boolean train(int round) {
            try {
                booster.update(rows, round);
                return false;
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }

        @Override
        public double validationScore() {
            try {
                var told = booster.evalSet(new DMatrix[] {validation}, new String[] {"v"}, 0);
                return Double.parseDouble(told.substring(told.lastIndexOf(':') + 1));
            } catch (XGBoostError e) {
                throw failed(e);
            }
        }
    }

    private static DMatrix labelled(
            Training training, SingleTargets targets, int[] index, Progress progress)
            throws XGBoostError {
        var rows = matrix(training.x(), index, progress);
        rows.setLabel(targets.labels(training, index));
        if (training.weights() != null) {
            rows.setWeight(SingleTargets.weights(training, index));
        }
        return rows;
    }

    static DMatrix matrix(Matrix x, int[] index, Progress progress) throws XGBoostError {
        int width = x.width();
        long size = (long) index.length * width;
        if (size > Integer.MAX_VALUE - 16) {
            throw ProblemException.input(
                    WHERE,
                    "The data have too many cells for XGBoost (" + size + ").",
                    "Use LightGBM for them.");
        }
        var values = new float[(int) size];
        for (int j = 0; j < width; j++) {
            progress.checkCancelled();
            var column = x.column(j);
            for (int i = 0, at = j; i < index.length; i++, at += width) {
                values[at] = SinglePrecision.narrow(column[index[i]]);
            }
        }
        var rows = new DMatrix(values, index.length, width, Float.NaN);
        rows.setFeatureTypes(
                x.features().stream()
                        .map(f -> f.levels() > 0 ? "c" : "float")
                        .toArray(String[]::new));
        return rows;
    }

    private Map<String, Object> settings(Training training) {
        int classes = training.classes();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(
                "objective",
                classes == 0
                        ? "reg:squarederror"
                        : classes == 2 ? "binary:logistic" : "multi:softprob");
        settings.put("eval_metric", classes == 0 ? "rmse" : classes == 2 ? "logloss" : "mlogloss");
        if (classes > 2) {
            settings.put("num_class", classes);
        }
        if (classes == 2) {
            double share = Prior.shares(training)[1];
            if (share < 1e-5 || share > 1 - 1e-5) {
                // XGBoost refuses to start from a class that is not there
                settings.put("base_score", share);
            }
        }
        settings.put("tree_method", "hist");
        settings.put("verbosity", 0);
        settings.put("nthread", training.threads());
        settings.put("seed", Math.floorMod(training.seed(), Integer.MAX_VALUE));
        settings.put("eta", params.get(XgBoost.LEARNING_RATE));
        settings.put("max_depth", params.get(XgBoost.MAX_DEPTH));
        settings.put("min_child_weight", params.get(XgBoost.MIN_CHILD_WEIGHT));
        settings.put("subsample", params.get(XgBoost.SUBSAMPLE));
        settings.put("colsample_bytree", params.get(XgBoost.COLSAMPLE_BYTREE));
        settings.put("colsample_bylevel", params.get(XgBoost.COLSAMPLE_BYLEVEL));
        settings.put("gamma", params.get(XgBoost.MIN_SPLIT_LOSS));
        settings.put("alpha", params.get(XgBoost.L1));
        settings.put("lambda", params.get(XgBoost.L2));
        settings.put("max_bin", params.get(XgBoost.MAX_BIN));
        settings.put("max_cat_to_onehot", params.get(XgBoost.MAX_CAT_TO_ONEHOT));
        if (dart()) {
            settings.put("booster", "dart");
            settings.put("rate_drop", params.get(XgBoost.DROPPED));
        }
        var directions = Directions.read(params.get(XgBoost.MONOTONE), training.x().features());
        if (IntStream.of(directions).anyMatch(d -> d != 0)) {
            settings.put(
                    "monotone_constraints",
                    IntStream.of(directions)
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(",", "(", ")")));
        }
        return settings;
    }
}
