package org.bottega.chart;

import java.util.stream.IntStream;
import org.bottega.chart.Mark.Anchor;

/// Bars put together from parts, named in a legend.
final class StacksLayout {
    private StacksLayout() {}

    static void draw(Sheet sheet, Chart.Stacks chart) {
        var stacks = chart.stacks();
        double most = stacks.stream().mapToDouble(s -> sum(sheet, chart, s)).max().orElse(0);
        if (!(most > 0)) {
            sheet.nothing();
            return;
        }
        double head = Legend.draw(sheet, chart.parts(), Ink::series);
        double names = sheet.nameRoom(stacks.stream().map(Chart.Stacks.Stack::name), 0.4);
        double bottom = sheet.height - Sheet.FOOT;
        var axis = new Chart.Axis(chart.unit(), 0, chart.shares() ? 1 : Double.NaN);
        var scale = Scale.across(0, most, axis, names, sheet.width - Plane.RIGHT);
        sheet.bottomAxis(scale, head, bottom, chart.unit());
        double step = (bottom - head) / stacks.size();
        double thick = Math.min(18, step * 0.7);
        for (int i = 0; i < stacks.size(); i++) {
            double middle = head + step * (i + 0.5);
            if (i % Sheet.everyName(step) == 0) {
                sheet.name(names, middle, stacks.get(i).name(), false);
            }
            stack(sheet, chart, stacks.get(i), scale, middle, thick);
        }
        sheet.add(Mark.Path.line(names, head, names, bottom, Ink.Role.MUTED));
    }

    private static double amount(Sheet sheet, Chart.Stacks chart, Chart.Stacks.Stack s, int part) {
        double amount = s.amounts().get(part);
        boolean counts = Double.isFinite(amount) && sheet.shows(chart.parts().get(part));
        return counts ? Math.max(0, amount) : 0;
    }

    private static double sum(Sheet sheet, Chart.Stacks chart, Chart.Stacks.Stack stack) {
        return IntStream.range(0, chart.parts().size())
                .mapToDouble(p -> amount(sheet, chart, stack, p))
                .sum();
    }

    private static void stack(
            Sheet sheet,
            Chart.Stacks chart,
            Chart.Stacks.Stack stack,
            Scale scale,
            double middle,
            double thick) {
        double all = sum(sheet, chart, stack);
        double whole = chart.shares() ? all : 1;
        double from = 0;
        for (int p = 0; p < chart.parts().size() && whole > 0; p++) {
            double amount = amount(sheet, chart, stack, p);
            double left = scale.at(from / whole);
            double right = scale.at((from + amount) / whole);
            from += amount;
            if (right - left < 0.05) {
                continue;
            }
            var ink = Ink.series(p);
            var share = sheet.numbers.percent(amount / all);
            var tip =
                    stack.name()
                            + ", "
                            + chart.parts().get(p)
                            + ": "
                            + sheet.numbers.shortly(amount)
                            + " ("
                            + share
                            + ")";
            double gap = right - left > 3 ? 0.5 : 0;
            sheet.add(
                    new Mark.Box(
                            left + gap,
                            middle - thick / 2,
                            right - left - 2 * gap,
                            thick,
                            ink,
                            tip));
            var text = chart.shares() ? share : sheet.numbers.shortly(amount);
            if (thick >= 14 && Lettering.width(text, Layout.SMALL) < right - left - 6) {
                double at = (left + right) / 2;
                sheet.text(at, middle + 4, text, Anchor.MIDDLE, new Ink.Over(ink));
            }
        }
    }
}
