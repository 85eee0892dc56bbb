package org.bottega.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/// Paints a picture as a PNG image. Needs no display and, for letters that [Typeface] has, no fonts.
public final class Png {
    private final Graphics2D g;
    private final Palette palette;
    private final double scale;
    private final int width;
    private final int height;

    private Png(Graphics2D g, Palette palette, double scale, int width, int height) {
        this.g = g;
        this.palette = palette;
        this.scale = scale;
        this.width = width;
        this.height = height;
    }

    /// @param scale pixels of the image for each pixel of the picture, 2 for print
    public static byte[] of(Picture picture, Palette palette, double scale) {
        var image = image(picture, palette, scale);
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The image itself, to be put on a clipboard or into another one.
    public static BufferedImage image(Picture picture, Palette palette, double scale) {
        var image =
                new BufferedImage(
                        (int) Math.ceil(picture.width() * scale),
                        (int) Math.ceil(picture.height() * scale),
                        BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        var painter = new Png(g, palette, scale, image.getWidth(), image.getHeight());
        painter.colour(Ink.Role.BACKGROUND, 1);
        g.fill(new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
        picture.marks().forEach(painter::paint);
        g.dispose();
        return image;
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Box box -> {
                colour(box.ink(), 1);
                g.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Mark.Dot dot -> dot(dot.x(), dot.y(), dot.radius(), dot.ink(), dot.opacity());
            case Mark.Points points when points.size() > PointRaster.MANY -> many(points);
            case Mark.Points points -> {
                for (int i = 0; i < points.size() && points.opacity() > 0; i++) {
                    dot(points.x(i), points.y(i), points.radius(), points.ink(i), points.opacity());
                }
            }
            case Mark.Path path -> {
                colour(path.ink(), 1);
                g.setStroke(stroke(path));
                g.draw(shape(path.spots(), path.width() <= 1));
            }
            case Mark.Area area -> {
                colour(area.ink(), area.opacity());
                g.fill(shape(area.spots(), false));
            }
            case Mark.Pixels p -> {
                var place =
                        new AffineTransform(
                                p.width() / p.raster().width(),
                                0,
                                0,
                                p.height() / p.raster().height(),
                                p.x(),
                                p.y());
                g.drawImage(p.raster().image(), place, null);
            }
            case Mark.Text text -> text(text);
        }
    }

    private void many(Mark.Points points) {
        if (points.opacity() <= 0) {
            return;
        }
        var layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var pixels = ((DataBufferInt) layer.getRaster().getDataBuffer()).getData();
        PointRaster.paint(points, palette, scale, width, height, pixels);
        var before = g.getTransform();
        g.setTransform(new AffineTransform());
        g.drawImage(layer, 0, 0, null);
        g.setTransform(before);
    }

    private void dot(double x, double y, double radius, Ink ink, double opacity) {
        if (opacity > 0) {
            colour(ink, opacity);
            g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }
    }

    private static BasicStroke stroke(Mark.Path path) {
        float[] dashes = path.dashed() ? new float[] {4, 4} : null;
        return new BasicStroke(
                (float) path.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /// Hairlines are moved to the middle of a pixel, where they are sharp.
    private static Shape shape(List<Chart.Spot> spots, boolean hairline) {
        var line = new Path2D.Double();
        for (var spot : spots) {
            double x = hairline ? Math.floor(spot.x()) + 0.5 : spot.x();
            double y = hairline ? Math.floor(spot.y()) + 0.5 : spot.y();
            if (line.getCurrentPoint() == null) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        return line;
    }

    private void text(Mark.Text text) {
        var face = text.bold() ? Typeface.MEDIUM : Typeface.REGULAR;
        var outline = outline(text.text(), text.size(), text.bold());
        double width = face.width(text.text(), text.size());
        double shift =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -width / 2;
                    case END -> -width;
                };
        colour(text.ink(), 1);
        var before = g.getTransform();
        g.translate(text.x(), text.y());
        if (text.turned()) {
            g.rotate(-Math.PI / 2);
        }
        g.translate(shift, 0);
        g.fill(outline);
        g.setTransform(before);
    }

    /// The shape of a text; letters of other scripts come from the machine's fonts.
    static Shape outline(String text, double size, boolean bold) {
        var face = bold ? Typeface.MEDIUM : Typeface.REGULAR;
        if (face.covers(text)) {
            return face.outline(text, size);
        }
        var font =
                new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1)
                        .deriveFont((float) size);
        return font.createGlyphVector(new FontRenderContext(null, true, true), text).getOutline();
    }

    private void colour(Ink ink, double opacity) {
        int alpha = (int) Math.round(Math.clamp(opacity, 0, 1) * 255);
        g.setColor(new Color(palette.rgb(ink) | alpha << 24, true));
    }
}
