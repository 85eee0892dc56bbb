package org.bottega.ui.chart;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.bottega.chart.Chart;
import org.bottega.chart.Figures;
import org.bottega.chart.Layout;
import org.bottega.chart.Palette;
import org.bottega.chart.Picture;
import org.bottega.chart.Summary;
import org.bottega.chart.View;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.theme.Darkness;
import org.jspecify.annotations.Nullable;

/// A chart on the screen: it fills its place, says what the pointer is on, can be zoomed, moved and read
/// as a table, and copied or saved as SVG, PNG or PDF; series are hidden by a click on their names.
public final class ChartPane extends Region {
    private final Desk desk;
    private final Canvas canvas = new Canvas();
    private final CanvasPainter painter = new CanvasPainter(canvas.getGraphicsContext2D());
    private final Label tip = Parts.label("", "chart-tip");
    private final HBox tools;
    private final Button whole;
    private final ChartFiles files;
    private final Darkness darkness;
    private Chart chart;
    private Picture picture;
    private View view = View.WHOLE;
    private @Nullable Node table;
    private @Nullable PickedCell picked;

    public ChartPane(Desk desk, Chart chart) {
        this.desk = desk;
        this.chart = chart;
        this.files = new ChartFiles(desk);
        this.picture = Layout.of(chart, 160, 120, desk.messages().locale());
        getStyleClass().add("chart-pane");
        setMinSize(160, 120);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setVisible(false);
        whole =
                Parts.iconButton(
                        "mdi2a-arrow-expand-all",
                        desk.say("chart.whole"),
                        () -> look(View.WHOLE.hiding(view.hidden())));
        Parts.visible(whole, false);
        tools =
                Parts.row(
                        2,
                        whole,
                        Parts.iconButton("mdi2t-table", desk.say("chart.table"), this::toggleTable),
                        Parts.iconButton("mdi2c-content-copy", desk.say("chart.copy"), this::copy),
                        Parts.iconButton("mdi2d-download", desk.say("chart.save"), this::save));
        tools.getStyleClass().add("tools");
        tools.setAlignment(Pos.TOP_RIGHT);
        var gestures = new ChartGestures(this);
        getChildren().addAll(canvas, gestures.brush(), tools, tip);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> tip.setVisible(false));
        darkness = Darkness.of(this, _ -> paint());
        describe();
    }

    /// Shows another chart in the same place. One of the same kind and title is looked at as the last
    /// one was.
    public void show(Chart other) {
        boolean alike = other.getClass() == chart.getClass() && other.title().equals(chart.title());
        chart = other;
        boolean tabular = table != null;
        if (tabular) {
            toggleTable();
        }
        if (!alike) {
            view = View.WHOLE;
        }
        describe();
        relay();
        if (tabular && alike) {
            toggleTable();
        }
    }

    /// What is shown.
    public Chart chart() {
        return chart;
    }

    /// The part of the chart that is seen.
    public View look() {
        return view;
    }

    /// Looks at another part.
    public void look(View other) {
        view = other;
        Parts.visible(whole, !other.whole());
        relay();
    }

    /// Called with the numbers of the true and of the told name when a count of a matrix is picked.
    public void onPick(PickedCell pick) {
        picked = pick;
    }

    /// Gets a picked count.
    public interface PickedCell {
        void picked(int row, int column);
    }

    /// Picks what can be picked at a place.
    boolean pick(double x, double y) {
        var told = picked;
        if (told != null) {
            for (var cell : picture.cells()) {
                if (cell.holds(x, y)) {
                    told.picked(cell.row(), cell.column());
                    return true;
                }
            }
        }
        return false;
    }

    private boolean pickable(double x, double y) {
        return picked != null && picture.cells().stream().anyMatch(c -> c.holds(x, y));
    }

    /// What is painted now.
    Picture picture() {
        return picture;
    }

    /// Whether the numbers are shown instead of the drawing.
    boolean tabular() {
        return table != null;
    }

    private void describe() {
        setAccessibleText(Summary.of(chart, desk.messages().locale()));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            relay();
        }
        double wide = tools.prefWidth(-1);
        tools.resizeRelocate(width - wide, -4, wide, tools.prefHeight(-1));
        if (table != null) {
            table.resizeRelocate(0, 28, width, height - 28);
        }
    }

    private Palette palette() {
        return darkness.dark() ? Palette.DARK : Palette.LIGHT;
    }

    private void relay() {
        picture =
                Layout.of(
                        chart,
                        canvas.getWidth(),
                        canvas.getHeight(),
                        desk.messages().locale(),
                        view);
        paint();
    }

    private void paint() {
        painter.paint(picture, palette());
    }

    private void point(MouseEvent event) {
        boolean named = ChartGestures.keyAt(picture, event.getX(), event.getY()) != null;
        boolean axis = ChartGestures.uprightAt(picture, event.getX(), event.getY()) != null;
        setCursor(
                table != null
                        ? Cursor.DEFAULT
                        : named || pickable(event.getX(), event.getY())
                                ? Cursor.HAND
                                : axis ? Cursor.V_RESIZE : Cursor.DEFAULT);
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
        var asked = chart;
        desk.background()
                .run(
                        () -> Figures.of(asked, desk.messages().locale()),
                        figures -> {
                            if (asked.equals(chart) && table == null) {
                                show(new FiguresTable(figures));
                            }
                        });
    }

    private void show(Node figures) {
        table = figures;
        tip.setVisible(false);
        getChildren().add(1, figures);
        requestLayout();
    }

    private void copy() {
        files.copy(chart, view, canvas.getWidth(), canvas.getHeight(), palette());
    }

    private void save() {
        files.save(chart, view, canvas.getWidth(), canvas.getHeight());
    }
}
