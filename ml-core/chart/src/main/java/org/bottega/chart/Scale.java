package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;

/// Values to pixels, with ticks at round numbers: multiples of 1, 2 or 5 times a power of ten (P. S.
/// Heckbert, Nice numbers for graph labels, Graphics Gems, 1990).
///
/// @param from the value at the pixel `start`
/// @param to the value at the pixel `end`
/// @param step the distance of two ticks
record Scale(double from, double to, double start, double end, double step) {
    private static final double LARGEST = 1e290;

    /// A scale that holds all values, widened to round numbers where the ends were not given. A range
    /// of no width or none at all is widened, too.
    ///
    /// @param gap about how many pixels lie between two ticks at least
    static Scale of(
            double low, double high, Chart.Axis axis, double start, double end, double gap) {
        double from = Math.clamp(Double.isNaN(axis.from()) ? low : axis.from(), -LARGEST, LARGEST);
        double to = Math.clamp(Double.isNaN(axis.to()) ? high : axis.to(), -LARGEST, LARGEST);
        if (!(from <= to)) {
            from = 0;
            to = 1;
        }
        double size = Math.max(Math.abs(from), Math.abs(to));
        if (to - from <= size * 1e-12) {
            double half = size == 0 ? 1 : size * 0.1;
            from -= half;
            to += half;
        }
        int wanted = (int) Math.clamp(Math.abs(end - start) / gap, 2, 10);
        double step = step(from, to, wanted);
        if (Double.isNaN(axis.from())) {
            from = Math.floor(from / step + 1e-9) * step;
        }
        if (Double.isNaN(axis.to())) {
            to = Math.ceil(to / step - 1e-9) * step;
        }
        return new Scale(from, to, start, end, step);
    }

    /// For an axis along the bottom.
    static Scale across(double low, double high, Chart.Axis axis, double start, double end) {
        return of(low, high, axis, start, end, 48);
    }

    /// For an axis at the left.
    static Scale upward(double low, double high, Chart.Axis axis, double start, double end) {
        return of(low, high, axis, start, end, 36);
    }

    double at(double value) {
        double known = Math.clamp(value, -LARGEST, LARGEST);
        return start + (known - from) / (to - from) * (end - start);
    }

    /// The pixel of a value, or of the end that it lies beyond.
    double inside(double value) {
        return at(Math.clamp(value, from, to));
    }

    boolean holds(double value) {
        double slack = (to - from) * 1e-9;
        return value >= from - slack && value <= to + slack;
    }

    List<Double> ticks() {
        var out = new ArrayList<Double>();
        double first = Math.ceil(from / step - 1e-9);
        for (int i = 0; i < 40; i++) {
            double tick = (first + i) * step;
            if (tick > to + step * 1e-9) {
                break;
            }
            out.add(Math.abs(tick) < step * 1e-9 ? 0 : tick);
        }
        return out;
    }

    /// A tick's value with as many decimals as its step needs.
    String text(double tick, Numerals numbers) {
        if (tick == 0) {
            return "0";
        }
        double largest = Math.max(Math.abs(from), Math.abs(to));
        int lead = (int) Math.floor(Math.log10(step) + 1e-9);
        if (largest >= 1e7 || lead < -5) {
            int exponent = (int) Math.floor(Math.log10(Math.abs(tick)) + 1e-12);
            return numbers.power(tick, Math.clamp(exponent - lead, 0, 12));
        }
        return numbers.fixed(tick, Math.max(0, -lead));
    }

    private static double step(double from, double to, int wanted) {
        double raw = (to - from) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1.01 ? 1 : lead <= 2.01 ? 2 : lead <= 5.01 ? 5 : 10);
    }
}
