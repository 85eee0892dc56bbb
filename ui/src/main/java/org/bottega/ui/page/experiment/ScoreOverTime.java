package org.bottega.ui.page.experiment;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.BorderPane;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.page.Desk;

/// The best score so far over the seconds of a search.
final class ScoreOverTime extends BorderPane {
    private static final double HEIGHT = 200;

    private final Desk desk;
    private final RunViewModel run;
    private final ChartPane pane;

    ScoreOverTime(Desk desk, RunViewModel run) {
        this.desk = desk;
        this.run = run;
        pane = new ChartPane(desk, chart());
        setCenter(pane);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        run.history().subscribe(() -> pane.show(chart()));
    }

    private Chart chart() {
        var spots = new ArrayList<Chart.Spot>();
        for (var best : run.history()) {
            spots.add(new Chart.Spot(best.seconds(), best.score()));
        }
        double to = run.budgetSeconds();
        if (!spots.isEmpty()) {
            to = Math.max(to, spots.getLast().x());
        }
        var metric = run.metric();
        return new Chart.Lines(
                desk.say("run.score-over-time"),
                new Chart.Axis(desk.say("run.seconds"), 0, to),
                Chart.Axis.of(metric.label()),
                spots.isEmpty() ? List.of() : List.of(new Chart.Line("", spots, true)),
                false);
    }
}
