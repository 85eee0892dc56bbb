package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static List<Chart> all() {
        var random = new Random(7);
        var spots = new ArrayList<Chart.Spot>();
        var dots = new ArrayList<Chart.Swarm.Dot>();
        for (int i = 0; i < 300; i++) {
            spots.add(new Chart.Spot(random.nextGaussian() * 10, random.nextGaussian() * 1e5));
            dots.add(
                    new Chart.Swarm.Dot(
                            random.nextGaussian(), i % 9 == 0 ? Double.NaN : random.nextDouble()));
        }
        return List.of(
                new Chart.Bars(
                        "Importance",
                        "mean |effect|",
                        List.of(
                                new Chart.Bar(
                                        "a long name of a column with <brackets>", 0.31, 0.02),
                                new Chart.Bar("age", 0.12),
                                new Chart.Bar("less", -0.05))),
                new Chart.Lines(
                        "ROC",
                        Chart.Axis.share("False positive rate"),
                        Chart.Axis.share("True positive rate"),
                        List.of(
                                new Chart.Line(
                                        "AUC 0.9",
                                        List.of(
                                                new Chart.Spot(0, 0),
                                                new Chart.Spot(0.1, 0.8),
                                                new Chart.Spot(1, 1)),
                                        false)),
                        true),
                new Chart.Scatter(
                        "Predicted and actual",
                        Chart.Axis.of("actual"),
                        Chart.Axis.of("predicted"),
                        spots,
                        true),
                new Chart.Histogram(
                        "Residuals",
                        Chart.Axis.of("residual"),
                        -2,
                        0.5,
                        List.of(1.0, 5.0, 9.0, 2.0)),
                new Chart.Matrix(
                        "Confusion",
                        "true",
                        "predicted",
                        List.of("No", "Yes"),
                        List.of(List.of(90L, 10L), List.of(7L, 13L))),
                new Chart.Swarm(
                        "Effects",
                        "log-odds",
                        "low",
                        "high",
                        List.of(
                                new Chart.Swarm.Row("age", dots),
                                new Chart.Swarm.Row("hours", dots.subList(0, 50)))),
                new Chart.Waterfall(
                        "One row",
                        "log-odds",
                        -1.2,
                        "average",
                        List.of(new Chart.Bar("age = 41", 0.8), new Chart.Bar("sex = F", -0.3)),
                        "prediction"));
    }

    @Test
    void everyChartStaysInsideItsPicture() {
        for (var chart : all()) {
            for (double[] size : new double[][] {{320, 200}, {560, 380}, {1200, 700}}) {
                var picture = Layout.of(chart, size[0], size[1]);
                for (var mark : picture.marks()) {
                    switch (mark) {
                        case Mark.Box b -> {
                            inside(chart, picture, b.x(), b.y());
                            inside(chart, picture, b.x() + b.width(), b.y() + b.height());
                        }
                        case Mark.Dot d -> inside(chart, picture, d.x(), d.y());
                        case Mark.Path p ->
                                p.spots().forEach(s -> inside(chart, picture, s.x(), s.y()));
                        case Mark.Text t -> inside(chart, picture, t.x(), t.y());
                    }
                }
            }
        }
    }

    private static void inside(Chart chart, Picture picture, double x, double y) {
        assertTrue(
                x >= -0.5 && x <= picture.width() + 0.5 && y >= -0.5 && y <= picture.height() + 0.5,
                () -> chart.title() + ": " + x + ", " + y);
    }

    @Test
    void theSvgIsWellFormedAndHoldsEveryMark() throws Exception {
        for (var chart : all()) {
            var picture = Layout.of(chart, 560, 380);
            var svg = Svg.of(picture, Palette.LIGHT, chart.title());
            var document =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            int drawn =
                    document.getElementsByTagName("rect").getLength()
                            + document.getElementsByTagName("circle").getLength()
                            + document.getElementsByTagName("polyline").getLength()
                            + document.getElementsByTagName("text").getLength();
            assertEquals(picture.marks().size(), drawn, chart.title());
        }
    }

    @Test
    void thePngHasTheSizeOfThePictureTimesItsScale() throws IOException {
        for (var chart : all()) {
            var png = Png.of(Layout.of(chart, 400, 240), Palette.DARK, 2);
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(800, image.getWidth());
            assertEquals(480, image.getHeight());
            assertEquals(Palette.DARK.rgb(Ink.Role.BACKGROUND), image.getRGB(799, 479) & 0xffffff);
        }
    }

    @Test
    void everyChartGivesItsNumbersAsATable() {
        for (var chart : all()) {
            var figures = Figures.of(chart);
            assertTrue(figures.rows().size() > 1, chart.title());
            figures.rows().forEach(r -> assertEquals(figures.heads().size(), r.size()));
        }
        assertEquals(List.of("prediction", "-0.7"), Figures.of(all().getLast()).rows().getLast());
    }

    @Test
    void ticksStandAtRoundNumbers() {
        var scale = Scale.of(0.13, 9.4, Chart.Axis.of("x"), 0, 100);
        assertEquals(
                List.of("0", "2", "4", "6", "8", "10"),
                scale.ticks().stream().map(scale::text).toList());
        var same = Scale.of(5, 5, Chart.Axis.of("x"), 0, 100);
        assertTrue(same.from() < 5 && same.to() > 5);
    }

    @Test
    void swarmsDoNotLeaveTheirRow() {
        var swarm = (Chart.Swarm) all().get(5);
        var marks = Layout.of(swarm, 560, 380).marks();
        double step = (380 - 40 - Sheet.HEAD - 2) / 2;
        marks.stream()
                .filter(m -> m instanceof Mark.Dot d && d.tip().startsWith("hours"))
                .map(Mark.Dot.class::cast)
                .forEach(d -> assertTrue(d.y() > Sheet.HEAD + step, () -> "" + d));
    }
}
