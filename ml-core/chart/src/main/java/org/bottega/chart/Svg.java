package org.bottega.chart;

import java.util.Locale;

/// Paints a picture as SVG text.
public final class Svg {
    private static final String FAMILY = "Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    private Svg() {}

    /// A whole `<svg>` element; its title is read aloud in place of the picture.
    public static String of(Picture picture, Palette palette, String title) {
        var out = new StringBuilder();
        out.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                                + " viewBox=\"0 0 %s %s\" role=\"img\" font-family=\"%s\">\n",
                        number(picture.width()),
                        number(picture.height()),
                        number(picture.width()),
                        number(picture.height()),
                        FAMILY));
        out.append("<title>").append(escape(title)).append("</title>\n");
        for (var mark : picture.marks()) {
            out.append(mark(mark, palette)).append('\n');
        }
        return out.append("</svg>\n").toString();
    }

    private static String mark(Mark mark, Palette palette) {
        return switch (mark) {
            case Mark.Box(double x, double y, double width, double height, Ink ink, String tip) ->
                    "<rect x=\""
                            + number(x)
                            + "\" y=\""
                            + number(y)
                            + "\" width=\""
                            + number(width)
                            + "\" height=\""
                            + number(height)
                            + "\" fill=\""
                            + palette.hex(ink)
                            + closed("rect", tip);
            case Mark.Dot(double x, double y, double r, Ink ink, double opacity, String tip) ->
                    "<circle cx=\""
                            + number(x)
                            + "\" cy=\""
                            + number(y)
                            + "\" r=\""
                            + number(r)
                            + "\" fill=\""
                            + palette.hex(ink)
                            + (opacity < 1 ? "\" fill-opacity=\"" + number(opacity) : "")
                            + closed("circle", tip);
            case Mark.Path path -> {
                var points = new StringBuilder();
                for (var spot : path.spots()) {
                    points.append(points.isEmpty() ? "" : " ")
                            .append(number(spot.x()))
                            .append(',')
                            .append(number(spot.y()));
                }
                yield "<polyline points=\""
                        + points
                        + "\" fill=\"none\" stroke=\""
                        + palette.hex(path.ink())
                        + "\" stroke-width=\""
                        + number(path.width())
                        + (path.dashed() ? "\" stroke-dasharray=\"4 4" : "")
                        + "\"/>";
            }
            case Mark.Text text ->
                    "<text x=\""
                            + number(text.x())
                            + "\" y=\""
                            + number(text.y())
                            + "\" font-size=\""
                            + number(text.size())
                            + "\" fill=\""
                            + palette.hex(text.ink())
                            + switch (text.anchor()) {
                                case START -> "";
                                case MIDDLE -> "\" text-anchor=\"middle";
                                case END -> "\" text-anchor=\"end";
                            }
                            + (text.bold() ? "\" font-weight=\"500" : "")
                            + (text.turned()
                                    ? "\" transform=\"rotate(-90 "
                                            + number(text.x())
                                            + " "
                                            + number(text.y())
                                            + ")"
                                    : "")
                            + "\">"
                            + escape(text.text())
                            + "</text>";
        };
    }

    private static String closed(String element, String tip) {
        return tip.isEmpty() ? "\"/>" : "\"><title>" + escape(tip) + "</title></" + element + ">";
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    static String escape(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        default -> {
                            if (c >= 32 || c == '\n' || c == '\t') {
                                out.appendCodePoint(c);
                            }
                        }
                    }
                });
        return out.toString();
    }
}
