package org.bottega.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> TWO = List.of("no", "yes");

    /// Four rows, probabilities of yes 0.9, 0.6, 0.6, 0.2; the first and the third are yes.
    private static Evaluation four() {
        return Evaluation.of(
                TWO,
                "y",
                new double[] {1, 0, 1, 0},
                new double[] {0.1, 0.9, 0.4, 0.6, 0.4, 0.6, 0.8, 0.2});
    }

    @Test
    void rocGoesFromNothingToEverythingWithTiesInOneStep() {
        var points = four().roc(1).points();
        assertEquals(4, points.size());
        assertEquals(new Curve.Point(0, 0, Double.POSITIVE_INFINITY), points.get(0));
        assertEquals(new Curve.Point(0, 0.5, 0.9), points.get(1));
        assertEquals(new Curve.Point(0.5, 1, 0.6), points.get(2));
        assertEquals(new Curve.Point(1, 1, 0.2), points.get(3));
    }

    @Test
    void theAreaUnderTheCurveIsTheMetric() {
        var evaluation = Evaluation.of(Rows.sold(), Rows.table(3000, 1));
        var points = evaluation.roc(1).points();
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            area +=
                    (points.get(i).x() - points.get(i - 1).x())
                            * (points.get(i).y() + points.get(i - 1).y())
                            / 2;
        }
        assertTrue(points.size() <= 400);
        assertEquals(evaluation.score(Metric.AUC), area, 1e-3);
        assertTrue(evaluation.score(Metric.AUC) > 0.98);
    }

    @Test
    void precisionAndRecallAreThoseOfEachThreshold() {
        var points = four().precisionRecall(1).points();
        assertEquals(new Curve.Point(0.5, 1, 0.9), points.get(0));
        assertEquals(new Curve.Point(1, 2.0 / 3, 0.6), points.get(1));
        assertEquals(new Curve.Point(1, 0.5, 0.2), points.get(2));
    }

    @Test
    void calibrationComparesToldAndTrueShares() {
        var bins = four().calibration(1);
        assertEquals(3, bins.size());
        assertEquals(new Evaluation.Bin(0.2, 0, 1), bins.get(0));
        assertEquals(new Evaluation.Bin(0.6, 0.5, 2), bins.get(1));
        assertEquals(new Evaluation.Bin(0.9, 1, 1), bins.get(2));
    }

    @Test
    void confusionCountsTrueAgainstTold() {
        var confusion = four().confusion();
        assertEquals(1, confusion.count(0, 0));
        assertEquals(1, confusion.count(0, 1));
        assertEquals(0, confusion.count(1, 0));
        assertEquals(2, confusion.count(1, 1));
    }

    @Test
    void everyMetricOfTheTaskIsScored() {
        assertEquals(Metric.all(2), List.copyOf(four().scores().keySet()));
        var prices = Evaluation.of(Rows.price(), Rows.table(500, 2));
        assertEquals(Metric.all(0), List.copyOf(prices.scores().keySet()));
        assertEquals(0.1, prices.score(Metric.RMSE), 0.01);
        assertThrows(IllegalArgumentException.class, () -> prices.score(Metric.AUC));
    }

    @Test
    void residualsAreActualMinusToldOnRowsSpreadEvenly() {
        var pairs = Evaluation.of(Rows.price(), Rows.table(5000, 2)).pairs();
        assertEquals(2000, pairs.size());
        double mean = pairs.stream().mapToDouble(Evaluation.Pair::residual).average().orElseThrow();
        assertEquals(0, mean, 0.01);
    }

    @Test
    void rowsWithoutAKnownTargetAreLeftOutAndCounted() {
        var table = Rows.table(10, 3);
        var sold = new String[10];
        for (int i = 0; i < 10; i++) {
            sold[i] = i == 0 ? null : i == 1 ? "perhaps" : table.column("sold").text(i);
        }
        var changed = table.with(Field.of("sold", Kind.CATEGORY), CategoryColumn.of(sold));
        var evaluation = Evaluation.of(Rows.sold(), changed);
        assertEquals(8, evaluation.rows());
        assertEquals(2, evaluation.leftOut());
        var none = table.with(Field.of("sold", Kind.CATEGORY), CategoryColumn.of(new String[10]));
        assertThrows(ProblemException.class, () -> Evaluation.of(Rows.sold(), none));
    }
}
