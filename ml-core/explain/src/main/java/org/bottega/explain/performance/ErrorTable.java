package org.bottega.explain.performance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;

/// The rows on which a model errs most, and those behind each cell of its confusion matrix.
public final class ErrorTable {
    private static final double LEAST = 1e-15;

    private ErrorTable() {}

    /// A row that was judged.
    ///
    /// @param row its number in the table that was judged, from 0
    /// @param truth the class or the number as text would show it: see [Evaluation#classes()]
    /// @param told the most probable class, or the number predicted
    /// @param sure the probability of the class told; 1 for numbers
    /// @param loss −ln of the true class's probability, or the size of the error
    public record Row(int row, double truth, double told, double sure, double loss) {}

    /// For each judged row −ln of the true class's probability, or the size of its error.
    static double[] losses(Evaluation evaluation) {
        int classes = evaluation.classes().size();
        return IntStream.range(0, evaluation.rows())
                .mapToDouble(i ->
                        classes == 0
                                ? Math.abs(evaluation.truth()[i] - evaluation.told()[i])
                                : -Math.log(
                                        Math.clamp(
                                                evaluation
                                                        .told()[
                                                        i * classes + (int) evaluation.truth()[i]],
                                                LEAST,
                                                1)))
                .toArray();
    }

    /// The rows with the greatest loss, greatest first; classes only those told wrongly.
    ///
    /// @param most how many at most
    public static List<Row> worst(Evaluation evaluation, int most) {
        var losses = losses(evaluation);
        return IntStream.range(0, losses.length)
                .boxed()
                .filter(i ->
                        !evaluation.classifies() || best(evaluation, i) != evaluation.truth()[i])
                .sorted(
                        Comparator.comparingDouble((Integer i) -> -losses[i])
                                .thenComparingInt(i -> i))
                .limit(most)
                .map(i -> row(evaluation, i, losses[i]))
                .toList();
    }

    /// The rows of one class that were told to be another (or the same), the surest first.
    public static List<Row> cell(Evaluation evaluation, int truth, int told, int most) {
        var losses = losses(evaluation);
        return IntStream.range(0, evaluation.rows())
                .filter(i -> evaluation.truth()[i] == truth && best(evaluation, i) == told)
                .mapToObj(i -> row(evaluation, i, losses[i]))
                .sorted(Comparator.comparingDouble((Row r) -> -r.sure()).thenComparingInt(Row::row))
                .limit(most)
                .toList();
    }

    private static Row row(Evaluation evaluation, int i, double loss) {
        int classes = evaluation.classes().size();
        if (classes == 0) {
            return new Row(evaluation.row(i), evaluation.truth()[i], evaluation.told()[i], 1, loss);
        }
        int best = best(evaluation, i);
        return new Row(
                evaluation.row(i),
                evaluation.truth()[i],
                best,
                evaluation.told()[i * classes + best],
                loss);
    }

    static int best(Evaluation evaluation, int i) {
        int classes = evaluation.classes().size();
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (evaluation.told()[i * classes + k] > evaluation.told()[i * classes + best]) {
                best = k;
            }
        }
        return best;
    }
}
