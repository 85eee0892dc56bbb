package org.bottega.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.bottega.chart.Ink;
import org.bottega.chart.Mark;
import org.bottega.chart.Palette;
import org.bottega.chart.Picture;
import org.bottega.chart.PointRaster;

/// Paints pictures on a canvas, one after the other: marks as shapes, points by the thousands as pixels.
final class CanvasPainter {
    private final GraphicsContext g;
    private final List<PointLayer> layers = new ArrayList<>();
    private Palette palette = Palette.LIGHT;
    private int layer;

    CanvasPainter(GraphicsContext g) {
        this.g = g;
    }

    void paint(Picture picture, Palette colours) {
        palette = colours;
        layer = 0;
        g.clearRect(0, 0, g.getCanvas().getWidth(), g.getCanvas().getHeight());
        g.setTextBaseline(VPos.BASELINE);
        for (var mark : picture.marks()) {
            switch (mark) {
                case Mark.Box box -> {
                    g.setFill(colour(box.ink()));
                    g.fillRect(box.x(), box.y(), box.width(), box.height());
                }
                case Mark.Dot dot -> dot(dot);
                case Mark.Points points when points.size() > PointRaster.MANY -> many(points);
                case Mark.Points points -> points(points);
                case Mark.Pixels pixels -> pixels(pixels);
                case Mark.Path path -> path(path);
                case Mark.Area area -> area(area);
                case Mark.Text text -> text(text);
            }
        }
    }

    private void dot(Mark.Dot dot) {
        if (dot.opacity() <= 0) {
            return;
        }
        g.setGlobalAlpha(dot.opacity());
        g.setFill(colour(dot.ink()));
        double r = dot.radius();
        g.fillOval(dot.x() - r, dot.y() - r, 2 * r, 2 * r);
        g.setGlobalAlpha(1);
    }

    private void points(Mark.Points points) {
        if (points.opacity() <= 0) {
            return;
        }
        g.setGlobalAlpha(points.opacity());
        double r = points.radius();
        for (int i = 0; i < points.size(); i++) {
            g.setFill(colour(points.ink(i)));
            g.fillOval(points.x(i) - r, points.y(i) - r, 2 * r, 2 * r);
        }
        g.setGlobalAlpha(1);
    }

    private void many(Mark.Points points) {
        if (points.opacity() <= 0) {
            return;
        }
        if (layer == layers.size()) {
            layers.add(new PointLayer());
        }
        var canvas = g.getCanvas();
        var image =
                layers.get(layer++)
                        .paint(
                                points,
                                palette,
                                (int) Math.ceil(canvas.getWidth()),
                                (int) Math.ceil(canvas.getHeight()));
        g.drawImage(image, 0, 0);
    }

    private void pixels(Mark.Pixels pixels) {
        var raster = pixels.raster();
        var image = new WritableImage(raster.width(), raster.height());
        var writer = image.getPixelWriter();
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                writer.setArgb(x, y, raster.argb(x, y));
            }
        }
        g.setImageSmoothing(false);
        g.drawImage(image, pixels.x(), pixels.y(), pixels.width(), pixels.height());
        g.setImageSmoothing(true);
    }

    private void area(Mark.Area area) {
        int size = area.spots().size();
        var xs = new double[size];
        var ys = new double[size];
        for (int i = 0; i < size; i++) {
            xs[i] = area.spots().get(i).x();
            ys[i] = area.spots().get(i).y();
        }
        g.setGlobalAlpha(area.opacity());
        g.setFill(colour(area.ink()));
        g.fillPolygon(xs, ys, size);
        g.setGlobalAlpha(1);
    }

    private void path(Mark.Path path) {
        g.setStroke(colour(path.ink()));
        g.setLineWidth(path.width());
        if (path.dashed()) {
            g.setLineDashes(4, 4);
        } else {
            g.setLineDashes((double[]) null);
        }
        int size = path.spots().size();
        var xs = new double[size];
        var ys = new double[size];
        for (int i = 0; i < size; i++) {
            var spot = path.spots().get(i);
            boolean thin = path.width() <= 1;
            xs[i] = thin ? Math.floor(spot.x()) + 0.5 : spot.x();
            ys[i] = thin ? Math.floor(spot.y()) + 0.5 : spot.y();
        }
        g.strokePolyline(xs, ys, size);
    }

    private void text(Mark.Text text) {
        g.setFill(colour(text.ink()));
        g.setFont(Font.font(text.bold() ? "Roboto Medium" : "Roboto", text.size()));
        g.setTextAlign(
                switch (text.anchor()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        if (text.turned()) {
            g.save();
            g.translate(text.x(), text.y());
            g.rotate(-90);
            g.fillText(text.text(), 0, 0);
            g.restore();
        } else {
            g.fillText(text.text(), text.x(), text.y());
        }
    }

    private Color colour(Ink ink) {
        int rgb = palette.rgb(ink);
        return Color.rgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }
}
