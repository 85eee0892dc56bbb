package org.bottega.ui.page.model;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.bottega.kernel.table.Table;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.model.ExamplesViewModel.Example;

/// Rows that tell about a model, with a figure each and the values of the columns that count; a double click takes
/// one to "What if".
final class ExampleTable {
    private static final double ROW = 30;
    private static final int MOST_COLUMNS = 7;

    private ExampleTable() {}

    static TableView<Example> of(
            Desk desk,
            Table rows,
            List<Example> examples,
            List<String> columns,
            String figure,
            ExplainView.WhatIfOpener whatIf) {
        var figures = desk.messages().figures();
        var table = new TableView<Example>();
        table.getStyleClass().add("plain-table");
        table.setFixedCellSize(ROW);
        double high = 44 + ROW * Math.max(1, examples.size()) + 12;
        Grids.high(table, high);
        table.setItems(FXCollections.observableArrayList(examples));
        column(table, desk.say("performance.row"), 70, true, e -> figures.count(e.row() + 1));
        column(table, figure, 100, true, e -> figures.share(e.figure()));
        column(table, desk.say("performance.told"), 130, false, Example::told);
        columns.stream()
                .filter(name -> rows.find(name).isPresent())
                .limit(MOST_COLUMNS)
                .forEach(name -> {
                    var values = rows.column(name);
                    column(
                            table,
                            name,
                            120,
                            false,
                            e -> values.text(e.row()) == null ? "–" : values.text(e.row()));
                });
        table.setRowFactory(_ -> {
            var row = new TableRow<Example>();
            row.setOnMouseClicked(e -> {
                if (!row.isEmpty() && e.getClickCount() == 2) {
                    whatIf.open(rows, row.getItem().row());
                }
            });
            return row;
        });
        table.setOnKeyPressed(e -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && chosen != null) {
                whatIf.open(rows, chosen.row());
            }
        });
        return table;
    }

    private static void column(
            TableView<Example> table,
            String title,
            double width,
            boolean number,
            Function<Example, String> value) {
        var column = new TableColumn<Example, String>(title);
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
