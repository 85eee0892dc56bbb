package org.bottega.explain.performance;

import java.util.ArrayList;
import java.util.List;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Reason;
import org.bottega.learn.metric.Metric;

/// How well each class is told from all others. The class told is the most probable one.
///
/// @param classes in the model's order
public record ClassScores(List<ClassScore> classes) {
    /// @param rows how many are of the class
    /// @param told how many are told to be
    /// @param f1 without an interval
    /// @param auc area under the ROC curve against the rest, without an interval; unknown where all rows or none
    ///     are of the class
    /// @param averagePrecision the same of precision and recall
    public record ClassScore(
            String name,
            int rows,
            int told,
            int right,
            Estimate precision,
            Estimate recall,
            Estimate f1,
            Estimate auc,
            Estimate averagePrecision) {}

    public ClassScores {
        classes = List.copyOf(classes);
    }

    /// @param confidence of the intervals
    /// @throws IllegalStateException for a regression
    public static ClassScores of(Evaluation evaluation, double confidence) {
        if (!evaluation.classifies()) {
            throw new IllegalStateException("numbers have no classes");
        }
        var confusion = evaluation.confusion();
        int k = confusion.classes();
        var scores = new ArrayList<ClassScore>();
        for (int c = 0; c < k; c++) {
            int rows = 0;
            int told = 0;
            for (int other = 0; other < k; other++) {
                rows += confusion.count(c, other);
                told += confusion.count(other, c);
            }
            int right = confusion.count(c, c);
            var name = evaluation.classes().get(c);
            var unseen = Reason.of("class.none-observed", name);
            scores.add(
                    new ClassScore(
                            name,
                            rows,
                            told,
                            right,
                            Estimate.share(
                                    right, told, confidence, Reason.of("class.none-told", name)),
                            Estimate.share(right, rows, confidence, unseen),
                            rows + told == 0
                                    ? new Estimate.Unknown(unseen)
                                    : new Estimate.Known(2.0 * right / (rows + told), null),
                            ranked(evaluation, c, rows, Metric.AUC),
                            ranked(evaluation, c, rows, Metric.AVERAGE_PRECISION)));
        }
        return new ClassScores(scores);
    }

    private static Estimate ranked(Evaluation evaluation, int c, int rows, Metric metric) {
        int n = evaluation.rows();
        if (rows == 0 || rows == n) {
            return Estimate.unknown(
                    rows == 0 ? "class.none-observed" : "class.all-observed",
                    evaluation.classes().get(c));
        }
        int k = evaluation.classes().size();
        var y = new double[n];
        var p = new double[2 * n];
        for (int i = 0; i < n; i++) {
            y[i] = evaluation.truth()[i] == c ? 1 : 0;
            p[2 * i + 1] = evaluation.told()[i * k + c];
            p[2 * i] = 1 - p[2 * i + 1];
        }
        return new Estimate.Known(metric.score(y, p, 2), null);
    }
}
