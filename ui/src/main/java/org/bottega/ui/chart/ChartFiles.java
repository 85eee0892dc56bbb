package org.bottega.ui.chart;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.bottega.chart.Chart;
import org.bottega.chart.Layout;
import org.bottega.chart.Palette;
import org.bottega.chart.Pdf;
import org.bottega.chart.Picture;
import org.bottega.chart.Png;
import org.bottega.chart.Svg;
import org.bottega.chart.View;
import org.bottega.kernel.file.WholeFile;
import org.bottega.ui.page.Desk;

/// Gives a chart away: to the clipboard, or as an SVG, PNG or PDF file, as it is seen.
final class ChartFiles {
    private static final double PRINT = 2;

    private final Desk desk;

    ChartFiles(Desk desk) {
        this.desk = desk;
    }

    private Picture picture(Chart chart, View view, double width, double height) {
        return Layout.of(chart, width, height, desk.messages().locale(), view);
    }

    void copy(Chart chart, View view, double width, double height, Palette palette) {
        var picture = picture(chart, view, width, height);
        desk.background()
                .run(
                        () -> Png.of(picture, palette, PRINT),
                        png -> {
                            var content = new ClipboardContent();
                            content.putImage(new Image(new ByteArrayInputStream(png)));
                            Clipboard.getSystemClipboard().setContent(content);
                            desk.notices().say(desk.say("chart.copied"));
                        });
    }

    void save(Chart chart, View view, double width, double height) {
        var name = chart.title().replaceAll("[^\\p{L}\\p{N}]+", "-").toLowerCase(Locale.ROOT);
        desk.files()
                .save(desk.say("chart.save"), name + ".svg", List.of("svg", "png", "pdf"))
                .ifPresent(file -> write(chart, picture(chart, view, width, height), file));
    }

    private void write(Chart chart, Picture picture, Path file) {
        desk.background()
                .run(
                        () -> {
                            var bytes = bytes(chart, picture, file);
                            WholeFile.write(file, out -> out.write(bytes));
                            return file;
                        },
                        written -> desk.notices().say(desk.say("model.written", written)));
    }

    private static byte[] bytes(Chart chart, Picture picture, Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return Png.of(picture, Palette.LIGHT, PRINT);
        }
        if (name.endsWith(".pdf")) {
            return Pdf.of(picture, Palette.LIGHT, chart.title());
        }
        return Svg.of(picture, Palette.LIGHT, chart.title()).getBytes(StandardCharsets.UTF_8);
    }
}
