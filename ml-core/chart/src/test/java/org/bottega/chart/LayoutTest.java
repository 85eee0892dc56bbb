package org.bottega.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Bar;
import org.bottega.chart.Chart.Spot;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private interface Place {
        void at(double x, double y);
    }

    private static void places(Mark mark, Place place) {
        switch (mark) {
            case Mark.Box b -> {
                assertTrue(b.width() >= 0 && b.height() >= 0, b::toString);
                place.at(b.x(), b.y());
                place.at(b.x() + b.width(), b.y() + b.height());
            }
            case Mark.Pixels p -> {
                place.at(p.x(), p.y());
                place.at(p.x() + p.width(), p.y() + p.height());
            }
            case Mark.Dot d -> place.at(d.x(), d.y());
            case Mark.Points p -> {
                for (int i = 0; i < p.size(); i++) {
                    place.at(p.x(i), p.y(i));
                }
            }
            case Mark.Path p -> p.spots().forEach(s -> place.at(s.x(), s.y()));
            case Mark.Area a -> a.spots().forEach(s -> place.at(s.x(), s.y()));
            case Mark.Text t -> {
                place.at(t.x(), t.y());
                double wide =
                        (t.bold() ? Typeface.MEDIUM : Typeface.REGULAR).width(t.text(), t.size());
                double before =
                        switch (t.anchor()) {
                            case START -> 0;
                            case MIDDLE -> wide / 2;
                            case END -> wide;
                        };
                if (t.turned()) {
                    place.at(t.x(), t.y() + before);
                    place.at(t.x(), t.y() + before - wide);
                } else {
                    place.at(t.x() - before, t.y());
                    place.at(t.x() - before + wide, t.y());
                }
            }
        }
    }

    private static void staysInside(Chart chart, double width, double height) {
        var picture = Layout.of(chart, width, height, Locale.ITALIAN);
        for (var mark : picture.marks()) {
            places(
                    mark,
                    (x, y) ->
                            assertTrue(
                                    x >= -1
                                            && x <= picture.width() + 1
                                            && y >= -1
                                            && y <= picture.height() + 1,
                                    () ->
                                            chart.title()
                                                    + " at "
                                                    + width
                                                    + ": "
                                                    + x
                                                    + ", "
                                                    + y
                                                    + " of "
                                                    + mark));
        }
    }

    @Test
    void everyChartStaysInsideItsPictureWithItsTexts() {
        for (var chart : Samples.all().values()) {
            for (double width : new double[] {320, 560, 1200}) {
                staysInside(chart, width, Layout.height(chart, width));
                staysInside(chart, width, 220);
            }
        }
    }

    @Test
    void whateverTheValuesAreNoNaNIsDrawn() {
        var random = new Random(11);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e300, 0, -0.0, 1e-320, 5};
        for (int round = 0; round < 200; round++) {
            var bars = new ArrayList<Bar>();
            var spots = new ArrayList<Spot>();
            var dots = new ArrayList<Chart.Swarm.Dot>();
            for (int i = random.nextInt(9); i > 0; i--) {
                double a = odd[random.nextInt(odd.length)];
                double b = odd[random.nextInt(odd.length)];
                bars.add(new Bar("b" + i, a, random.nextBoolean() ? b : 0));
                spots.add(new Spot(a, b));
                dots.add(new Chart.Swarm.Dot(a, random.nextDouble()));
            }
            var x = Axis.of("x");
            for (var chart :
                    List.of(
                            new Chart.Bars("bars", "u", bars),
                            new Chart.Waterfall("waterfall", "u", 0, "s", bars, "e"),
                            new Chart.Scatter("scatter", x, x, spots, round % 2 == 0),
                            new Chart.Lines(
                                    "lines", x, x, List.of(new Chart.Line("", spots, true)), false),
                            new Chart.Swarm(
                                    "swarm",
                                    "u",
                                    "l",
                                    "h",
                                    List.of(new Chart.Swarm.Row("r", dots))))) {
                for (var mark : Layout.of(chart, 400, 240).marks()) {
                    places(
                            mark,
                            (px, py) ->
                                    assertTrue(
                                            Double.isFinite(px) && Double.isFinite(py),
                                            () -> chart + ": " + mark));
                }
                var svg = Svg.of(chart, 400, 240, Palette.LIGHT, Locale.ROOT);
                assertFalse(svg.contains("NaN"), () -> chart + "\n" + svg);
                assertFalse(svg.contains("Infinity"), () -> chart + "\n" + svg);
                Figures.of(chart)
                        .rows()
                        .forEach(r ->
                                assertFalse(String.join(" ", r).contains("NaN"), chart::title));
            }
        }
    }

    @Test
    void barsAreAsLongAsTheirValues() {
        var bars = new ArrayList<Bar>();
        var random = new Random(2);
        for (int i = 0; i < 12; i++) {
            bars.add(new Bar("b" + i, random.nextGaussian() * 40));
        }
        var chart = new Chart.Bars("t", "u", bars);
        var boxes =
                Layout.of(chart, 700, 400).marks().stream()
                        .filter(m -> m instanceof Mark.Box)
                        .map(Mark.Box.class::cast)
                        .toList();
        assertEquals(12, boxes.size());
        double unit = boxes.getFirst().width() / Math.abs(bars.getFirst().value());
        for (int i = 0; i < 12; i++) {
            assertEquals(unit * Math.abs(bars.get(i).value()), boxes.get(i).width(), 1e-6);
        }
    }

    @Test
    void aWaterfallWithoutRoomDrawsItsSmallestStepsAsOne() {
        var steps = new ArrayList<Bar>();
        for (int i = 0; i < 40; i++) {
            steps.add(new Bar("f" + i, i == 17 ? 5 : i == 30 ? -3 : 0.1));
        }
        var chart = new Chart.Waterfall("t", "u", 1, "start", steps, "end");
        var texts =
                Layout.of(chart, 500, 200).marks().stream()
                        .filter(m -> m instanceof Mark.Text)
                        .map(m -> ((Mark.Text) m).text())
                        .toList();
        assertTrue(texts.containsAll(List.of("f17", "f30", "+5", "−3", "6.8")), texts::toString);
        assertTrue(texts.stream().anyMatch(t -> t.endsWith(" others")), texts::toString);
    }

    @Test
    void aLineIsInterruptedWhereAValueIsMissing() {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < 9; i++) {
            spots.add(new Spot(i, i == 4 ? Double.NaN : i % 3));
        }
        var line = new Chart.Line("", spots, false);
        var chart = new Chart.Lines("t", Axis.of("x"), Axis.of("y"), List.of(line), false);
        long strokes =
                Layout.of(chart, 500, 300).marks().stream()
                        .filter(m -> m instanceof Mark.Path p && p.width() == 2)
                        .count();
        assertEquals(2, strokes);
    }

    @Test
    void whereNotAllNamesHaveRoomSomeAreWritten() {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < 60; i++) {
            bars.add(new Bar("column " + i, 60 - i));
        }
        long names =
                Layout.of(new Chart.Bars("t", "u", bars), 420, 308).marks().stream()
                        .filter(m -> m instanceof Mark.Text t && t.text().startsWith("column "))
                        .count();
        assertEquals(20, names);
    }

    @Test
    void swarmsDoNotLeaveTheirRow() {
        var marks = Layout.of(Samples.swarm(3000), 560, 260).marks();
        double step = (260 - Sheet.FOOT - Sheet.HEAD - 2) / 6;
        int row = 0;
        for (var mark : marks) {
            if (mark instanceof Mark.Points points) {
                double from = Sheet.HEAD + 2 + step * row++;
                for (int i = 0; i < points.size(); i++) {
                    double y = points.y(i);
                    assertTrue(y >= from && y <= from + step, () -> from + " " + y);
                }
            }
        }
        assertEquals(6, row);
    }

    @Test
    void twentyThousandDotsAreLaidOutInNoTime() {
        var swarm = Samples.swarm(20_000 / 6);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long start = System.nanoTime();
            Layout.of(swarm, 760, 400);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        double found = best;
        assertTrue(found < 100, () -> found + " ms");
    }

    @Test
    void everyChartGivesItsNumbersAsATableAndASentence() {
        for (var chart : Samples.all().values()) {
            var figures = Figures.of(chart);
            assertTrue(figures.rows().size() > 1, chart.title());
            figures.rows().forEach(r -> assertEquals(figures.heads().size(), r.size()));
            for (var locale : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
                var sentence = Summary.of(chart, locale);
                assertTrue(sentence.startsWith(chart.title()) && sentence.endsWith("."), sentence);
                assertFalse(sentence.contains("{"), sentence);
            }
        }
        assertEquals(
                List.of("prediction", "0.971"), Figures.of(Samples.waterfall()).rows().getLast());
        assertEquals(
                "Confusion matrix: 334 of 342 rows (97.7 %) lie on the diagonal.",
                Summary.of(Samples.matrix(), Locale.ENGLISH));
    }

    @Test
    void anEmptyChartSaysThatThereIsNothing() {
        var empty = new Chart.Scatter("t", Axis.of("x"), Axis.of("y"), List.of(), false);
        assertTrue(
                Layout.of(empty, 300, 200, Locale.ITALIAN).marks().stream()
                        .anyMatch(m ->
                                m instanceof Mark.Text t
                                        && t.text().equals("Nessun valore da mostrare")));
    }
}
