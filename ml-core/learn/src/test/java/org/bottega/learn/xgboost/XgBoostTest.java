package org.bottega.learn.xgboost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.learn.RandomRows;
import org.bottega.learn.boosting.SingleTargets;
import org.bottega.model.features.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XgBoostTest {
    /// Trains once and predicts other rows, with missing values and unknown codes, by us and by XGBoost.
    ///
    /// @param onehot −1 for dart
    @ParameterizedTest
    @CsvSource({
        "0, 0, 4",
        "0, 0.15, 4",
        "2, 0, 200",
        "2, 0.15, 4",
        "3, 0, 4",
        "5, 0.15, 4",
        "0, 0.1, -1",
        "2, 0, -1"
    })
    void predictsAsXgBoostItself(int classes, double missing, int onehot) {
        var params =
                Params.defaults()
                        .with(XgBoost.ROUNDS, 60)
                        .with(XgBoost.LEARNING_RATE, 0.2)
                        .with(XgBoost.MAX_CAT_TO_ONEHOT, onehot < 0 ? 4 : onehot)
                        .with(XgBoost.MODE, onehot < 0 ? XgBoost.Mode.DART : XgBoost.Mode.BOOSTING);
        var training = RandomRows.of(1500, classes, missing, 11).withValidation();
        var other = otherRows(classes);
        int count = other.rows();
        var all = IntStream.range(0, count).toArray();
        var rows = new double[count * other.width()];
        other.gather(all, 0, count, rows);
        var targets = SingleTargets.of(training);
        new XgBoostLearner(params)
                .fit(
                        training,
                        Progress.none(),
                        targets,
                        (booster, rounds) -> {
                            var json = XgBoostJson.read(booster.toByteArray("json"));
                            var forest =
                                    XgBoostForest.of(
                                            json,
                                            other.width(),
                                            classes,
                                            rounds,
                                            targets.centre(),
                                            targets.scale());
                            var ours = new double[count * forest.outputs()];
                            forest.predict(rows, count, ours);
                            var matrix = XgBoostLearner.matrix(other, all, Progress.none());
                            var theirs = booster.predict(matrix, false, rounds);
                            matrix.dispose();
                            var expected = new double[ours.length];
                            for (int i = 0; i < count; i++) {
                                if (classes == 0) {
                                    expected[i] = theirs[i][0] * targets.scale() + targets.centre();
                                } else if (classes == 2) {
                                    expected[2 * i + 1] = theirs[i][0];
                                    expected[2 * i] = 1 - theirs[i][0];
                                } else {
                                    for (int k = 0; k < classes; k++) {
                                        expected[i * classes + k] = theirs[i][k];
                                    }
                                }
                            }
                            assertArrayEquals(expected, ours, classes == 0 ? 1e-6 * 1000 : 1e-6);
                            assertTrue(Arrays.stream(ours).distinct().count() > 50);
                            assertEquals(rounds, forest.trees() / forest.margins());
                            return true;
                        });
    }

    private static Matrix otherRows(int classes) {
        var rows = RandomRows.of(500, classes, 0.1, 12);
        var columns =
                IntStream.range(0, rows.x().width())
                        .mapToObj(j -> rows.x().column(j).clone())
                        .toArray(double[][]::new);
        for (int i = 0; i < 500; i += 7) {
            columns[6][i] = 90 + i % 50; // a code that training did not have
        }
        for (int i = 0; i < 500; i += 5) {
            columns[0][i] = Double.NaN;
            columns[5][i] = Double.NaN;
        }
        for (int i = 0; i < 500; i += 50) {
            columns[1][i] = i % 100 == 0 ? 1e300 : -1e300;
        }
        return new Matrix(rows.x().features(), columns, 500);
    }
}
