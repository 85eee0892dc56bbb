package org.bottega.ui.page.experiment;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
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
        boolean compared = rows.stream().anyMatch(s -> s.against() != null);
        column("#", 40, true, s -> Integer.toString(rows.indexOf(s) + 1));
        column(desk.say("leaderboard.name"), compared ? 250 : 300, false, Standing::name);
        column(metric, 96, true, s -> figures.score(s.score()));
        column("±", 64, true, s -> s.spread() > 0 ? figures.score(s.spread()) : "");
        if (compared) {
            against(desk, rows);
        }
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

    /// Which rows are as good as the winner; the difference itself on hovering.
    private void against(Desk desk, ObservableList<Standing> rows) {
        var figures = desk.messages().figures();
        var column = new TableColumn<Standing, Standing>(desk.say("leaderboard.against"));
        column.setPrefWidth(140);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(Standing row, boolean empty) {
                        super.updateItem(row, empty);
                        setText("");
                        setTooltip(null);
                        if (empty || row == null) {
                            return;
                        }
                        var against = row.against();
                        if (against == null) {
                            boolean first = !rows.isEmpty() && row.equals(rows.getFirst());
                            setText(first ? "" : desk.say("leaderboard.against.unknown"));
                            return;
                        }
                        setText(
                                desk.say(
                                        against.tied()
                                                ? "leaderboard.against.tied"
                                                : "leaderboard.against.worse",
                                        chance(desk, against.chance())));
                        setTooltip(
                                new Tooltip(
                                        desk.say(
                                                "leaderboard.against.detail",
                                                figures.score(against.behind()),
                                                figures.score(against.low()),
                                                figures.score(against.high()),
                                                Integer.toString(row.splits()))));
                    }
                });
        getColumns().add(column);
    }

    private static String chance(Desk desk, double chance) {
        var figures = desk.messages().figures();
        return chance < 0.001
                ? "p < " + figures.fixed(0.001, 3)
                : "p = " + figures.fixed(chance, chance < 0.1 ? 3 : 2);
    }

    private void column(
            String title, double width, boolean number, Function<Standing, String> value) {
        var column = new TableColumn<Standing, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(_ -> new WholeText<>());
        if (number) {
            column.getStyleClass().add("number");
        }
        getColumns().add(column);
    }
}
