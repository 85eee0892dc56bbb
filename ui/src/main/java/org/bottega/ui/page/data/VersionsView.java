package org.bottega.ui.page.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Report;
import org.bottega.data.profile.Comparison;
import org.bottega.data.profile.Measure;
import org.bottega.engine.data.InspectionCharts;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.data.Datasets.Version;
import org.bottega.ui.page.data.VersionsViewModel.Pair;
import org.jspecify.annotations.Nullable;

/// All versions of a data set: where each came from, what was made of it; two of them compared: columns
/// that changed, and how far each distribution moved, with both drawn one above the other.
final class VersionsView extends BorderPane {
    private static final double ROW = 30;

    private final Desk desk;
    private final VersionsViewModel model;
    private final Consumer<String> open;
    private final TableView<Version> table = new TableView<>();
    private final BorderPane below = new BorderPane();

    /// @param open shows the rows of a version
    VersionsView(Desk desk, VersionsViewModel model, Consumer<String> open) {
        this.desk = desk;
        this.model = model;
        this.open = open;
        setId("versions");
        table.setId("versions-table");
        table.getStyleClass().add("plain-table");
        table.setFixedCellSize(ROW);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setAccessibleText(desk.say("versions.all"));
        var figures = desk.messages().figures();
        column("versions.version", 70, v -> Integer.toString(v.entry().version()));
        column("versions.rows", 90, v -> figures.count(v.entry().rows()));
        column("versions.columns", 80, v -> figures.count(v.entry().columns()));
        column("versions.when", 140, v -> figures.moment(v.entry().imported()));
        column(
                "versions.hash",
                96,
                v -> v.sha256().substring(0, Math.min(10, v.sha256().length())));
        column("versions.source", 220, v -> v.entry().source());
        column(
                "versions.made",
                110,
                v -> desk.say(v.recipe().isEmpty() ? "versions.imported" : "versions.prepared"));
        column("versions.uses", 160, v -> String.join(", ", v.uses()));
        // a list of its own: the table takes its selection away after the shared one has changed
        model.all()
                .subscribe(() -> {
                    table.getItems().setAll(model.all());
                    if (!table.getItems().isEmpty()) {
                        table.getSelectionModel().clearAndSelect(0);
                    }
                });
        var progress = new ProgressBar();
        progress.getStyleClass().add("thin");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.busy());
        var top = new BorderPane(table);
        top.setTop(Parts.column(0, bar(), progress));
        var split = new SplitPane(top, below);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(0.34);
        split.getStyleClass().add("plain-split");
        setCenter(split);
        model.pair().subscribe(this::show);
    }

    private void column(String key, double width, Function<Version, String> text) {
        var column = new TableColumn<Version, String>(desk.say(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(c -> new SimpleStringProperty(text.apply(c.getValue())));
        table.getColumns().add(column);
    }

    private @Nullable Version chosen() {
        return table.getSelectionModel().getSelectedItem();
    }

    private Node bar() {
        var show = button("versions.open", "mdi2t-table", v -> open.accept(v.entry().id()));
        show.setId("version-open");
        var restore = button("versions.restore", "mdi2b-backup-restore", model::restore);
        restore.setId("version-restore");
        var compare = new MenuButton(desk.say("versions.compare"), Parts.icon("mdi2c-compare"));
        compare.setId("version-compare");
        compare.getStyleClass().add("small");
        compare.getItems().add(new MenuItem(""));
        compare.setOnShowing(_ -> others(compare));
        compare.disableProperty().bind(javafx.beans.binding.Bindings.size(model.all()).lessThan(2));
        var bar = Parts.row(6, show, compare, restore, Parts.spring(), rename(), delete());
        bar.getStyleClass().add("sql-bar");
        return bar;
    }

    private Button button(String key, String icon, Consumer<Version> run) {
        var button =
                Parts.button(
                        desk.say(key),
                        icon,
                        () -> {
                            var version = chosen();
                            if (version != null) {
                                run.accept(version);
                            }
                        },
                        "small");
        button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private void others(MenuButton menu) {
        menu.getItems().clear();
        var one = chosen();
        for (var other : model.all()) {
            if (one != null && !other.entry().id().equals(one.entry().id())) {
                var item =
                        new MenuItem(
                                desk.say(
                                        "versions.with",
                                        other.entry().version(),
                                        desk.messages().figures().count(other.entry().rows())));
                item.setId("compare-with-" + other.entry().version());
                item.setOnAction(_ -> model.compare(one, other));
                menu.getItems().add(item);
            }
        }
    }

    private MenuButton rename() {
        var name = new TextField();
        name.setId("new-name");
        var go = Parts.button(desk.say("versions.rename"), "", () -> {}, "accent", "small");
        go.setId("rename-now");
        var menu = menu("versions.rename-to", "mdi2r-rename-box", Parts.row(6, name, go));
        menu.setId("version-rename");
        menu.setOnShown(_ -> {
            name.setText(model.dataset());
            name.selectAll();
        });
        go.setOnAction(_ -> {
            menu.hide();
            model.rename(name.getText().strip());
        });
        go.disableProperty().bind(name.textProperty().map(String::isBlank));
        return menu;
    }

    private MenuButton delete() {
        var text = Parts.paragraph("");
        text.setMaxWidth(320);
        text.setPrefWidth(320);
        var go = Parts.button(desk.say("versions.delete-now"), "", () -> {}, "danger", "small");
        go.setId("delete-now");
        var menu = menu("versions.delete", "mdi2d-delete-outline", Parts.column(8, text, go));
        menu.setId("version-delete");
        menu.setOnShowing(_ -> {
            var version = chosen();
            go.setDisable(version == null);
            if (version != null) {
                text.setText(
                        version.uses().isEmpty()
                                ? desk.say("versions.delete-unused", version.entry().name())
                                : desk.say(
                                        "versions.delete-used",
                                        version.entry().name(),
                                        String.join(", ", version.uses())));
            }
        });
        go.setOnAction(_ -> {
            menu.hide();
            var version = chosen();
            if (version != null) {
                // the question named what uses it
                model.delete(version, !version.uses().isEmpty());
            }
        });
        return menu;
    }

    private MenuButton menu(String key, String icon, Node content) {
        var item = new CustomMenuItem(content, false);
        item.getStyleClass().add("filter-form");
        var menu = new MenuButton(desk.say(key), Parts.icon(icon));
        menu.getStyleClass().add("small");
        menu.getItems().add(item);
        return menu;
    }

    private void show(@Nullable Pair pair) {
        if (pair == null) {
            below.setTop(null);
            below.setRight(null);
            var hint = Parts.paragraph(desk.say("versions.hint"), "muted");
            hint.setMaxWidth(420);
            below.setCenter(hint);
            return;
        }
        var figures = desk.messages().figures();
        var found = pair.compared().comparison();
        var title =
                Parts.label(
                        desk.say(
                                "versions.compared",
                                pair.before().entry().version(),
                                pair.after().entry().version()),
                        "heading");
        var verdict =
                Parts.label(
                        desk.say(
                                found.drifted() ? "versions.drifted" : "versions.same",
                                figures.count(found.rowsBefore()),
                                figures.count(found.rowsAfter())),
                        found.drifted() ? "caution" : "muted");
        verdict.setId("verdict");
        var top = new VBox(6, Parts.row(12, title, verdict));
        var changes = new VBox(2);
        changes.setId("changes");
        for (var change : found.changes()) {
            changes.getChildren().add(Parts.label(words(change)));
        }
        if (found.changes().isEmpty()) {
            changes.getChildren().add(Parts.label(desk.say("versions.no-changes"), "muted"));
        }
        top.getChildren().add(changes);
        top.getStyleClass().add("compare-top");
        below.setTop(top);
        below.setCenter(drifts(pair, found));
    }

    private String words(Comparison.Change change) {
        var key =
                "versions.change."
                        + change.what().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return desk.say(key, change.column(), change.before(), change.after());
    }

    private Node drifts(Pair pair, Comparison found) {
        var drifts = new TableView<Comparison.Drift>();
        drifts.setId("drifts");
        drifts.getStyleClass().add("plain-table");
        drifts.setFixedCellSize(ROW);
        drifts.setItems(FXCollections.observableArrayList(found.drifts()));
        drift(drifts, "versions.column", 150, Comparison.Drift::column);
        drift(
                drifts,
                "versions.moved",
                90,
                d -> desk.say(d.drifted() ? "versions.yes" : "versions.no"));
        drift(
                drifts,
                "versions.test",
                160,
                d ->
                        desk.say(
                                "test."
                                        + d.test()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')));
        drift(drifts, "versions.figure", 80, d -> figure(d.decided()));
        drift(drifts, "versions.psi", 70, d -> figure(d.psi()));
        drift(
                drifts,
                "versions.missing",
                130,
                d ->
                        desk.messages().figures().share(d.missingBefore())
                                + " → "
                                + desk.messages().figures().share(d.missingAfter()));
        var pictures = new VBox(8);
        pictures.setId("both");
        pictures.getStyleClass().add("compare-pictures");
        drifts.getSelectionModel()
                .selectedItemProperty()
                .subscribe(d -> {
                    pictures.getChildren().clear();
                    if (d != null) {
                        pictures.getChildren().addAll(pictures(pair, d.column()));
                    }
                });
        if (!found.drifts().isEmpty()) {
            drifts.getSelectionModel().select(0);
        }
        var scroll = new javafx.scene.control.ScrollPane(pictures);
        scroll.setFitToWidth(true);
        var split = new SplitPane(drifts, scroll);
        split.setDividerPositions(0.62);
        split.getStyleClass().add("plain-split");
        return split;
    }

    private void drift(
            TableView<Comparison.Drift> table,
            String key,
            double width,
            Function<Comparison.Drift, String> text) {
        var column = new TableColumn<Comparison.Drift, String>(desk.say(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(c -> new SimpleStringProperty(text.apply(c.getValue())));
        table.getColumns().add(column);
    }

    private List<Node> pictures(Pair pair, String column) {
        var before = pair.compared().before();
        var after = pair.compared().after();
        var out = new ArrayList<Node>();
        before.column(column)
                .ifPresent(one ->
                        after.column(column)
                                .ifPresent(other -> {
                                    var plates =
                                            InspectionCharts.both(
                                                    one,
                                                    before.rows(),
                                                    other,
                                                    after.rows(),
                                                    desk.messages().locale());
                                    var versions = List.of(pair.before(), pair.after());
                                    for (int i = 0; i < plates.size(); i++) {
                                        out.add(
                                                Parts.label(
                                                        desk.say(
                                                                "versions.number",
                                                                versions.get(i).entry().version()),
                                                        "section"));
                                        out.add(chart(plates.get(i)));
                                    }
                                }));
        return out;
    }

    private ChartPane chart(Report.Plate plate) {
        var chart = new ChartPane(desk, plate.chart());
        chart.setPrefHeight(Math.min(320, plate.height()));
        return chart;
    }

    private String figure(Measure measure) {
        return desk.messages().figures().score(measure.or(Double.NaN));
    }
}
