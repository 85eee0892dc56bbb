package org.bottega.model.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.model.RandomModels;
import org.junit.jupiter.api.Test;

class LinkTest {

    @Test
    void extremeLogOddsStayProbabilities() {
        for (double margin : new double[] {-1e308, -800, -40, 0, 40, 800, 1e308}) {
            var p = apply(Link.LOGISTIC, margin);
            assertTrue(p[0] >= 0 && p[1] >= 0 && p[0] <= 1 && p[1] <= 1);
            assertEquals(1, p[0] + p[1], 1e-15);
        }
        assertEquals(4.248354255291589e-18, apply(Link.LOGISTIC, 40)[0], 1e-30);
        assertEquals(4.248354255291589e-18, apply(Link.LOGISTIC, -40)[1], 1e-30);
        assertArrayEquals(new double[] {0.5, 0.5}, apply(Link.LOGISTIC, 0));
    }

    @Test
    void softmaxDoesNotOverflowAndDoesNotChangeWithAShift() {
        assertArrayEquals(new double[] {0, 1, 0}, apply(Link.SOFTMAX, -1e9, 1e9, 0));
        var p = apply(Link.SOFTMAX, 1, 2, 3);
        assertArrayEquals(p, apply(Link.SOFTMAX, 1001, 1002, 1003), 1e-15);
        assertEquals(Math.exp(3) / (Math.exp(1) + Math.exp(2) + Math.exp(3)), p[2], 1e-15);
        assertArrayEquals(
                apply(Link.LOGISTIC, 0.7), apply(Link.SOFTMAX, 0, 0.7), 1e-15, "two classes");
    }

    @Test
    void identityAndExponentialAreTakenOneByOne() {
        assertArrayEquals(new double[] {-3, 5}, apply(Link.IDENTITY, -3, 5));
        assertArrayEquals(new double[] {Math.exp(-3), 1}, apply(Link.EXP, -3, 0));
    }

    private static double[] apply(Link link, double... margins) {
        var out = new double[link.outputs(margins.length) + 1];
        link.apply(margins, 0, margins.length, out, 1);
        return java.util.Arrays.copyOfRange(out, 1, out.length);
    }

    @Test
    void weightedSumsRefuseWhatTheyCannotHold() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Linear(1, new double[] {wrong}, new double[1], Link.IDENTITY));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Linear(2, new double[3], new double[1], Link.IDENTITY));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Linear(1, new double[2], new double[2], Link.LOGISTIC));
    }

    @Test
    void aBlendIsTheWeightedMeanOfItsMembersOutputs() {
        var models = new RandomModels(1);
        var a = models.linear(2, 1, Link.LOGISTIC);
        var b = models.linear(1, 2, Link.SOFTMAX);
        var blend =
                new Blend(
                        3,
                        List.of(
                                new Blend.Member("a", 0.25, new int[] {2, 0}, a),
                                new Blend.Member("b", 0.75, new int[] {1}, b)));
        var out = new double[4];
        blend.predict(new double[] {1, 2, 3, 4, 5, 6}, 2, out);
        var fromA = new double[4];
        var fromB = new double[4];
        a.predict(new double[] {3, 1, 6, 4}, 2, fromA);
        b.predict(new double[] {2, 5}, 2, fromB);
        for (int i = 0; i < 4; i++) {
            assertEquals(0.25 * fromA[i] + 0.75 * fromB[i], out[i], 1e-15);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Blend(1, List.of(new Blend.Member("b", 0.75, new int[] {0}, b))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Blend(1, List.of(new Blend.Member("b", 1, new int[] {1}, b))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Blend.Member("b", Double.NaN, new int[] {0}, b));
    }
}
