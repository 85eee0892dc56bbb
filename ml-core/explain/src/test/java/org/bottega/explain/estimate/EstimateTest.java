package org.bottega.explain.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import org.bottega.learn.distribution.Normal;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void drawsHaveTheMeanAndSpreadOfTheMultinomial() {
        int[] count = {3, 0, 900, 97, 9000};
        var multinomial = new Multinomial(count);
        var random = new SplittableRandom(1);
        var drawn = new int[count.length];
        var sum = new double[count.length];
        var squares = new double[count.length];
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            multinomial.draw(random, drawn);
            int all = 0;
            for (int k = 0; k < drawn.length; k++) {
                all += drawn[k];
                sum[k] += drawn[k];
                squares[k] += (double) drawn[k] * drawn[k];
            }
            assertEquals(10_000, all);
        }
        for (int k = 0; k < count.length; k++) {
            double p = count[k] / 1e4;
            double variance = 1e4 * p * (1 - p);
            double mean = sum[k] / draws;
            assertEquals(count[k], mean, 5 * Math.sqrt(variance / draws) + 1e-12);
            assertEquals(variance, squares[k] / draws - mean * mean, 0.05 * variance + 1e-9);
        }
    }

    /// Published by Agresti and Coull for 0 of 10 and for 5 of 10 (Wilson, 95 %).
    @Test
    void wilsonsIntervalIsThePublishedOne() {
        assertEquals(0, Interval.ofShare(0, 10, 0.95).low());
        assertEquals(0.2775, Interval.ofShare(0, 10, 0.95).high(), 1e-4);
        assertEquals(0.2366, Interval.ofShare(5, 10, 0.95).low(), 1e-4);
        assertEquals(0.7634, Interval.ofShare(5, 10, 0.95).high(), 1e-4);
    }

    @Test
    void normalQuantilesAndTailsAreThoseOfTables() {
        assertEquals(1.959963985, Normal.quantile(0.975), 1e-8);
        assertEquals(-3.090232306, Normal.quantile(0.001), 1e-7);
        assertEquals(0.05, Normal.outside(1.959963985), 1e-7);
        assertEquals(0.0026997961, Normal.outside(-3), 1e-8);
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        var control =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        var name = "org.bottega.explain.estimate.reasons";
        var english = ResourceBundle.getBundle(name, Locale.ROOT, control);
        var italian = ResourceBundle.getBundle(name, Locale.ITALIAN, control);
        for (var key : new HashSet<>(english.keySet())) {
            assertTrue(
                    !italian.getString(key).equals(english.getString(key)),
                    key + " is not translated");
        }
        assertEquals(
                "Cannot be computed because no row belongs to all others.",
                Reason.of("fairness.empty", Reason.OTHERS).sentence(Locale.ENGLISH));
        assertEquals(
                "Non si può calcolare perché nessuna riga appartiene a tutti gli altri.",
                Reason.of("fairness.empty", Reason.OTHERS).sentence(Locale.ITALIAN));
    }
}
