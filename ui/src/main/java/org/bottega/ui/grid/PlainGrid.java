package org.bottega.ui.grid;

import java.util.List;
import javafx.collections.ObservableListBase;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.bottega.ui.control.Parts;
import org.jspecify.annotations.Nullable;

/// Rows that are not all in memory under plain heads: lists of things rather than data.
public final class PlainGrid extends TableView<Integer> {

    /// A column.
    ///
    /// @param width in pixels
    /// @param number whether its values stand at the right
    public record Head(String title, double width, boolean number) {}

    /// @param nothing what is shown when there are no rows
    public PlainGrid(List<Head> heads, GridViewModel rows, String nothing) {
        getStyleClass().add("plain-table");
        setFixedCellSize(26);
        setPlaceholder(Parts.label(nothing, "muted"));
        for (int c = 0; c < heads.size(); c++) {
            getColumns().add(column(heads.get(c), c, rows));
        }
        setItems(new Numbers((int) Math.min(rows.all(), Integer.MAX_VALUE - 8)));
        rows.watch(this::refresh);
    }

    private static TableColumn<Integer, String> column(Head head, int at, GridViewModel rows) {
        var column = new TableColumn<Integer, String>(head.title());
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(head.width());
        if (head.number()) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable String item, boolean empty) {
                        super.updateItem(item, empty);
                        var text = empty ? null : rows.text(getIndex(), at);
                        setText(text == null ? "" : text.replace('\n', '⏎'));
                        setTooltip(text == null || text.length() < 24 ? null : new Tooltip(text));
                    }
                });
        return column;
    }

    /// The numbers from 0 to a size as a list that takes no memory.
    private static final class Numbers extends ObservableListBase<Integer> {
        private final int size;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int indexOf(Object o) {
            return o instanceof Integer i && i >= 0 && i < size ? i : -1;
        }

        @Override
        public boolean contains(Object o) {
            return indexOf(o) >= 0;
        }
    }
}
