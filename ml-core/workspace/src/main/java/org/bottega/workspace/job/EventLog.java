package org.bottega.workspace.job;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.model.json.Json;

/// Appends events to `events.jsonl`, each with the time it was written. Safe for any thread; a plain
/// stream, because an interrupt would close a channel.
final class EventLog implements AutoCloseable {
    static final String FILE = "events.jsonl";

    private final Path file;
    private final OutputStream out;

    EventLog(Path folder) throws IOException {
        file = folder.resolve(FILE);
        out = new FileOutputStream(file.toFile(), true);
    }

    /// Whole lines only: one call of the system for each.
    synchronized void append(JobEvent event) {
        var json = EventJson.toJson(event).put("time", System.currentTimeMillis());
        try {
            out.write((Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ProblemException.input(
                    file.toString(),
                    "The job's progress cannot be written.",
                    "Check that the disk has room.");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
