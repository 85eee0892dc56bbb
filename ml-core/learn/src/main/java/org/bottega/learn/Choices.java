package org.bottega.learn;

import java.util.ArrayList;
import java.util.Comparator;
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
/// @param costs what a mistake costs, 1 where it is not said: by the true class, or by the true class and the one
///     told, `TRUE>TOLD`
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
        int count = classes.size();
        // what each mistake costs: the true class, then the one told
        var matrix = new double[count][count];
        for (var row : matrix) {
            java.util.Arrays.fill(row, 1);
        }
        // whole classes first, so that what is said of single mistakes stays
        var ordered =
                costs.entrySet().stream()
                        .sorted(
                                Comparator.comparing((Map.Entry<String, Double> c) ->
                                                !classes.contains(c.getKey()))
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        for (var cost : ordered) {
            if (!(cost.getValue() > 0) || Double.isInfinite(cost.getValue())) {
                problems.add(
                        Problem.error(
                                "cost",
                                "The cost of \"" + cost.getKey() + "\" is " + cost.getValue() + ".",
                                "Give a number above 0."));
            }
            if (classes.contains(cost.getKey())) {
                java.util.Arrays.fill(matrix[classes.indexOf(cost.getKey())], cost.getValue());
                continue;
            }
            int between = between(cost.getKey(), classes);
            if (between < 0) {
                problems.add(
                        Problem.error(
                                "cost",
                                "There is no class \"" + cost.getKey() + "\".",
                                Nearest.hint(cost.getKey(), classes)));
                continue;
            }
            int truth = classes.indexOf(cost.getKey().substring(0, between));
            int told = classes.indexOf(cost.getKey().substring(between + 1));
            matrix[truth][told] = cost.getValue();
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
            factors[k] = even * mean(matrix[k], k);
        }
        return factors;
    }

    /// Where the sign stands between two different classes of `TRUE>TOLD`; −1 where it does not.
    private static int between(String key, List<String> classes) {
        for (int at = key.indexOf('>'); at >= 0; at = key.indexOf('>', at + 1)) {
            var truth = key.substring(0, at);
            var told = key.substring(at + 1);
            if (classes.contains(truth) && classes.contains(told) && !truth.equals(told)) {
                return at;
            }
        }
        return -1;
    }

    /// What mistakes about a class cost on average: with two classes the cost, with more the usual reduction of a
    /// matrix of costs to weights (Ting 2002).
    private static double mean(double[] costs, int own) {
        double sum = 0;
        for (int told = 0; told < costs.length; told++) {
            sum += told == own ? 0 : costs[told];
        }
        return sum / (costs.length - 1);
    }

    boolean weighs() {
        return balance || !costs.isEmpty();
    }
}
