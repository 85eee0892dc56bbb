package org.bottega.ui.page.experiment;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Standing;

/// What was tried, the best first.
final class Leaderboard extends TableView<Standing> {
    Leaderboard(Desk desk, ObservableList<Standing> rows, String metric, boolean live) {
        var figures = desk.messages().figures();
        getStyleClass().add("plain-table");
        setId("leaderboard");
        setFixedCellSize(32);
        setItems(rows);
        setPlaceholder(Parts.label(desk.say("leaderboard.empty"), "muted"));
        setAccessibleText(desk.say("leaderboard"));
        column("#", 48, true, s -> Integer.toString(rows.indexOf(s) + 1));
        column(desk.say("leaderboard.name"), 300, false, Standing::name);
        column(metric, 100, true, s -> figures.score(s.score()));
        column("±", 90, true, s -> s.spread() > 0 ? figures.score(s.spread()) : "");
        column(desk.say("leaderboard.time"), 100, true, s -> figures.seconds(s.fitSeconds()));
        if (live) {
            column(desk.say("leaderboard.at"), 100, true, s -> figures.seconds(s.atSeconds()));
        }
        column(
                desk.say("leaderboard.weight"),
                90,
                true,
                s -> s.weight() > 0 ? figures.share(s.weight()) : "");
        if (rows.stream().anyMatch(s -> !Double.isNaN(s.disparity()))) {
            column(
                    desk.say("leaderboard.disparity"),
                    180,
                    true,
                    s ->
                            Double.isNaN(s.disparity())
                                    ? "–"
                                    : desk.say(
                                            "interval",
                                            figures.fixed(s.disparity(), 3),
                                            figures.fixed(s.disparityLow(), 3),
                                            figures.fixed(s.disparityHigh(), 3)));
        }
    }

    private void column(
            String title, double width, boolean number, Function<Standing, String> value) {
        var column = new TableColumn<Standing, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (number) {
            column.getStyleClass().add("number");
        }
        getColumns().add(column);
    }
}
