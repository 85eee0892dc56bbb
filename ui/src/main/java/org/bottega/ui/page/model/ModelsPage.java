package org.bottega.ui.page.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.bottega.ui.control.EmptyState;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.bottega.ui.page.endpoint.EndpointsViewModel;
import org.bottega.ui.page.model.Models.Entry;
import org.jspecify.annotations.Nullable;

/// The models as a list, or the one that was opened.
public final class ModelsPage implements Page {
    private final Desk desk;
    private final ModelsViewModel model;
    private final EndpointsViewModel endpoints;
    private final StackPane view = new StackPane();
    private final BorderPane listView = new BorderPane();
    private final Map<ModelViewModel, ModelView> views = new HashMap<>();

    public ModelsPage(Desk desk, ModelsViewModel model, EndpointsViewModel endpoints) {
        this.desk = desk;
        this.model = model;
        this.endpoints = endpoints;
        var table = table();
        var empty =
                new EmptyState(
                        "mdi2c-cube-outline",
                        desk.say("models.none"),
                        desk.say("models.none.about"),
                        Parts.button(
                                desk.say("experiments.choose-data"),
                                "mdi2t-table",
                                () -> desk.navigator().go(new Place.Data(null)),
                                "accent"));
        Runnable fill = () -> listView.setCenter(model.all().isEmpty() ? empty : table);
        model.all().subscribe(fill);
        fill.run();
        listView.setTop(new PageHeader(desk.say("page.models")));
        var wait = new ProgressIndicator();
        wait.setMaxSize(36, 36);
        wait.visibleProperty().bind(model.loading());
        wait.setMouseTransparent(true);
        view.getStyleClass().add("page");
        model.shown().subscribe(shown -> view.getChildren().setAll(node(shown), wait));
    }

    private Region node(@Nullable ModelViewModel shown) {
        return shown == null
                ? listView
                : views.computeIfAbsent(shown, m -> new ModelView(desk, m, endpoints));
    }

    private TableView<Entry> table() {
        var figures = desk.messages().figures();
        var table = new TableView<Entry>();
        table.setId("models");
        table.getStyleClass().add("plain-table");
        table.setFixedCellSize(36);
        table.setItems(model.all());
        column(table, desk.say("models.name"), 300, false, Entry::name);
        column(table, desk.say("setup.target"), 160, false, Entry::target);
        column(
                table,
                desk.say("setup.task"),
                130,
                false,
                e -> desk.say(e.classifies() ? "task.classification" : "task.regression"));
        column(table, desk.say("setup.metric"), 120, false, Entry::metric);
        column(table, desk.say("models.score"), 110, true, e -> figures.score(e.score()));
        column(table, desk.say("models.made"), 170, true, e -> figures.moment(e.made()));
        table.setRowFactory(_ -> {
            var row = new TableRow<Entry>();
            row.setOnMouseClicked(_ -> {
                if (!row.isEmpty()) {
                    open(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyPressed(e -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                open(chosen);
            }
        });
        table.setAccessibleText(desk.say("page.models"));
        return table;
    }

    private void open(Entry entry) {
        desk.navigator().go(new Place.Models(entry.id()));
    }

    private static void column(
            TableView<Entry> table,
            String title,
            double width,
            boolean number,
            Function<Entry, String> value) {
        var column = new TableColumn<Entry, String>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (number) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }

    /// Turns the model looked at to one of its tabs.
    public void turnTo(String tab) {
        var shown = model.shown().get();
        var view = shown == null ? null : views.get(shown);
        if (view != null) {
            view.turnTo(tab);
        }
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        model.refresh();
        if (place instanceof Place.Models(var id)) {
            model.open(id);
        }
    }
}
