package org.bottega.chart;

import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/// Paints a picture as SVG text: the same characters for the same picture on every machine.
public final class Svg {
    private static final String FAMILY = "Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    /// Above so many dots they are drawn as strokes of no length, many to an element.
    private static final int FEW = 1500;

    /// So many of them to an element: those of one element do not darken each other.
    private static final int BATCH = 48;

    private final StringBuilder out = new StringBuilder();
    private final Function<Ink, String> colours;

    private Svg(Function<Ink, String> colours) {
        this.colours = colours;
    }

    /// A whole `<svg>` element; its title is read aloud in place of the picture.
    public static String of(Picture picture, Palette palette, String title) {
        var ground = palette.hex(Ink.Role.BACKGROUND);
        return new Svg(palette::hex).paint(picture, title, "", ground);
    }

    /// The same for a chart of a size, its summary included.
    public static String of(
            Chart chart, double width, double height, Palette palette, Locale locale) {
        return new Svg(palette::hex)
                .paint(
                        Layout.of(chart, width, height, locale),
                        chart.title(),
                        Summary.of(chart, locale),
                        palette.hex(Ink.Role.BACKGROUND));
    }

    /// An element for a page with the variables of [ThemeCss], so that it follows the page's theme.
    public static String themed(Chart chart, double width, double height, Locale locale) {
        return new Svg(ThemeCss::reference)
                .paint(
                        Layout.of(chart, width, height, locale),
                        chart.title(),
                        Summary.of(chart, locale),
                        "");
    }

    private String paint(Picture picture, String title, String description, String ground) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        attribute("width", picture.width());
        attribute("height", picture.height());
        out.append(" viewBox=\"0 0 ");
        number(picture.width());
        out.append(' ');
        number(picture.height());
        out.append("\" role=\"img\" font-family=\"").append(FAMILY);
        out.append("\" style=\"font-kerning:none\">\n<title>");
        out.append(escape(title)).append("</title>\n");
        if (!description.isEmpty()) {
            out.append("<desc>").append(escape(description)).append("</desc>\n");
        }
        if (!ground.isEmpty()) {
            out.append("<rect width=\"100%\" height=\"100%\" fill=\"")
                    .append(ground)
                    .append("\"/>\n");
        }
        picture.marks().forEach(this::mark);
        return out.append("</svg>\n").toString();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Box box -> {
                out.append("<rect");
                attribute("x", box.x());
                attribute("y", box.y());
                attribute("width", box.width());
                attribute("height", box.height());
                attribute("fill", box.ink());
                close("rect", box.tip());
            }
            case Mark.Dot dot ->
                    dot(dot.x(), dot.y(), dot.radius(), dot.ink(), dot.opacity(), dot.tip());
            case Mark.Points points -> points(points);
            case Mark.Path path -> {
                out.append("<polyline points=\"");
                places(path.spots());
                out.append("\" fill=\"none\"");
                attribute("stroke", path.ink());
                attribute("stroke-width", path.width());
                out.append(path.dashed() ? " stroke-dasharray=\"4 4\"/>\n" : "/>\n");
            }
            case Mark.Area area -> {
                out.append("<polygon points=\"");
                places(area.spots());
                out.append('"');
                attribute("fill", area.ink());
                attribute("fill-opacity", area.opacity());
                out.append("/>\n");
            }
            case Mark.Pixels pixels -> {
                out.append("<image");
                attribute("x", pixels.x());
                attribute("y", pixels.y());
                attribute("width", pixels.width());
                attribute("height", pixels.height());
                out.append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
                out.append(" href=\"data:image/png;base64,");
                out.append(Base64.getEncoder().encodeToString(pixels.raster().png()));
                out.append("\"/>\n");
            }
            case Mark.Text text -> text(text);
        }
    }

    private void dot(double x, double y, double radius, Ink ink, double opacity, String tip) {
        if (opacity <= 0) {
            return;
        }
        out.append("<circle");
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        attribute("fill", ink);
        if (opacity < 1) {
            attribute("fill-opacity", opacity);
        }
        close("circle", tip);
    }

    private void points(Mark.Points points) {
        if (points.opacity() <= 0) {
            return;
        }
        if (points.size() <= FEW) {
            boolean tips = points.size() <= FEW / 10;
            for (int i = 0; i < points.size(); i++) {
                dot(
                        points.x(i),
                        points.y(i),
                        points.radius(),
                        points.ink(i),
                        points.opacity(),
                        tips ? points.tip(i) : "");
            }
            return;
        }
        out.append("<g fill=\"none\" stroke-linecap=\"round\"");
        attribute("stroke-width", 2 * points.radius());
        attribute("stroke-opacity", points.opacity());
        out.append(">\n");
        var waiting = new StringBuilder[Mark.Points.LEVELS + 2];
        var count = new int[waiting.length];
        var inks = new Ink[waiting.length];
        for (int i = 0; i < points.size(); i++) {
            int slot = points.level(i) + 1;
            if (waiting[slot] == null) {
                waiting[slot] = new StringBuilder();
                inks[slot] = points.ink(i);
            }
            waiting[slot].append('M').append(tenths(points.x(i)));
            waiting[slot].append(' ').append(tenths(points.y(i))).append("h0");
            if (++count[slot] == BATCH) {
                flush(waiting[slot], inks[slot]);
                count[slot] = 0;
            }
        }
        for (int slot = 0; slot < waiting.length; slot++) {
            if (count[slot] > 0) {
                flush(waiting[slot], inks[slot]);
            }
        }
        out.append("</g>\n");
    }

    private void flush(StringBuilder path, Ink ink) {
        out.append("<path d=\"").append(path).append('"');
        attribute("stroke", ink);
        out.append("/>\n");
        path.setLength(0);
    }

    private void text(Mark.Text text) {
        out.append("<text");
        attribute("x", text.x());
        attribute("y", text.y());
        attribute("font-size", text.size());
        attribute("fill", text.ink());
        out.append(
                switch (text.anchor()) {
                    case START -> "";
                    case MIDDLE -> " text-anchor=\"middle\"";
                    case END -> " text-anchor=\"end\"";
                });
        if (text.bold()) {
            out.append(" font-weight=\"500\"");
        }
        if (text.turned()) {
            out.append(" transform=\"rotate(-90 ");
            number(text.x());
            out.append(' ');
            number(text.y());
            out.append(")\"");
        }
        out.append('>').append(escape(text.text())).append("</text>\n");
    }

    private void places(Iterable<Chart.Spot> spots) {
        boolean first = true;
        for (var spot : spots) {
            if (!first) {
                out.append(' ');
            }
            first = false;
            number(spot.x());
            out.append(',');
            number(spot.y());
        }
    }

    private void close(String element, String tip) {
        if (tip.isEmpty()) {
            out.append("/>\n");
        } else {
            out.append("><title>").append(escape(tip)).append("</title></");
            out.append(element).append(">\n");
        }
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"");
        number(value);
        out.append('"');
    }

    private void attribute(String name, Ink ink) {
        out.append(' ').append(name).append("=\"").append(colours.apply(ink)).append('"');
    }

    /// Two decimals, without zeros at the end.
    private void number(double value) {
        out.append(decimal(Math.round(value * 100), 2));
    }

    private static String tenths(double value) {
        return decimal(Math.round(value * 10), 1);
    }

    /// @param parts the value times ten to the power of `decimals`
    private static String decimal(long parts, int decimals) {
        int power = decimals == 1 ? 10 : 100;
        long size = Math.abs(parts);
        var text = (parts < 0 ? "-" : "") + size / power;
        long rest = size % power;
        if (rest == 0) {
            return text;
        }
        return text
                + (decimals == 1
                        ? "." + rest
                        : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
    }

    /// Text for an element or an attribute in quotation marks. Characters that XML forbids become U+FFFD.
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        case '\n', '\r', '\t' -> escaped.append(' ');
                        default -> escaped.appendCodePoint(allowed(c) ? c : 0xfffd);
                    }
                });
        return escaped.toString();
    }

    private static boolean allowed(int c) {
        return c >= 0x20
                && (c < 0x7f || c > 0x9f)
                && (c < 0xd800 || c > 0xdfff)
                && (c & 0xfffe) != 0xfffe;
    }
}
