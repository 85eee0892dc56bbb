package org.bottega.chart;

import java.util.Arrays;

/// Paints hundreds of thousands of points into pixels instead of one shape each: dots of one colour are
/// counted for each pixel and the counts turned into opacity, dots of many colours are laid over each
/// other. What a zooming hand needs sixty times a second.
public final class PointRaster {
    /// From so many points on pixels are cheaper than shapes and look the same.
    public static final int MANY = 5000;

    private PointRaster() {}

    /// @param scale pixels of the image for each pixel of the picture
    /// @param pixels the image, row by row: alpha, red, green, blue in a byte each, multiplied with alpha;
    ///     overwritten
    public static void paint(
            Mark.Points points,
            Palette palette,
            double scale,
            int width,
            int height,
            int[] pixels) {
        Arrays.fill(pixels, 0, width * height, 0);
        int[] disc = disc(points.radius() * scale, width);
        int reach = (int) Math.ceil(points.radius() * scale);
        if (points.uniform()) {
            count(points, scale, width, height, reach, disc, pixels);
            colour(pixels, width * height, palette.rgb(points.ink(0)), points.opacity());
        } else {
            lay(points, palette, scale, width, height, reach, disc, pixels);
        }
    }

    /// The distances, in an array of pixels, from the middle of a dot to those it covers.
    private static int[] disc(double radius, int width) {
        int reach = (int) Math.ceil(radius);
        var out = new int[(2 * reach + 1) * (2 * reach + 1)];
        int found = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                if (Math.hypot(dx, dy) <= radius) {
                    out[found++] = dy * width + dx;
                }
            }
        }
        return Arrays.copyOf(out, found);
    }

    private static void count(
            Mark.Points points,
            double scale,
            int width,
            int height,
            int reach,
            int[] disc,
            int[] counts) {
        for (int i = 0; i < points.size(); i++) {
            int x = (int) (points.x(i) * scale);
            int y = (int) (points.y(i) * scale);
            if (x >= reach && y >= reach && x < width - reach && y < height - reach) {
                int middle = y * width + x;
                for (int away : disc) {
                    counts[middle + away]++;
                }
            }
        }
    }

    private static void colour(int[] counts, int size, int rgb, double opacity) {
        var colours = new int[256];
        for (int n = 1; n < colours.length; n++) {
            colours[n] = multiplied(rgb, 1 - Math.pow(1 - opacity, n));
        }
        for (int i = 0; i < size; i++) {
            int count = counts[i];
            if (count != 0) {
                counts[i] = colours[Math.min(count, colours.length - 1)];
            }
        }
    }

    private static int multiplied(int rgb, double opacity) {
        int alpha = (int) Math.round(opacity * 255);
        int out = alpha << 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
            out |= (int) Math.round((rgb >> shift & 255) * alpha / 255.0) << shift;
        }
        return out;
    }

    private static void lay(
            Mark.Points points,
            Palette palette,
            double scale,
            int width,
            int height,
            int reach,
            int[] disc,
            int[] pixels) {
        var colours = new int[Mark.Points.LEVELS + 2];
        int rest = 256 - (int) Math.round(points.opacity() * 256);
        for (int i = 0; i < points.size(); i++) {
            int level = points.level(i) + 1;
            if (colours[level] == 0) {
                colours[level] = multiplied(palette.rgb(points.ink(i)), points.opacity());
            }
            int colour = colours[level];
            int x = (int) (points.x(i) * scale);
            int y = (int) (points.y(i) * scale);
            if (x >= reach && y >= reach && x < width - reach && y < height - reach) {
                int middle = y * width + x;
                for (int away : disc) {
                    pixels[middle + away] = colour + faded(pixels[middle + away], rest);
                }
            }
        }
    }

    /// Two bytes at a time.
    private static int faded(int argb, int rest) {
        int odd = (argb >>> 8 & 0xff00ff) * rest & 0xff00ff00;
        int even = ((argb & 0xff00ff) * rest & 0xff00ff00) >>> 8;
        return odd | even;
    }
}
