package org.bottega.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures(Locale.ENGLISH);

    @Test
    void scoresHaveFourDecimalsUnlessTheyAreLarge() {
        assertEquals("0.9281", figures.score(0.92812));
        assertEquals("42.13", figures.score(42.1291));
        assertEquals("26,541", figures.score(26541.3));
        assertEquals("–", figures.score(Double.NaN));
    }

    @Test
    void numbersKeepTheirSignificantDigits() {
        assertEquals("3,750", figures.number(3750, 4));
        assertEquals("0.1235", figures.number(0.123456, 4));
        assertEquals("1.2e-07", figures.number(1.234e-7, 2));
    }

    @Test
    void sharesTellSmallFromNone() {
        assertEquals("0 %", figures.share(0));
        assertEquals("< 0.1 %", figures.share(0.0002));
        assertEquals("12.5 %", figures.share(0.125));
        assertEquals("100 %", figures.share(1));
    }

    @Test
    void timesAndSizesReadAsAPersonSaysThem() {
        assertEquals("0.8 s", figures.seconds(0.8));
        assertEquals("42 s", figures.seconds(41.7));
        assertEquals("3 min 5 s", figures.seconds(185));
        assertEquals("2 h 10 min", figures.seconds(7800));
        assertEquals("312 MB", figures.bytes(312_400_000));
        assertEquals("1.5 GB", figures.bytes(1_512_000_000));
    }
}
