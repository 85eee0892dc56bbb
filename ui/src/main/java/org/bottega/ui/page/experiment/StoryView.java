package org.bottega.ui.page.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.explain.decision.DecisionCharts;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.experiment.Experiments.Run;
import org.bottega.ui.page.experiment.Experiments.Standing;
import org.bottega.ui.page.experiment.Experiments.Story;

/// A search that has ended: how sure its score is, the best score over time, what was tried, and why this
/// model.
final class StoryView extends BorderPane {
    private static final double CHART = 200;
    private static final double WHY = 300;

    StoryView(Desk desk, Run run, Story story) {
        var figures = desk.messages().figures();
        var board =
                new Leaderboard(
                        desk,
                        FXCollections.observableArrayList(story.leaderboard()),
                        run.metric(),
                        true);
        VBox.setVgrow(board, Priority.ALWAYS);
        var body = new VBox(12);
        if (Double.isFinite(story.low()) && Double.isFinite(story.high())) {
            var sure =
                    Parts.label(
                            desk.say(
                                    "story.interval",
                                    run.metric(),
                                    figures.score(run.score()),
                                    figures.score(story.low()),
                                    figures.score(story.high())));
            sure.setId("interval");
            body.getChildren().add(sure);
        }
        if (!story.leaderboard().isEmpty() && story.leaderboard().getFirst().splits() == 1) {
            var single = Parts.label(desk.say("leaderboard.against.single"), "muted");
            single.setId("no-test");
            single.setWrapText(true);
            body.getChildren().add(single);
        }
        var charts = new HBox(16);
        var spots = spots(story);
        if (spots.size() > 1) {
            charts.getChildren().add(pane(desk, chart(desk, run, story, spots)));
        }
        var disparities =
                story.leaderboard().stream()
                        .map(s -> new Chart.Spot(s.disparity(), s.score()))
                        .toList();
        if (disparities.stream().anyMatch(s -> !Double.isNaN(s.x()))) {
            var pane =
                    pane(
                            desk,
                            DecisionCharts.in(desk.messages().locale())
                                    .fairSearch(run.metric(), disparities));
            pane.setId("fair-search");
            charts.getChildren().add(pane);
        }
        if (!charts.getChildren().isEmpty()) {
            body.getChildren().add(charts);
        }
        body.getChildren().add(board);
        HBox.setHgrow(body, Priority.ALWAYS);
        var row = new HBox(24, body);
        if (!story.plan().isEmpty()) {
            row.getChildren().add(why(desk, story.plan()));
        }
        row.getStyleClass().add("page-body");
        setCenter(row);
    }

    private static ChartPane pane(Desk desk, Chart chart) {
        var pane = new ChartPane(desk, chart);
        pane.setMinHeight(CHART);
        pane.setPrefHeight(CHART);
        pane.setMaxHeight(CHART);
        HBox.setHgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private static ScrollPane why(Desk desk, List<String> plan) {
        var lines = new VBox(8, Parts.label(desk.say("story.why"), "strong"));
        for (var sentence : plan) {
            var line = Parts.paragraph(sentence, "muted");
            line.setMaxWidth(WHY - 16);
            lines.getChildren().add(line);
        }
        lines.setId("why");
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(WHY);
        scroll.setPrefWidth(WHY);
        return scroll;
    }

    /// Each time a better one was found.
    static List<Chart.Spot> spots(Story story) {
        var byTime = new ArrayList<>(story.leaderboard());
        byTime.removeIf(s -> !(s.atSeconds() > 0));
        byTime.sort(Comparator.comparingDouble(Standing::atSeconds));
        var spots = new ArrayList<Chart.Spot>();
        for (var standing : byTime) {
            boolean better =
                    spots.isEmpty()
                            || (story.greater()
                                    ? standing.score() > spots.getLast().y()
                                    : standing.score() < spots.getLast().y());
            if (better) {
                spots.add(new Chart.Spot(standing.atSeconds(), standing.score()));
            }
        }
        return spots;
    }

    private static Chart chart(Desk desk, Run run, Story story, List<Chart.Spot> spots) {
        return new Chart.Lines(
                desk.say("run.score-over-time"),
                new Chart.Axis(
                        desk.say("run.seconds"), 0, Math.max(story.seconds(), spots.getLast().x())),
                Chart.Axis.of(run.metric()),
                List.of(new Chart.Line("", spots, true)),
                false);
    }
}
