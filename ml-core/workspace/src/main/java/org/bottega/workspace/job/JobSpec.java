package org.bottega.workspace.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.bottega.workspace.file.JsonFile;

/// What is to be done, as a value: the content of `spec.json`.
///
/// @param kind which body does it
/// @param title what a person calls it
/// @param settings what the body reads
/// @param heapMegabytes the most memory the worker's Java heap may take, 0 for Java's own choice (a
///     quarter of the machine's); native libraries come on top
public record JobSpec(String kind, String title, ObjectNode settings, int heapMegabytes) {
    /// The file's name within the job's folder.
    public static final String FILE = "spec.json";

    private static final int FORMAT = 1;

    public JobSpec {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a job without a kind");
        }
        if (heapMegabytes < 0) {
            throw new IllegalArgumentException("a heap of " + heapMegabytes + " MB");
        }
        settings = settings.deepCopy();
    }

    public JobSpec(String kind, String title, ObjectNode settings) {
        this(kind, title, settings, 0);
    }

    /// A copy: changing it changes nothing here.
    @Override
    public ObjectNode settings() {
        return settings.deepCopy();
    }

    public ObjectNode toJson() {
        var json = Json.object();
        json.put("format", FORMAT);
        json.put("kind", kind);
        json.put("title", title);
        json.put("heapMegabytes", heapMegabytes);
        json.set("settings", settings.deepCopy());
        return json;
    }

    /// @param where what is read, for the message
    /// @throws ProblemException when it is no job or one of a newer version
    public static JobSpec of(String where, ObjectNode json) {
        if (json.path("format").asInt() > FORMAT) {
            throw ProblemException.input(
                    where,
                    "This job was written by a newer version of Bottega.",
                    "Install the newest version.");
        }
        var kind = json.path("kind").asText();
        if (kind.isBlank() || !(json.get("settings") instanceof ObjectNode settings)) {
            throw ProblemException.input(
                    where, "It does not describe a job.", "It needs a kind and settings.");
        }
        return new JobSpec(
                kind,
                json.path("title").asText(kind),
                settings,
                Math.max(0, json.path("heapMegabytes").asInt()));
    }

    /// Reads the `spec.json` of a job's folder.
    public static JobSpec read(Path folder) {
        var file = folder.resolve(FILE);
        return of(file.toString(), JsonFile.read(file));
    }
}
