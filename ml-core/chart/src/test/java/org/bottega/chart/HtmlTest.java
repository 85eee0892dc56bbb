package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
        assertTrue(html.contains("<summary>Figures</summary>"));
        assertTrue(html.contains("<td>age</td><td class=\"n\">0.12</td>"));
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
