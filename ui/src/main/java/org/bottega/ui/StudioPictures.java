package org.bottega.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.image.PixelFormat;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.bottega.engine.Engine;
import org.bottega.ui.engine.EngineWorkbench;
import org.bottega.ui.page.Place;
import org.bottega.ui.settings.Settings;
import org.bottega.ui.studio.StudioWindow;
import org.bottega.ui.studio.Workbench;
import org.bottega.ui.task.UiThread;

/// Takes pictures of the real window, page by page. Needs no display when the toolkit runs with
/// `-Dglass.platform=Headless -Dprism.order=sw`.
public final class StudioPictures {
    private static final long PATIENCE_SECONDS = 120;
    private static final int QUIET_ROUNDS = 4;

    private final UiThread ui = new UiThread();
    private final Path folder;

    /// @param folder where the pictures go; made when it is not there
    public StudioPictures(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /// Pictures of every page of a workspace, light and dark: `home-light.png`, `data-dark.png`, ….
    /// The toolkit goes on afterwards.
    ///
    /// @return what was written
    public static List<Path> take(Engine engine, Path folder) throws IOException {
        try (var bench = new EngineWorkbench(engine)) {
            return new StudioPictures(folder).take(bench.workbench());
        }
    }

    private List<Path> take(Workbench workbench) throws IOException {
        var written = new ArrayList<Path>();
        var started = new CountDownLatch(1);
        ui.start(started::countDown);
        try {
            started.await();
            for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
                written.addAll(take(workbench, theme));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return written;
    }

    private List<Path> take(Workbench workbench, Settings.Theme theme)
            throws IOException, InterruptedException {
        var written = new ArrayList<Path>();
        var window =
                call(() -> {
                    ui.keepRunning(true);
                    var settings = new Settings(folder.resolve("none.properties"));
                    settings.theme().set(theme);
                    var made = new StudioWindow(new Stage(), workbench, settings, _ -> none(), "");
                    made.show(new Place.Home());
                    return made;
                });
        var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        for (var shot : shots(workbench)) {
            ui.execute(() -> shot.turn().accept(window));
            settle(window);
            written.add(picture(window, folder.resolve(shot.name() + suffix)));
        }
        ui.execute(window::close);
        return written;
    }

    private static org.bottega.ui.page.FileQuestion none() {
        return new org.bottega.ui.page.FileQuestion() {
            @Override
            public java.util.Optional<Path> open(String title, List<String> extensions) {
                return java.util.Optional.empty();
            }

            @Override
            public java.util.Optional<Path> folder(String title) {
                return java.util.Optional.empty();
            }

            @Override
            public void show(Path file) {}

            @Override
            public java.util.Optional<Path> save(
                    String title, String name, List<String> extensions) {
                return java.util.Optional.empty();
            }
        };
    }

    /// One picture: its name and how to get there.
    private record Shot(String name, Consumer<StudioWindow> turn) {}

    private static List<Shot> shots(Workbench workbench) {
        var shots = new ArrayList<Shot>();
        shots.add(new Shot("home", w -> w.go(new Place.Home())));
        var data = workbench.datasets().all();
        if (!data.isEmpty()) {
            var id = data.getFirst().id();
            shots.add(new Shot("data", w -> w.go(new Place.Data(id))));
            shots.add(new Shot("setup", w -> w.go(new Place.Setup(id, target(workbench)))));
        }
        shots.add(new Shot("experiments", w -> w.go(new Place.Experiments(null))));
        shots.add(new Shot("models", w -> w.go(new Place.Models(null))));
        var models = workbench.models().all();
        if (!models.isEmpty()) {
            var id = models.getFirst().id();
            shots.add(new Shot("performance", w -> w.go(new Place.Models(id))));
            shots.add(new Shot("explain", w -> w.turnTo("explain")));
            shots.add(new Shot("try-it", w -> w.turnTo("try")));
            shots.add(new Shot("deploy", w -> w.turnTo("deploy")));
        }
        shots.add(new Shot("settings", w -> w.go(new Place.Settings())));
        return shots;
    }

    private static String target(Workbench workbench) {
        return workbench.models().all().stream().findFirst().map(m -> m.target()).orElse("");
    }

    /// Waits until nothing is being fetched and the window has been laid out.
    private void settle(StudioWindow window) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int quiet = 0;
        while (quiet < QUIET_ROUNDS && System.nanoTime() < end) {
            Thread.sleep(60);
            boolean idle = call(window::idle);
            quiet = idle ? quiet + 1 : 0;
        }
    }

    private Path picture(StudioWindow window, Path file) throws IOException, InterruptedException {
        var image =
                call(() -> {
                    var shot = window.stage().getScene().snapshot(null);
                    int width = (int) shot.getWidth();
                    int height = (int) shot.getHeight();
                    var pixels = new int[width * height];
                    shot.getPixelReader()
                            .getPixels(
                                    0,
                                    0,
                                    width,
                                    height,
                                    PixelFormat.getIntArgbInstance(),
                                    pixels,
                                    0,
                                    width);
                    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                    copy.setRGB(0, 0, width, height, pixels, 0, width);
                    return copy;
                });
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private <T> T call(java.util.function.Supplier<T> work) throws InterruptedException {
        var answer = new CompletableFuture<T>();
        ui.later(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
