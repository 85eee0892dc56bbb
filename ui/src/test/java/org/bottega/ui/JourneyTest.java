package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.bottega.engine.Engine;
import org.bottega.engine.WorkerMain;
import org.bottega.ui.chart.ChartPane;
import org.bottega.ui.engine.EngineWorkbench;
import org.bottega.ui.page.FileQuestion;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.studio.StudioWindow;
import org.bottega.ui.task.StallMeter;
import org.bottega.ui.task.UiThread;
import org.bottega.workspace.job.InThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole way through the window on the real engine: import, look, choose the target, search, look at
/// the model, export, serve, stop.
class JourneyTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final UiThread ui = new UiThread();
    private Engine engine;
    private EngineWorkbench bench;
    private StudioWindow window;
    private Path toOpen;
    private Path toSave;

    @Test
    void fromAFileToAServedModel() throws Exception {
        toOpen = folder.resolve("churn.csv");
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/churn.csv")) {
            Files.write(toOpen, in.readAllBytes());
        }
        open();
        click("#home-open");
        await("the grid is there", () -> node("#data-grid") != null);
        await("rows are there", () -> window.idle());
        TableView<?> grid = robot.lookup("#data-grid").queryTableView();
        assertEquals(7043, grid.getItems().size());
        assertEquals(21, grid.getColumns().size());

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

        click("#open-model");
        await(
                "the model is there",
                () -> node("#tab-performance") != null || node(".metric-value") != null);
        await("charts are drawn", () -> robot.lookup(".chart-pane").queryAll().size() >= 3);
        ui.execute(() -> window.turnTo("explain"));
        await("the waterfall is drawn", () -> waterfall() != null);
        var before = waterfall().getAccessibleText();
        click("#next-row");
        await("another row is explained", () -> !waterfall().getAccessibleText().equals(before));

        ui.execute(() -> window.turnTo("try"));
        await("a prediction is told", () -> node("#prediction .metric-value") != null);

        ui.execute(() -> window.turnTo("deploy"));
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
        var url = ((javafx.scene.control.Label) node("#endpoint-url")).getText();
        assertEquals(200, invoke(url));
        click("#stop-serving");
        await("it is no longer served", () -> node("#serve") != null);
        assertEquals(List.of(), problems());
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

    private List<String> problems() {
        return robot.lookup(".notice.error .notice-what").queryAll().stream()
                .map(n -> ((javafx.scene.control.Label) n).getText())
                .toList();
    }

    private void open() throws Exception {
        engine = Engine.open(folder.resolve("workspace"), new InThread(WorkerMain.bodies()));
        bench = new EngineWorkbench(engine);
        FxToolkit.registerPrimaryStage();
        long start = System.nanoTime();
        FxToolkit.setupFixture(() -> {
            window =
                    new StudioWindow(
                            new Stage(),
                            bench.workbench(),
                            new Settings(folder.resolve("studio.properties")),
                            _ -> files(),
                            "test");
            window.show(new Place.Home());
        });
        WaitForAsyncUtils.waitForFxEvents();
        System.out.printf("window built and shown in %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }

    private FileQuestion files() {
        return new FileQuestion() {
            @Override
            public Optional<Path> open(String title, List<String> extensions) {
                return Optional.of(toOpen);
            }

            @Override
            public Optional<Path> save(String title, String name, List<String> extensions) {
                return Optional.of(toSave);
            }
        };
    }

    private void click(String query) {
        await(query + " can be clicked", () -> shown(query));
        robot.interact(() -> {
            var node = node(query);
            if (node instanceof javafx.scene.control.ButtonBase button) {
                button.requestFocus();
                button.fire();
            } else {
                throw new AssertionError(query + " is no button: " + node);
            }
        });
    }

    private Node node(String query) {
        return robot.lookup(query).tryQuery().orElse(null);
    }

    private boolean shown(String query) {
        var node = node(query);
        return node != null && node.isVisible() && !node.isDisabled();
    }

    private TableView<?> leaderboard() {
        TableView<?> table = (TableView<?>) node("#leaderboard");
        assertNotNull(table);
        return table;
    }

    private ChartPane waterfall() {
        return (ChartPane) node("#waterfall .chart-pane");
    }

    private void await(String what, Callable<Boolean> until) {
        try {
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, until);
        } catch (Exception e) {
            throw new AssertionError(what + " — problems: " + problems(), e);
        }
    }

    @AfterEach
    void close() throws Exception {
        if (window != null) {
            robot.interact(window::close);
        }
        FxToolkit.cleanupStages();
        if (bench != null) {
            bench.close();
        }
        if (engine != null) {
            engine.close();
        }
    }
}
