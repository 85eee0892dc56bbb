package org.bottega.ui.chart;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.bottega.chart.Mark;
import org.bottega.chart.Palette;
import org.bottega.chart.PointRaster;
import org.jspecify.annotations.Nullable;

/// Pixels for one picture's points, kept from frame to frame.
final class PointLayer {
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;
    private int[] pixels = {};

    Image paint(Mark.Points points, Palette palette, int width, int height) {
        var shown = image;
        var kept = buffer;
        if (shown == null
                || kept == null
                || kept.getWidth() != width
                || kept.getHeight() != height) {
            pixels = new int[width * height];
            kept =
                    new PixelBuffer<>(
                            width,
                            height,
                            IntBuffer.wrap(pixels),
                            PixelFormat.getIntArgbPreInstance());
            shown = new WritableImage(kept);
            buffer = kept;
            image = shown;
        }
        PointRaster.paint(points, palette, 1, width, height, pixels);
        kept.updateBuffer(_ -> null);
        return shown;
    }
}
