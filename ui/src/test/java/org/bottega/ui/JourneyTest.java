package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.bottega.explain.report.ModelCard;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.task.StallMeter;
import org.junit.jupiter.api.Test;

/// The whole way through the window on the real engine: import, look, choose the target, search, look at
/// the model, export, serve, stop.
class JourneyTest extends OpenModel {
    @Test
    @SuppressWarnings("unchecked")
    void fromAFileToAServedModel() throws Exception {
        toOpen = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(toOpen, in.readAllBytes());
        }
        open();
        click("#home-open");
        click("#import-now");
        await("the grid is there", () -> node("#data-grid") != null);
        await("rows are there", () -> window.idle());
        assertEquals(7043, grid().rows().rows().get());
        assertEquals(20, grid().columns().size());

        click("#use-as-target");
        click("#start-automl");
        await("the task is proposed", () -> !node("#start-search").isDisabled());
        robot.interact(() -> {
            ComboBox<String> budget = robot.lookup("#budget").queryComboBox();
            budget.getEditor().setText("8 s");
        });
        try (var meter = new StallMeter(ui::later)) {
            meter.reset();
            click("#start-search");
            await("the leaderboard fills", () -> !leaderboard().getItems().isEmpty());
            await("the search ends", () -> shown("#open-model"));
            System.out.printf(
                    "window's thread while AutoML ran: longest stall %.0f ms, %d above 100 ms; an idle"
                            + " thread waited %.0f ms for a processor%n",
                    meter.longestMillis(), meter.stalls(), meter.machineMillis());
        }
        assertTrue(leaderboard().getItems().size() >= 1);

        openModel();
        await("charts are drawn", () -> robot.lookup(".chart-pane").queryAll().size() >= 3);
        await("intervals are told", () -> !((Label) node(".interval")).getText().isEmpty());
        await("the threshold is told", () -> !said().isEmpty());
        var even = said();
        robot.interact(() -> ((TextField) node("#cost-miss")).setText("5"));
        await("what a miss costs moves the cost", () -> !said().equals(even) && window.idle());
        click("#go-cheapest");
        await("the threshold moves", () -> ((Slider) node("#threshold")).getValue() < 0.4);
        await("rows with mistakes are listed", () -> node("#errors") != null && window.idle());
        assertTrue(((TableView<?>) node("#errors")).getItems().size() > 50);
        robot.interact(() -> ((ComboBox<Integer>) node("#errors-true")).setValue(0));
        robot.interact(() -> ((ComboBox<Integer>) node("#errors-told")).setValue(0));
        assertTrue(
                ((TableView<?>) node("#errors")).getItems().size() > 50,
                "those told rightly are listed");
        Pictures.take(window, settings, "performance");

        turnTo("explain");
        await("importance is drawn", () -> drawn("#importance") && window.idle());
        Pictures.take(window, settings, "explain");
        part("column");
        await("one column is drawn", () -> drawn("#dependence"));
        part("row");
        await("the waterfall is drawn", () -> waterfall() != null);
        var before = waterfall().getAccessibleText();
        click("#next-row");
        await("another row is explained", () -> !waterfall().getAccessibleText().equals(before));

        turnTo("try");
        await("a prediction is told", () -> node("#prediction .metric-value") != null);
        click("#what-if-keep");
        robot.interact(() -> ((Slider) node("#slide-tenure")).setValue(72));
        await("the answer follows", () -> window.idle() && took() >= 0);
        click("#what-if-keep");
        assertTrue(node("#scenarios") != null, "two rows stand side by side");
        System.out.printf("what if: an answer and its reasons in %d ms%n", took());
        Pictures.take(window, settings, "what-if");

        turnTo("fairness");
        await("fairness is judged", () -> node("#fairness-DPPL") != null && window.idle());
        assertEquals(21, robot.lookup(".fairness-line").queryAll().size());
        click("#keep-fairness");
        await("it is on the card", () -> node("#keep-fairness").isDisabled());
        Pictures.take(window, settings, "fairness");

        turnTo("card");
        await("where it comes from is drawn", () -> node("#lineage .chart-pane") != null);
        await("fairness is on it", () -> ((VBox) node("#card-fairness")).getChildren().size() == 3);
        robot.interact(() -> {
            ((TitledPane) robot.lookup("#trust .titled-pane").query()).setExpanded(true);
            ((TextArea) node("#policy")).setText("|ad| <= 0.000001");
            ((Button) node("#keep-policy")).fire();
        });
        await("the policy does not hold", () -> node("#stage-override").isVisible());
        robot.interact(() -> {
            ((TextField) node("#stage-reason")).setText("A person decides every case");
            ((Button) node("#stage-override")).fire();
        });
        await(
                "it is approved all the same",
                () -> "Approved".equals(((Label) node("#stage")).getText()));
        robot.interact(() -> ((TextArea) node("#card-purpose")).setText("Whom to call"));
        var id = engine.workspace().models().list().getFirst().id();
        await(
                "what was written is kept",
                () ->
                        "Whom to call"
                                .equals(
                                        bench.workbench()
                                                .models()
                                                .card(id)
                                                .texts()
                                                .get(ModelCard.Entry.PURPOSE)));
        toSave = folder.resolve("card.pdf");
        robot.interact(() -> ((Button) node("#export-card")).fire());
        await("the card is written", () -> Files.exists(toSave));
        Pictures.take(window, settings, "card");

        turnTo("deploy");
        toSave = folder.resolve("churn.onnx");
        click("#export-onnx");
        await("the ONNX file is written", () -> Files.exists(toSave));
        toSave = folder.resolve("predicted.csv");
        click("#predict-file");
        await("the predictions are written", () -> Files.exists(toSave) && Files.size(toSave) > 0);
        assertEquals(7044, Files.readAllLines(toSave).size());

        robot.interact(() -> ((TextField) node("#port")).setText("0"));
        click("#serve");
        await("the model is served", () -> node("#stop-serving") != null);
        var url = ((Label) node("#endpoint-url")).getText();
        assertEquals(200, invoke(url));
        click("#stop-serving");
        await("it is no longer served", () -> node("#serve") != null);
        turnTo("card");
        await(
                "what was made of it is drawn",
                () -> bench.workbench().models().lineage(id).uses().size() == 2 && window.idle());
        robot.interact(() -> ((ScrollPane) robot.lookup("#card-scroll").query()).setVvalue(0.55));
        Pictures.take(window, settings, "lineage");
        assertEquals(List.of(), problems());
    }

    private String said() {
        return ((Label) node("#threshold-said")).getText();
    }

    /// Milliseconds of the last answer, −1 before the first.
    private int took() {
        var digits = ((Label) node("#what-if-millis")).getText().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }

    private int invoke(String url) throws Exception {
        var lines = Files.readAllLines(toOpen);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + "/invocations"))
                                    .header("Content-Type", "text/csv")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    lines.get(0) + "\n" + lines.get(1) + "\n"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private TableView<?> leaderboard() {
        TableView<?> table = (TableView<?>) node("#leaderboard");
        assertNotNull(table);
        return table;
    }

    private ChartPane waterfall() {
        return (ChartPane) node("#waterfall .chart-pane");
    }
}
