package org.bottega.chart;

import java.util.regex.Pattern;
import org.bottega.chart.Mark.Anchor;

/// A text word by word, each on a ground as strong as its weight.
final class HighlightsLayout {
    private static final double SIZE = 13;
    private static final double LEADING = 24;
    private static final Pattern WORD = Pattern.compile("\\n|[^\\S\\n]+|\\S+");

    private final Sheet sheet;
    private final double most;
    private double x;
    private double y = Sheet.HEAD + 18;

    private HighlightsLayout(Sheet sheet, double most) {
        this.sheet = sheet;
        this.most = most;
    }

    static void draw(Sheet sheet, Chart.Highlights chart) {
        if (chart.pieces().stream().allMatch(p -> p.text().isBlank())) {
            sheet.nothing();
            return;
        }
        double most =
                chart.pieces().stream()
                        .mapToDouble(p -> Math.abs(p.weight()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        var layout = new HighlightsLayout(sheet, most);
        chart.pieces().forEach(layout::piece);
        layout.key(chart);
    }

    private void piece(Chart.Highlights.Piece piece) {
        var words = WORD.matcher(piece.text());
        while (words.find() && y < sheet.height - 30) {
            word(words.group(), piece);
        }
    }

    private void word(String word, Chart.Highlights.Piece piece) {
        if (word.equals("\n")) {
            x = 0;
            y += LEADING;
            return;
        }
        var text = word.isBlank() ? " " : Lettering.fit(word, SIZE, sheet.width - 6);
        double wide = Typeface.REGULAR.width(text, SIZE);
        if (x + wide > sheet.width - 4 && !word.isBlank()) {
            x = 0;
            y += LEADING;
            if (y >= sheet.height - 30) {
                sheet.text(sheet.width, y - LEADING, "…", Anchor.END, Ink.Role.MUTED);
                return;
            }
        }
        if (x == 0 && word.isBlank()) {
            return;
        }
        Ink ink = Ink.Role.TEXT;
        if (most > 0 && Double.isFinite(piece.weight()) && piece.weight() != 0 && !word.isBlank()) {
            var ground = new Ink.Diverging(0.5 + 0.45 * piece.weight() / most);
            var tip = piece.text().strip() + ": " + sheet.numbers.signed(piece.weight());
            sheet.add(new Mark.Box(x, y - 14, wide + 2, 19, ground, tip));
            ink = new Ink.Over(ground);
        }
        sheet.add(new Mark.Text(x + 1, y, text, SIZE, Anchor.START, ink, false, false));
        x += wide + 1;
    }

    private void key(Chart.Highlights chart) {
        double at = sheet.height - 12;
        for (int i = 0; i < 32; i++) {
            sheet.add(
                    new Mark.Box(i * 4, at - 8, 4, 8, new Ink.Diverging(0.05 + 0.9 * i / 31), ""));
        }
        sheet.text(
                136,
                at,
                Lettering.fit(chart.unit(), Layout.SMALL, sheet.width - 140),
                Anchor.START,
                Ink.Role.MUTED);
    }
}
