package org.bottega.ui.grid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.bottega.data.view.RowFilter;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// The heads above the columns that are seen; they scroll sideways with the cells. An edge can be
/// dragged, or clicked twice to make the column as wide as its content.
final class GridHeads extends Region {
    private static final double EDGE = 5;

    private final List<ColumnHead> heads;
    private final GridColumns columns;
    private final GridViewModel rows;
    private final Messages messages;
    private final ObservableDoubleValue numbers;
    private final ObservableDoubleValue scrolled;
    private final @Nullable Consumer<RowFilter> filter;
    private final Map<Integer, ColumnHeadView> views = new HashMap<>();
    private final Region corner = new Region();
    private final Pane moving = new Pane();
    private final Pane fixed = new Pane();
    private final Rectangle window = new Rectangle();
    private IntConsumer clicked = _ -> {};
    private IntConsumer clickedTwice = _ -> {};
    private IntConsumer fitted = _ -> {};
    private Runnable resized = () -> {};
    private IntFunction<ContextMenu> menu = _ -> new ContextMenu();
    private @Nullable ContextMenu open;
    private @Nullable String target;
    private @Nullable String chosen;
    private int dragged = -1;

    /// @param numbers the width of the row numbers
    /// @param scrolled how far the columns are scrolled
    GridHeads(
            List<ColumnHead> heads,
            GridColumns columns,
            GridViewModel rows,
            Messages messages,
            ObservableDoubleValue numbers,
            ObservableDoubleValue scrolled,
            @Nullable Consumer<RowFilter> filter) {
        this.heads = heads;
        this.columns = columns;
        this.rows = rows;
        this.messages = messages;
        this.numbers = numbers;
        this.scrolled = scrolled;
        this.filter = filter;
        getStyleClass().add("grid-heads");
        corner.getStyleClass().add("corner");
        moving.setClip(window);
        getChildren().addAll(moving, fixed, corner);
        boolean low = heads.stream().allMatch(ColumnHead::plain);
        double height = low ? ColumnHeadView.LOW : ColumnHeadView.HEIGHT;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        numbers.subscribe(this::requestLayout);
        scrolled.subscribe(this::requestLayout);
        rows.look().subscribe(() -> views.forEach(this::mark));
        addEventFilter(
                MouseEvent.MOUSE_MOVED, e -> setCursor(edge(e) < 0 ? null : Cursor.H_RESIZE));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
    }

    void onClicked(IntConsumer column) {
        clicked = column;
    }

    void onClickedTwice(IntConsumer column) {
        clickedTwice = column;
    }

    /// Called when a column is to be as wide as its content.
    void onFitted(IntConsumer column) {
        fitted = column;
    }

    void onResized(Runnable told) {
        resized = told;
    }

    void menu(IntFunction<ContextMenu> of) {
        menu = of;
    }

    void target(@Nullable String name) {
        target = name;
        views.forEach(this::mark);
    }

    void chosen(@Nullable String name) {
        chosen = name;
        views.forEach(this::mark);
    }

    private void mark(int column, ColumnHeadView view) {
        var name = heads.get(column).name();
        view.target(name.equals(target));
        view.chosen(name.equals(chosen));
        var look = rows.look().get();
        int rank = 0;
        for (int i = 0; i < look.orders().size(); i++) {
            if (look.orders().get(i).column().equals(name)) {
                rank = i + 1;
            }
        }
        view.order(rank == 0 ? null : look.orders().get(rank - 1), rank, look.orders().size() > 1);
        view.filtering(look.filters().stream().anyMatch(f -> FilterBar.about(f, name)));
    }

    private ColumnHeadView view(int column) {
        return views.computeIfAbsent(
                column,
                c -> {
                    var view = new ColumnHeadView(heads.get(c), messages, filter);
                    view.setManaged(false);
                    view.setOnMouseClicked(e -> {
                        if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
                            if (e.getClickCount() == 2) {
                                clickedTwice.accept(c);
                            } else {
                                clicked.accept(c);
                            }
                        }
                    });
                    view.setOnContextMenuRequested(e -> {
                        if (open != null) {
                            open.hide();
                        }
                        open = menu.apply(c);
                        open.show(view, e.getScreenX(), e.getScreenY());
                        e.consume();
                    });
                    mark(c, view);
                    return view;
                });
    }

    @Override
    protected void layoutChildren() {
        double from = numbers.get();
        double edge = from + columns.frozenWidth();
        double height = getHeight();
        window.setX(edge);
        window.setWidth(Math.max(0, getWidth() - edge));
        window.setHeight(height);
        corner.resizeRelocate(0, 0, from, height);
        moving.resizeRelocate(0, 0, getWidth(), height);
        fixed.resizeRelocate(0, 0, edge, height);
        int end = columns.first(scrolled.get());
        while (end < columns.count() && from + columns.left(end, scrolled.get()) < getWidth()) {
            end++;
        }
        show(fixed, 0, columns.frozen());
        show(moving, columns.first(scrolled.get()), end);
        for (int c = 0; c < columns.frozen(); c++) {
            place(c, from, height);
        }
        for (int c = columns.first(scrolled.get()); c < end; c++) {
            place(c, from, height);
        }
    }

    /// Puts just these columns' heads into a pane; scrolling changes them only now and then.
    private void show(Pane pane, int begin, int end) {
        var wanted = java.util.stream.IntStream.range(begin, end).mapToObj(this::view).toList();
        if (!pane.getChildren().equals(wanted)) {
            pane.getChildren().setAll(wanted);
        }
    }

    private void place(int column, double from, double height) {
        var view = view(column);
        view.resizeRelocate(
                Math.rint(from + columns.left(column, Math.rint(scrolled.get()))),
                0,
                columns.width(column),
                height);
    }

    /// The column whose right edge is under the pointer, −1 when none is.
    private int edge(MouseEvent event) {
        double x = event.getX() - numbers.get();
        int column = columns.at(x - EDGE, scrolled.get());
        if (column < 0) {
            return -1;
        }
        double right = columns.left(column, scrolled.get()) + columns.width(column);
        return Math.abs(right - x) <= EDGE ? column : -1;
    }

    private void press(MouseEvent event) {
        int column = event.getButton() == MouseButton.PRIMARY ? edge(event) : -1;
        if (column < 0) {
            return;
        }
        event.consume();
        if (event.getClickCount() == 2) {
            fitted.accept(column);
        } else {
            dragged = column;
        }
    }

    private void drag(MouseEvent event) {
        if (dragged < 0) {
            return;
        }
        event.consume();
        double left = numbers.get() + columns.left(dragged, scrolled.get());
        columns.width(dragged, event.getX() - left);
        requestLayout();
        resized.run();
    }

    private void release(MouseEvent event) {
        if (dragged >= 0) {
            dragged = -1;
            event.consume();
        }
    }
}
