package org.bottega.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Coloured pixels, row by row from the top.
public final class Raster {
    private final int width;
    private final int height;
    private final int[] argb;

    /// @param argb alpha, red, green, blue in a byte each, not multiplied with alpha; taken over, not
    ///     copied
    public Raster(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException("pixels must be width × height");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// Alpha, red, green, blue in a byte each.
    public int argb(int x, int y) {
        return argb[y * width + x];
    }

    /// All of them: read only.
    int[] pixels() {
        return argb;
    }

    BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }

    byte[] png() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image(), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
