package org.bottega.automl.tune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;

/// A file of lines that survives a kill at any moment: a line that says what it is about, then one line for each
/// thing that was finished, each on the disk before the next begins. A line that was cut short is dropped when
/// the file is opened again. Not thread-safe.
public final class JournalFile implements AutoCloseable {
    private final FileChannel channel;
    private final List<JsonNode> lines;

    private JournalFile(FileChannel channel, List<JsonNode> lines) {
        this.channel = channel;
        this.lines = List.copyOf(lines);
    }

    /// Opens a file to go on with it, or begins one.
    ///
    /// @param about what it must be about
    /// @throws ProblemException (usage) when it is about something else
    public static JournalFile open(Path file, ObjectNode about) {
        try {
            var head = about + "\n";
            if (!Files.exists(file) || Files.size(file) == 0) {
                var channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                write(channel, head);
                return new JournalFile(channel, List.of());
            }
            var text = Files.readString(file);
            int end = text.lastIndexOf('\n') + 1;
            var whole = text.substring(0, end).lines().toList();
            if (!whole.isEmpty() && !(whole.getFirst() + "\n").equals(head)) {
                throw ProblemException.usage(
                        file.toString(),
                        "This folder holds the trials of another run.",
                        "Choose another folder, or repeat the settings of the first run.");
            }
            var lines = parsed(file, whole);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            channel.position(channel.size());
            if (whole.isEmpty()) {
                write(channel, head);
            }
            return new JournalFile(channel, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines behind the first one, of a file that another run wrote or writes.
    ///
    /// @throws ProblemException when it cannot be read
    public static List<JsonNode> read(Path file) {
        try {
            var text = Files.readString(file);
            return parsed(file, text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
        } catch (IOException _) {
            throw unreadable(file);
        }
    }

    /// What a file's first line says it is about.
    public static JsonNode about(Path file) {
        try (var lines = Files.lines(file)) {
            return node(file, lines.findFirst().orElse(""));
        } catch (IOException _) {
            throw unreadable(file);
        }
    }

    private static ProblemException unreadable(Path file) {
        return ProblemException.input(
                file.toString(), "This file cannot be read.", "Name the folder of an earlier run.");
    }

    private static List<JsonNode> parsed(Path file, List<String> lines) {
        var nodes = new ArrayList<JsonNode>();
        for (int i = 1; i < lines.size(); i++) {
            nodes.add(node(file, lines.get(i)));
        }
        return nodes;
    }

    private static JsonNode node(Path file, String line) {
        return Json.read(file.toString(), line.getBytes(StandardCharsets.UTF_8)).node();
    }

    /// The lines that were there when it was opened.
    public List<JsonNode> lines() {
        return lines;
    }

    /// Adds a line; it is on the disk when this returns.
    public void add(ObjectNode line) {
        try {
            write(channel, line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static void write(FileChannel channel, String line) throws IOException {
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /// Settings as they were before they were written.
    public static Map<String, Object> values(JsonNode json) {
        var values = new LinkedHashMap<String, Object>();
        json.properties().forEach(p -> values.put(p.getKey(), plain(p.getValue())));
        return values;
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            var all = new ArrayList<Object>();
            value.forEach(v -> all.add(plain(v)));
            return all;
        }
        return value.isInt()
                ? (Object) value.intValue()
                : value.isNumber()
                        ? (Object) value.doubleValue()
                        : value.isBoolean() ? (Object) value.booleanValue() : value.asText();
    }

    /// Numbers; what was not finite is NaN.
    public static List<Double> numbers(JsonNode array) {
        var out = new ArrayList<Double>();
        array.forEach(v -> out.add(v.asDouble(Double.NaN)));
        return out;
    }
}
