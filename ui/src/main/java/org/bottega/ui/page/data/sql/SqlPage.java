package org.bottega.ui.page.data.sql;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.bottega.data.sql.SqlText;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.control.ProblemLine;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.grid.DataGrid;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// The data sets with their columns at the left, the query above, the answer below.
public final class SqlPage implements Page {
    private static final int SHORT = 90;

    private final Desk desk;
    private final SqlViewModel model;
    private final BorderPane view = new BorderPane();
    private final SqlEditor editor;
    private final BorderPane below = new BorderPane();
    private final Label status = Parts.label("", "muted", "small");
    private final DataGrid grid;
    private final TreeView<Entry> tables = new TreeView<>();

    /// A line of the tree: a data set or one of its columns.
    private record Entry(String name, String icon) {}

    public SqlPage(Desk desk, SqlViewModel model) {
        this.desk = desk;
        this.model = model;
        editor = new SqlEditor(model::completions, desk.say("sql.query"));
        grid = new DataGrid(desk.messages(), _ -> {}, desk.notices()::show, desk.notices()::say);
        model.text().subscribe(now -> editor.text(now));
        editor.text().addListener((_, _, now) -> model.text().set(now));
        var split = new SplitPane(top(), bottom());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.36);
        var header = new PageHeader(desk.say("sql.title"));
        header.about().set(desk.say("sql.about"));
        var body = new BorderPane(split);
        body.setTop(header);
        view.setLeft(side());
        view.setCenter(body);
        view.getStyleClass().addAll("page", "sql-page");
        model.answer().subscribe(this::show);
        model.plan().subscribe(this::plan);
        model.problem()
                .subscribe(what -> {
                    if (what != null) {
                        status.setText("");
                        var line = new ProblemLine(what);
                        line.setId("sql-problem");
                        var box = Parts.column(0, line);
                        box.getStyleClass().add("page-body");
                        below.setCenter(box);
                    }
                });
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.run(editor.caret());
            event.consume();
        } else if (event.getCode() == KeyCode.F5) {
            model.run(editor.caret());
            event.consume();
        }
    }

    private Node top() {
        var run =
                Parts.button(
                        desk.say("sql.run"),
                        "mdi2p-play",
                        () -> model.run(editor.caret()),
                        "accent",
                        "small");
        run.setId("sql-run");
        run.disableProperty().bind(model.running());
        var cancel = Parts.button(desk.say("sql.cancel"), "mdi2s-stop", model::cancel, "small");
        cancel.setId("sql-cancel");
        cancel.disableProperty().bind(model.running().not());
        var explain =
                Parts.button(
                        desk.say("sql.explain"),
                        "mdi2f-file-tree-outline",
                        () -> model.explain(editor.caret()),
                        "small");
        explain.setId("sql-explain");
        var export = Parts.button(desk.say("sql.export"), "mdi2d-download", this::export, "small");
        export.setId("sql-export");
        var bar =
                Parts.row(
                        6,
                        run,
                        cancel,
                        explain,
                        history(),
                        Parts.spring(),
                        Parts.label(desk.say("sql.keys"), "muted", "small"),
                        export,
                        keep());
        bar.getStyleClass().add("sql-bar");
        var top = new BorderPane(editor);
        top.setTop(bar);
        return top;
    }

    private MenuButton history() {
        var menu = new MenuButton(desk.say("sql.history"));
        menu.setId("sql-history");
        menu.getStyleClass().add("small");
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            for (var query : model.history().stream().limit(25).toList()) {
                var line = query.replaceAll("\\s+", " ");
                var item =
                        new MenuItem(
                                line.length() <= SHORT ? line : line.substring(0, SHORT) + "…");
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> model.text().set(query));
                menu.getItems().add(item);
            }
            if (menu.getItems().isEmpty()) {
                var none = new MenuItem(desk.say("sql.no-history"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
        });
        menu.getItems().add(new MenuItem(""));
        return menu;
    }

    private MenuButton keep() {
        var name = new TextField();
        name.setId("sql-name");
        name.setPromptText(desk.say("sql.name"));
        var save = new Button(desk.say("sql.keep"));
        save.setId("sql-save");
        save.getStyleClass().addAll("accent", "small");
        save.disableProperty().bind(name.textProperty().map(String::isBlank));
        var item = new CustomMenuItem(Parts.row(6, name, save), false);
        item.getStyleClass().add("filter-form");
        var menu =
                new MenuButton(desk.say("sql.keep-as"), Parts.icon("mdi2c-content-save-outline"));
        menu.setId("sql-keep");
        menu.getStyleClass().add("small");
        menu.getItems().add(item);
        Runnable go =
                () -> {
                    if (!name.getText().isBlank()) {
                        menu.hide();
                        model.keep(editor.caret(), name.getText().strip());
                    }
                };
        save.setOnAction(_ -> go.run());
        name.setOnAction(_ -> go.run());
        return menu;
    }

    private void export() {
        desk.files()
                .save(desk.say("sql.export"), "result.csv", List.of("csv", "parquet"))
                .ifPresent(file -> model.write(editor.caret(), file));
    }

    private Node bottom() {
        var progress = new ProgressBar();
        progress.getStyleClass().add("thin");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.running());
        status.setId("sql-status");
        var bar = Parts.row(8, status);
        bar.getStyleClass().add("filter-bar");
        below.setTop(Parts.column(0, progress, bar));
        below.setMinHeight(80);
        return below;
    }

    private void show(Queries.@Nullable Answer answer) {
        if (answer == null) {
            below.setCenter(null);
            status.setText(desk.say("sql.none"));
            return;
        }
        var figures = desk.messages().figures();
        status.setText(
                desk.say(
                        answer.cut() ? "sql.cut" : "sql.rows",
                        figures.count(answer.rows()),
                        figures.seconds(answer.millis() / 1000.0)));
        grid.show(
                answer.schema().fields().stream()
                        .map(f -> ColumnHead.plain(f.name(), f.kind()))
                        .toList(),
                new GridViewModel(desk.background(), answer.rows(), answer.source()));
        below.setCenter(grid);
    }

    private void plan(String text) {
        if (text.isEmpty()) {
            return;
        }
        status.setText(desk.say("sql.plan"));
        var area = new TextArea(text);
        area.setId("sql-plan");
        area.setEditable(false);
        area.getStyleClass().addAll("log", "code");
        below.setCenter(area);
    }

    private Node side() {
        tables.setId("sql-tables");
        tables.setShowRoot(false);
        tables.setFixedCellSize(26);
        tables.setCellFactory(_ -> new EntryCell());
        tables.setAccessibleText(desk.say("sql.tables"));
        tables.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                write();
            }
        });
        tables.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                write();
                e.consume();
            }
        });
        model.tables()
                .subscribe(all -> {
                    var root = new TreeItem<>(new Entry("", ""));
                    all.forEach((name, schema) -> {
                        var item = new TreeItem<>(new Entry(name, "mdi2t-table"));
                        for (var field : schema.fields()) {
                            item.getChildren()
                                    .add(
                                            new TreeItem<>(
                                                    new Entry(
                                                            field.name(),
                                                            ColumnHead.icon(field.kind()))));
                        }
                        root.getChildren().add(item);
                    });
                    if (root.getChildren().size() == 1) {
                        root.getChildren().getFirst().setExpanded(true);
                    }
                    tables.setRoot(root);
                });
        var back =
                Parts.button(
                        desk.say("page.data"),
                        "mdi2a-arrow-left",
                        () -> desk.navigator().go(new Place.Data(null)),
                        "flat",
                        "small");
        back.setId("sql-back");
        var side = new BorderPane(tables);
        side.setTop(back);
        side.getStyleClass().add("side");
        side.setPrefWidth(216);
        return side;
    }

    /// Writes the chosen name into the query.
    private void write() {
        var chosen = tables.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            editor.insert(SqlText.name(chosen.getValue().name()));
        }
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        model.refresh();
        editor.focus();
    }

    private static final class EntryCell extends TreeCell<Entry> {
        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? null : entry.name());
            setGraphic(empty || entry == null ? null : Parts.icon(entry.icon()));
        }
    }
}
