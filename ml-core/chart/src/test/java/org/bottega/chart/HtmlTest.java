package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void aReportIsOneFileThatNeedsNothingElse() {
        var html = Html.of(report());
        assertTrue(html.startsWith("<!doctype html>"));
        assertFalse(html.contains("<script"));
        assertFalse(html.contains("href=\"http"));
        assertFalse(html.contains("src="));
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void namesFromTheDataCannotBecomeMarkup() {
        var html = Html.of(report());
        assertFalse(html.contains("<b>bold</b>"));
        assertEquals(2, html.split("&lt;b&gt;bold&lt;/b&gt;", -1).length - 1);
    }

    @Test
    void figuresStandToTheRightAndWordsToTheLeft() {
        var html = Html.of(report());
        assertTrue(html.contains("<td>LightGBM</td><td class=\"n\">0.93 ± 0.01</td><td>good</td>"));
    }

    @Test
    void everyChartComesWithItsFigures() {
        var html = Html.of(report());
        assertEquals(1, html.split("<svg", -1).length - 1);
        assertTrue(html.contains("<summary>Show as table</summary>"));
        assertTrue(html.contains("<td>age</td><td class=\"n\">0.12</td>"));
    }

    @Test
    void nothingThatComesFromDataBecomesMarkup() {
        var evil = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";
        var bars = List.of(new Chart.Bar(evil, 2), new Chart.Bar("other", 1));
        var html =
                Html.of(
                        new Report(
                                evil,
                                evil,
                                List.of(
                                        new Report.Section(
                                                evil,
                                                List.of(
                                                        new Report.Paragraph(evil),
                                                        new Report.Warning(evil),
                                                        new Report.Points(List.of(evil)),
                                                        new Report.Cards(
                                                                List.of(
                                                                        new Report.Card(
                                                                                evil, evil, evil))),
                                                        new Report.Grid(
                                                                new Figures(
                                                                        List.of(evil),
                                                                        List.of(List.of(evil)))),
                                                        new Report.Charts(
                                                                List.of(
                                                                        new Report.Plate(
                                                                                new Chart.Bars(
                                                                                        evil, evil,
                                                                                        bars),
                                                                                evil,
                                                                                200))))))));
        assertFalse(html.contains("<script"));
        assertFalse(html.contains("<img"));
        assertTrue(html.contains("&lt;script&gt;"));
    }

    @Test
    void theReportSpeaksTheLanguageAskedFor() {
        var html = Html.of(report(), Locale.ITALIAN);
        assertTrue(html.contains("<html lang=\"it\">"));
        assertTrue(html.contains("<summary>Mostra come tabella</summary>"));
        assertTrue(html.contains("<td>age</td><td class=\"n\">0,12</td>"));
    }

    @Test
    void aReportWithManyPointsStaysSmall() {
        var random = new Random(1);
        var spots = new ArrayList<Chart.Spot>();
        for (int i = 0; i < 50_000; i++) {
            spots.add(new Chart.Spot(random.nextGaussian(), random.nextGaussian()));
        }
        var chart = new Chart.Scatter("t", Chart.Axis.of("x"), Chart.Axis.of("y"), spots, false);
        var plate = new Report.Plate(chart, "", 340);
        var html =
                Html.of(
                        new Report(
                                "t",
                                "",
                                List.of(
                                        new Report.Section(
                                                "s", List.of(new Report.Charts(List.of(plate)))))));
        assertTrue(html.length() < 1_500_000, () -> "" + html.length());
        assertTrue(html.contains("49,900 more are left out here"));
    }

    private static Report report() {
        return new Report(
                "Churn <b>bold</b>",
                "It works.",
                List.of(
                        new Report.Section(
                                "How good",
                                List.of(
                                        new Report.Paragraph("Text"),
                                        new Report.Warning("Few rows"),
                                        new Report.Points(List.of("one", "two")),
                                        new Report.Grid(
                                                new Figures(
                                                        List.of("Model", "AUC", "Note"),
                                                        List.of(
                                                                List.of(
                                                                        "LightGBM",
                                                                        "0.93 ± 0.01",
                                                                        "good")))),
                                        new Report.Charts(
                                                List.of(
                                                        new Report.Plate(
                                                                new Chart.Bars(
                                                                        "Importance",
                                                                        "AUC",
                                                                        List.of(
                                                                                new Chart.Bar(
                                                                                        "age",
                                                                                        0.12))),
                                                                "Longer is more.",
                                                                200)))))));
    }
}
