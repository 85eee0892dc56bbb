package org.bottega.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.bottega.data.ImportOptions;
import org.bottega.engine.AutoMlRequest;
import org.bottega.engine.Engine;
import org.bottega.engine.worker.WorkerMain;
import org.bottega.kernel.job.Progress;
import org.bottega.ui.page.home.Sample;
import org.bottega.workspace.DatasetVersion;
import org.bottega.workspace.job.InThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes a picture of every page, which `target/pictures` keeps to be looked at.
class StudioPicturesTest {
    private static final int BUDGET = Integer.getInteger("bottega.pictures.seconds", 8);

    @TempDir Path folder;

    @Test
    void everyPageHasItsPicture() throws Exception {
        try (var engine =
                Engine.open(folder.resolve("workspace"), new InThread(WorkerMain.bodies()))) {
            var wanted = System.getProperty("bottega.pictures.sample", "churn");
            for (var sample : Sample.all(Locale.ENGLISH).reversed()) {
                var file = sample.copyTo(folder);
                var version = engine.importFile(file, ImportOptions.DEFAULT, Progress.none());
                if (sample.name().equals(wanted)) {
                    learn(engine, sample, version);
                }
            }
            var pictures = StudioPictures.take(engine, Path.of("target", "pictures"));
            assertEquals(20, pictures.size());
            for (var picture : pictures) {
                var image = ImageIO.read(picture.toFile());
                assertEquals(1280, image.getWidth());
                assertEquals(800, image.getHeight());
                assertTrue(Files.size(picture) > 10_000, picture::toString);
            }
        }
    }

    private void learn(Engine engine, Sample sample, DatasetVersion version) throws Exception {
        var request =
                AutoMlRequest.of(
                        engine.snapshotFolder(version),
                        sample.target(),
                        Duration.ofSeconds(BUDGET),
                        1);
        engine.search(request, sample.target() + " · " + version.name()).job().await();
    }
}
