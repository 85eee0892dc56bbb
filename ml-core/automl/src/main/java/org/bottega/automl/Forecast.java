package org.bottega.automl;

import java.util.HashMap;
import java.util.Map;
import org.bottega.kernel.param.Params;

/// How long a candidate will take: from what its family took before, set off by how much work its settings
/// are known to make. Not thread-safe.
final class Forecast {
    /// How long a family takes against LightGBM, before the first has been seen.
    private static final Map<String, Double> AGAINST_BOOSTING =
            Map.of(
                    "baseline", 0.01,
                    "logistic-regression", 0.5,
                    "ridge-regression", 0.1,
                    "random-forest", 1.0,
                    "extra-trees", 0.7,
                    "xgboost", 1.8,
                    "perceptron", 3.0,
                    "explainable-boosting", 2.0,
                    "support-vectors", 3.0);

    private static final double PESSIMISM = 1.15;

    private final double boostingSeconds;
    private final Map<String, Double> perWork = new HashMap<>();

    /// @param boostingSeconds what one fold of LightGBM is expected to take with one thread
    Forecast(double boostingSeconds) {
        this.boostingSeconds = boostingSeconds;
    }

    /// Seconds of one thread for one fold.
    double seconds(Candidate candidate) {
        var id = candidate.algorithm().info().id();
        double unit =
                perWork.getOrDefault(id, boostingSeconds * AGAINST_BOOSTING.getOrDefault(id, 2.0));
        return PESSIMISM * unit * work(candidate.params());
    }

    boolean known(Candidate candidate) {
        return perWork.containsKey(candidate.algorithm().info().id());
    }

    void saw(Candidate candidate, double seconds) {
        perWork.merge(
                candidate.algorithm().info().id(),
                seconds / work(candidate.params()),
                (old, now) -> 0.6 * old + 0.4 * now);
    }

    /// How much work settings make against the defaults; exponents as measured on a few sets.
    private static double work(Params params) {
        double work = 1;
        for (var entry : params.plain().entrySet()) {
            if (entry.getValue() instanceof Number number) {
                double value = number.doubleValue();
                work *=
                        switch (entry.getKey()) {
                            case "learning-rate" -> Math.pow(0.05 / Math.max(1e-4, value), 0.6);
                            case "num-leaves" -> Math.pow(value / 31, 0.5);
                            case "max-depth" -> Math.pow(2, Math.clamp((value - 6) / 3, -2, 2));
                            case "max-features" -> value > 0 ? 1 + 2 * value : 1;
                            case "min-rows-in-leaf" -> Math.pow(Math.max(1, value) / 3, -0.2);
                            case "trees" -> value / 200;
                            case "width" -> value / 64;
                            default -> 1;
                        };
            }
        }
        return Math.clamp(work, 0.05, 30);
    }
}
