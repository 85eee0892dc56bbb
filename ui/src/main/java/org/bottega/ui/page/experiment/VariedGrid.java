package org.bottega.ui.page.experiment;

import javafx.collections.ObservableList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.bottega.ui.page.Desk;

/// What can be varied, line by line: a tick and a range.
final class VariedGrid extends GridPane {
    private final Desk desk;
    private final ObservableList<VariedRow> rows;

    VariedGrid(Desk desk, ObservableList<VariedRow> rows) {
        super(12, 4);
        this.desk = desk;
        this.rows = rows;
        rows.subscribe(this::draw);
        draw();
    }

    private void draw() {
        getChildren().clear();
        int line = 0;
        for (var row : rows) {
            // with dots it could not be looked up
            var id = row.knob().id().replace('.', '-');
            var used = new CheckBox(row.knob().id());
            used.setId("vary-" + id);
            used.setMinWidth(150);
            used.setTooltip(new Tooltip(row.knob().about()));
            used.selectedProperty().bindBidirectional(row.used());
            var range = new TextField();
            range.setId("range-" + id);
            range.setAccessibleText(desk.say("setup.range", row.knob().id()));
            range.textProperty().bindBidirectional(row.range());
            range.disableProperty().bind(row.used().not());
            GridPane.setHgrow(range, Priority.ALWAYS);
            addRow(line++, used, range);
        }
    }
}
