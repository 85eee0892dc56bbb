package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/// Reads what was written with a small reader of its own: the table of places, the packed streams, and the
/// letters through the map that viewers use for copying.
class PdfTest {
    private static final Pattern GLYPHS = Pattern.compile("<([0-9A-F]+)> Tj");
    private static final Pattern LETTER = Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]{4})>");

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> streams(byte[] pdf) throws Exception {
        var out = new ArrayList<String>();
        var text = latin(pdf);
        int at = 0;
        while ((at = text.indexOf("\nstream\n", at)) >= 0) {
            int from = at + 8;
            int to = text.indexOf("\nendstream", from);
            var inflater = new Inflater();
            inflater.setInput(pdf, from, to - from);
            var unpacked = new ByteArrayOutputStream();
            var part = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                assertTrue(count > 0 || inflater.finished(), "a stream is cut");
                unpacked.write(part, 0, count);
            }
            inflater.end();
            out.add(latin(unpacked.toByteArray()));
            at = to;
        }
        return out;
    }

    private static String letters(byte[] pdf) throws Exception {
        var streams = streams(pdf);
        var letters = new HashMap<String, String>();
        for (var stream : streams) {
            if (stream.contains("beginbfchar")) {
                var found = LETTER.matcher(stream);
                while (found.find()) {
                    int code = Integer.parseInt(found.group(2), 16);
                    letters.put(found.group(1), Character.toString(code));
                }
            }
        }
        var out = new StringBuilder();
        for (var stream : streams) {
            var found = GLYPHS.matcher(stream);
            while (found.find()) {
                var glyphs = found.group(1);
                for (int i = 0; i < glyphs.length(); i += 4) {
                    out.append(letters.getOrDefault(glyphs.substring(i, i + 4), "?"));
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    @Test
    void everyObjectLiesWhereTheTableSays() {
        var pdf = Pdf.of(Layout.of(Samples.bars(), 500, 300), Palette.LIGHT, "Bars");
        var text = latin(pdf);
        int start = text.lastIndexOf("startxref\n") + 10;
        int table = Integer.parseInt(text.substring(start, text.indexOf('\n', start)));
        var lines = text.substring(table).lines().toList();
        assertEquals("xref", lines.getFirst());
        int size = Integer.parseInt(lines.get(1).split(" ")[1]);
        for (int i = 1; i < size; i++) {
            var line = lines.get(2 + i);
            int place = Integer.parseInt(line.substring(0, 10));
            assertTrue(text.startsWith(i + " 0 obj\n", place), line);
        }
        assertTrue(text.endsWith("%%EOF\n"));
    }

    @Test
    void theTextOfEveryChartCanBeReadBack() throws Exception {
        for (var sample : Samples.all().entrySet()) {
            var picture = Layout.of(sample.getValue(), 560, 320);
            var letters = letters(Pdf.of(picture, Palette.DARK, sample.getKey()));
            for (var mark : picture.marks()) {
                if (mark instanceof Mark.Text text && Typeface.REGULAR.covers(text.text())) {
                    assertTrue(letters.contains(text.text()), () -> sample.getKey() + ": " + text);
                }
            }
        }
    }

    @Test
    void theSamePictureIsTheSameBytes() {
        var picture = Layout.of(Samples.waterfall(), 560, 400);
        assertArrayEquals(Pdf.of(picture, Palette.LIGHT, "a"), Pdf.of(picture, Palette.LIGHT, "a"));
    }

    @Test
    void twoHundredThousandPointsAreOneImage() {
        var pdf = Pdf.of(Layout.of(Samples.scatter(200_000), 600, 400), Palette.LIGHT, "a");
        assertTrue(pdf.length < 300_000, () -> "" + pdf.length);
    }

    @Test
    void aReportHasItsPagesItsTextAndNoLineBeyondTheMargin() throws Exception {
        var charts = new ArrayList<Report.Plate>();
        for (var chart : Samples.all().values()) {
            charts.add(new Report.Plate(chart, "How to read it", Layout.height(chart, 560)));
        }
        var report =
                new Report(
                        "Churn",
                        "The lead",
                        List.of(
                                new Report.Section(
                                        "Words",
                                        List.of(
                                                new Report.Paragraph("word ".repeat(400)),
                                                new Report.Warning("beware"),
                                                new Report.Grid(Figures.of(Samples.roc())))),
                                new Report.Section("Charts", List.of(new Report.Charts(charts)))));
        var pdf = PdfReport.of(report, Locale.ITALIAN);
        var letters = letters(pdf);
        assertTrue(letters.contains("Churn\n") && letters.contains("Attenzione: beware\n"));
        var count = Pattern.compile("/Count (\\d+)").matcher(latin(pdf));
        assertTrue(count.find());
        int pages = Integer.parseInt(count.group(1));
        assertTrue(pages >= 8 && pages <= 24, () -> "" + pages);
        for (var line : PdfReport.broken("word ".repeat(400), 13, false, 600)) {
            assertTrue(Typeface.REGULAR.width(line, 13) <= 600);
        }
    }
}
