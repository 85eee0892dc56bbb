package org.bottega.ui.page.model;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bottega.chart.Chart;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.jspecify.annotations.Nullable;

/// Where the answer of a [Finding] is shown: the last one, faded while the next is computed, how far that is with
/// a button that stops it, or why there is none.
final class FindingPane extends StackPane {
    private static final double FADED = 0.35;

    /// @param answer shows the answers, by itself
    /// @param again asks anew
    FindingPane(Desk desk, Finding<?> finding, Node answer, Runnable again) {
        var bar = new ProgressBar();
        bar.progressProperty().bind(finding.fraction());
        bar.setPrefWidth(200);
        bar.getStyleClass().add("small");
        var stop = Parts.iconButton("mdi2c-close", desk.say("finding.cancel"), finding::cancel);
        stop.getStyleClass().add("finding-cancel");
        var running = Parts.row(8, bar, stop);
        running.getStyleClass().add("finding-running");
        running.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var why = Parts.paragraph("", "muted");
        why.textProperty().bind(finding.refusal());
        why.setMaxWidth(520);
        var retry = Parts.button(desk.say("finding.again"), "mdi2r-refresh", again, "small");
        var none = new VBox(8, why, retry);
        none.setAlignment(Pos.CENTER);
        none.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(answer, none, running);
        Runnable look =
                () -> {
                    boolean wait = finding.running().get();
                    boolean refused = !finding.refusal().get().isEmpty();
                    boolean stopped = finding.stopped().get();
                    running.setVisible(wait);
                    none.setVisible(refused || stopped);
                    Parts.visible(retry, stopped);
                    Parts.visible(why, refused);
                    answer.setVisible(!refused && !stopped);
                    answer.setOpacity(wait ? FADED : 1);
                };
        finding.running().subscribe(_ -> look.run());
        finding.refusal().subscribe(_ -> look.run());
        finding.stopped().subscribe(_ -> look.run());
    }

    /// A place for charts that come one after another.
    static StackPane charts(
            Desk desk, ObservableValue<? extends @Nullable Chart> charts, double height) {
        var place = new StackPane();
        Grids.high(place, height);
        charts.subscribe(chart -> {
            if (chart == null) {
                place.getChildren().clear();
            } else if (!place.getChildren().isEmpty()
                    && place.getChildren().getFirst() instanceof ChartPane pane) {
                pane.show(chart);
            } else {
                place.getChildren().setAll(new ChartPane(desk, chart));
            }
        });
        return place;
    }
}
