package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /// `-Dgolden.update=true` writes the files anew; the difference shows in review.
    @Test
    void theSvgOfEveryChartIsTheSameAsItWas() throws IOException {
        for (var sample : Samples.all().entrySet()) {
            var chart = sample.getValue();
            var file = GOLDEN.resolve(sample.getKey() + ".svg");
            var svg = Svg.of(chart, 560, Layout.height(chart, 560), Palette.LIGHT, Locale.ROOT);
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(file, svg);
            }
            assertTrue(
                    Files.readString(file).equals(svg),
                    () -> sample.getKey() + " differs; run with -Dgolden.update=true and look");
        }
    }

    @Test
    void theSvgIsWellFormedWhateverTheNames() throws Exception {
        var name = "a<b>&\"c'\u0000\u001b\ud800 \uffff ]]> -->";
        var odd =
                new Chart.Bars(name, name, List.of(new Chart.Bar(name, 1), new Chart.Bar("x", 2)));
        var svg = Svg.of(odd, 800, 300, Palette.DARK, Locale.ROOT);
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        var title = document.getElementsByTagName("title").item(0).getTextContent();
        assertTrue(title.startsWith("a<b>&\"c'"), title);
    }

    @Test
    void manyDotsBecomeFewElements() {
        var svg = Svg.of(Samples.scatter(200_000), 700, 420, Palette.LIGHT, Locale.ROOT);
        assertFalse(svg.contains("<circle"));
        assertTrue(svg.length() < 4_000_000, () -> "" + svg.length());
    }

    @Test
    void thePngHasTheSizeOfThePictureTimesItsScale() throws IOException {
        for (var chart : Samples.all().values()) {
            var png = Png.of(Layout.of(chart, 400, 240), Palette.DARK, 2);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(800, image.getWidth());
            assertEquals(480, image.getHeight());
        }
    }

    @Test
    void lettersAreDrawnAsWideAsTheyAreMeasured() {
        var text = "Hamburgefonstiv 0123456789 äßçé −×10⁷";
        for (var face : Typeface.values()) {
            assertTrue(face.covers(text));
            var bounds = face.outline(text, 100).getBounds2D();
            double width = face.width(text, 100);
            assertTrue(
                    bounds.getMaxX() <= width && bounds.getMaxX() > width - 12, bounds::toString);
            assertTrue(bounds.getMinY() < -70 && bounds.getMaxY() > 10, bounds::toString);
        }
        assertEquals(Typeface.REGULAR.width("1", 10), Typeface.REGULAR.width("8", 10));
        assertEquals(1151 / 2048.0 * 10, Typeface.REGULAR.width("8", 10), 1e-9);
    }

    @Test
    void textAndLinesCanBeToldFromTheirBackground() {
        for (var palette : Palette.values()) {
            int ground = palette.rgb(Ink.Role.BACKGROUND);
            assertTrue(Palette.contrast(palette.rgb(Ink.Role.TEXT), ground) >= 7);
            assertTrue(Palette.contrast(palette.rgb(Ink.Role.MUTED), ground) >= 4.5);
            for (int i = 0; i < 6; i++) {
                var ink = Ink.series(i);
                double found = Palette.contrast(palette.rgb(ink), ground);
                assertTrue(found >= 4.5, () -> palette + " " + ink + " " + found);
            }
            for (int i = 0; i <= 32; i++) {
                for (var cell : List.of(new Ink.Heat(i / 32.0), new Ink.Diverging(i / 32.0))) {
                    double found =
                            Palette.contrast(palette.rgb(new Ink.Over(cell)), palette.rgb(cell));
                    assertTrue(found >= 4.5, () -> palette + " " + cell + " " + found);
                }
            }
        }
    }

    @Test
    void aNameIsCutWhereThereIsNoRoom() {
        var cut = Lettering.fit("monthly_charges_in_euros", 12, 80);
        assertTrue(cut.endsWith("…") && cut.startsWith("monthly_"), cut);
        assertTrue(Lettering.width(cut, 12) <= 80);
        assertEquals("short", Lettering.fit("short", 12, 80));
        assertFalse(Lettering.fit("😀😀😀😀😀😀😀", 12, 40).contains("\ud83d…"));
    }
}
