package org.bottega.automl.tune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;

/// The trials of one tuning as a file: a line that says what is tuned, then one line a trial, each on the disk
/// before the next begins. A line that a crash cut short is dropped when the file is opened again.
public final class Journal implements AutoCloseable {
    /// The file's name within a run's folder.
    public static final String FILE = "trials.jsonl";

    private final JournalFile file;
    private final List<Tried> trials;

    private Journal(JournalFile file, List<Tried> trials) {
        this.file = file;
        this.trials = List.copyOf(trials);
    }

    /// Opens a journal to go on with it, or begins one.
    ///
    /// @param about what is tuned: space, data, seed, as the caller says it
    /// @throws ProblemException when the file holds the trials of another tuning or is none of ours
    public static Journal open(Path file, ObjectNode about) {
        var lines = JournalFile.open(file, about);
        return new Journal(lines, lines.lines().stream().map(l -> trial(file, l)).toList());
    }

    /// The trials of a file that another run wrote or writes, to learn from or to look at.
    ///
    /// @throws ProblemException when it is none of ours
    public static List<Tried> read(Path file) {
        return JournalFile.read(file).stream().map(l -> trial(file, l)).toList();
    }

    /// The trials that were there when it was opened.
    public List<Tried> trials() {
        return trials;
    }

    void add(Tried trial) {
        file.add(json(trial));
    }

    @Override
    public void close() {
        file.close();
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

    private static Tried trial(Path file, JsonNode json) {
        try {
            return new Tried(
                    json.required("number").asInt(),
                    JournalFile.values(json.path("values")),
                    Tried.State.valueOf(
                            json.required("state").asText().toUpperCase(java.util.Locale.ROOT)),
                    JournalFile.numbers(json.path("scores")),
                    JournalFile.numbers(json.path("steps")),
                    json.path("seconds").asDouble(),
                    json.path("note").asText(""));
        } catch (IllegalArgumentException _) {
            throw ProblemException.input(
                    file.toString(),
                    "This file does not hold the trials of a tuning.",
                    "Name the folder of an earlier tuning.");
        }
    }
}
