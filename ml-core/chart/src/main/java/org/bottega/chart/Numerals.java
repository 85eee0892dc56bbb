package org.bottega.chart;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// How figures are written on charts and in reports. What is no number is a dash.
///
/// @param locale its grouping and decimal signs are used
public record Numerals(Locale locale) {
    private static final String NONE = "–";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// Four significant digits at most.
    public String shortly(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= 1e7 || size < 1e-4)) {
            return power(value, 2);
        }
        if (value == Math.rint(value)) {
            return fixed(value, 0);
        }
        int decimals = size >= 1000 ? 0 : (int) Math.clamp(3 - Math.floor(Math.log10(size)), 0, 7);
        return trimmed(fixed(value, decimals));
    }

    /// The same with its sign, for what is added.
    public String signed(double value) {
        return value > 0 ? "+" + shortly(value) : shortly(value);
    }

    /// A share of one as per cent, one decimal.
    public String percent(double share) {
        return Double.isFinite(share) ? fixed(share * 100, 1) + " %" : NONE;
    }

    /// With so many decimals.
    public String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return shortly(value);
        }
        var text = String.format(locale, "%,." + decimals + "f", Math.abs(value));
        boolean zero =
                text.chars().noneMatch(c -> Character.isDigit(c) && Character.digit(c, 10) > 0);
        return value < 0 && !zero ? "−" + text : text;
    }

    /// Such as 1.2×10⁸.
    String power(double value, int decimals) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
        double lead = value / Math.pow(10, exponent);
        if (!Double.isFinite(lead)) {
            lead = value * 1e300 / Math.pow(10, exponent + 300);
        }
        var raised = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent))
                .chars()
                .forEach(c -> raised.append(RAISED.charAt(c - '0')));
        return trimmed(fixed(lead, decimals)) + "×10" + raised;
    }

    private String trimmed(String text) {
        char point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        int at = text.lastIndexOf(point);
        if (at < 0) {
            return text;
        }
        int end = text.length();
        while (end > at && (text.charAt(end - 1) == '0' || text.charAt(end - 1) == point)) {
            boolean wasPoint = text.charAt(end - 1) == point;
            end--;
            if (wasPoint) {
                break;
            }
        }
        return text.substring(0, end);
    }
}
