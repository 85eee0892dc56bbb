package org.bottega.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// Writes a report as one HTML file that needs nothing else: drawings, style and letters are inside, no
/// script runs, nothing is fetched, and it says so to the browser. It follows the reader's light or dark
/// theme and can be printed. Each chart comes with its figures as a table.
public final class Html {
    private static final double WIDTH = 560;
    private static final int MOST_FIGURES = 100;
    private static final Pattern FIGURE =
            Pattern.compile(
                    "(?U)[+\\-−±]?\\d[\\d.,'’\\s]*(×10[⁻⁰¹²³⁴-⁹]+|e[+-]?\\d+)?\\s?(%|s|ms|[kMG]B)?"
                            + "( ± .*)?|[–—]?");

    private final Report report;
    private final Locale locale;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    private Html(Report report, Locale locale) {
        this.report = report;
        this.locale = locale;
        this.words = Words.in(locale);
    }

    /// With English words and numbers around the report's own.
    public static String of(Report report) {
        return of(report, Locale.ENGLISH);
    }

    /// @param locale of the words and numbers that this adds; the report's own text should be in it
    public static String of(Report report, Locale locale) {
        var html = new Html(report, locale);
        html.document();
        return html.out.toString();
    }

    private void document() {
        line("<!doctype html>");
        var language = locale.getLanguage();
        line("<html lang=\"" + Svg.escape(language.isEmpty() ? "en" : language) + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                        + " style-src 'unsafe-inline'; font-src data:; img-src data:\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta name=\"color-scheme\" content=\"light dark\">");
        line("<title>" + Svg.escape(report.title()) + "</title>");
        style();
        line("</head>");
        line("<body>");
        line("<header>");
        line("<h1>" + Svg.escape(report.title()) + "</h1>");
        if (!report.lead().isBlank()) {
            line("<p class=\"lead\">" + Svg.escape(report.lead()) + "</p>");
        }
        contents();
        line("</header>");
        line("<main>");
        for (int s = 0; s < report.sections().size(); s++) {
            var section = report.sections().get(s);
            line("<section>");
            line("<h2 id=\"s" + s + "\">" + Svg.escape(section.heading()) + "</h2>");
            section.blocks().forEach(this::block);
            line("</section>");
        }
        line("</main>");
        line("<footer>" + Svg.escape(words.say("made")) + "</footer>");
        line("</body>");
        line("</html>");
    }

    private void style() {
        line("<style>");
        face(Typeface.REGULAR, 400);
        face(Typeface.MEDIUM, 500);
        line(":root{color-scheme:light;" + ThemeCss.variables(Palette.LIGHT) + "}");
        line(
                "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;"
                        + ThemeCss.variables(Palette.DARK)
                        + "}}");
        try (var css =
                Objects.requireNonNull(
                        Html.class.getResourceAsStream("report.css"), "style is missing")) {
            line(new String(css.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line("</style>");
    }

    private void face(Typeface face, int weight) {
        line(
                "@font-face{font-family:Roboto;font-weight:"
                        + weight
                        + ";src:url(data:font/ttf;base64,"
                        + Base64.getEncoder().encodeToString(face.bytes())
                        + ") format(\"truetype\")}");
    }

    private void contents() {
        line("<nav aria-label=\"" + Svg.escape(words.say("contents")) + "\">");
        for (int s = 0; s < report.sections().size(); s++) {
            var heading = Svg.escape(report.sections().get(s).heading());
            line("<a href=\"#s" + s + "\">" + heading + "</a>");
        }
        line("</nav>");
    }

    private void block(Report.Block block) {
        switch (block) {
            case Report.Paragraph(String text) -> line("<p>" + Svg.escape(text) + "</p>");
            case Report.Warning(String text) ->
                    line(
                            "<p class=\"warning\"><strong>"
                                    + Svg.escape(words.say("warning"))
                                    + "</strong> "
                                    + Svg.escape(text)
                                    + "</p>");
            case Report.Points points -> {
                line("<ul>");
                points.texts().forEach(t -> line("<li>" + Svg.escape(t) + "</li>"));
                line("</ul>");
            }
            case Report.Cards cards -> {
                line("<div class=\"cards\">");
                cards.cards().forEach(this::card);
                line("</div>");
            }
            case Report.Grid(Figures figures) -> table(figures.heads(), figures.rows());
            case Report.Charts charts -> {
                line("<div class=\"charts\">");
                charts.plates().forEach(this::plate);
                line("</div>");
            }
        }
    }

    private void card(Report.Card card) {
        line(
                "<div class=\"card\"><span class=\"value\">"
                        + Svg.escape(card.value())
                        + "</span><span>"
                        + Svg.escape(card.label())
                        + "</span><span class=\"note\">"
                        + Svg.escape(card.about())
                        + "</span></div>");
    }

    private void plate(Report.Plate plate) {
        var chart = plate.chart();
        line("<figure>");
        out.append(Svg.themed(chart, WIDTH, plate.height(), locale));
        if (!plate.caption().isBlank()) {
            line("<figcaption>" + Svg.escape(plate.caption()) + "</figcaption>");
        }
        var figures = Figures.of(chart, locale);
        if (!figures.rows().isEmpty()) {
            line("<details><summary>" + Svg.escape(words.say("as-table")) + "</summary>");
            int shown = Math.min(MOST_FIGURES, figures.rows().size());
            table(figures.heads(), figures.rows().subList(0, shown));
            if (shown < figures.rows().size()) {
                var more = new Numerals(locale).shortly(figures.rows().size() - shown);
                line("<p class=\"note\">" + Svg.escape(words.say("more", more)) + "</p>");
            }
            line("</details>");
        }
        line("</figure>");
    }

    private void table(List<String> heads, List<List<String>> rows) {
        var right = new boolean[heads.size()];
        for (int c = 0; c < right.length; c++) {
            int column = c;
            right[c] =
                    rows.stream().anyMatch(r -> !r.get(column).isBlank())
                            && rows.stream().allMatch(r -> FIGURE.matcher(r.get(column)).matches());
        }
        line("<div class=\"scroll\"><table>");
        line("<thead>" + row(heads, "th", right) + "</thead>");
        line("<tbody>");
        rows.forEach(row -> line(row(row, "td", right)));
        line("</tbody></table></div>");
    }

    private static String row(List<String> cells, String element, boolean[] right) {
        var text = new StringBuilder("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            text.append('<').append(element).append(right[c] ? " class=\"n\">" : ">");
            text.append(Svg.escape(cells.get(c))).append("</").append(element).append('>');
        }
        return text.append("</tr>").toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
