package org.bottega.learn.metric;

import java.util.Arrays;
import java.util.List;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;

/// A figure that says how good predictions are.
///
/// Predictions are row-major, rows × outputs: one probability a class (in class order), or one value.
public enum Metric {
    /// area under the ROC curve of the second class; with more classes the mean of each against the rest
    AUC("AUC", "Area under the ROC curve", true, true),
    /// mean of −ln(probability of the true class), probabilities clipped at 1e-15
    LOGLOSS("Log loss", "Surprise at the true class", true, false),
    /// share of rows whose most probable class is the true one
    ACCURACY("Accuracy", "Share of right answers", true, true),
    /// mean over the classes of the share of their rows that were found
    BALANCED_ACCURACY("Balanced accuracy", "Mean share found of each class", true, true),
    /// mean over the classes of the harmonic mean of precision and recall
    F1_MACRO("F1 (macro)", "Mean F1 of the classes", true, true),
    /// harmonic mean of precision and recall of all classes' decisions counted together; where each row
    /// has one class it equals the accuracy
    F1_MICRO("F1 (micro)", "F1 over all decisions", true, true),
    /// mean over the classes of the harmonic mean of precision and recall, weighed by their rows
    F1_WEIGHTED("F1 (weighted)", "Mean F1, classes by their rows", true, true),
    /// Matthews correlation of the true and the told classes, -1 to 1 (Gorodkin 2004 for many classes)
    MCC("MCC", "Correlation of true and told classes", true, true),
    /// mean squared error of the probabilities: of the second class where there are two, else summed
    /// over the classes
    BRIER("Brier score", "Squared error of probabilities", true, false),
    /// mean precision over the found rows of a class, best told first: of the second class where there
    /// are two, else the mean over the classes
    AVERAGE_PRECISION("Average precision", "Area under precision and recall", true, true),
    /// mean cost of the cheapest decisions by a matrix of costs; without one the share of mistakes
    COST("Cost", "Mean cost of a decision", true, false),
    /// square root of the mean squared error
    RMSE("RMSE", "Root mean squared error", false, false),
    /// mean absolute error
    MAE("MAE", "Mean absolute error", false, false),
    /// 1 − squared error / squared error of the mean; 0 when all true values are equal
    R2("R²", "Share of variance explained", false, true),
    /// root mean squared error of ln(1 + value), values below 0 taken as 0
    RMSLE("RMSLE", "Root mean squared error of logarithms", false, false),
    /// mean absolute error as a share of the true value, over rows where that is not 0
    MAPE("MAPE", "Mean absolute error in shares", false, false),
    /// mean pinball loss of a quantile; of the median unless another is asked for
    QUANTILE("Quantile loss", "Pinball loss of a quantile", false, false);

    private final String label;
    private final String doc;
    private final boolean classifies;
    private final boolean greaterIsBetter;

    Metric(String label, String doc, boolean classifies, boolean greaterIsBetter) {
        this.label = label;
        this.doc = doc;
        this.classifies = classifies;
        this.greaterIsBetter = greaterIsBetter;
    }

    /// Its name in files and on the command line: `auc`, `balanced-accuracy`, ….
    public String id() {
        return Domain.Choice.word(this);
    }

    public String label() {
        return label;
    }

    /// What it tells, a few words.
    public String doc() {
        return doc;
    }

    /// True for classification, false for regression.
    public boolean classifies() {
        return classifies;
    }

    public boolean greaterIsBetter() {
        return greaterIsBetter;
    }

    public boolean better(double score, double than) {
        return greaterIsBetter ? score > than : score < than;
    }

    /// The score as something to make small: the score, or 1 − the score.
    public double loss(double score) {
        return greaterIsBetter ? 1 - score : score;
    }

    /// The worst score there is: anything is better.
    public double worst() {
        return greaterIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /// The metric to go by when none is chosen.
    ///
    /// @param classes the number of classes, 0 for regression
    public static Metric preset(int classes) {
        return classes == 0 ? RMSE : classes == 2 ? AUC : LOGLOSS;
    }

    /// All metrics for a task.
    ///
    /// @param classes the number of classes, 0 for regression
    public static List<Metric> all(int classes) {
        return Arrays.stream(values()).filter(m -> m.classifies == classes > 0).toList();
    }

    /// The metric of that id.
    ///
    /// @throws ProblemException (usage) when there is none, or when it is for another kind of task
    public static Metric of(String id, int classes) {
        var word = id.trim().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        var fitting = all(classes);
        for (var metric : values()) {
            if (metric.id().equals(word)) {
                if (!fitting.contains(metric)) {
                    throw ProblemException.usage(
                            "metric",
                            metric.label
                                    + " is for "
                                    + (metric.classifies ? "classes" : "numbers")
                                    + ", but the target holds "
                                    + (classes > 0 ? "classes." : "numbers."),
                            "Choose one of " + ids(fitting) + ".");
                }
                return metric;
            }
        }
        var ids = fitting.stream().map(Metric::id).toList();
        throw ProblemException.usage(
                "metric",
                "There is no metric \"" + id + "\": choose one of " + ids(fitting) + ".",
                Nearest.hint(word, ids));
    }

    private static String ids(List<Metric> metrics) {
        return String.join(", ", metrics.stream().map(Metric::id).toList());
    }

    /// @param y the true class (0, 1, …) or value of each row, at least one
    /// @param predictions row-major, rows × outputs
    /// @param classes the number of classes, 0 for regression
    public double score(double[] y, double[] predictions, int classes) {
        int outputs = Math.max(1, classes);
        if (y.length == 0
                || predictions.length != y.length * outputs
                || classes > 0 != classifies) {
            throw new IllegalArgumentException(
                    predictions.length
                            + " predictions for "
                            + y.length
                            + " rows of "
                            + classes
                            + " classes");
        }
        return switch (this) {
            case AUC -> Ranking.auc(y, predictions, classes);
            case LOGLOSS -> logLoss(y, predictions, classes);
            case ACCURACY -> new Confusion(y, predictions, classes).accuracy();
            case BALANCED_ACCURACY -> new Confusion(y, predictions, classes).balancedAccuracy();
            case F1_MACRO -> new Confusion(y, predictions, classes).f1();
            case F1_MICRO -> new Confusion(y, predictions, classes).accuracy();
            case F1_WEIGHTED -> new Confusion(y, predictions, classes).weightedF1();
            case MCC -> new Confusion(y, predictions, classes).correlation();
            case BRIER -> brier(y, predictions, classes);
            case AVERAGE_PRECISION -> Ranking.averagePrecision(y, predictions, classes);
            case COST -> 1 - new Confusion(y, predictions, classes).accuracy();
            case RMSE -> Math.sqrt(squaredError(y, predictions) / y.length);
            case MAE -> absoluteError(y, predictions) / y.length;
            case R2 -> r2(y, predictions);
            case RMSLE -> Math.sqrt(squaredError(logs(y), logs(predictions)) / y.length);
            case MAPE -> mape(y, predictions);
            case QUANTILE -> pinball(y, predictions, 0.5);
        };
    }

    private static double logLoss(double[] y, double[] p, int classes) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum -= Math.log(Math.clamp(p[i * classes + (int) y[i]], 1e-15, 1 - 1e-15));
        }
        return sum / y.length;
    }

    private static double brier(double[] y, double[] p, int classes) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < classes; k++) {
                double away = p[i * classes + k] - (y[i] == k ? 1 : 0);
                sum += away * away;
            }
        }
        return sum / y.length / (classes == 2 ? 2 : 1);
    }

    private static double mape(double[] y, double[] p) {
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] != 0) {
                sum += Math.abs((y[i] - p[i]) / y[i]);
                counted++;
            }
        }
        return counted == 0 ? 0 : sum / counted;
    }

    static double pinball(double[] y, double[] p, double quantile) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double above = y[i] - p[i];
            sum += above >= 0 ? quantile * above : (quantile - 1) * above;
        }
        return sum / y.length;
    }

    private static double squaredError(double[] y, double[] p) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - p[i]) * (y[i] - p[i]);
        }
        return sum;
    }

    private static double absoluteError(double[] y, double[] p) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += Math.abs(y[i] - p[i]);
        }
        return sum;
    }

    private static double r2(double[] y, double[] p) {
        double mean = Arrays.stream(y).average().orElseThrow();
        double total = 0;
        for (double value : y) {
            total += (value - mean) * (value - mean);
        }
        return total == 0 ? 0 : 1 - squaredError(y, p) / total;
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(v -> Math.log1p(Math.max(0, v))).toArray();
    }
}
