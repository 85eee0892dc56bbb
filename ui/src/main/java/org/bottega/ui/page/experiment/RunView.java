package org.bottega.ui.page.experiment;

import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Place;

/// A search of this session: what is tried now, the best score over time, the leaderboard.
final class RunView extends BorderPane {
    RunView(Desk desk, RunViewModel run) {
        var job = run.job();
        var early =
                Parts.button(
                        desk.say("run.finish-early"), "mdi2f-flag-checkered", run::finishEarly);
        early.setId("finish-early");
        var pause = Parts.button(desk.say("run.pause"), "mdi2p-pause", run::pause, "flat");
        pause.setId("pause-search");
        pause.setTooltip(new Tooltip(desk.say("run.pause.about")));
        var cancel = Parts.button(desk.say("job.cancel"), "mdi2c-close", job::cancel, "flat");
        cancel.setId("cancel-search");
        var open =
                Parts.button(
                        desk.say("run.open-model"),
                        "mdi2c-cube-outline",
                        () -> {
                            var result = run.result().get();
                            if (result != null) {
                                desk.navigator().go(new Place.Models(result.model()));
                            }
                        },
                        "accent");
        open.setId("open-model");
        var header = new PageHeader(run.title(), early, pause, cancel, open);
        var bar = new ProgressBar(0);
        bar.progressProperty().bind(job.fraction());
        bar.setMaxWidth(Double.MAX_VALUE);
        var now = Parts.label("", "muted");
        now.textProperty().bind(job.message());
        now.setId("search-now");
        var progress = new VBox(6, now, bar);
        progress.getStyleClass().add("run-progress");
        job.state()
                .subscribe(state -> {
                    boolean runs = state == JobEntry.State.RUNNING;
                    Parts.visible(early, runs);
                    Parts.visible(pause, runs);
                    Parts.visible(cancel, runs);
                    Parts.visible(progress, runs);
                    Parts.visible(open, run.result().get() != null);
                    header.about()
                            .set(
                                    runs
                                            ? ""
                                            : desk.say(
                                                    "job.state."
                                                            + state.name()
                                                                    .toLowerCase(
                                                                            java.util.Locale
                                                                                    .ROOT)));
                });
        var board = new Leaderboard(desk, run.leaderboard(), run.metric().label(), true);
        VBox.setVgrow(board, Priority.ALWAYS);
        var chart = new ScoreOverTime(desk, run);
        var body = new VBox(12, progress, chart, board);
        body.getStyleClass().add("page-body");
        setTop(header);
        setCenter(body);
    }
}
