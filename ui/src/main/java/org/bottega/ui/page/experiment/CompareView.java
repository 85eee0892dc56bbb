package org.bottega.ui.page.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.ExperimentsViewModel.Compared;

/// Several searches side by side: their best scores over time in one chart, their settings and scores in one
/// table. Scores are drawn together only where they are of one metric.
final class CompareView extends BorderPane {
    private static final double CHART = 280;

    CompareView(Desk desk, List<Compared> runs) {
        setTop(
                new PageHeader(
                        desk.say("compare.title", desk.messages().figures().count(runs.size()))));
        var body = new VBox(16);
        body.getStyleClass().add("page-body");
        long metrics = runs.stream().map(r -> r.run().metric()).distinct().count();
        if (metrics == 1) {
            var chart = new ChartPane(desk, chart(desk, runs));
            chart.setMinHeight(CHART);
            chart.setPrefHeight(CHART);
            chart.setMaxHeight(CHART);
            body.getChildren().add(chart);
        } else {
            body.getChildren().add(Parts.paragraph(desk.say("compare.metrics"), "muted"));
        }
        var same = same(desk, runs);
        if (!same.isEmpty()) {
            body.getChildren().add(Parts.paragraph(desk.say("compare.same", same), "muted"));
        }
        var table = table(desk, runs);
        VBox.setVgrow(table, Priority.ALWAYS);
        body.getChildren().add(table);
        setCenter(body);
    }

    private static String name(Desk desk, Compared one) {
        return desk.say("experiment.title", one.run().target(), one.run().dataset())
                + ", "
                + desk.messages().figures().moment(one.run().started())
                + ", "
                + desk.say("aim." + key(one.story().aim()) + ".short");
    }

    private static String run(Desk desk, Compared one) {
        return one.run().dataset() + ", " + desk.messages().figures().moment(one.run().started());
    }

    private static Chart chart(Desk desk, List<Compared> runs) {
        var lines = new ArrayList<Chart.Line>();
        for (var one : runs) {
            lines.add(new Chart.Line(name(desk, one), StoryView.spots(one.story()), true));
        }
        return new Chart.Lines(
                desk.say("run.score-over-time"),
                Chart.Axis.of(desk.say("run.seconds")),
                Chart.Axis.of(runs.getFirst().run().metric()),
                lines,
                false);
    }

    /// What needs no column because it is the same in all.
    private static String same(Desk desk, List<Compared> runs) {
        var same = new ArrayList<String>();
        var first = runs.getFirst();
        if (!differs(runs, r -> r.story().judging())) {
            same.add(desk.say("setup.judging") + ": " + judging(desk, first));
        }
        if (!differs(runs, r -> r.story().budgetSeconds())) {
            same.add(desk.say("setup.budget") + ": " + budget(desk, first));
        }
        return String.join(" · ", same);
    }

    private static boolean differs(List<Compared> runs, Function<Compared, Object> what) {
        return runs.stream().map(what).distinct().count() > 1;
    }

    private static String judging(Desk desk, Compared one) {
        return desk.say("judging." + key(one.story().judging()));
    }

    private static String budget(Desk desk, Compared one) {
        return desk.messages().figures().seconds(one.story().budgetSeconds());
    }

    private static TableView<Compared> table(Desk desk, List<Compared> runs) {
        var figures = desk.messages().figures();
        var table = new TableView<Compared>();
        table.setId("compared");
        table.getStyleClass().add("plain-table");
        table.setFixedCellSize(32);
        table.setItems(FXCollections.observableArrayList(runs));
        table.setAccessibleText(desk.say("compare.table"));
        column(table, desk.say("compare.run"), 154, false, r -> run(desk, r));
        if (runs.stream().map(r -> r.run().metric()).distinct().count() > 1) {
            column(table, desk.say("setup.metric"), 90, false, r -> r.run().metric());
        }
        column(table, desk.say("compare.score"), 84, true, r -> figures.score(r.run().score()));
        column(
                table,
                desk.say("compare.interval"),
                120,
                true,
                r ->
                        Double.isFinite(r.story().low())
                                ? figures.score(r.story().low())
                                        + " – "
                                        + figures.score(r.story().high())
                                : "");
        column(
                table,
                desk.say("setup.aim"),
                90,
                false,
                r -> desk.say("aim." + key(r.story().aim()) + ".short"));
        if (differs(runs, r -> r.story().judging())) {
            column(table, desk.say("setup.judging"), 130, false, r -> judging(desk, r));
        }
        if (differs(runs, r -> r.story().budgetSeconds())) {
            column(table, desk.say("setup.budget"), 94, true, r -> budget(desk, r));
        }
        column(
                table,
                desk.say("compare.tried"),
                68,
                true,
                r -> figures.count(r.story().leaderboard().size()));
        column(
                table,
                desk.say("compare.winner"),
                200,
                false,
                r ->
                        r.story().leaderboard().isEmpty()
                                ? ""
                                : r.story().leaderboard().getFirst().name());
        // told where some run was judged on splits enough for a test
        if (runs.stream().anyMatch(r -> tested(r))) {
            column(table, desk.say("compare.tied"), 190, false, r -> tied(desk, r));
        }
        return table;
    }

    private static boolean tested(Compared one) {
        return one.story().leaderboard().stream().anyMatch(s -> s.against() != null);
    }

    /// The models of a run that cannot be told from its winner.
    private static String tied(Desk desk, Compared one) {
        if (!tested(one)) {
            return desk.say("compare.tied.untold");
        }
        var names =
                one.story().leaderboard().stream()
                        .filter(s -> s.against() != null && s.against().tied())
                        .map(Experiments.Standing::name)
                        .toList();
        return names.isEmpty()
                ? desk.say("compare.tied.none")
                : desk.say("compare.tied.some", names.size(), names.getFirst());
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void column(
            TableView<Compared> table,
            String title,
            double width,
            boolean number,
            Function<Compared, String> value) {
        var column = new TableColumn<Compared, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setCellFactory(_ -> new WholeText<>());
        if (number) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }
}
