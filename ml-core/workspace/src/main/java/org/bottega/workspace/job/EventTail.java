package org.bottega.workspace.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.workspace.file.JsonFile;

/// Reads the events that another process appends to `events.jsonl`. Not a pipe: native libraries print
/// into the middle of those, and a file is still there when its writer was killed.
final class EventTail {
    private final Path file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1 << 16];
    private long position;

    EventTail(Path folder) {
        file = folder.resolve(EventLog.FILE);
    }

    /// True once the worker has begun to write.
    boolean begun() {
        return Files.exists(file);
    }

    /// Hands over the events written since the last call. A line cut short by a kill is left alone.
    void drain(Consumer<JobEvent> sink) throws IOException {
        if (!begun()) {
            return;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                position += read;
                take(read, sink);
            }
        }
    }

    private void take(int length, Consumer<JobEvent> sink) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, start, i - start);
                parse(line.toString(StandardCharsets.UTF_8), sink);
                line.reset();
                start = i + 1;
            }
        }
        line.write(buffer, start, length - start);
    }

    private void parse(String text, Consumer<JobEvent> sink) {
        JobEvent event;
        try {
            event = EventJson.of(JsonFile.object(EventLog.FILE, text));
        } catch (IllegalArgumentException | ProblemException e) {
            return; // written by a newer or a dying worker: the others still count
        }
        sink.accept(event);
    }
}
