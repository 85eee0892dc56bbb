package org.bottega.workspace.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.workspace.file.JsonFile;
import org.bottega.workspace.file.LineTail;

/// Reads the events that another process appends to `events.jsonl`.
final class EventTail {
    private final LineTail lines;

    EventTail(Path folder) {
        lines = new LineTail(folder.resolve(EventLog.FILE));
    }

    /// True once the worker has begun to write.
    boolean begun() {
        return lines.begun();
    }

    /// Hands over the events written since the last call.
    void drain(Consumer<JobEvent> sink) throws IOException {
        lines.drain(text -> parse(text, sink));
    }

    private static void parse(String text, Consumer<JobEvent> sink) {
        JobEvent event;
        try {
            event = EventJson.of(JsonFile.object(EventLog.FILE, text));
        } catch (IllegalArgumentException | ProblemException e) {
            return; // written by a newer or a dying worker: the others still count
        }
        sink.accept(event);
    }
}
