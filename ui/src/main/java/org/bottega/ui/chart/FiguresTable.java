package org.bottega.ui.chart;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.bottega.chart.Figures;

/// The numbers of a chart to be read instead of looked at.
final class FiguresTable extends TableView<List<String>> {
    FiguresTable(Figures figures) {
        getStyleClass().add("plain-table");
        setFixedCellSize(26);
        for (int c = 0; c < figures.heads().size(); c++) {
            int at = c;
            var column = new TableColumn<List<String>, String>(figures.heads().get(c));
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(at)));
            column.setSortable(false);
            column.setPrefWidth(c == 0 ? 180 : 110);
            if (c > 0) {
                column.getStyleClass().add("number");
            }
            getColumns().add(column);
        }
        getItems().setAll(figures.rows());
    }
}
