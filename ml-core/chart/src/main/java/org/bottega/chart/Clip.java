package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.bottega.chart.Chart.Spot;

/// Cuts lines and shapes to a rectangle of pixels.
///
/// @param right above `left`
/// @param bottom above `top`, since y grows downward
record Clip(double left, double top, double right, double bottom) {

    static Clip of(Scale x, Scale y) {
        return new Clip(
                Math.min(x.start(), x.end()),
                Math.min(y.start(), y.end()),
                Math.max(x.start(), x.end()),
                Math.max(y.start(), y.end()));
    }

    private boolean holds(Spot spot) {
        return spot.x() >= left - 1e-6
                && spot.x() <= right + 1e-6
                && spot.y() >= top - 1e-6
                && spot.y() <= bottom + 1e-6;
    }

    /// The parts of a polyline that lie inside (Y. D. Liang, B. A. Barsky, 1984).
    List<List<Spot>> line(List<Spot> spots) {
        if (spots.stream().allMatch(this::holds)) {
            return spots.size() < 2 ? List.of() : List.of(spots);
        }
        var out = new ArrayList<List<Spot>>();
        var part = new ArrayList<Spot>();
        for (int i = 1; i < spots.size(); i++) {
            var cut = cut(spots.get(i - 1), spots.get(i));
            if (cut.isEmpty()) {
                flush(out, part);
                continue;
            }
            if (part.isEmpty() || !part.getLast().equals(cut.getFirst())) {
                flush(out, part);
                part.add(cut.getFirst());
            }
            part.add(cut.getLast());
        }
        flush(out, part);
        return out;
    }

    private static void flush(List<List<Spot>> out, List<Spot> part) {
        if (part.size() > 1) {
            out.add(List.copyOf(part));
        }
        part.clear();
    }

    private List<Spot> cut(Spot a, Spot b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double[] steps = {-dx, dx, -dy, dy};
        double[] rooms = {a.x() - left, right - a.x(), a.y() - top, bottom - a.y()};
        double from = 0;
        double to = 1;
        for (int i = 0; i < 4; i++) {
            if (steps[i] == 0) {
                if (rooms[i] < 0) {
                    return List.of();
                }
                continue;
            }
            double at = rooms[i] / steps[i];
            if (steps[i] < 0) {
                from = Math.max(from, at);
            } else {
                to = Math.min(to, at);
            }
        }
        if (from > to) {
            return List.of();
        }
        return List.of(
                from == 0 ? a : new Spot(a.x() + from * dx, a.y() + from * dy),
                to == 1 ? b : new Spot(a.x() + to * dx, a.y() + to * dy));
    }

    /// What of a filled shape lies inside (I. E. Sutherland, G. W. Hodgman, 1974).
    List<Spot> area(List<Spot> spots) {
        if (spots.stream().allMatch(this::holds)) {
            return spots;
        }
        var out = half(spots, s -> s.x() >= left, Spot::x, left);
        out = half(out, s -> s.x() <= right, Spot::x, right);
        out = half(out, s -> s.y() >= top, Spot::y, top);
        return half(out, s -> s.y() <= bottom, Spot::y, bottom);
    }

    private static List<Spot> half(
            List<Spot> spots, Predicate<Spot> inside, ToDoubleFunction<Spot> side, double edge) {
        var out = new ArrayList<Spot>();
        for (int i = 0; i < spots.size(); i++) {
            var a = spots.get(i);
            var b = spots.get((i + 1) % spots.size());
            boolean in = inside.test(a);
            if (in) {
                out.add(a);
            }
            if (in != inside.test(b)) {
                double t =
                        (edge - side.applyAsDouble(a))
                                / (side.applyAsDouble(b) - side.applyAsDouble(a));
                out.add(new Spot(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())));
            }
        }
        return out;
    }
}
