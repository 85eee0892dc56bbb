package org.bottega.ui.grid;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.bottega.kernel.table.Kind;
import org.jspecify.annotations.Nullable;

/// Draws the cells that are seen: a table of ten million rows costs as much as one of thirty.
final class GridPainter {
    private static final double PAD = 10;
    private static final String MISSING = "–";

    private final Font font;
    private final TextWidths widths;

    GridPainter(Font font) {
        this.font = font;
        this.widths = new TextWidths(font);
    }

    /// What is drawn.
    ///
    /// @param numbers the width of the row numbers
    /// @param rowHeight in whole pixels
    /// @param across how far it is scrolled to the right, `down` how far down
    /// @param focused whether keys go to the grid
    record Scene(
            GridViewModel rows,
            List<ColumnHead> heads,
            GridColumns columns,
            double width,
            double height,
            double numbers,
            double rowHeight,
            double across,
            double down,
            @Nullable CellRange selection,
            @Nullable String target,
            boolean focused,
            GridColours colours) {
        long firstRow() {
            return (long) Math.floor(down / rowHeight);
        }

        long lastRow() {
            return Math.min(rows.rows().get(), (long) Math.ceil((down + height) / rowHeight)) - 1;
        }

        /// Where a row begins on the screen.
        double top(long row) {
            return Math.rint(row * rowHeight - down);
        }
    }

    void paint(GraphicsContext gc, Scene scene) {
        var colours = scene.colours();
        gc.setFill(colours.ground());
        gc.fillRect(0, 0, scene.width(), scene.height());
        gc.setFont(font);
        gc.setTextBaseline(VPos.CENTER);
        var columns = scene.columns();
        double edge = scene.numbers() + columns.frozenWidth();
        gc.save();
        gc.beginPath();
        gc.rect(edge, 0, Math.max(0, scene.width() - edge), scene.height());
        gc.clip();
        for (int c = columns.first(scene.across()); c < columns.count(); c++) {
            double x = scene.numbers() + columns.left(c, scene.across());
            if (x >= scene.width()) {
                break;
            }
            column(gc, scene, c, x);
        }
        gc.restore();
        for (int c = 0; c < columns.frozen(); c++) {
            column(gc, scene, c, scene.numbers() + columns.left(c, scene.across()));
        }
        if (columns.frozen() > 0) {
            gc.setFill(colours.strongLine());
            gc.fillRect(Math.rint(edge) - 1, 0, 1, scene.height());
        }
        numbers(gc, scene);
        focus(gc, scene, edge);
    }

    private void column(GraphicsContext gc, Scene scene, int column, double x) {
        var colours = scene.colours();
        var head = scene.heads().get(column);
        double width = scene.columns().width(column);
        boolean target = head.name().equals(scene.target());
        boolean right = head.kind() == Kind.NUMBER;
        double bottom = Math.min(scene.height(), scene.top(scene.lastRow() + 1));
        if (target) {
            gc.setFill(colours.target());
            gc.fillRect(x, 0, width, bottom);
        } else if (column < scene.columns().frozen()) {
            gc.setFill(colours.ground());
            gc.fillRect(x, 0, width, scene.height());
        }
        var selection = scene.selection();
        gc.setTextAlign(right ? TextAlignment.RIGHT : TextAlignment.LEFT);
        double at = right ? x + width - PAD : x + PAD;
        for (long row = scene.firstRow(); row <= scene.lastRow(); row++) {
            double top = scene.top(row);
            if (selection != null && selection.holds(row, column)) {
                gc.setFill(colours.selected());
                gc.fillRect(x, top, width, scene.rowHeight());
            }
            gc.setFill(colours.line());
            gc.fillRect(x, top + scene.rowHeight() - 1, width, 1);
            var text = scene.rows().text(row, column);
            if (text == null) {
                if (scene.rows().loaded(row)) {
                    write(gc, MISSING, at, top, scene, colours.faint());
                }
            } else if (!text.isEmpty()) {
                write(gc, widths.fit(line(text), width - 2 * PAD), at, top, scene, colours.text());
            }
        }
        gc.setFill(colours.line());
        gc.fillRect(Math.rint(x + width) - 1, 0, 1, bottom);
    }

    private static void write(
            GraphicsContext gc, String text, double x, double top, Scene scene, Color colour) {
        gc.setFill(colour);
        gc.fillText(text, x, top + scene.rowHeight() / 2 - 0.5);
    }

    /// The beginning of a text as one line: more than this is never seen.
    private static String line(String text) {
        var shown = text.length() > 400 ? text.substring(0, 400) : text;
        return shown.indexOf('\n') < 0 && shown.indexOf('\t') < 0 && shown.indexOf('\r') < 0
                ? shown
                : shown.replaceAll("[\\n\\t\\r]+", " ");
    }

    /// How wide a column has to be for its name and the values that are seen.
    double contentWidth(Scene scene, int column) {
        double widest = widths.of(scene.heads().get(column).name()) + 46;
        for (long row = scene.firstRow(); row <= scene.lastRow(); row++) {
            var text = scene.rows().text(row, column);
            if (text != null) {
                widest = Math.max(widest, widths.of(line(text)) + 2 * PAD + 2);
            }
        }
        return widest;
    }

    private static void numbers(GraphicsContext gc, Scene scene) {
        var colours = scene.colours();
        double right = scene.numbers();
        gc.setFill(colours.chrome());
        gc.fillRect(0, 0, right, scene.height());
        gc.setTextAlign(TextAlignment.RIGHT);
        var selection = scene.selection();
        for (long row = scene.firstRow(); row <= scene.lastRow(); row++) {
            double top = scene.top(row);
            if (selection != null && row >= selection.top() && row <= selection.bottom()) {
                gc.setFill(colours.selected());
                gc.fillRect(0, top, right, scene.rowHeight());
            }
            write(gc, Long.toString(row + 1), right - PAD, top, scene, colours.faint());
        }
        gc.setFill(colours.strongLine());
        gc.fillRect(right - 1, 0, 1, scene.height());
    }

    /// A frame around the cell that the keys move.
    private static void focus(GraphicsContext gc, Scene scene, double edge) {
        var selection = scene.selection();
        if (selection == null || !scene.focused()) {
            return;
        }
        double x = scene.numbers() + scene.columns().left(selection.column(), scene.across());
        double y = scene.top(selection.row());
        gc.save();
        gc.beginPath();
        double from = selection.column() < scene.columns().frozen() ? scene.numbers() : edge;
        gc.rect(from, 0, Math.max(0, scene.width() - from), scene.height());
        gc.clip();
        gc.setStroke(scene.colours().focus());
        gc.setLineWidth(2);
        gc.strokeRect(
                x + 1, y + 1, scene.columns().width(selection.column()) - 3, scene.rowHeight() - 3);
        gc.restore();
    }
}
