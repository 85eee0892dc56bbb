package org.bottega.ui.chart;

import org.bottega.chart.Mark;
import org.bottega.chart.Picture;
import org.jspecify.annotations.Nullable;

/// Which mark the pointer is on.
final class Tips {
    private static final double REACH = 6;

    private Tips() {}

    /// The tip of the topmost mark at a place, the nearest dot first; `null` where there is none.
    static @Nullable String at(Picture picture, double x, double y) {
        String found = null;
        double nearest = REACH;
        for (var mark : picture.marks()) {
            switch (mark) {
                case Mark.Dot dot -> {
                    double away = Math.hypot(dot.x() - x, dot.y() - y);
                    if (!dot.tip().isEmpty() && away <= nearest) {
                        nearest = away;
                        found = dot.tip();
                    }
                }
                case Mark.Points points -> {
                    int closest = -1;
                    for (int i = 0; i < points.size(); i++) {
                        double away = Math.hypot(points.x(i) - x, points.y(i) - y);
                        if (away <= nearest) {
                            nearest = away;
                            closest = i;
                        }
                    }
                    if (closest >= 0) {
                        found = points.tip(closest);
                    }
                }
                case Mark.Box box -> {
                    if (!box.tip().isEmpty()
                            && x >= box.x()
                            && x <= box.x() + box.width()
                            && y >= box.y() - 2
                            && y <= box.y() + box.height() + 2) {
                        found = box.tip();
                    }
                }
                case Mark.Path _, Mark.Area _, Mark.Text _, Mark.Pixels _ -> {}
            }
        }
        return found;
    }
}
