package org.bottega.ui.grid;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.bottega.ui.theme.Darkness;
import org.jspecify.annotations.Nullable;

/// The cells of a grid with their scroll bars, the selection and the keys that move it.
final class GridBody extends Region {
    private static final double BAR = 10;

    private final Canvas canvas = new Canvas();
    private final Darkness darkness;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final Label probe = new Label("0");
    private final ReadOnlyObjectWrapper<@Nullable CellRange> selection =
            new ReadOnlyObjectWrapper<>();
    private final SimpleDoubleProperty numbers = new SimpleDoubleProperty(56);
    private final BiConsumer<Long, Integer> inspect;
    private final GridViewModel rows;
    private final List<ColumnHead> heads;
    private final GridColumns columns;
    private GridPainter painter = new GridPainter(Font.getDefault());
    private double rowHeight = 26;
    private @Nullable String target;

    /// @param inspect told which cell a person wants to see whole
    GridBody(
            GridViewModel rows,
            List<ColumnHead> heads,
            GridColumns columns,
            BiConsumer<Long, Integer> inspect) {
        this.rows = rows;
        this.heads = heads;
        this.columns = columns;
        this.inspect = inspect;
        getStyleClass().add("grid-body");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        down.setOrientation(Orientation.VERTICAL);
        across.setOrientation(Orientation.HORIZONTAL);
        down.setFocusTraversable(false);
        across.setFocusTraversable(false);
        probe.setVisible(false);
        probe.setManaged(false);
        getChildren().addAll(canvas, down, across, probe);
        probe.fontProperty().subscribe(this::letter);
        down.valueProperty().subscribe(this::requestLayout);
        across.valueProperty().subscribe(this::requestLayout);
        focusedProperty().subscribe(this::requestLayout);
        selection.subscribe(this::requestLayout);
        rows.watch(this::requestLayout);
        rows.rows()
                .subscribe(count -> {
                    numbers.set(Math.max(56, 24 + 7.5 * Long.toString(count.longValue()).length()));
                    var now = selection.get();
                    if (now != null && now.bottom() >= count.longValue()) {
                        selection.set(null);
                    }
                    requestLayout();
                });
        darkness = Darkness.of(this, _ -> requestLayout());
        setOnScroll(this::scroll);
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        setOnKeyPressed(this::key);
    }

    private void letter(Font font) {
        painter = new GridPainter(font);
        rowHeight = Math.rint(font.getSize() * 2);
        requestLayout();
    }

    /// The cells that are selected, `null` while none is.
    ReadOnlyObjectProperty<@Nullable CellRange> selection() {
        return selection.getReadOnlyProperty();
    }

    /// The width of the row numbers.
    SimpleDoubleProperty numbers() {
        return numbers;
    }

    /// How far the columns are scrolled.
    javafx.beans.property.DoubleProperty scrolled() {
        return across.valueProperty();
    }

    void target(@Nullable String name) {
        target = name;
        requestLayout();
    }

    /// How much of the columns is seen, the row numbers left out.
    double columnsView() {
        return Math.max(0, canvas.getWidth() - numbers.get());
    }

    void select(CellRange range) {
        if (rows.rows().get() == 0 || columns.count() == 0) {
            return;
        }
        selection.set(range);
        reveal(range.row(), range.column());
    }

    private void reveal(long row, int column) {
        double top = row * rowHeight;
        double height = canvas.getHeight();
        if (top < down.getValue()) {
            down.setValue(top);
        } else if (top + rowHeight > down.getValue() + height) {
            limits();
            down.setValue(Math.min(down.getMax(), top + rowHeight - height));
        }
        across.setValue(
                Math.clamp(
                        columns.reveal(column, across.getValue(), columnsView()),
                        0,
                        across.getMax()));
        setAccessibleText(
                heads.get(column).name()
                        + ", "
                        + (row + 1)
                        + ": "
                        + (rows.text(row, column) == null ? "–" : rows.text(row, column)));
        notifyAccessibleAttributeChanged(javafx.scene.AccessibleAttribute.TEXT);
    }

    /// Shows a row in the middle, for one that was asked for by number or by its content.
    void go(long row, int column) {
        limits();
        double middle = row * rowHeight - (canvas.getHeight() - rowHeight) / 2;
        down.setValue(Math.clamp(middle, 0, down.getMax()));
        select(CellRange.cell(row, column));
    }

    /// The width that the column's head and the values on the screen need.
    double contentWidth(int column) {
        return painter.contentWidth(drawn(), column);
    }

    private void limits() {
        double tall = rows.rows().get() * rowHeight;
        double height = canvas.getHeight();
        down.setMax(Math.max(0, tall - height));
        down.setVisibleAmount(tall <= 0 ? 0 : down.getMax() * Math.min(1, height / tall));
        down.setUnitIncrement(rowHeight);
        down.setBlockIncrement(height - rowHeight);
        down.setVisible(down.getMax() > 0);
        down.setValue(Math.clamp(down.getValue(), 0, down.getMax()));
        double wide = columns.total();
        double view = columnsView();
        across.setMax(Math.max(0, wide - view));
        across.setVisibleAmount(wide <= 0 ? 0 : across.getMax() * Math.min(1, view / wide));
        across.setUnitIncrement(40);
        across.setBlockIncrement(view * 0.8);
        across.setVisible(across.getMax() > 0);
        across.setValue(Math.clamp(across.getValue(), 0, across.getMax()));
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, Math.floor(getWidth() - BAR));
        double height = Math.max(0, Math.floor(getHeight() - BAR));
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        limits();
        down.resizeRelocate(width, 0, BAR, height);
        across.resizeRelocate(numbers.get(), height, Math.max(0, width - numbers.get()), BAR);
        painter.paint(canvas.getGraphicsContext2D(), drawn());
    }

    private GridPainter.Scene drawn() {
        return new GridPainter.Scene(
                rows,
                heads,
                columns,
                canvas.getWidth(),
                canvas.getHeight(),
                numbers.get(),
                rowHeight,
                Math.rint(across.getValue()),
                Math.rint(down.getValue()),
                selection.get(),
                target,
                isFocused(),
                darkness.dark() ? GridColours.DARK : GridColours.LIGHT);
    }

    private void scroll(ScrollEvent event) {
        double x =
                event.isShiftDown() && event.getDeltaX() == 0
                        ? event.getDeltaY()
                        : event.getDeltaX();
        double y = event.isShiftDown() ? 0 : event.getDeltaY();
        down.setValue(Math.clamp(down.getValue() - y, 0, down.getMax()));
        across.setValue(Math.clamp(across.getValue() - x, 0, across.getMax()));
        event.consume();
    }

    private long rowAt(double y) {
        long row = (long) Math.floor((y + Math.rint(down.getValue())) / rowHeight);
        return Math.clamp(row, 0, Math.max(0, rows.rows().get() - 1));
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (rows.rows().get() == 0 || columns.count() == 0) {
            return;
        }
        long row = rowAt(event.getY());
        var before = selection.get();
        if (event.getX() < numbers.get()) {
            long from = event.isShiftDown() && before != null ? before.fromRow() : row;
            selection.set(new CellRange(row, 0, from, columns.count() - 1));
            return;
        }
        int column = columns.at(event.getX() - numbers.get(), across.getValue());
        if (column < 0) {
            return;
        }
        if (event.getButton() == MouseButton.SECONDARY
                && before != null
                && before.holds(row, column)) {
            return;
        }
        select(
                event.isShiftDown() && before != null
                        ? before.to(row, column)
                        : CellRange.cell(row, column));
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            inspect.accept(row, column);
        }
    }

    private void drag(MouseEvent event) {
        var now = selection.get();
        if (now == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int column =
                event.getX() < numbers.get()
                        ? now.column()
                        : columns.at(
                                Math.min(event.getX(), canvas.getWidth() - 1) - numbers.get(),
                                across.getValue());
        select(now.to(rowAt(event.getY()), column < 0 ? columns.count() - 1 : column));
    }

    private void key(KeyEvent event) {
        long last = rows.rows().get() - 1;
        int lastColumn = columns.count() - 1;
        if (last < 0 || lastColumn < 0) {
            return;
        }
        var now = selection.get() == null ? CellRange.cell(0, 0) : selection.get();
        long page = Math.max(1, (long) (canvas.getHeight() / rowHeight) - 1);
        boolean far = event.isShortcutDown();
        long row = now.row();
        int column = now.column();
        switch (event.getCode()) {
            case DOWN -> row = far ? last : row + 1;
            case UP -> row = far ? 0 : row - 1;
            case PAGE_DOWN -> row += page;
            case PAGE_UP -> row -= page;
            case RIGHT -> column = far ? lastColumn : column + 1;
            case LEFT -> column = far ? 0 : column - 1;
            case HOME -> {
                column = 0;
                row = far ? 0 : row;
            }
            case END -> {
                column = lastColumn;
                row = far ? last : row;
            }
            case A -> {
                if (far) {
                    selection.set(new CellRange(last, lastColumn, 0, 0));
                    event.consume();
                }
                return;
            }
            case ENTER, SPACE -> {
                inspect.accept(row, column);
                event.consume();
                return;
            }
            default -> {
                return;
            }
        }
        row = Math.clamp(row, 0, last);
        column = Math.clamp(column, 0, lastColumn);
        select(
                event.isShiftDown() && event.getCode() != KeyCode.TAB
                        ? now.to(row, column)
                        : CellRange.cell(row, column));
        event.consume();
    }
}
