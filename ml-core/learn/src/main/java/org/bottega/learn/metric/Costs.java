package org.bottega.learn.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;

/// What decisions cost: for each true class and each class that may be told. A right answer may earn
/// (a cost below 0).
public final class Costs {
    private final double[][] matrix;

    /// @param matrix `matrix[true][told]`
    public Costs(double[][] matrix) {
        this.matrix = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        for (var row : matrix) {
            if (row.length != matrix.length || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("costs must be a square of numbers");
            }
        }
    }

    /// Every mistake costs 1.
    public static Costs even(int classes) {
        var matrix = new double[classes][classes];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(matrix[k], 1);
            matrix[k][k] = 0;
        }
        return new Costs(matrix);
    }

    /// Costs by name: `true>told` to a number; what is not named costs 1, a right answer nothing.
    ///
    /// @throws ProblemException (usage) naming every key that is not two classes
    public static Costs read(Map<String, Double> named, List<String> classes) {
        var matrix = even(classes.size()).matrix;
        var problems = new ArrayList<Problem>();
        named.forEach((key, cost) -> {
            int at = key.indexOf('>');
            var names =
                    at < 0
                            ? List.of(key)
                            : List.of(key.substring(0, at).strip(), key.substring(at + 1).strip());
            var unknown = names.stream().filter(n -> !classes.contains(n)).toList();
            if (at < 0 || !unknown.isEmpty()) {
                problems.add(
                        Problem.error(
                                "costs",
                                at < 0
                                        ? "\"" + key + "\" names no mistake."
                                        : "There is no class \"" + unknown.getFirst() + "\".",
                                at < 0
                                        ? "Write a true class, > and the class told: \"yes>no\"."
                                        : Nearest.hint(unknown.getFirst(), classes)));
            } else if (!Double.isFinite(cost)) {
                problems.add(Problem.error("costs", "A cost is " + cost + ".", "Give a number."));
            } else {
                matrix[classes.indexOf(names.get(0))][classes.indexOf(names.get(1))] = cost;
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.USAGE, problems);
        }
        return new Costs(matrix);
    }

    public int classes() {
        return matrix.length;
    }

    public double cost(int truth, int told) {
        return matrix[truth][told];
    }

    /// The class whose expected cost is least, the first of equals.
    ///
    /// @param p probabilities, those of the row beginning at `from`
    public int cheapest(double[] p, int from) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int told = 0; told < matrix.length; told++) {
            double expected = 0;
            for (int k = 0; k < matrix.length; k++) {
                expected += p[from + k] * matrix[k][told];
            }
            if (expected < least) {
                least = expected;
                best = told;
            }
        }
        return best;
    }

    /// The mean cost of telling the cheapest class of each row.
    public double mean(double[] y, double[] predictions) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += matrix[(int) y[i]][cheapest(predictions, i * matrix.length)];
        }
        return sum / y.length;
    }

    /// As [#read] takes them: what differs from 1 for a mistake and 0 for a right answer.
    public Map<String, Double> named(List<String> classes) {
        var named = new LinkedHashMap<String, Double>();
        for (int t = 0; t < matrix.length; t++) {
            for (int k = 0; k < matrix.length; k++) {
                if (matrix[t][k] != (t == k ? 0 : 1)) {
                    named.put(classes.get(t) + ">" + classes.get(k), matrix[t][k]);
                }
            }
        }
        return named;
    }
}
