package org.bottega.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import org.bottega.chart.Chart;
import org.bottega.chart.Chart.Axis;
import org.bottega.chart.Chart.Spot;
import org.bottega.chart.Layout;
import org.bottega.chart.Palette;
import org.bottega.chart.View;
import org.bottega.ui.task.UiThread;

/// How many frames a second a scatter of many points reaches while it is zoomed: layout, painting and
/// rendering of each frame on the window's thread. Run by hand:
/// `-Dglass.platform=Headless -Dprism.order=sw org.bottega.ui.chart.ScatterFrames [points]`.
final class ScatterFrames {
    private static final int FRAMES = 120;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;

    private ScatterFrames() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        var random = new Random(1);
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < count; i++) {
            spots.add(new Spot(random.nextGaussian(), random.nextGaussian()));
        }
        var chart =
                new Chart.Scatter("Many", Axis.of("x"), Axis.of("y"), List.copyOf(spots), false);
        var ui = new UiThread();
        var done = new CompletableFuture<String>();
        ui.start(() -> done.complete(run(chart)));
        System.out.println(count + " points, " + WIDTH + " × " + HEIGHT + ": " + done.get());
        ui.exit();
    }

    private static String run(Chart chart) {
        var canvas = new Canvas(WIDTH, HEIGHT);
        var scene = new Scene(new Pane(canvas), WIDTH, HEIGHT);
        var painter = new CanvasPainter(canvas.getGraphicsContext2D());
        var shot = new WritableImage(WIDTH, HEIGHT);
        var view = View.WHOLE;
        long layout = 0;
        long painting = 0;
        long start = 0;
        for (int i = -30; i < FRAMES; i++) {
            if (i == 0) {
                start = System.nanoTime();
                layout = 0;
                painting = 0;
            }
            long a = System.nanoTime();
            var picture = Layout.of(chart, WIDTH, HEIGHT, java.util.Locale.ENGLISH, view);
            long b = System.nanoTime();
            painter.paint(picture, Palette.LIGHT);
            long c = System.nanoTime();
            scene.snapshot(shot);
            layout += b - a;
            painting += c - b;
            var frame = java.util.Objects.requireNonNull(picture.frame());
            view = frame.zoomed(view, 420, 260, (i & 31) < 16 ? 0.97 : 1 / 0.97);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                "%.0f frames/s; a frame: layout %.1f ms, painting %.1f ms, rendering %.1f ms",
                FRAMES / seconds,
                layout / 1e6 / FRAMES,
                painting / 1e6 / FRAMES,
                (seconds * 1e3 - layout / 1e6 - painting / 1e6) / FRAMES);
    }
}
