package org.bottega.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.selection.Selection;

/// What may be asked of any algorithm.
///
/// @param balance let all classes count the same, however frequent
/// @param costs what a mistake costs by the true class, 1 where it is not said
/// @param calibration how probabilities are made true
/// @param features what is done with columns instead of what the algorithm declares
/// @param selection which columns are learnt from
public record Choices(
        boolean balance,
        Map<String, Double> costs,
        Calibration calibration,
        FeatureChoices features,
        Selection selection) {
    public static final Choices NONE =
            new Choices(false, Map.of(), Calibration.NONE, FeatureChoices.NONE, Selection.NONE);

    public Choices(boolean balance, Map<String, Double> costs, Calibration calibration) {
        this(balance, costs, calibration, FeatureChoices.NONE, Selection.NONE);
    }

    public Choices {
        costs = Map.copyOf(costs);
    }

    /// For each class by what the weights of its rows are multiplied.
    ///
    /// @param classes their names
    /// @param sums the weight of each class in the data
    /// @throws ProblemException (usage) for a class that is not there or a cost that is no number above 0
    double[] factors(List<String> classes, double[] sums) {
        var problems = new ArrayList<Problem>();
        for (var cost : costs.entrySet()) {
            if (!classes.contains(cost.getKey())) {
                problems.add(
                        Problem.error(
                                "cost",
                                "There is no class \"" + cost.getKey() + "\".",
                                Nearest.hint(cost.getKey(), classes)));
            }
            if (!(cost.getValue() > 0) || Double.isInfinite(cost.getValue())) {
                problems.add(
                        Problem.error(
                                "cost",
                                "The cost of \"" + cost.getKey() + "\" is " + cost.getValue() + ".",
                                "Give a number above 0."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
        var factors = new double[classes.size()];
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        for (int k = 0; k < factors.length; k++) {
            double even = balance && sums[k] > 0 ? all / (classes.size() * sums[k]) : 1;
            factors[k] = even * costs.getOrDefault(classes.get(k), 1.0);
        }
        return factors;
    }

    boolean weighs() {
        return balance || !costs.isEmpty();
    }
}
