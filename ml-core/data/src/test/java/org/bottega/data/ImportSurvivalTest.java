package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that is cancelled or killed leaves what was there as it was.
class ImportSurvivalTest {
    private static final int ROWS = 400_000;

    @TempDir Path folder;

    private Path file() throws IOException {
        var text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i * 31 % 977).append(".25,word ").append(i % 100).append(",2026-01-01\n");
        }
        return Files.writeString(folder.resolve("in.csv"), text);
    }

    /// Tells each step, and wants to stop at one of them.
    private record Watched(String stop, AtomicBoolean stopped, boolean loud) implements Progress {
        @Override
        public void at(double fraction, String message) {
            if (loud) {
                tell(message);
            }
            if (message.startsWith(stop)) {
                stopped.set(true);
            }
        }

        private static void tell(String message) {
            try {
                var bytes = (message + "\n").getBytes(StandardCharsets.UTF_8);
                new java.io.FileOutputStream(java.io.FileDescriptor.out).write(bytes);
            } catch (IOException _) {
                // nobody listens any more
            }
        }

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return !loud && stopped.get();
        }
    }

    @Test
    void cancelledAtAnyStepItLeavesNothing() throws IOException {
        var source = file();
        for (var step : List.of("Reading in", "Reading and", "Looking", "Checking")) {
            var progress = new Watched(step, new AtomicBoolean(), false);
            assertThrows(
                    CancellationException.class,
                    () ->
                            Importer.importFile(
                                    source, folder.resolve("s"), ImportOptions.DEFAULT, progress),
                    step);
            try (var left = Files.list(folder)) {
                assertEquals(List.of(source), left.toList(), step);
            }
        }
    }

    @Test
    void aTextThatIsWrittenToMeanwhileIsRefused() throws IOException {
        var source = file();
        var meddling =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {
                        if (message.startsWith("Checking")) {
                            try {
                                Files.writeString(
                                        source, "7,word,2026-01-01\n", StandardOpenOption.APPEND);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        }
                    }

                    @Override
                    public void report(JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                };
        assertEquals(
                "in.csv: The file was changed while it was read. Import it again when it is finished.",
                assertThrows(
                                ProblemException.class,
                                () ->
                                        Importer.importFile(
                                                source,
                                                folder.resolve("s"),
                                                ImportOptions.DEFAULT,
                                                meddling))
                        .getMessage());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(source), left.toList());
        }
    }

    @Test
    void killedItLeavesNoSnapshotAndTheNextImportWorks() throws Exception {
        var source = file();
        var target = folder.resolve("s");
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Importing.class.getName(),
                                source.toString(),
                                target.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var told =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = told.readLine(); line != null; line = told.readLine()) {
                if (line.startsWith("Reading and writing")) {
                    break;
                }
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        assertFalse(Files.exists(target), "no half of a snapshot");
        var snapshot = Importer.importFile(source, target, ImportOptions.DEFAULT, Progress.none());
        assertEquals(ROWS, snapshot.rows());
        assertFalse(Files.exists(folder.resolve(".s.part")), "what the killed one left is gone");
    }

    /// Imports in a process of its own.
    static final class Importing {
        private Importing() {}

        public static void main(String[] args) {
            Importer.importFile(
                    Path.of(args[0]),
                    Path.of(args[1]),
                    ImportOptions.DEFAULT,
                    new Watched("never", new AtomicBoolean(), true));
        }
    }
}
