package org.bottega.ui.page.joblist;

import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.bottega.ui.control.EmptyState;
import org.bottega.ui.control.PageHeader;
import org.bottega.ui.control.Parts;
import org.bottega.ui.job.JobEntry;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.Page;
import org.bottega.ui.page.Place;
import org.jspecify.annotations.Nullable;

/// The long work of this session: state, time, cancel, log.
public final class JobsPage implements Page {
    private final Desk desk;
    private final BorderPane view = new BorderPane();
    private final ListView<JobEntry> list = new ListView<>();
    private final TextArea log = new TextArea();
    private @Nullable JobEntry shown;
    private final Runnable refill = this::fillLog;
    private javafx.util.@Nullable Subscription following;

    public JobsPage(Desk desk) {
        this.desk = desk;
        var jobs = desk.jobs();
        list.setItems(jobs.jobs());
        list.setId("jobs");
        list.setFixedCellSize(60);
        list.setCellFactory(_ -> new JobCell());
        list.getSelectionModel().selectedItemProperty().subscribe(this::follow);
        log.setEditable(false);
        log.getStyleClass().add("log");
        log.setAccessibleText(desk.say("job.log"));
        var split = new SplitPane(list, log);
        split.setDividerPositions(0.5);
        var empty =
                new EmptyState(
                        "mdi2p-progress-clock", desk.say("job.none"), desk.say("job.none.about"));
        var stack = new StackPane(split, empty);
        jobs.jobs()
                .subscribe(() -> {
                    Parts.visible(empty, jobs.jobs().isEmpty());
                    Parts.visible(split, !jobs.jobs().isEmpty());
                    list.refresh();
                });
        Parts.visible(empty, jobs.jobs().isEmpty());
        Parts.visible(split, !jobs.jobs().isEmpty());
        var clear = Parts.button(desk.say("job.clear"), "", jobs::clearEnded, "small");
        view.setTop(new PageHeader(desk.say("page.jobs"), clear));
        view.setCenter(stack);
        view.getStyleClass().add("page");
        var tick = new Timeline(new KeyFrame(Duration.seconds(1), _ -> refreshRunning()));
        tick.setCycleCount(Animation.INDEFINITE);
        view.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        tick.stop();
                    } else {
                        tick.play();
                    }
                });
    }

    private void refreshRunning() {
        if (desk.jobs().running().get() > 0) {
            list.refresh();
        }
    }

    private void follow(@Nullable JobEntry job) {
        if (following != null) {
            following.unsubscribe();
        }
        shown = job;
        following = job == null ? null : job.log().subscribe(refill);
        fillLog();
    }

    private void fillLog() {
        log.setText(shown == null ? "" : String.join("\n", shown.log()));
        log.setScrollTop(Double.MAX_VALUE);
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(Place place) {
        if (list.getSelectionModel().isEmpty() && !desk.jobs().jobs().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private final class JobCell extends ListCell<JobEntry> {
        @Override
        protected void updateItem(@Nullable JobEntry job, boolean empty) {
            super.updateItem(job, empty);
            if (empty || job == null) {
                setGraphic(null);
                return;
            }
            var state = job.state().get();
            var icon =
                    Parts.icon(
                            switch (state) {
                                case RUNNING -> "mdi2p-progress-clock";
                                case FINISHED -> "mdi2c-check-circle-outline";
                                case FAILED -> "mdi2a-alert-circle-outline";
                                case CANCELLED -> "mdi2c-cancel";
                            });
            icon.getStyleClass().add("state-" + state.name().toLowerCase(Locale.ROOT));
            var figures = desk.messages().figures();
            var line =
                    Parts.row(
                            8,
                            Parts.label(job.title(), "strong"),
                            Parts.label(
                                    desk.say("job.state." + state.name().toLowerCase(Locale.ROOT)),
                                    "muted",
                                    "small"),
                            Parts.spring(),
                            Parts.label(figures.duration(job.elapsed()), "muted"));
            var below = Parts.row(8);
            if (state == JobEntry.State.RUNNING) {
                var bar = new ProgressBar();
                bar.setPrefWidth(140);
                bar.progressProperty().bind(job.fraction());
                var cancel = Parts.iconButton("mdi2c-close", desk.say("job.cancel"), job::cancel);
                below.getChildren().add(bar);
                var message = Parts.label("", "muted", "small");
                message.textProperty().bind(job.message());
                below.getChildren().addAll(message, Parts.spring(), cancel);
            } else {
                below.getChildren()
                        .addAll(
                                Parts.label(job.message().get(), "muted", "small"),
                                Parts.spring(),
                                Parts.label(figures.moment(job.started()), "muted", "small"));
            }
            var text = Parts.column(2, line, below);
            javafx.scene.layout.HBox.setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
            text.setMinWidth(0);
            var row = Parts.row(12, icon, text);
            row.maxWidthProperty().bind(list.widthProperty().subtract(32));
            row.prefWidthProperty().bind(list.widthProperty().subtract(32));
            setGraphic(row);
            setAccessibleText(job.title() + ", " + job.message().get());
        }
    }
}
