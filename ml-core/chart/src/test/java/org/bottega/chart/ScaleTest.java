package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bottega.chart.Chart.Axis;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private final Numerals english = new Numerals(Locale.ROOT);

    @Test
    void ticksStandAtRoundNumbers() {
        var scale = Scale.across(0.13, 9.4, Axis.of("x"), 0, 400);
        assertEquals(
                List.of("0", "2", "4", "6", "8", "10"),
                scale.ticks().stream().map(t -> scale.text(t, english)).toList());
    }

    @Test
    void ticksCoverTheDataAndDifferInTheirText() {
        var random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            double size = Math.pow(10, random.nextInt(20) - 9);
            double low = random.nextGaussian() * size;
            double high = low + Math.abs(random.nextGaussian()) * size;
            var scale = Scale.across(low, high, Axis.of("x"), 0, 500);
            var ticks = scale.ticks();
            assertTrue(scale.from() <= low + size * 1e-9 && scale.to() >= high - size * 1e-9);
            assertTrue(ticks.size() >= 2 && ticks.size() <= 13, () -> scale + " " + ticks);
            assertEquals(scale.from(), ticks.getFirst(), scale.step() * 1e-6);
            assertEquals(scale.to(), ticks.getLast(), scale.step() * 1e-6);
            var texts = new HashSet<String>();
            ticks.forEach(t -> texts.add(scale.text(t, english)));
            assertEquals(ticks.size(), texts.size(), () -> scale + " " + texts);
        }
    }

    @Test
    void aRangeOfNoWidthIsWidened() {
        for (double value : new double[] {5, -3e-200, 0, 1e280, 1e18}) {
            var scale = Scale.across(value, value, Axis.of("x"), 0, 100);
            assertTrue(scale.from() < value && scale.to() > value, scale::toString);
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        var italian = new Numerals(Locale.ITALIAN);
        assertEquals("1.234.567", italian.shortly(1234567));
        assertEquals("0,1235", italian.shortly(0.12345678));
        assertEquals("−12.5", english.shortly(-12.5));
        assertEquals("+0.3", english.signed(0.3));
        assertEquals("1.2×10⁻⁵", english.shortly(1.2e-5));
        assertEquals("3.46×10⁸", english.shortly(345_678_901));
        assertEquals("0", english.shortly(-0.0));
        assertEquals("–", english.shortly(Double.NaN));
        assertEquals("97.7 %", english.percent(334.0 / 342));
    }
}
