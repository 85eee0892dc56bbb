package org.bottega.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bottega.chart.Mark.Anchor;

/// Sets a report on pages of A4: text is broken at words, tables at rows with their heads repeated, and a
/// chart never across two pages. For paper, so always in the light colours.
public final class PdfReport {
    private static final double WIDTH = 794;
    private static final double HEIGHT = 1123;
    private static final double MARGIN = 64;
    private static final double ROOM = WIDTH - 2 * MARGIN;
    private static final double BODY = 13;
    private static final double ROW = 20;
    private static final double CELL = 11;
    private static final double CELL_LINE = 13;
    private static final int MOST_LINES = 6;
    private static final int MOST_ROWS = 60;
    private static final int CARDS = 4;

    private final Report report;
    private final Locale locale;
    private final Words words;
    private final Pdf pdf = new Pdf(Palette.LIGHT);
    private double y;
    private int page;

    private PdfReport(Report report, Locale locale) {
        this.report = report;
        this.locale = locale;
        this.words = Words.in(locale);
    }

    /// @param locale of the words and numbers that this adds; the report's own text should be in it
    public static byte[] of(Report report, Locale locale) {
        return new PdfReport(report, locale).document();
    }

    private byte[] document() {
        turn();
        paragraph(report.title(), 26, true, Ink.Role.TEXT);
        y += 4;
        paragraph(report.lead(), 15, false, Ink.Role.MUTED);
        for (var section : report.sections()) {
            y += 22;
            need(beginning(section));
            paragraph(section.heading(), 19, true, Ink.Role.TEXT);
            y += 4;
            section.blocks().forEach(this::block);
        }
        close();
        return pdf.bytes(report.title());
    }

    /// How high a heading is with what must not be parted from it.
    private static double beginning(Report.Section section) {
        return section.blocks().stream().findFirst().orElse(new Report.Paragraph(""))
                                instanceof Report.Charts charts
                        && !charts.plates().isEmpty()
                ? 90 + charts.plates().getFirst().height()
                : 90;
    }

    private void turn() {
        if (page > 0) {
            close();
        }
        page++;
        pdf.begin();
        y = MARGIN;
    }

    private void close() {
        var number = new Numerals(locale).shortly(page);
        double foot = HEIGHT - 30;
        line(MARGIN, foot, words.say("made"), 10, false, Ink.Role.MUTED, Anchor.START);
        line(WIDTH - MARGIN, foot, number, 10, false, Ink.Role.MUTED, Anchor.END);
        pdf.end(WIDTH, HEIGHT);
    }

    /// Goes to the next page where so much does not fit on this one.
    private void need(double high) {
        if (y + high > HEIGHT - MARGIN && y > MARGIN) {
            turn();
        }
    }

    private void line(
            double x, double base, String text, double size, boolean bold, Ink ink, Anchor anchor) {
        pdf.text(x, base, text, size, anchor, ink, bold, false);
    }

    private void paragraph(String text, double size, boolean bold, Ink ink) {
        for (var part : broken(text, size, bold, ROOM)) {
            need(size * 1.45);
            y += size * 1.2;
            line(MARGIN, y, part, size, bold, ink, Anchor.START);
            y += size * 0.25;
        }
    }

    /// A text as lines no wider than the room there is.
    static List<String> broken(String text, double size, boolean bold, double room) {
        var face = bold ? Typeface.MEDIUM : Typeface.REGULAR;
        var out = new ArrayList<String>();
        var now = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            var fitting = Lettering.fit(word, size, room, face);
            var longer = now.isEmpty() ? fitting : now + " " + fitting;
            if (!now.isEmpty() && face.width(longer, size) > room) {
                out.add(now.toString());
                now.setLength(0);
                now.append(fitting);
            } else {
                now.setLength(0);
                now.append(longer);
            }
        }
        if (!now.isEmpty()) {
            out.add(now.toString());
        }
        return out;
    }

    private void block(Report.Block block) {
        switch (block) {
            case Report.Paragraph(String text) -> {
                y += 6;
                paragraph(text, BODY, false, Ink.Role.TEXT);
            }
            case Report.Warning(String text) -> {
                y += 6;
                paragraph(words.say("warning") + ": " + text, BODY, true, Ink.Role.SECOND);
            }
            case Report.Points points -> points.texts().forEach(this::point);
            case Report.Cards cards -> cards(cards.cards());
            case Report.Grid(Figures figures) -> table(figures);
            case Report.Charts charts -> charts.plates().forEach(this::plate);
        }
    }

    private void point(String text) {
        y += 4;
        boolean first = true;
        for (var part : broken(text, BODY, false, ROOM - 16)) {
            need(BODY * 1.5);
            y += BODY * 1.2;
            if (first) {
                line(MARGIN, y, "•", BODY, false, Ink.Role.MUTED, Anchor.START);
            }
            first = false;
            line(MARGIN + 16, y, part, BODY, false, Ink.Role.TEXT, Anchor.START);
            y += BODY * 0.25;
        }
    }

    private void cards(List<Report.Card> cards) {
        double wide = ROOM / CARDS;
        for (int i = 0; i < cards.size(); i += CARDS) {
            need(64);
            for (int c = 0; c < Math.min(CARDS, cards.size() - i); c++) {
                var card = cards.get(i + c);
                double x = MARGIN + wide * c;
                var label = Lettering.fit(card.label(), 11, wide - 12);
                line(x, y + 28, card.value(), 20, true, Ink.Role.TEXT, Anchor.START);
                line(x, y + 46, label, 11, false, Ink.Role.MUTED, Anchor.START);
            }
            y += 60;
        }
    }

    private void plate(Report.Plate plate) {
        double high = Math.min(plate.height(), HEIGHT - 2 * MARGIN - 60);
        var caption = broken(plate.caption(), 11, false, ROOM);
        need(high + 24 + 16 * caption.size());
        y += 12;
        pdf.paint(Layout.of(plate.chart(), ROOM, high, locale), MARGIN, y);
        y += high + 4;
        for (var part : caption) {
            y += 15;
            line(MARGIN, y, part, 11, false, Ink.Role.MUTED, Anchor.START);
        }
        y += 6;
    }

    private void table(Figures figures) {
        if (figures.heads().isEmpty()) {
            return;
        }
        double[] widths = widths(figures);
        y += 8;
        need(3 * ROW);
        row(figures.heads(), widths, true);
        int shown = Math.min(MOST_ROWS, figures.rows().size());
        for (var cells : figures.rows().subList(0, shown)) {
            if (y + high(cells, widths) > HEIGHT - MARGIN) {
                turn();
                row(figures.heads(), widths, true);
            }
            row(cells, widths, false);
        }
        if (shown < figures.rows().size()) {
            var more = new Numerals(locale).shortly(figures.rows().size() - shown);
            paragraph(words.say("more", more), 11, false, Ink.Role.MUTED);
        }
    }

    private void row(List<String> cells, double[] widths, boolean head) {
        double x = MARGIN;
        for (int c = 0; c < widths.length; c++) {
            double base = y + 14;
            for (var part : lines(cells.get(c), widths[c], head)) {
                line(
                        x,
                        base,
                        part,
                        CELL,
                        head,
                        head ? Ink.Role.MUTED : Ink.Role.TEXT,
                        Anchor.START);
                base += CELL_LINE;
            }
            x += widths[c];
        }
        y += high(cells, widths);
        pdf.box(MARGIN, y, ROOM, 0.7, Ink.Role.GRID);
    }

    /// A row is as high as its longest cell.
    private static double high(List<String> cells, double[] widths) {
        int most = 1;
        for (int c = 0; c < widths.length; c++) {
            most = Math.max(most, lines(cells.get(c), widths[c], false).size());
        }
        return ROW + (most - 1) * CELL_LINE;
    }

    /// A sentence in a cell goes on in the next line; what is longer than a few is cut.
    private static List<String> lines(String text, double width, boolean head) {
        var all = broken(text, CELL, head, width - 8);
        return all.size() <= MOST_LINES ? all : all.subList(0, MOST_LINES);
    }

    /// As wide as the columns want; where the page is narrower, the widest give way first.
    private static double[] widths(Figures figures) {
        var out = new double[figures.heads().size()];
        double sum = 0;
        for (int c = 0; c < out.length; c++) {
            double wide = Typeface.MEDIUM.width(figures.heads().get(c), 11);
            for (var row : figures.rows().subList(0, Math.min(MOST_ROWS, figures.rows().size()))) {
                wide = Math.max(wide, Typeface.REGULAR.width(row.get(c), 11));
            }
            out[c] = wide + 16;
            sum += out[c];
        }
        double[] wanted = out.clone();
        for (double most = ROOM; sum > ROOM && most > 0; most -= 4) {
            sum = 0;
            for (int c = 0; c < out.length; c++) {
                out[c] = Math.min(wanted[c], most);
                sum += out[c];
            }
        }
        return out;
    }
}
