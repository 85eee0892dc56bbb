package org.bottega.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Paints a picture as a PNG image. Needs no display.
public final class Png {
    private Png() {}

    /// @param scale pixels of the image for each pixel of the picture, 2 for print
    public static byte[] of(Picture picture, Palette palette, double scale) {
        var image =
                new BufferedImage(
                        (int) Math.ceil(picture.width() * scale),
                        (int) Math.ceil(picture.height() * scale),
                        BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.scale(scale, scale);
        g.setColor(colour(palette, Ink.Role.BACKGROUND));
        g.fill(new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
        for (var mark : picture.marks()) {
            paint(g, mark, palette);
        }
        g.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paint(Graphics2D g, Mark mark, Palette palette) {
        switch (mark) {
            case Mark.Box box -> {
                g.setColor(colour(palette, box.ink()));
                g.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Mark.Dot dot -> {
                g.setColor(colour(palette, dot.ink()));
                g.setComposite(
                        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) dot.opacity()));
                double r = dot.radius();
                g.fill(new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r));
                g.setComposite(AlphaComposite.SrcOver);
            }
            case Mark.Path path -> {
                if (path.spots().isEmpty()) {
                    return;
                }
                var line = new Path2D.Double();
                line.moveTo(path.spots().getFirst().x(), path.spots().getFirst().y());
                path.spots().forEach(s -> line.lineTo(s.x(), s.y()));
                g.setColor(colour(palette, path.ink()));
                g.setStroke(
                        path.dashed()
                                ? new BasicStroke(
                                        (float) path.width(),
                                        BasicStroke.CAP_BUTT,
                                        BasicStroke.JOIN_ROUND,
                                        1,
                                        new float[] {4, 4},
                                        0)
                                : new BasicStroke(
                                        (float) path.width(),
                                        BasicStroke.CAP_BUTT,
                                        BasicStroke.JOIN_ROUND));
                g.draw(line);
            }
            case Mark.Text text -> text(g, text, palette);
        }
    }

    private static void text(Graphics2D g, Mark.Text text, Palette palette) {
        g.setFont(
                new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
                        .deriveFont((float) text.size()));
        g.setColor(colour(palette, text.ink()));
        double width = g.getFontMetrics().getStringBounds(text.text(), g).getWidth();
        double shift =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -width / 2;
                    case END -> -width;
                };
        var before = g.getTransform();
        g.translate(text.x(), text.y());
        if (text.turned()) {
            g.rotate(-Math.PI / 2);
        }
        g.drawString(text.text(), (float) shift, 0);
        g.setTransform(before);
    }

    private static Color colour(Palette palette, Ink ink) {
        return new Color(palette.rgb(ink));
    }
}
