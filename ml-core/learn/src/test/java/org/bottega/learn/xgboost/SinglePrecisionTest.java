package org.bottega.learn.xgboost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SinglePrecisionTest {
    private static void check(float limit) {
        double threshold = SinglePrecision.largestBelow(limit);
        if (threshold > Double.NEGATIVE_INFINITY) {
            assertTrue((float) threshold < limit, "the threshold itself is below " + limit);
        }
        assertFalse(
                (float) Math.nextUp(threshold) < limit, "the next double is not below " + limit);
    }

    @Test
    void isTheLastDoubleThatRoundsBelowTheLimit() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            float limit = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(limit)) {
                check(limit);
            }
        }
        for (float limit :
                new float[] {
                    0f,
                    -0f,
                    1,
                    -1,
                    2,
                    Float.MIN_VALUE,
                    -Float.MIN_VALUE,
                    2 * Float.MIN_VALUE,
                    Float.MIN_NORMAL,
                    -Float.MIN_NORMAL,
                    Float.MAX_VALUE,
                    -Float.MAX_VALUE,
                    Float.POSITIVE_INFINITY,
                    Float.NEGATIVE_INFINITY
                }) {
            check(limit);
        }
    }

    @Test
    void agreesWithSinglePrecisionOnEveryKindOfNeighbour() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 200_000; i++) {
            float limit = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-5, 6)));
            double threshold = SinglePrecision.largestBelow(limit);
            double x = limit + random.nextGaussian() * Math.ulp(limit);
            assertEquals((float) x < limit, x <= threshold, x + " against " + limit);
        }
    }

    @Test
    void hugeNumbersBecomeTheLargestFloat() {
        assertEquals(Float.MAX_VALUE, SinglePrecision.narrow(1e300));
        assertEquals(-Float.MAX_VALUE, SinglePrecision.narrow(-1e300));
        assertTrue(Float.isNaN(SinglePrecision.narrow(Double.NaN)));
    }
}
