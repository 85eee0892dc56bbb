package org.bottega.ui.page.model;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.bottega.ui.control.Parts;
import org.bottega.ui.page.Desk;
import org.bottega.ui.page.endpoint.EndpointCard;
import org.bottega.ui.page.endpoint.EndpointsViewModel;

/// What a model can be given away as, and serving it.
final class DeployView extends ScrollPane {
    private static final int PORT = 8080;

    private final Desk desk;
    private final ModelViewModel model;
    private final EndpointsViewModel endpoints;
    private final VBox serving = new VBox(8);
    private final TextField port = new TextField(Integer.toString(PORT));

    DeployView(Desk desk, ModelViewModel model, EndpointsViewModel endpoints) {
        this.desk = desk;
        this.model = model;
        this.endpoints = endpoints;
        var body =
                new VBox(
                        12,
                        line("deploy.onnx", "mdi2g-graph-outline", "export-onnx", this::onnx),
                        line(
                                "deploy.report",
                                "mdi2f-file-document-outline",
                                "write-report",
                                this::report),
                        line(
                                "deploy.predict",
                                "mdi2t-table-arrow-right",
                                "predict-file",
                                this::predict),
                        serving);
        body.setMaxWidth(860);
        body.getStyleClass().add("page-body");
        setContent(body);
        setFitToWidth(true);
        port.setId("port");
        port.setPrefColumnCount(6);
        endpoints.running().subscribe(this::fillServing);
        fillServing();
    }

    private Node line(String key, String icon, String id, Runnable run) {
        var button = Parts.button(desk.say(key + ".do"), "", run);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return card(key, icon, button);
    }

    private Node card(String key, String icon, Node... controls) {
        var text =
                Parts.column(
                        2,
                        Parts.label(desk.say(key), "heading"),
                        Parts.paragraph(desk.say(key + ".about"), "muted"));
        javafx.scene.layout.HBox.setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
        var row = Parts.row(16, Parts.icon(icon), text);
        row.getChildren().addAll(controls);
        row.getStyleClass().add("card");
        return row;
    }

    private void fillServing() {
        var running = endpoints.of(model.opened().entry().id());
        if (running != null) {
            serving.getChildren().setAll(new EndpointCard(desk, endpoints, running, true));
            return;
        }
        var start = Parts.button(desk.say("deploy.serve.do"), "mdi2p-play", this::serve, "accent");
        start.setId("serve");
        start.setMinWidth(USE_PREF_SIZE);
        var label = Parts.label(desk.say("deploy.port"), "muted");
        label.setLabelFor(port);
        label.setMinWidth(USE_PREF_SIZE);
        port.setMinWidth(72);
        serving.getChildren()
                .setAll(
                        card(
                                "deploy.serve",
                                "mdi2a-access-point",
                                Parts.row(8, label, port),
                                start));
    }

    private void serve() {
        try {
            int number = Integer.parseInt(port.getText().strip());
            if (number < 0 || number > 65535) {
                throw new NumberFormatException();
            }
            var entry = model.opened().entry();
            endpoints.start(entry.id(), entry.name(), number);
        } catch (NumberFormatException _) {
            desk.notices()
                    .show(
                            org.bottega.kernel.Problem.error(
                                    desk.say("deploy.port"),
                                    desk.say("deploy.port.wrong", port.getText()),
                                    desk.say("deploy.port.fix")));
        }
    }

    private void onnx() {
        desk.files()
                .save(desk.say("deploy.onnx"), fileName() + ".onnx", List.of("onnx"))
                .ifPresent(model::exportOnnx);
    }

    private void report() {
        desk.files()
                .save(desk.say("deploy.report"), fileName() + ".html", List.of("html", "pdf"))
                .ifPresent(model::report);
    }

    private void predict() {
        desk.files()
                .open(desk.say("deploy.predict"), List.of("csv", "tsv", "parquet"))
                .ifPresent(rows ->
                        desk.files()
                                .save(
                                        desk.say("deploy.predict.save"),
                                        "predictions.csv",
                                        List.of("csv", "parquet"))
                                .ifPresent(out -> model.predict(rows, out)));
    }

    private String fileName() {
        return model.opened().entry().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
