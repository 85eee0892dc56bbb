package org.bottega.chart;

import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Paints pictures on the pages of a PDF file: lines and letters stay lines and letters, text can be
/// searched and copied, fonts are embedded. The same bytes for the same picture on every machine.
public final class Pdf {
    private static final double POINTS = 0.75;
    private static final double CURVE = 0.5522847498;

    private final Palette palette;
    private final PdfFile file = new PdfFile();
    private final Map<Typeface, PdfFont> fonts = new LinkedHashMap<>();
    private final Map<Long, String> opacities = new LinkedHashMap<>();
    private final Map<String, Integer> images = new LinkedHashMap<>();
    private final List<Integer> pages = new ArrayList<>();
    private final int tree = file.reserve();
    private final int resources = file.reserve();
    private StringBuilder out = new StringBuilder();

    Pdf(Palette palette) {
        this.palette = palette;
    }

    /// One page as large as the picture, at 96 pixels an inch.
    public static byte[] of(Picture picture, Palette palette, String title) {
        var pdf = new Pdf(palette);
        pdf.begin();
        pdf.ground(picture);
        pdf.paint(picture, 0, 0);
        pdf.end(picture.width(), picture.height());
        return pdf.bytes(title);
    }

    /// Begins a page; y grows downward and the unit is a pixel.
    void begin() {
        out = new StringBuilder();
    }

    /// Ends the page.
    void end(double width, double height) {
        var turned =
                new StringBuilder()
                        .append(number(POINTS))
                        .append(" 0 0 ")
                        .append(number(-POINTS))
                        .append(" 0 ")
                        .append(number(height * POINTS))
                        .append(" cm\n");
        int content =
                file.stream("", turned.append(out).toString().getBytes(StandardCharsets.US_ASCII));
        pages.add(
                file.add(
                        "<< /Type /Page /Parent "
                                + tree
                                + " 0 R /MediaBox [0 0 "
                                + number(width * POINTS)
                                + " "
                                + number(height * POINTS)
                                + "] /Resources "
                                + resources
                                + " 0 R /Contents "
                                + content
                                + " 0 R >>"));
    }

    byte[] bytes(String title) {
        var kids = new StringBuilder();
        pages.forEach(page -> kids.append(page).append(" 0 R "));
        file.write(
                tree,
                "<< /Type /Pages /Kids ["
                        + kids.toString().strip()
                        + "] /Count "
                        + pages.size()
                        + " >>");
        var names = new StringBuilder("<< /Font <<");
        fonts.forEach((face, font) -> {
            int number = file.reserve();
            font.write(file, number);
            names.append(" /").append(name(face)).append(' ').append(number).append(" 0 R");
        });
        names.append(" >> /ExtGState <<");
        opacities.forEach((share, name) ->
                names.append(" /")
                        .append(name)
                        .append(" << /ca ")
                        .append(number(share / 100.0))
                        .append(" /CA ")
                        .append(number(share / 100.0))
                        .append(" >>"));
        names.append(" >> /XObject <<");
        images.forEach((name, number) ->
                names.append(" /").append(name).append(' ').append(number).append(" 0 R"));
        file.write(resources, names.append(" >> >>").toString());
        int root = file.add("<< /Type /Catalog /Pages " + tree + " 0 R >>");
        int about = file.add("<< /Title " + PdfFile.string(title) + " /Producer (Bottega) >>");
        return file.bytes(root, about);
    }

    private static String name(Typeface face) {
        return face == Typeface.MEDIUM ? "FM" : "FR";
    }

    private void ground(Picture picture) {
        box(0, 0, picture.width(), picture.height(), Ink.Role.BACKGROUND);
    }

    /// Paints a picture with its upper left corner at a place of the page.
    void paint(Picture picture, double x, double y) {
        out.append("q 1 0 0 1 ").append(number(x)).append(' ').append(number(y)).append(" cm\n");
        picture.marks().forEach(mark -> mark(mark, picture));
        out.append("Q\n");
    }

    private void mark(Mark mark, Picture picture) {
        switch (mark) {
            case Mark.Box b -> box(b.x(), b.y(), b.width(), b.height(), b.ink());
            case Mark.Dot d -> {
                if (d.opacity() > 0) {
                    opaque(d.opacity());
                    fill(d.ink());
                    dot(d.x(), d.y(), d.radius());
                    opaque(1);
                }
            }
            case Mark.Points points -> points(points, picture);
            case Mark.Path path -> path(path);
            case Mark.Area area -> {
                opaque(area.opacity());
                fill(area.ink());
                places(area.spots());
                out.append("h f\n");
                opaque(1);
            }
            case Mark.Text t ->
                    text(
                            t.x(),
                            t.y(),
                            t.text(),
                            t.size(),
                            t.anchor(),
                            t.ink(),
                            t.bold(),
                            t.turned());
            case Mark.Pixels p -> image(p.raster().image(), p.x(), p.y(), p.width(), p.height());
        }
    }

    void box(double x, double y, double width, double height, Ink ink) {
        fill(ink);
        out.append(number(x)).append(' ').append(number(y)).append(' ');
        out.append(number(width)).append(' ').append(number(height)).append(" re f\n");
    }

    private void points(Mark.Points points, Picture picture) {
        if (points.opacity() <= 0 || points.size() == 0) {
            return;
        }
        if (points.size() > PointRaster.MANY) {
            int width = (int) Math.ceil(picture.width() * 2);
            int height = (int) Math.ceil(picture.height() * 2);
            var layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            var pixels =
                    ((java.awt.image.DataBufferInt) layer.getRaster().getDataBuffer()).getData();
            PointRaster.paint(points, palette, 2, width, height, pixels);
            image(layer, 0, 0, width / 2.0, height / 2.0);
            return;
        }
        opaque(points.opacity());
        for (int i = 0; i < points.size(); i++) {
            fill(points.ink(i));
            dot(points.x(i), points.y(i), points.radius());
        }
        opaque(1);
    }

    private void dot(double x, double y, double r) {
        double c = r * CURVE;
        move(x + r, y, "m");
        curve(x + r, y + c, x + c, y + r, x, y + r);
        curve(x - c, y + r, x - r, y + c, x - r, y);
        curve(x - r, y - c, x - c, y - r, x, y - r);
        curve(x + c, y - r, x + r, y - c, x + r, y);
        out.append("f\n");
    }

    private void path(Mark.Path path) {
        if (path.spots().size() < 2) {
            return;
        }
        colour(path.ink(), "RG");
        out.append(number(path.width())).append(" w 1 j ");
        out.append(path.dashed() ? "[4 4] 0 d\n" : "[] 0 d\n");
        places(path.spots());
        out.append("S\n");
    }

    /// @param y of the baseline
    void text(
            double x,
            double y,
            String text,
            double size,
            Mark.Anchor anchor,
            Ink ink,
            boolean bold,
            boolean turned) {
        if (text.isEmpty()) {
            return;
        }
        var face = bold ? Typeface.MEDIUM : Typeface.REGULAR;
        double width = face.width(text, size);
        double shift =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> -width / 2;
                    case END -> -width;
                };
        fill(ink);
        out.append("q ");
        out.append(turned ? "0 -1 1 0 " : "1 0 0 1 ");
        out.append(number(x)).append(' ').append(number(y)).append(" cm\n");
        if (face.covers(text)) {
            out.append("BT /").append(name(face)).append(' ').append(number(size));
            out.append(" Tf 1 0 0 -1 ").append(number(shift)).append(" 0 Tm ");
            out.append(
                            fonts.computeIfAbsent(
                                            face,
                                            f ->
                                                    new PdfFont(
                                                            f,
                                                            f == Typeface.MEDIUM
                                                                    ? "Roboto-Medium"
                                                                    : "Roboto-Regular"))
                                    .encode(text))
                    .append(" Tj ET\n");
        } else {
            outline(Png.outline(text, size, bold), shift);
        }
        out.append("Q\n");
    }

    /// Letters that the embedded fonts lack are drawn as shapes.
    private void outline(java.awt.Shape shape, double shift) {
        var at = new double[6];
        double x = 0;
        double y = 0;
        for (var i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> move(at[0] + shift, at[1], "m");
                case PathIterator.SEG_LINETO -> move(at[0] + shift, at[1], "l");
                case PathIterator.SEG_QUADTO ->
                        curve(
                                x + 2 * (at[0] - x) / 3 + shift,
                                y + 2 * (at[1] - y) / 3,
                                at[2] + 2 * (at[0] - at[2]) / 3 + shift,
                                at[3] + 2 * (at[1] - at[3]) / 3,
                                at[2] + shift,
                                at[3]);
                case PathIterator.SEG_CUBICTO ->
                        curve(at[0] + shift, at[1], at[2] + shift, at[3], at[4] + shift, at[5]);
                default -> out.append("h\n");
            }
            switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> {
                    x = at[0];
                    y = at[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    x = at[2];
                    y = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    x = at[4];
                    y = at[5];
                }
                default -> {}
            }
        }
        out.append("f\n");
    }

    private void image(BufferedImage image, double x, double y, double width, double height) {
        int w = image.getWidth();
        int h = image.getHeight();
        var colours = new byte[3 * w * h];
        var alphas = new byte[w * h];
        for (int i = 0; i < w * h; i++) {
            int argb = image.getRGB(i % w, i / w);
            colours[3 * i] = (byte) (argb >> 16);
            colours[3 * i + 1] = (byte) (argb >> 8);
            colours[3 * i + 2] = (byte) argb;
            alphas[i] = (byte) (argb >>> 24);
        }
        var size = " /Width " + w + " /Height " + h + " /BitsPerComponent 8";
        int mask =
                file.stream(
                        "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray" + size, alphas);
        int number =
                file.stream(
                        "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB"
                                + size
                                + " /SMask "
                                + mask
                                + " 0 R",
                        colours);
        var name = "I" + images.size();
        images.put(name, number);
        out.append("q ").append(number(width)).append(" 0 0 ").append(number(-height)).append(' ');
        out.append(number(x)).append(' ').append(number(y + height)).append(" cm /");
        out.append(name).append(" Do Q\n");
    }

    private void opaque(double share) {
        long hundredths = Math.round(Math.clamp(share, 0, 1) * 100);
        var name = opacities.computeIfAbsent(hundredths, k -> "G" + k);
        out.append('/').append(name).append(" gs\n");
    }

    private void fill(Ink ink) {
        colour(ink, "rg");
    }

    private void colour(Ink ink, String operator) {
        int rgb = palette.rgb(ink);
        for (int shift = 16; shift >= 0; shift -= 8) {
            out.append(number((rgb >> shift & 255) / 255.0)).append(' ');
        }
        out.append(operator).append('\n');
    }

    private void places(List<Chart.Spot> spots) {
        for (int i = 0; i < spots.size(); i++) {
            move(spots.get(i).x(), spots.get(i).y(), i == 0 ? "m" : "l");
        }
    }

    private void move(double x, double y, String operator) {
        out.append(number(x)).append(' ').append(number(y)).append(' ').append(operator);
        out.append('\n');
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        out.append(number(x1)).append(' ').append(number(y1)).append(' ');
        out.append(number(x2)).append(' ').append(number(y2)).append(' ');
        move(x3, y3, "c");
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.3f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        text = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
        return text.equals("-0") ? "0" : text;
    }
}
