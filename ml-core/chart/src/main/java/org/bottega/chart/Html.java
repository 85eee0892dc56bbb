package org.bottega.chart;

import java.util.Locale;

/// Writes a report as one HTML file that needs nothing else: no script, no font, no picture from
/// elsewhere, and it says so to the browser. Each chart comes with its figures as a table.
public final class Html {
    private static final double WIDTH = 560;
    private static final int MOST_FIGURES = 60;

    private static final String STYLE =
            """
            :root { color-scheme: light; }
            body { font: 15px/1.5 Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; color: #1f2328; \
            background: #fff; margin: 0 auto; padding: 24px; max-width: 1180px; }
            h1 { font-weight: 500; font-size: 26px; margin: 0 0 4px; }
            h2 { font-weight: 500; font-size: 19px; margin: 40px 0 8px; padding-top: 12px; \
            border-top: 1px solid #e4e8ec; }
            .lead { font-size: 17px; color: #59636e; margin: 0 0 16px; }
            nav a { margin-right: 16px; color: #0969da; text-decoration: none; }
            table { border-collapse: collapse; margin: 8px 0 16px; }
            th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid #e4e8ec; \
            vertical-align: top; overflow-wrap: anywhere; }
            th { font-weight: 500; color: #59636e; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr)); \
            gap: 24px; }
            figure { margin: 0; break-inside: avoid; }
            figure svg { width: 100%; height: auto; max-width: 720px; }
            figcaption, summary { color: #59636e; font-size: 13px; }
            details { font-size: 13px; }
            .warning { border-left: 3px solid #d55e00; padding: 4px 12px; margin: 8px 0; }
            @media print { details, nav { display: none; } body { padding: 0; } }
            """;

    private Html() {}

    public static String of(Report report) {
        var out = new StringBuilder();
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Svg.escape(report.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(Svg.escape(report.title()))
                .append("</h1>\n<p class=\"lead\">")
                .append(Svg.escape(report.lead()))
                .append("</p>\n<nav>");
        for (int s = 0; s < report.sections().size(); s++) {
            out.append("<a href=\"#s")
                    .append(s)
                    .append("\">")
                    .append(Svg.escape(report.sections().get(s).heading()))
                    .append("</a>");
        }
        out.append("</nav>\n<main>\n");
        for (int s = 0; s < report.sections().size(); s++) {
            var section = report.sections().get(s);
            out.append("<section>\n<h2 id=\"s")
                    .append(s)
                    .append("\">")
                    .append(Svg.escape(section.heading()))
                    .append("</h2>\n");
            section.blocks().forEach(block -> block(block, out));
            out.append("</section>\n");
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void block(Report.Block block, StringBuilder out) {
        switch (block) {
            case Report.Paragraph(String text) ->
                    out.append("<p>").append(Svg.escape(text)).append("</p>\n");
            case Report.Warning(String text) ->
                    out.append("<p class=\"warning\">").append(Svg.escape(text)).append("</p>\n");
            case Report.Points points -> {
                out.append("<ul>\n");
                points.texts()
                        .forEach(t -> out.append("<li>").append(Svg.escape(t)).append("</li>\n"));
                out.append("</ul>\n");
            }
            case Report.Grid(Figures figures) -> table(figures, out);
            case Report.Charts charts -> {
                out.append("<div class=\"charts\">\n");
                charts.plates().forEach(plate -> plate(plate, out));
                out.append("</div>\n");
            }
        }
    }

    private static void plate(Report.Plate plate, StringBuilder out) {
        var picture = Layout.of(plate.chart(), WIDTH, plate.height());
        out.append("<figure>\n")
                .append(Svg.of(picture, Palette.LIGHT, plate.chart().title()))
                .append("<figcaption>")
                .append(Svg.escape(plate.caption()))
                .append("</figcaption>\n");
        var figures = Figures.of(plate.chart());
        if (figures.rows().size() <= MOST_FIGURES) {
            out.append("<details><summary>Figures</summary>\n");
            table(figures, out);
            out.append("</details>\n");
        }
        out.append("</figure>\n");
    }

    private static void table(Figures figures, StringBuilder out) {
        int columns = figures.heads().size();
        var right = new boolean[columns];
        for (int c = 1; c < columns; c++) {
            int column = c;
            right[c] =
                    figures.rows().stream().anyMatch(r -> !r.get(column).isEmpty())
                            && figures.rows().stream().allMatch(r -> isFigure(r.get(column)));
        }
        out.append("<table>\n<tr>");
        for (int c = 0; c < columns; c++) {
            cell("th", figures.heads().get(c), right[c], out);
        }
        out.append("</tr>\n");
        for (var row : figures.rows()) {
            out.append("<tr>");
            for (int c = 0; c < columns; c++) {
                cell("td", row.get(c), right[c], out);
            }
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private static void cell(String element, String text, boolean right, StringBuilder out) {
        out.append('<')
                .append(element)
                .append(right ? " class=\"n\">" : ">")
                .append(Svg.escape(text))
                .append("</")
                .append(element)
                .append('>');
    }

    private static boolean isFigure(String text) {
        return text.isEmpty()
                || text.toLowerCase(Locale.ROOT)
                        .matches("[+−–-]?[0-9.,]*(e[+-]?[0-9]+)?( ?%| s)?( ± .*)?");
    }
}
