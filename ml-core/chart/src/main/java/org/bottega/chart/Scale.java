package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Values to pixels, with ticks at round numbers.
///
/// @param from the value at the pixel `start`
/// @param to the value at the pixel `end`
record Scale(double from, double to, double start, double end) {

    /// A scale that holds all values, widened to round numbers where the ends were not given.
    static Scale of(double low, double high, Chart.Axis axis, double start, double end) {
        double from = Double.isNaN(axis.from()) ? low : axis.from();
        double to = Double.isNaN(axis.to()) ? high : axis.to();
        if (!(from < to)) {
            double middle = Double.isFinite(from) ? from : 0;
            double half = middle == 0 ? 1 : Math.abs(middle) * 0.1;
            from = middle - half;
            to = middle + half;
        }
        double step = step(from, to);
        if (Double.isNaN(axis.from())) {
            from = Math.floor(from / step + 1e-9) * step;
        }
        if (Double.isNaN(axis.to())) {
            to = Math.ceil(to / step - 1e-9) * step;
        }
        return new Scale(from, to, start, end);
    }

    double at(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }

    List<Double> ticks() {
        double step = step(from, to);
        var out = new ArrayList<Double>();
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
            out.add(i * step);
        }
        return out;
    }

    /// A tick's value with as many decimals as its step needs.
    String text(double tick) {
        double step = step(from, to);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        if (Math.abs(tick) < step * 1e-9) {
            return "0";
        }
        if (Math.abs(tick) >= 1e6 || decimals > 5) {
            return Numbers.shortly(tick);
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", tick);
    }

    private static double step(double from, double to) {
        double raw = (to - from) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }
}
