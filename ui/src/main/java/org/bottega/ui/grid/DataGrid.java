package org.bottega.ui.grid;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.kernel.table.Kind;
import org.bottega.ui.control.Parts;
import org.bottega.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// Rows by the million under heads that tell what is in the columns. A click on a head (or a cell)
/// chooses the column; its menu sorts, filters, freezes and makes it the target, as does the key T.
/// Ctrl+F looks for a text, Ctrl+G goes to a row, Ctrl+C copies, Enter shows a value whole.
public final class DataGrid extends BorderPane {
    /// More columns than this are not drawn; the page says so.
    public static final int MOST_COLUMNS = 2_000;

    private final Messages messages;
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
    private final Consumer<String> useAsTarget;
    private final Consumer<? super Throwable> failed;
    private final Consumer<String> say;
    private final ValueCard card;
    private @Nullable Shown shown;

    /// What is shown now.
    private record Shown(
            List<ColumnHead> heads,
            GridColumns columns,
            GridViewModel rows,
            GridHeads head,
            GridBody body,
            FindBar find) {}

    /// @param useAsTarget told which column a person wants to predict
    /// @param failed told what could not be sorted, filtered, found or read
    /// @param say tells a person something
    public DataGrid(
            Messages messages,
            Consumer<String> useAsTarget,
            Consumer<? super Throwable> failed,
            Consumer<String> say) {
        this.messages = messages;
        this.useAsTarget = useAsTarget;
        this.failed = failed;
        this.say = say;
        this.card = new ValueCard(messages);
        getStyleClass().add("data-grid");
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// The name of the column last clicked.
    public ReadOnlyStringProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The rows that are shown, `null` while there are none.
    public @Nullable GridViewModel rows() {
        return shown == null ? null : shown.rows();
    }

    /// The columns that are shown.
    public List<ColumnHead> columns() {
        return shown == null ? List.of() : shown.heads();
    }

    /// Shows other rows.
    public void show(List<ColumnHead> all, GridViewModel rows) {
        if (shown != null) {
            shown.rows().stop();
        }
        // the first rows are on their way while the rest is made
        if (rows.rows().get() > 0) {
            rows.loaded(0);
        }
        var heads = List.copyOf(all.subList(0, Math.min(all.size(), MOST_COLUMNS)));
        var columns = new GridColumns(heads.stream().mapToDouble(DataGrid::width).toArray());
        var body = new GridBody(rows, heads, columns, this::inspect);
        body.setId("data-grid");
        var head = head(heads, columns, body, rows);
        var find =
                new FindBar(
                        rows,
                        messages,
                        () -> {
                            var at = body.selection().get();
                            return at == null ? -1 : at.row();
                        },
                        this::found,
                        failed,
                        body::requestFocus);
        shown = new Shown(heads, columns, rows, head, body, find);
        body.selection()
                .subscribe(at -> {
                    if (at != null) {
                        chosen.set(heads.get(at.column()).name());
                    }
                });
        body.setOnContextMenuRequested(e -> {
            var menu = cellMenu();
            menu.show(body, e.getScreenX(), e.getScreenY());
        });
        chosen.subscribe(name -> {
            if (shown != null) {
                shown.head().chosen(name);
            }
        });
        body.setAccessibleText(messages.get("grid.accessible", rows.rows().get(), heads.size()));
        var bar = new FilterBar(messages, rows, this::moments, failed);
        var progress = new ProgressBar();
        progress.getStyleClass().add("thin");
        progress.visibleProperty().bind(rows.busy());
        progress.setMaxWidth(Double.MAX_VALUE);
        StackPane.setAlignment(progress, javafx.geometry.Pos.TOP_LEFT);
        var none = Parts.label(messages.get("grid.empty"), "muted");
        none.visibleProperty().bind(rows.rows().isEqualTo(0));
        none.setMouseTransparent(true);
        setTop(new VBox(find, bar, head));
        setCenter(new StackPane(body, none, progress));
    }

    /// Shows the same rows under heads that say more.
    ///
    /// @param all of the same columns
    public void heads(List<ColumnHead> all) {
        var now = shown;
        if (now == null || !(getTop() instanceof VBox top)) {
            return;
        }
        var heads = List.copyOf(all.subList(0, now.heads().size()));
        var head = head(heads, now.columns(), now.body(), now.rows());
        shown = new Shown(heads, now.columns(), now.rows(), head, now.body(), now.find());
        top.getChildren().set(top.getChildren().indexOf(now.head()), head);
        head.chosen(chosen.get());
    }

    private GridHeads head(
            List<ColumnHead> heads, GridColumns columns, GridBody body, GridViewModel rows) {
        var head =
                new GridHeads(
                        heads,
                        columns,
                        rows,
                        messages,
                        body.numbers(),
                        body.scrolled(),
                        rows.arranges() ? f -> rows.filter(f, failed) : null);
        head.onClicked(c -> chosen.set(heads.get(c).name()));
        head.onClickedTwice(c -> useAsTarget.accept(heads.get(c).name()));
        head.onResized(body::requestLayout);
        head.onFitted(this::fit);
        head.menu(this::menu);
        return head;
    }

    private boolean moments(String column) {
        return columns().stream().anyMatch(h -> h.name().equals(column) && h.kind().temporal());
    }

    private static double width(ColumnHead head) {
        double name = head.name().length() * 7.2 + 46;
        return switch (head.kind()) {
            case TEXT, SEQUENCE -> Math.clamp(name, 240, 320);
            case DATE_TIME -> Math.clamp(name, 156, 260);
            default -> Math.clamp(name, 112, 260);
        };
    }

    /// Chooses a column and brings it into view.
    public void reveal(String column) {
        var now = shown;
        if (now == null) {
            return;
        }
        for (int c = 0; c < now.heads().size(); c++) {
            if (now.heads().get(c).name().equals(column)) {
                var at = now.body().selection().get();
                now.body().select(CellRange.cell(at == null ? 0 : at.row(), c));
            }
        }
    }

    /// Marks the column to be predicted.
    public void target(@Nullable String name) {
        if (shown != null) {
            shown.head().target(name);
            shown.body().target(name);
        }
    }

    private void key(KeyEvent event) {
        var now = shown;
        if (now == null) {
            return;
        }
        if (event.isShortcutDown()) {
            switch (event.getCode()) {
                case F -> {
                    if (now.rows().arranges()) {
                        now.find().text();
                        event.consume();
                    }
                }
                case G -> {
                    now.find().number();
                    event.consume();
                }
                case C -> {
                    if (now.body().isFocused()) {
                        copy(event.isShiftDown());
                        event.consume();
                    }
                }
                default -> {}
            }
        } else if (event.getCode() == KeyCode.F3) {
            now.find().find(!event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.T && now.body().isFocused() && chosen.get() != null) {
            useAsTarget.accept(chosen.get());
            event.consume();
        }
    }

    /// Goes to a row and, in it, to the first cell that holds what was looked for.
    private void found(long row) {
        var now = shown;
        if (now == null) {
            return;
        }
        var text = ((javafx.scene.control.TextField) now.find().lookup("#find-text")).getText();
        now.rows()
                .read(
                        row,
                        1,
                        read -> {
                            int column = 0;
                            var small = text.strip().toLowerCase(Locale.ROOT);
                            var cells = read.isEmpty() ? new String[0] : read.getFirst();
                            for (int c = now.heads().size() - 1; c >= 0; c--) {
                                if (c < cells.length
                                        && cells[c] != null
                                        && cells[c].toLowerCase(Locale.ROOT).contains(small)) {
                                    column = c;
                                }
                            }
                            now.body().go(row, column);
                        },
                        failed);
    }

    private void inspect(long row, int column) {
        var now = shown;
        if (now == null) {
            return;
        }
        var head = now.heads().get(column);
        if (head.kind() == Kind.IMAGE && now.rows().arranges()) {
            now.rows()
                    .picture(
                            head.name(),
                            row,
                            bytes -> card.picture(now.body(), head, row, bytes),
                            failed);
        } else if (now.rows().loaded(row)) {
            card.text(now.body(), head, row, now.rows().text(row, column));
        }
    }

    private void copy(boolean withNames) {
        var now = shown;
        var range = now == null ? null : now.body().selection().get();
        if (now == null || range == null) {
            return;
        }
        if (range.rows() * range.columns() > CellCopy.MOST) {
            say.accept(messages.get("grid.too-much", messages.figures().count(CellCopy.MOST)));
            return;
        }
        var names =
                withNames ? now.heads().stream().map(ColumnHead::name).toList() : List.<String>of();
        now.rows()
                .read(
                        range.top(),
                        (int) range.rows(),
                        read -> {
                            var content = new ClipboardContent();
                            content.putString(
                                    CellCopy.text(read, range.left(), range.right(), names));
                            Clipboard.getSystemClipboard().setContent(content);
                            say.accept(
                                    messages.get(
                                            "grid.copied",
                                            messages.figures().count(range.rows()),
                                            range.columns()));
                        },
                        failed);
    }

    private void fit(int column) {
        var now = shown;
        if (now == null) {
            return;
        }
        now.columns().width(column, now.body().contentWidth(column));
        now.head().requestLayout();
        now.body().requestLayout();
    }

    private ContextMenu cellMenu() {
        var copy = item("grid.copy", "mdi2c-content-copy", () -> copy(false));
        copy.setAccelerator(new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN));
        var named = item("grid.copy-names", "", () -> copy(true));
        var menu = new ContextMenu(copy, named);
        var now = shown;
        var at = now == null ? null : now.body().selection().get();
        if (now != null && at != null) {
            menu.getItems()
                    .add(
                            item(
                                    "grid.inspect",
                                    "mdi2m-magnify-plus-outline",
                                    () -> inspect(at.row(), at.column())));
            var text = now.rows().text(at.row(), at.column());
            var head = now.heads().get(at.column());
            if (now.rows().arranges() && now.rows().loaded(at.row())) {
                menu.getItems()
                        .add(
                                item(
                                        "grid.only-this",
                                        "mdi2f-filter-outline",
                                        () ->
                                                now.rows()
                                                        .filter(
                                                                text == null
                                                                        ? new org.bottega.data.view
                                                                                .RowFilter.Missing(
                                                                                head.name(), true)
                                                                        : new org.bottega.data.view
                                                                                .RowFilter.OneOf(
                                                                                head.name(),
                                                                                List.of(text)),
                                                                failed)));
            }
        }
        return menu;
    }

    private ContextMenu menu(int column) {
        var now = shown;
        var menu = new ContextMenu();
        if (now == null) {
            return menu;
        }
        var name = now.heads().get(column).name();
        var items = menu.getItems();
        items.add(item("grid.use-as-target", "mdi2t-target", () -> useAsTarget.accept(name)));
        items.add(item("grid.profile", "mdi2c-chart-histogram", () -> chosen.set(name)));
        if (now.rows().arranges()) {
            var rows = now.rows();
            items.add(new SeparatorMenuItem());
            items.add(
                    item(
                            "grid.sort-up",
                            "mdi2s-sort-ascending",
                            () -> rows.sort(name, false, failed)));
            items.add(
                    item(
                            "grid.sort-down",
                            "mdi2s-sort-descending",
                            () -> rows.sort(name, true, failed)));
            if (!rows.look().get().orders().isEmpty()) {
                items.add(item("grid.then-up", "", () -> rows.sortThen(name, false, failed)));
                items.add(item("grid.then-down", "", () -> rows.sortThen(name, true, failed)));
            }
            items.add(new SeparatorMenuItem());
            items.add(
                    new FilterForm(now.heads().get(column), messages, f -> rows.filter(f, failed)));
        }
        items.add(new SeparatorMenuItem());
        boolean frozen = now.columns().frozen() == column + 1;
        var freeze = new CheckMenuItem(messages.get("grid.freeze"));
        freeze.setId("freeze");
        freeze.setSelected(frozen);
        freeze.setOnAction(_ -> {
            now.columns().freeze(frozen ? 0 : column + 1);
            now.head().requestLayout();
            now.body().requestLayout();
        });
        items.add(freeze);
        items.add(item("grid.fit", "mdi2a-arrow-expand-horizontal", () -> fit(column)));
        return menu;
    }

    private MenuItem item(String key, String icon, Runnable run) {
        var item = new MenuItem(messages.get(key));
        item.setId(key.replace('.', '-'));
        if (!icon.isEmpty()) {
            item.setGraphic(Parts.icon(icon));
        }
        item.setOnAction(_ -> run.run());
        return item;
    }
}
