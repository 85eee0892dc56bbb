package org.bottega.data.source.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.RowSource;
import org.bottega.data.source.Stamp;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;

/// A file's reader that notices when the file changes, goes or can no longer be read meanwhile: rows of
/// two versions must not be mixed.
record Steady(Path file, RowSource source) implements RowSource {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void read(RowSink sink, Progress progress) {
        try {
            var before = Stamp.of(file);
            try {
                source.read(sink, progress);
            } catch (ProblemException | IndexOutOfBoundsException e) {
                // what looks damaged may only have been written to
                if (Files.exists(file) && Stamp.of(file).equals(before)) {
                    throw e;
                }
            }
            before.check(name(), file);
        } catch (NoSuchFileException _) {
            throw ProblemException.input(
                    name(), "The file went away while it was read.", "Bring it back.");
        } catch (IOException e) {
            throw ProblemException.input(
                    name(),
                    "The file cannot be read: " + e.getMessage() + ".",
                    "See whether its disk or network drive is still there.");
        }
    }
}
