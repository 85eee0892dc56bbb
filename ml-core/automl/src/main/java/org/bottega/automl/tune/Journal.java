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
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;

/// The trials of one tuning as a file: a line that says what is tuned, then one line a trial, each on the disk
/// before the next begins. A line that a crash cut short is dropped when the file is opened again.
public final class Journal implements AutoCloseable {
    /// The file's name within a run's folder.
    public static final String FILE = "trials.jsonl";

    private final FileChannel channel;
    private final List<Tried> trials;

    private Journal(FileChannel channel, List<Tried> trials) {
        this.channel = channel;
        this.trials = List.copyOf(trials);
    }

    /// Opens a journal to go on with it, or begins one.
    ///
    /// @param about what is tuned: space, data, seed, as the caller says it
    /// @throws ProblemException when the file holds the trials of another tuning or is none of ours
    public static Journal open(Path file, ObjectNode about) {
        try {
            var head = line(about);
            if (!Files.exists(file) || Files.size(file) == 0) {
                var channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                write(channel, head);
                return new Journal(channel, List.of());
            }
            var text = Files.readString(file);
            int end = text.lastIndexOf('\n') + 1;
            var lines = text.substring(0, end).lines().toList();
            if (!lines.isEmpty() && !(lines.getFirst() + "\n").equals(head)) {
                throw ProblemException.usage(
                        file.toString(),
                        "This folder holds the trials of another tuning.",
                        "Choose another folder, or repeat the settings of the first run.");
            }
            var trials = new ArrayList<Tried>();
            for (int i = 1; i < lines.size(); i++) {
                trials.add(trial(file, lines.get(i)));
            }
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            channel.position(channel.size());
            if (lines.isEmpty()) {
                write(channel, head);
            }
            return new Journal(channel, trials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The trials of a file that another run wrote or writes, to learn from or to look at.
    ///
    /// @throws ProblemException when it is none of ours
    public static List<Tried> read(Path file) {
        try {
            var trials = new ArrayList<Tried>();
            var text = Files.readString(file);
            var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            for (int i = 1; i < lines.size(); i++) {
                trials.add(trial(file, lines.get(i)));
            }
            return List.copyOf(trials);
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(),
                    "This file cannot be read.",
                    "Name the folder of an earlier tuning.");
        }
    }

    /// What a file's first line says is tuned.
    public static JsonNode about(Path file) {
        try (var lines = Files.lines(file)) {
            var first = lines.findFirst().orElse("");
            return Json.read(file.toString(), first.getBytes(StandardCharsets.UTF_8)).node();
        } catch (IOException _) {
            throw ProblemException.input(
                    file.toString(),
                    "This file cannot be read.",
                    "Name the folder of an earlier tuning.");
        }
    }

    /// The trials that were there when it was opened.
    public List<Tried> trials() {
        return trials;
    }

    void add(Tried trial) {
        try {
            write(channel, line(json(trial)));
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

    private static String line(ObjectNode json) {
        return json + "\n";
    }

    private static ObjectNode json(Tried trial) {
        var json = Json.object();
        json.put("number", trial.number());
        json.put("state", trial.state().name().toLowerCase(java.util.Locale.ROOT));
        json.set("values", Json.plain(trial.values()));
        var scores = json.putArray("scores");
        trial.scores().forEach(s -> scores.add(Json.number(s)));
        var steps = json.putArray("steps");
        trial.steps().forEach(s -> steps.add(Json.number(s)));
        json.set("seconds", Json.number(trial.seconds()));
        if (!trial.note().isEmpty()) {
            json.put("note", trial.note());
        }
        return json;
    }

    private static Tried trial(Path file, String line) {
        var json = Json.read(file.toString(), line.getBytes(StandardCharsets.UTF_8)).node();
        var values = new LinkedHashMap<String, Object>();
        json.path("values").properties().forEach(p -> values.put(p.getKey(), plain(p.getValue())));
        try {
            return new Tried(
                    json.required("number").asInt(),
                    values,
                    Tried.State.valueOf(
                            json.required("state").asText().toUpperCase(java.util.Locale.ROOT)),
                    numbers(json.path("scores")),
                    numbers(json.path("steps")),
                    json.path("seconds").asDouble(),
                    json.path("note").asText(""));
        } catch (IllegalArgumentException _) {
            throw ProblemException.input(
                    file.toString(),
                    "This file does not hold the trials of a tuning.",
                    "Name the folder of an earlier tuning.");
        }
    }

    private static Object plain(JsonNode value) {
        return value.isInt()
                ? (Object) value.intValue()
                : value.isNumber()
                        ? (Object) value.doubleValue()
                        : value.isBoolean() ? (Object) value.booleanValue() : value.asText();
    }

    private static List<Double> numbers(JsonNode array) {
        var out = new ArrayList<Double>();
        array.forEach(v -> out.add(v.asDouble(Double.NaN)));
        return out;
    }
}
