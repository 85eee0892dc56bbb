package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// All kinds of charts on one sheet for each theme, for people to look at: `target/pictures/charts-light.png` and
/// `-dark.png`.
class GalleryTest {
    private static final int WIDE = 560;
    private static final int HIGH = 360;
    private static final int COLUMNS = 4;

    @Test
    void everyKindIsInTheGallery() throws IOException {
        Set<String> kinds =
                Stream.of(Chart.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        var shown = new TreeSet<String>();
        sheet("light", Palette.LIGHT, shown);
        sheet("dark", Palette.DARK, shown);
        assertEquals(kinds, shown);
    }

    private static void sheet(String theme, Palette palette, Set<String> shown) throws IOException {
        var samples = Samples.all();
        int rows = (samples.size() + COLUMNS - 1) / COLUMNS;
        var sheet = new BufferedImage(COLUMNS * WIDE, rows * HIGH, BufferedImage.TYPE_INT_RGB);
        var g = sheet.createGraphics();
        g.setColor(new Color(palette.rgb(Ink.Role.BACKGROUND)));
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int at = 0;
        for (var chart : samples.values()) {
            var picture = Layout.of(chart, WIDE - 30, HIGH - 30, Locale.ROOT);
            assertTrue(picture.marks().size() > 1, chart.title());
            var png = ImageIO.read(new ByteArrayInputStream(Png.of(picture, palette, 1)));
            g.drawImage(png, at % COLUMNS * WIDE + 15, at / COLUMNS * HIGH + 15, null);
            shown.add(chart.getClass().getSimpleName());
            at++;
        }
        g.dispose();
        var file = new File("target/pictures/charts-" + theme + ".png");
        assertTrue(file.getParentFile().isDirectory() || file.getParentFile().mkdirs());
        ImageIO.write(sheet, "png", file);
    }
}
