package org.bottega.model.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Expected figures are those of R's package forecast 8.20 on the same series.
class MethodTest {
    private static final double[] Y = Passengers.MONTHLY;

    @Test
    void aSmoothingWithTheStatesThatRFindsHasItsCriterionAndItsForecast() {
        // ets(AirPassengers, "MAM", damped = TRUE); R tells the season from December back to
        // February
        double[] told = {
            0.894447475689, 0.799322028291, 0.921659598397, 1.05920192984, 1.22030069724,
            1.23179850717, 1.11050018095, 0.978612760760, 0.980382073472, 1.01103008804,
            0.886892287223
        };
        var season = new double[12];
        season[0] = 12;
        for (int k = 0; k < told.length; k++) {
            season[11 - k] = told[k];
            season[0] -= told[k];
        }
        var start =
                new Smoothing.Start(
                        0.709551916209,
                        0.0204089193322,
                        0.000100468309719,
                        0.979999926684,
                        120.993935507,
                        1.77054019711,
                        season);
        var ahead = new double[12];
        double likelihood = Smoothing.run(Smoothing.Form.MADM, start, Y, ahead);
        assertEquals(1395.16643247, likelihood + 2.0 * Smoothing.Form.MADM.parameters(12), 1e-3);
        // R tells the mean of what may come, which errors that multiply move by a few thousandths
        // of a per cent
        assertClose(
                new double[] {
                    441.801847278, 434.118620069, 496.630046777, 483.237479446, 483.991353447,
                    551.024400008, 613.179679246, 609.364830849, 530.540834527, 463.033214487,
                    402.747800051, 451.969373093
                },
                ahead,
                1e-3);
    }

    private static void assertClose(double[] expected, double[] told, double share) {
        for (int h = 0; h < expected.length; h++) {
            assertEquals(expected[h], told[h], share * expected[h]);
        }
    }

    @Test
    void theFormChosenForPassengersMultipliesErrorAndSeasonAsTheOneOfR() {
        var fit = Smoothing.fit(Y, 12);
        assertTrue(fit.form().multiplied && fit.form().season == 2 && fit.form().trend);
        // R also searches the first states of the season, we take them from a decomposition
        assertTrue(fit.aicc() < 1400.64 + 15, "AICc " + fit.aicc());
    }

    @Test
    void thetaTellsWhatRTells() {
        // thetaf(AirPassengers, h = 12)
        double[] expected = {
            440.078191082, 428.384280557, 489.707098670, 475.704627661, 479.670388669,
            545.366272154, 602.752001822, 601.100763091, 523.951492159, 456.627144913,
            397.953734666, 447.644908743
        };
        assertClose(expected, Method.THETA.forecast(Y, 12, 12), 1e-3);
    }

    @Test
    void naiveSeasonalNaiveAndDriftAreWhatTheySay() {
        double[] y = {1, 4, 2, 5, 3};
        assertArrayEquals(new double[] {3, 3, 3}, Method.NAIVE.forecast(y, 2, 3));
        assertArrayEquals(new double[] {5, 3, 5}, Method.SEASONAL_NAIVE.forecast(y, 2, 3));
        assertArrayEquals(new double[] {3.5, 4, 4.5}, Method.DRIFT.forecast(y, 2, 3), 1e-12);
    }

    @Test
    void everyMethodGoesOnWithOneValueAndWithEqualValues() {
        for (var method : Method.values()) {
            assertArrayEquals(new double[] {7, 7}, method.forecast(new double[] {7}, 12, 2), 1e-9);
            var told = method.forecast(new double[] {5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, 2, 2);
            assertArrayEquals(new double[] {5, 5}, told, 1e-6, method.words());
        }
    }
}
