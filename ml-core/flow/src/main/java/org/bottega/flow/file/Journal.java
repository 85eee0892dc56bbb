package org.bottega.flow.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;

/// A workflow that is being edited, kept on the disk as it goes: every step is a line that is forced to
/// the disk before it is told done, so that a kill at any moment loses nothing that was told. Undo and
/// redo work across restarts, without limit.
///
/// In its folder lie `base.flow.json`, the workflow as it was at first, and `journal.jsonl`, what was
/// done since. A last line that was cut by a crash is dropped. Used by one thread.
public final class Journal implements AutoCloseable {
    private static final String BASE = "base.flow.json";
    private static final String LINES = "journal.jsonl";

    private final FileChannel channel;
    private History history;

    private Journal(FileChannel channel, History history) {
        this.channel = channel;
        this.history = history;
    }

    /// Opens the journal in a folder, or begins one there.
    ///
    /// @param first the workflow to begin with when there is no journal yet
    /// @throws ProblemException when the journal is damaged in its middle, or cannot be written
    public static Journal open(Path folder, Workflow first) {
        try {
            Files.createDirectories(folder);
            var base = folder.resolve(BASE);
            if (!Files.exists(base)) {
                WorkflowFile.write(base, first);
            }
            var lines = folder.resolve(LINES);
            var history = History.of(WorkflowFile.read(base));
            long sound = 0;
            if (Files.exists(lines)) {
                var bytes = Files.readAllBytes(lines);
                int start = 0;
                for (int i = 0; i < bytes.length; i++) {
                    if (bytes[i] == '\n') {
                        var line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
                        history = replay(folder, history, line);
                        start = i + 1;
                        sound = start;
                    }
                }
            }
            var channel =
                    FileChannel.open(lines, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(sound);
            channel.position(sound);
            return new Journal(channel, history);
        } catch (IOException e) {
            throw ProblemException.input(
                    folder.toString(),
                    "The workflow's journal cannot be opened.",
                    "Check the folder's permissions and free space.");
        }
    }

    private static History replay(Path folder, History history, String line) {
        var json = Json.read(folder.resolve(LINES).toString(), line);
        if (json.find("undo").isPresent()) {
            return history.undo();
        }
        if (json.find("redo").isPresent()) {
            return history.redo();
        }
        return history.apply(json.at("do").text(), EditJson.read(json.at("edit")));
    }

    public Workflow workflow() {
        return history.workflow();
    }

    public History history() {
        return history;
    }

    /// Does one thing and keeps it.
    ///
    /// @param title for the history, such as "Move 3 nodes"
    /// @throws ProblemException when it cannot be done, or not be kept; then nothing has changed
    public Workflow apply(String title, Edit edit) {
        var next = history.apply(title, edit);
        if (next != history) {
            var line = Json.object().put("do", title);
            line.set("edit", EditJson.write(edit));
            append(Json.write(line));
            history = next;
        }
        return workflow();
    }

    public Workflow undo() {
        var next = history.undo();
        if (next != history) {
            append("{\"undo\":true}");
            history = next;
        }
        return workflow();
    }

    public Workflow redo() {
        var next = history.redo();
        if (next != history) {
            append("{\"redo\":true}");
            history = next;
        }
        return workflow();
    }

    private void append(String line) {
        try {
            long before = channel.position();
            try {
                var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw ProblemException.input(
                    LINES,
                    "The change cannot be kept on the disk, so it was not made.",
                    "Make room on the disk.");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
