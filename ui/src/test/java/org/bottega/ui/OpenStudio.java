package org.bottega.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.bottega.engine.Engine;
import org.bottega.engine.worker.WorkerMain;
import org.bottega.ui.engine.EngineWorkbench;
import org.bottega.ui.grid.DataGrid;
import org.bottega.ui.page.FileQuestion;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.studio.StudioWindow;
import org.bottega.ui.task.UiThread;
import org.bottega.workspace.job.InThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The studio's window on a real engine with an empty workspace, driven by a test.
abstract class OpenStudio {
    @TempDir Path folder;

    final FxRobot robot = new FxRobot();
    final UiThread ui = new UiThread();
    Engine engine;
    EngineWorkbench bench;
    Settings settings;
    StudioWindow window;
    Path toOpen;
    Path toSave;
    final List<Path> shown = new java.util.ArrayList<>();

    List<String> problems() {
        return java.util.stream.Stream.of(".notice.error .notice-what", ".problem-line .label")
                .flatMap(query -> robot.lookup(query).queryAll().stream())
                .map(n -> ((javafx.scene.control.Label) n).getText())
                .toList();
    }

    void open() throws Exception {
        engine = Engine.open(folder.resolve("workspace"), new InThread(WorkerMain.bodies()));
        bench =
                new EngineWorkbench(
                        engine, new org.bottega.workspace.secret.KeyFolder(folder.resolve("keys")));
        settings = new Settings(folder.resolve("studio.properties"));
        FxToolkit.registerPrimaryStage();
        long start = System.nanoTime();
        FxToolkit.setupFixture(() -> {
            window =
                    new StudioWindow(
                            new Stage(), bench.workbench(), settings, _ -> files(), "test");
            window.show(new Place.Home());
        });
        WaitForAsyncUtils.waitForFxEvents();
        System.out.printf("window built and shown in %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }

    FileQuestion files() {
        return new FileQuestion() {
            @Override
            public Optional<Path> open(String title, List<String> extensions) {
                return Optional.of(toOpen);
            }

            @Override
            public Optional<Path> folder(String title) {
                return Optional.of(toOpen);
            }

            @Override
            public void show(Path file) {
                shown.add(file);
            }

            @Override
            public Optional<Path> save(String title, String name, List<String> extensions) {
                return Optional.of(toSave);
            }
        };
    }

    void click(String query) {
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

    /// Looked for on the window's own thread: the scene changes under any other.
    Node node(String query) {
        return onFx(() -> robot.lookup(query).tryQuery().orElse(null));
    }

    private static <T> T onFx(Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }

    /// The grid of the Data page.
    DataGrid grid() {
        return (DataGrid) node(".data-grid");
    }

    boolean shown(String query) {
        var node = node(query);
        return node != null && node.isVisible() && !node.isDisabled();
    }

    /// What the keyboard reaches and a screen reader finds no name for.
    List<String> unnamed() {
        var labelled =
                robot
                        .lookup((Node n) -> n instanceof javafx.scene.control.Label)
                        .queryAll()
                        .stream()
                        .map(n -> ((javafx.scene.control.Label) n).getLabelFor())
                        .filter(java.util.Objects::nonNull)
                        .collect(java.util.stream.Collectors.toSet());
        return robot
                .lookup((Node n) ->
                        n instanceof javafx.scene.control.Control
                                && n.isFocusTraversable()
                                && n.isVisible()
                                && !(n instanceof javafx.scene.control.ScrollPane))
                .queryAll()
                .stream()
                .filter(n -> !labelled.contains(n) && nameless(n))
                .map(n -> n.getClass().getSimpleName() + " #" + n.getId() + " " + n.getStyleClass())
                .distinct()
                .toList();
    }

    private static boolean nameless(Node n) {
        var own = n.getAccessibleText();
        if (own != null && !own.isBlank()) {
            return false;
        }
        return !(n instanceof javafx.scene.control.Labeled labeled)
                || labeled.getText() == null
                || labeled.getText().isBlank();
    }

    /// Waits until it holds, asked again and again on the window's own thread.
    void await(String what, Callable<Boolean> until) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(until));
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
