package org.bottega.ui;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.stage.Stage;
import org.bottega.engine.Engine;
import org.bottega.ui.engine.EngineWorkbench;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.studio.StudioWindow;
import org.bottega.ui.studio.SystemFiles;
import org.bottega.ui.task.UiThread;
import org.bottega.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// Opens the studio's window and stays until it is closed.
public final class Studio {
    private static final String SETTINGS = "studio.properties";

    private Studio() {}

    /// Begins to load the toolkit beside the caller, who has an engine to open first. The window then
    /// stands sooner; nothing else changes.
    public static void warmUp() {
        Thread.ofPlatform()
                .name("toolkit-warm-up")
                .start(() -> new UiThread().start(Appearance::warmUp));
    }

    /// Opens the window on an engine and returns when it was closed. The engine stays open.
    ///
    /// @param model the id of a model to open at once, `null` to begin at home
    /// @param version of the program, for the "about" notice
    public static void launch(Engine engine, @Nullable String model, String version)
            throws InterruptedException {
        var ui = new UiThread();
        var closed = new CountDownLatch(1);
        var bench = new EngineWorkbench(engine);
        ui.start(() -> {
            ui.keepRunning(true);
            open(engine, bench, model, version, closed::countDown);
        });
        closed.await();
        bench.close();
        ui.exit();
    }

    private static void open(
            Engine engine,
            EngineWorkbench bench,
            @Nullable String model,
            String version,
            Runnable closed) {
        var stage = new Stage();
        var window =
                new StudioWindow(
                        stage,
                        bench.workbench(),
                        settings(engine.workspace().folder()),
                        SystemFiles::new,
                        version);
        stage.setOnCloseRequest(_ -> {
            window.close();
            closed.run();
        });
        window.show(model == null ? new Place.Home() : new Place.Models(model));
        engine.workspace().found().forEach(window::tell);
    }

    static Settings settings(Path workspace) {
        return new Settings(workspace.resolve(SETTINGS));
    }
}
