package org.bottega.ui.page.data;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.bottega.data.profile.Fix;
import org.bottega.kernel.Problem;
import org.bottega.ui.control.EmptyState;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.grid.ColumnHead;
import org.bottega.ui.grid.DataGrid;
import org.bottega.ui.grid.GridViewModel;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.data.Datasets.Entry;
import org.bottega.ui.page.data.Datasets.Opened;
import org.bottega.ui.page.data.prepare.PreparePanel;
import org.bottega.ui.page.data.prepare.PrepareViewModel;
import org.bottega.ui.page.data.prepare.Preparing;
import org.jspecify.annotations.Nullable;

/// The data sets at the left, the rows in the middle, the chosen column at the right.
public final class DataPage implements Page {
    private final Desk desk;
    private final DataViewModel model;
    private final BorderPane view = new BorderPane();
    private final PageHeader header;
    private final ListView<Entry> list = new ListView<>();
    private final DataGrid grid;
    private final PrepareViewModel prepare;
    private final PreparePanel panel;
    private final ColumnDetail detail;
    private final ToggleButton preparing = new ToggleButton();
    private final ToggleGroup views = new ToggleGroup();
    private final ToggleButton report = new ToggleButton();
    private final ImportReport imported;
    private final StackPane middle;
    private final Button start;
    private final QualityViewModel found;
    private final QualityView quality;
    private final VersionsViewModel history;
    private final VersionsView versions;
    private Place.View turned = Place.View.ROWS;
    private Fix.@Nullable AddStep mending;
    private boolean selecting;

    /// What the grid shows of a data set, `null` while it shows something else.
    private GridViewModel.@Nullable Rows gridRows;

    public DataPage(Desk desk, DataViewModel model, Runnable chooseFile) {
        this.desk = desk;
        this.model = model;
        start =
                Parts.button(
                        desk.say("data.start"), "mdi2p-play", model::startExperiment, "accent");
        start.setId("start-automl");
        header = new PageHeader(desk.say("page.data"), tabs(), start);
        grid =
                new DataGrid(
                        desk.messages(),
                        model::useAsTarget,
                        desk.notices()::show,
                        desk.notices()::say);
        grid.chosen()
                .addListener((_, _, name) -> {
                    if (name != null) {
                        model.look(name);
                    }
                });
        list.setId("datasets");
        list.setItems(model.newest());
        list.setFixedCellSize(48);
        list.setCellFactory(_ -> new EntryCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> {
                    if (entry != null && !selecting) {
                        model.open(entry.id());
                    }
                });
        list.setAccessibleText(desk.say("page.data"));
        var side = new BorderPane(list);
        side.setBottom(foot());
        side.getStyleClass().add("side");
        side.setPrefWidth(184);
        var wait = new ProgressIndicator();
        wait.setMaxSize(36, 36);
        imported = new ImportReport(desk);
        found = new QualityViewModel(desk, model.datasets());
        history = new VersionsViewModel(desk, model.datasets(), model::refresh);
        versions =
                new VersionsView(
                        desk,
                        history,
                        id -> {
                            turn(Place.View.ROWS);
                            model.open(id);
                        });
        middle = new StackPane(grid, wait);
        middle.setMinWidth(0);
        wait.visibleProperty().bind(model.loading());
        var body = new BorderPane(middle);
        body.setTop(header);
        prepare = new PrepareViewModel(desk);
        panel = new PreparePanel(desk, prepare, model::savePrepared);
        detail = new ColumnDetail(desk, model);
        quality =
                new QualityView(
                        desk,
                        found,
                        prepare::title,
                        this::mend,
                        column -> {
                            turn(Place.View.ROWS);
                            grid.reveal(column);
                        },
                        model::reopen);
        var right = side();
        body.setRight(right);
        views.selectedToggleProperty()
                .addListener((_, old, now) -> {
                    if (now == null) {
                        views.selectToggle(old);
                    } else {
                        turn((Place.View) now.getUserData(), body, right, wait);
                    }
                });
        model.prepare(prepare);
        prepare.shown().subscribe(this::showPrepared);
        view.setLeft(side);
        view.getStyleClass().add("page");
        var empty =
                new EmptyState(
                        "mdi2t-table",
                        desk.say("data.none"),
                        desk.say("data.none.about"),
                        Parts.button(
                                desk.say("home.open"),
                                "mdi2f-folder-open-outline",
                                chooseFile,
                                "accent"),
                        Parts.button(
                                desk.say("import.elsewhere"),
                                "mdi2d-database-outline",
                                () -> desk.navigator().go(new Place.Import())));
        model.all().subscribe(() -> choose(body, empty, side));
        choose(body, empty, side);
        model.opened().subscribe(this::show);
        model.target().subscribe(this::target);
    }

    /// What one may look at of the data set: its rows, how it was imported.
    private Node tabs() {
        var tabs = Parts.row(0);
        tabs.getStyleClass().add("view-tabs");
        for (var view : Place.View.values()) {
            var word = view.name().toLowerCase(java.util.Locale.ROOT);
            var tab = view == Place.View.IMPORT ? report : new ToggleButton();
            tab.setText(desk.say("data.view." + word));
            tab.setId("view-" + word);
            tab.setUserData(view);
            tab.setToggleGroup(views);
            tab.getStyleClass()
                    .add(
                            view == Place.View.ROWS
                                    ? "left-pill"
                                    : view == Place.View.IMPORT ? "right-pill" : "center-pill");
            tabs.getChildren().add(tab);
        }
        ((ToggleButton) tabs.getChildren().getFirst()).setSelected(true);
        return tabs;
    }

    private void turn(Place.View wanted, BorderPane body, Node right, Node wait) {
        body.setRight(wanted == Place.View.ROWS ? right : null);
        turned = wanted;
        lookAt(model.opened().get());
        middle.getChildren()
                .setAll(
                        switch (wanted) {
                            case ROWS -> grid;
                            case QUALITY -> quality;
                            case VERSIONS -> versions;
                            case IMPORT -> imported;
                        },
                        wait);
    }

    /// Looks for what the view in front shows; nothing is done for the others.
    private void lookAt(@Nullable Opened opened) {
        if (opened == null) {
            return;
        }
        if (turned == Place.View.QUALITY) {
            found.look(opened.entry().id());
        } else if (turned == Place.View.VERSIONS) {
            history.look(opened.entry().dataset());
        }
    }

    /// Adds a step that mends something to the recipe, and shows the recipe.
    private void mend(Fix.AddStep fix) {
        turn(Place.View.ROWS);
        var opened = model.opened().get();
        boolean ready =
                opened != null
                        && opened.entry().id().equals(model.preparedId())
                        && prepare.shown().get() != null;
        preparing.setSelected(true);
        if (ready) {
            prepare.add(fix.entry());
        } else {
            mending = fix;
        }
    }

    private void turn(Place.View wanted) {
        views.getToggles().stream()
                .filter(t -> t.getUserData() == wanted)
                .findFirst()
                .ifPresent(views::selectToggle);
    }

    /// Ways to more data, below the list.
    private Node foot() {
        var more =
                Parts.button(
                        desk.say("import.more"),
                        "mdi2t-tray-arrow-down",
                        () -> desk.navigator().go(new Place.Import()),
                        "flat",
                        "small");
        more.setId("data-import");
        more.setMaxWidth(Double.MAX_VALUE);
        var sql =
                Parts.button(
                        desk.say("sql.open"),
                        "mdi2d-database-search-outline",
                        () -> desk.navigator().go(new Place.Sql()),
                        "flat",
                        "small");
        sql.setId("data-sql");
        sql.setMaxWidth(Double.MAX_VALUE);
        var foot = Parts.column(2, more, sql);
        foot.getStyleClass().add("side-foot");
        return foot;
    }

    /// What stands at the right: the column looked at, or the steps that prepare the data.
    private Node side() {
        var column = new ToggleButton(desk.say("data.column"));
        column.setId("side-column");
        preparing.setText(desk.say("data.prepare"));
        preparing.setId("side-prepare");
        var group = new ToggleGroup();
        group.getToggles().addAll(column, preparing);
        column.setSelected(true);
        group.selectedToggleProperty()
                .addListener((_, old, now) -> {
                    if (now == null) {
                        group.selectToggle(old);
                    }
                });
        var tabs = Parts.row(0, column, preparing);
        tabs.getStyleClass().add("side-tabs");
        for (var tab : List.of(column, preparing)) {
            tab.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(tab, Priority.ALWAYS);
        }
        var box = new BorderPane(detail);
        box.setTop(tabs);
        box.getStyleClass().add("side-right");
        box.setMinWidth(300);
        box.setPrefWidth(300);
        preparing
                .selectedProperty()
                .subscribe(on -> {
                    box.setCenter(on ? panel : detail);
                    model.preparing(on);
                    if (!on && model.opened().get() != null) {
                        show(model.opened().get());
                    }
                });
        return box;
    }

    /// Opens the panel in which the data are prepared.
    public void turnToPreparing() {
        preparing.setSelected(true);
    }

    private void showPrepared(Preparing.@Nullable Shown shown) {
        var fix = mending;
        if (shown != null && fix != null) {
            mending = null;
            prepare.add(fix.entry());
            return;
        }
        if (shown == null || !preparing.isSelected()) {
            return;
        }
        var figures = desk.messages().figures();
        header.about()
                .set(
                        desk.say(
                                "data.size",
                                figures.count(shown.rows()),
                                figures.count(shown.schema().size())));
        gridRows = null;
        grid.show(
                shown.schema().fields().stream()
                        .map(f -> ColumnHead.plain(f.name(), f.kind()))
                        .toList(),
                new GridViewModel(desk.background(), shown.rows(), shown.source()));
    }

    private void choose(Node body, Node empty, Node side) {
        boolean none = model.all().isEmpty() && !model.loading().get();
        Parts.visible(side, !none);
        view.setCenter(none ? empty : body);
    }

    private void show(@Nullable Opened opened) {
        if (opened == null) {
            return;
        }
        if (preparing.isSelected() && !opened.entry().id().equals(model.preparedId())) {
            model.preparing(true);
        }
        var entry = opened.entry();
        var figures = desk.messages().figures();
        header.title().set(entry.name());
        var about =
                desk.say("data.size", figures.count(entry.rows()), figures.count(entry.columns()));
        if (entry.columns() > DataGrid.MOST_COLUMNS) {
            about += " · " + desk.say("data.first-columns", DataGrid.MOST_COLUMNS);
        }
        header.about().set(about);
        imported.show(opened);
        lookAt(opened);
        boolean odd =
                opened.rejects().count() > 0
                        || opened.notes().stream()
                                .anyMatch(n -> n.severity() != Problem.Severity.NOTE);
        var sign = Parts.icon("mdi2a-alert-outline");
        sign.getStyleClass().add("warn");
        report.setGraphic(odd ? sign : null);
        var heads = opened.columns().stream().map(Datasets.Profile::head).toList();
        if (opened.rows().equals(gridRows)) {
            // the rows stay where a person has scrolled them, now that their columns are known
            grid.heads(heads);
        } else {
            gridRows = opened.rows();
            grid.show(heads, new GridViewModel(desk.background(), entry.rows(), opened.rows()));
        }
        selecting = true;
        model.newest().stream()
                .filter(e -> e.dataset().equals(entry.dataset()))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        selecting = false;
        target(model.target().get());
    }

    private void target(@Nullable String name) {
        grid.target(name);
        start.setText(
                name == null
                        ? desk.say("data.start")
                        : desk.say("data.start-for", shortened(name)));
    }

    private static String shortened(String name) {
        return name.length() <= 24 ? name : name.substring(0, 23) + "…";
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Data(var id, var wanted)) {
            model.refresh(id);
            if (wanted != null) {
                turn(wanted);
            }
        }
    }

    private final class EntryCell extends ListCell<Entry> {
        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            var figures = desk.messages().figures();
            var name = Parts.label(entry.dataset());
            name.setMinWidth(0);
            name.maxWidthProperty().bind(list.widthProperty().subtract(36));
            setGraphic(
                    Parts.column(
                            2,
                            name,
                            Parts.label(
                                    desk.say(
                                            "data.size-short",
                                            figures.count(entry.rows()),
                                            figures.count(entry.columns())),
                                    "muted",
                                    "small")));
            setAccessibleText(entry.dataset());
        }
    }
}
