package org.bottega.ui.page.endpoint;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.endpoint.EndpointsViewModel.Running;

/// A served model: where it answers, how to ask it, what it has done, and the button that stops it.
public final class EndpointCard extends VBox {
    public EndpointCard(Desk desk, EndpointsViewModel model, Running endpoint, boolean named) {
        super(12);
        var url = new Label(endpoint.url());
        url.getStyleClass().addAll("code", "strong");
        url.setId("endpoint-url");
        var dot = Parts.icon("mdi2a-access-point");
        dot.getStyleClass().add("state-finished");
        var stop =
                Parts.button(desk.say("endpoint.stop"), "mdi2s-stop", () -> model.stop(endpoint));
        stop.setId("stop-serving");
        var head = Parts.row(8, dot);
        if (named) {
            head.getChildren().add(Parts.label(endpoint.name(), "heading"));
        }
        head.getChildren().addAll(url, Parts.spring(), stop);
        var curl = new TextArea(endpoint.curl());
        curl.setEditable(false);
        curl.setWrapText(true);
        curl.getStyleClass().add("code");
        curl.setPrefRowCount(3);
        curl.setAccessibleText(desk.say("endpoint.curl"));
        var copy =
                Parts.iconButton(
                        "mdi2c-content-copy",
                        desk.say("endpoint.copy"),
                        () -> {
                            var content = new ClipboardContent();
                            content.putString(endpoint.curl());
                            Clipboard.getSystemClipboard().setContent(content);
                            desk.notices().say(desk.say("endpoint.copied"));
                        });
        var figures = desk.messages().figures();
        var counts = new HBox(32);
        endpoint.counters()
                .subscribe(c ->
                        counts.getChildren()
                                .setAll(
                                        count(
                                                desk.say("endpoint.requests"),
                                                figures.count(c.requests())),
                                        count(desk.say("endpoint.rows"), figures.count(c.rows())),
                                        count(
                                                desk.say("endpoint.refused"),
                                                figures.count(c.refused())),
                                        count(
                                                desk.say("endpoint.median"),
                                                Double.isNaN(c.medianMillis())
                                                        ? "–"
                                                        : figures.number(c.medianMillis(), 2)
                                                                + " ms")));
        getChildren()
                .addAll(
                        head,
                        counts,
                        Parts.row(
                                4,
                                Parts.label(desk.say("endpoint.curl"), "section"),
                                Parts.spring(),
                                copy),
                        curl);
        getStyleClass().add("card");
        var tick = new Timeline(new KeyFrame(Duration.seconds(1), _ -> model.measure()));
        tick.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        tick.stop();
                    } else {
                        model.measure();
                        tick.play();
                    }
                });
    }

    private static VBox count(String label, String value) {
        return Parts.column(0, Parts.label(value, "metric-value"), Parts.label(label, "muted"));
    }
}
