package org.bottega.ui.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Layout;
import org.bottega.chart.Palette;
import org.bottega.chart.Picture;
import org.bottega.chart.Png;
import org.bottega.chart.Svg;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// A chart on the screen: it fills its place, says what the pointer is on, can be read as a table,
/// copied, and saved as SVG or PNG.
public final class ChartPane extends Region {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final int READ_ALOUD = 12;

    private final Desk desk;
    private final Canvas canvas = new Canvas();
    private final Label tip = Parts.label("", "chart-tip");
    private final HBox tools;
    private Chart chart;
    private Picture picture;
    private boolean dark;
    private @Nullable Node table;

    public ChartPane(Desk desk, Chart chart) {
        this.desk = desk;
        this.chart = chart;
        this.picture = Layout.of(chart, 160, 120);
        getStyleClass().add("chart-pane");
        setMinSize(160, 120);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setVisible(false);
        tools =
                Parts.row(
                        2,
                        Parts.iconButton("mdi2t-table", desk.say("chart.table"), this::toggleTable),
                        Parts.iconButton("mdi2c-content-copy", desk.say("chart.copy"), this::copy),
                        Parts.iconButton("mdi2d-download", desk.say("chart.save"), this::save));
        tools.getStyleClass().add("tools");
        tools.setAlignment(Pos.TOP_RIGHT);
        getChildren().addAll(canvas, tools, tip);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> tip.setVisible(false));
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        scene.getRoot()
                                .getPseudoClassStates()
                                .addListener(
                                        new javafx.collections.WeakSetChangeListener<>(themed));
                        lookAround();
                    }
                });
        describe();
    }

    private final javafx.collections.SetChangeListener<PseudoClass> themed = _ -> lookAround();

    private void lookAround() {
        var scene = getScene();
        if (scene != null) {
            boolean now = scene.getRoot().getPseudoClassStates().contains(DARK);
            if (now != dark) {
                dark = now;
                paint();
            }
        }
    }

    /// Shows another chart in the same place.
    public void show(Chart other) {
        chart = other;
        if (table != null) {
            toggleTable();
        }
        describe();
        picture = Layout.of(chart, canvas.getWidth(), canvas.getHeight());
        paint();
    }

    private void describe() {
        var figures = Figures.of(chart);
        setAccessibleText(
                chart.title()
                        + ". "
                        + figures.rows().stream()
                                .limit(READ_ALOUD)
                                .map(row -> String.join(" ", row))
                                .collect(Collectors.joining("; ")));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            picture = Layout.of(chart, width, height);
            paint();
        }
        double wide = tools.prefWidth(-1);
        tools.resizeRelocate(width - wide, -4, wide, tools.prefHeight(-1));
        if (table != null) {
            table.resizeRelocate(0, 28, width, height - 28);
        }
    }

    private Palette palette() {
        return dark ? Palette.DARK : Palette.LIGHT;
    }

    private void paint() {
        new CanvasPainter(canvas.getGraphicsContext2D(), palette()).paint(picture);
    }

    private void point(MouseEvent event) {
        var text = Tips.at(picture, event.getX(), event.getY());
        tip.setVisible(text != null && table == null);
        if (text != null) {
            tip.setText(text);
            tip.autosize();
            double width = tip.prefWidth(-1);
            double x = Math.clamp(event.getX() + 12, 0, Math.max(0, getWidth() - width));
            double y = event.getY() > 40 ? event.getY() - 32 : event.getY() + 16;
            tip.resizeRelocate(x, y, width, tip.prefHeight(-1));
        }
    }

    private void toggleTable() {
        if (table != null) {
            getChildren().remove(table);
            table = null;
            canvas.setVisible(true);
            return;
        }
        var shown = new FiguresTable(Figures.of(chart));
        table = shown;
        tip.setVisible(false);
        getChildren().add(1, shown);
        requestLayout();
    }

    private void copy() {
        var content = new ClipboardContent();
        var copied = Layout.of(chart, canvas.getWidth(), canvas.getHeight());
        var colours = palette();
        desk.background()
                .run(
                        () -> Png.of(copied, colours, 2),
                        png -> {
                            content.putImage(new Image(new java.io.ByteArrayInputStream(png)));
                            Clipboard.getSystemClipboard().setContent(content);
                            desk.notices().say(desk.say("chart.copied"));
                        });
    }

    private void save() {
        var name =
                chart.title()
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .toLowerCase(java.util.Locale.ROOT);
        desk.files()
                .save(desk.say("chart.save"), name + ".svg", List.of("svg", "png"))
                .ifPresent(this::write);
    }

    private void write(Path file) {
        var saved = Layout.of(chart, canvas.getWidth(), canvas.getHeight());
        var title = chart.title();
        desk.background()
                .run(
                        () ->
                                file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".png")
                                        ? Files.write(file, Png.of(saved, Palette.LIGHT, 2))
                                        : Files.writeString(
                                                file, Svg.of(saved, Palette.LIGHT, title)),
                        written -> desk.notices().say(desk.say("model.written", written)));
    }
}
