package org.bottega.chart;

import java.util.List;
import java.util.function.IntFunction;
import org.bottega.chart.Mark.Anchor;

/// Names of series beside their colours; a series that is hidden is named all the same, faintly.
final class Legend {
    private static final double LEADING = 14;
    private static final int MOST_ROWS = 3;

    private Legend() {}

    /// Draws the names below the title in as many rows as it takes, three at most.
    ///
    /// @return where the plane may begin
    static double draw(Sheet sheet, List<String> names, IntFunction<Ink> inks) {
        double x = 0;
        double y = Sheet.HEAD;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                continue;
            }
            var name = Lettering.fit(names.get(i), Layout.SMALL, sheet.width - 20);
            double wide = 15 + Lettering.width(name, Layout.SMALL);
            if (x > 0 && x + wide > sheet.width) {
                if (y + LEADING > Sheet.HEAD + MOST_ROWS * LEADING) {
                    break;
                }
                x = 0;
                y += LEADING + 2;
            }
            boolean shown = sheet.shows(names.get(i));
            sheet.add(new Mark.Box(x, y + 4, 10, 3, shown ? inks.apply(i) : Ink.Role.GRID, ""));
            sheet.text(
                    x + 15, y + 9.5, name, Anchor.START, shown ? Ink.Role.TEXT : Ink.Role.UNKNOWN);
            sheet.key(names.get(i), x, y - 2, wide, LEADING + 2);
            x += wide + 16;
        }
        return y + 22;
    }
}
