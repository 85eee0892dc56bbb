package org.bottega.ui.page.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.bottega.explain.performance.ErrorTable;
import org.bottega.explain.performance.Segment;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.PerformanceViewModel.Mistakes;
import org.jspecify.annotations.Nullable;

/// Where a model errs most, and on which rows: all mistakes, or the rows of one count of the confusion matrix.
final class MistakesPart extends VBox {
    private static final double ROW = 30;
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_ROWS = 10;

    private final Desk desk;
    private final PerformanceViewModel model;
    private final ExplainView.WhatIfOpener whatIf;

    MistakesPart(Desk desk, PerformanceViewModel model, ExplainView.WhatIfOpener whatIf) {
        super(8);
        this.desk = desk;
        this.model = model;
        this.whatIf = whatIf;
        var place = new VBox(16);
        place.setId("mistakes");
        var wait = new ProgressIndicator();
        wait.setMaxSize(28, 28);
        wait.visibleProperty().bind(model.looking());
        wait.managedProperty().bind(model.looking());
        var refusal = Parts.paragraph("", "muted");
        refusal.textProperty().bind(model.refusal());
        refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
        model.mistakes()
                .subscribe(found -> {
                    if (found != null) {
                        place.getChildren().setAll(segments(found), errors(found));
                    }
                });
        getChildren().addAll(wait, refusal, place);
    }

    private Node segments(Mistakes found) {
        var figures = desk.messages().figures();
        boolean classes = found.judged().evaluation().classifies();
        Function<Double, String> error =
                classes ? figures::share : value -> figures.number(value, 4);
        var title = Parts.label(desk.say("performance.segments"), "heading");
        var about =
                Parts.paragraph(
                        desk.say(
                                found.segments().found().isEmpty()
                                        ? "performance.no-segments"
                                        : "performance.segments-about",
                                figures.count(found.segments().tested()),
                                error.apply(found.segments().overall())),
                        "muted");
        var box = new VBox(6, title, about);
        if (!found.segments().found().isEmpty()) {
            var table = new TableView<Segment>();
            table.setId("segments");
            style(table, found.segments().found().size());
            table.setItems(FXCollections.observableArrayList(found.segments().found()));
            column(table, desk.say("performance.segment"), 380, false, Segment::words);
            column(table, desk.say("figure.rows"), 90, true, s -> figures.count(s.rows()));
            column(
                    table,
                    desk.say(classes ? "performance.wrong" : "performance.error"),
                    110,
                    true,
                    s -> error.apply(s.error()));
            column(
                    table,
                    desk.say("performance.elsewhere"),
                    110,
                    true,
                    s -> error.apply(s.elsewhere()));
            column(
                    table,
                    desk.say("performance.chance"),
                    110,
                    true,
                    s ->
                            s.chance() < 0.001
                                    ? "< " + figures.fixed(0.001, 3)
                                    : figures.fixed(s.chance(), 3));
            box.getChildren().add(table);
        }
        return box;
    }

    private Node errors(Mistakes found) {
        var evaluation = found.judged().evaluation();
        var figures = desk.messages().figures();
        var table = new TableView<ErrorTable.Row>();
        table.setId("errors");
        table.setPlaceholder(Parts.label(desk.say("performance.no-rows"), "muted"));
        model.listed()
                .subscribe(listed -> {
                    style(table, Math.clamp(listed.size(), 2, MOST_ROWS));
                    table.getItems().setAll(listed);
                });
        Function<Double, String> text =
                value ->
                        evaluation.classifies()
                                ? evaluation.classes().get(value.intValue())
                                : figures.number(value, 6);
        column(table, desk.say("performance.row"), 70, true, r -> figures.count(r.row() + 1));
        column(
                table,
                desk.say("performance.true"),
                120,
                !evaluation.classifies(),
                r -> text.apply(r.truth()));
        column(
                table,
                desk.say("performance.told"),
                120,
                !evaluation.classifies(),
                r -> text.apply(r.told()));
        if (evaluation.classifies()) {
            column(table, desk.say("performance.sure"), 90, true, r -> figures.share(r.sure()));
        } else {
            column(
                    table,
                    desk.say("performance.error"),
                    100,
                    true,
                    r -> figures.number(r.loss(), 5));
        }
        var rows = found.judged().rows();
        for (var name : shownColumns(rows.schema().names(), evaluation.target())) {
            var values = rows.column(name);
            column(
                    table,
                    name,
                    120,
                    values instanceof NumberColumn,
                    r -> values.text(r.row()) == null ? "–" : values.text(r.row()));
        }
        table.setRowFactory(_ -> {
            var row = new TableRow<ErrorTable.Row>();
            row.setOnMouseClicked(e -> {
                if (!row.isEmpty() && e.getClickCount() == 2) {
                    whatIf.open(rows, row.getItem().row());
                }
            });
            return row;
        });
        table.setOnKeyPressed(e -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == javafx.scene.input.KeyCode.ENTER && chosen != null) {
                whatIf.open(rows, chosen.row());
            }
        });
        var note =
                Parts.paragraph(
                        desk.say(found.held() ? "performance.errors-about" : "judged.learnt"),
                        "muted");
        var box = new VBox(6, Parts.label(desk.say("performance.errors"), "heading"), note);
        if (evaluation.classifies()) {
            box.getChildren().add(cell(evaluation.classes()));
        }
        box.getChildren().add(table);
        return box;
    }

    /// Which rows are listed: all mistakes, or those of one class that were told to be another.
    private Node cell(List<String> classes) {
        return Parts.row(
                16,
                Parts.row(
                        8,
                        Parts.label(desk.say("performance.true"), "muted"),
                        choice("errors-true", classes, model.wantedTruth())),
                Parts.row(
                        8,
                        Parts.label(desk.say("performance.told"), "muted"),
                        choice("errors-told", classes, model.wantedTold())));
    }

    private ComboBox<Integer> choice(String id, List<String> classes, IntegerProperty wanted) {
        var box = new ComboBox<Integer>();
        box.setId(id);
        box.getItems().setAll(IntStream.range(-1, classes.size()).boxed().toList());
        box.setConverter(Words.of(k -> k < 0 ? desk.say("performance.any-wrong") : classes.get(k)));
        box.setValue(wanted.get());
        box.valueProperty().addListener((_, _, k) -> wanted.set(k));
        wanted.addListener((_, _, k) -> box.setValue(k.intValue()));
        return box;
    }

    private static List<String> shownColumns(List<String> names, String target) {
        var out = new ArrayList<String>();
        for (var name : names) {
            if (!name.equals(target) && out.size() < MOST_COLUMNS) {
                out.add(name);
            }
        }
        return out;
    }

    private static void style(TableView<?> table, int rows) {
        if (!table.getStyleClass().contains("plain-table")) {
            table.getStyleClass().add("plain-table");
        }
        table.setFixedCellSize(ROW);
        table.setPrefHeight(44 + ROW * Math.max(1, rows) + 12);
        table.setMinHeight(44 + ROW * Math.max(1, rows) + 12);
    }

    private static <T> void column(
            TableView<T> table,
            String title,
            double width,
            boolean number,
            Function<T, @Nullable String> value) {
        var column = new TableColumn<T, String>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (number) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }
}
