package org.bottega.chart;

import java.util.Locale;

/// How figures are written on charts.
public final class Numbers {
    private Numbers() {}

    /// Four significant digits at most.
    public static String shortly(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= 1e7 || size < 1e-4)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        int decimals = size >= 1000 ? 0 : (int) Math.clamp(3 - Math.floor(Math.log10(size)), 0, 6);
        var text = String.format(Locale.ROOT, "%,." + Math.min(4, decimals) + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /// The same with its sign, for what is added.
    public static String signed(double value) {
        return value > 0 ? "+" + shortly(value) : shortly(value).replace('-', '−');
    }
}
