package org.bottega.ui.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.bottega.ui.control.Parts;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.job.JobsViewModel;
import org.bottega.ui.page.Navigator;
import org.bottega.ui.page.Notices;
import org.bottega.ui.page.Place;
import org.bottega.ui.text.Figures;
import org.bottega.ui.text.Messages;

/// The line at the foot: the workspace, what runs with its progress and a way to stop it, the last
/// message, memory.
final class StatusBar extends HBox {
    private final JobsViewModel jobs;
    private final Messages messages;
    private final Figures figures;
    private final Button what = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel;
    private final Label memory = Parts.label("");

    StatusBar(
            String workspace,
            JobsViewModel jobs,
            Notices notices,
            Navigator navigator,
            Messages messages) {
        this.jobs = jobs;
        this.messages = messages;
        this.figures = new Figures(messages.locale());
        getStyleClass().add("status-bar");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        what.getStyleClass().add("flat");
        what.setId("status-job");
        what.setOnAction(_ -> navigator.go(new Place.Jobs()));
        cancel =
                Parts.iconButton(
                        "mdi2c-close",
                        messages.get("job.cancel"),
                        () -> {
                            var current = jobs.current();
                            if (current != null) {
                                current.cancel();
                            }
                        });
        var place = Parts.label(workspace);
        place.setGraphic(Parts.icon("mdi2f-folder-outline"));
        place.setTooltip(new Tooltip(messages.get("status.workspace")));
        var message = Parts.label("");
        message.textProperty().bind(notices.last());
        message.setMinWidth(0);
        memory.setTooltip(new Tooltip(messages.get("status.memory")));
        getChildren()
                .addAll(place, Parts.row(6, what, bar, cancel), message, Parts.spring(), memory);
        jobs.jobs().subscribe(this::follow);
        follow();
        var tick = new Timeline(new KeyFrame(Duration.seconds(2), _ -> measure()));
        tick.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        tick.stop();
                    } else {
                        tick.play();
                    }
                });
        measure();
    }

    private void measure() {
        var runtime = Runtime.getRuntime();
        memory.setText(figures.bytes(runtime.totalMemory() - runtime.freeMemory()));
    }

    private void follow() {
        JobEntry job = jobs.current();
        what.textProperty().unbind();
        bar.progressProperty().unbind();
        Parts.visible(bar, job != null);
        Parts.visible(cancel, job != null);
        Parts.visible(what, job != null);
        if (job == null) {
            return;
        }
        int others = jobs.running().get() - 1;
        var more = others > 0 ? "  " + messages.get("status.more", others) : "";
        what.textProperty()
                .bind(
                        job.fraction()
                                .map(share ->
                                        job.title()
                                                + "  "
                                                + Math.round(share.doubleValue() * 100)
                                                + " %"
                                                + more));
        bar.progressProperty()
                .bind(job.fraction().map(share -> share.doubleValue() > 0 ? share : -1.0));
    }
}
