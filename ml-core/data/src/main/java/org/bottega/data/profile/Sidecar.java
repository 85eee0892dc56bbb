package org.bottega.data.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.bottega.data.Snapshot;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;

/// What was found out about a snapshot, kept as JSON beside its rows so that it is counted once. A file
/// that is damaged, of another version of this program, or about other rows is counted anew.
final class Sidecar {
    /// Counts up whenever a figure means something else.
    private static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private Sidecar() {}

    /// @param name of the file, without its ending
    /// @param also what else the result depends on
    static <T> T kept(
            Snapshot snapshot, String name, String also, Class<T> type, Supplier<T> counted) {
        var file = snapshot.folder().resolve(name + ".profile.json");
        var key = key(snapshot) + (also.isEmpty() ? "" : " " + also);
        if (Files.isRegularFile(file)) {
            try {
                var json = JSON.readTree(file.toFile());
                if (json.path("version").asInt() == VERSION
                        && json.path("data").asText().equals(key)) {
                    return JSON.treeToValue(json.required("found"), type);
                }
            } catch (IOException | IllegalArgumentException _) {
                // counted anew below
            }
        }
        var found = counted.get();
        write(file, key, found);
        return found;
    }

    private static void write(Path file, String key, Object found) {
        var json = JSON.createObjectNode();
        json.put("version", VERSION);
        json.put("data", key);
        json.set("found", JSON.valueToTree(found));
        try {
            WholeFile.write(file, JSON.writeValueAsString(json));
        } catch (ProblemException _) {
            // a read-only or full disk costs the next reader some seconds, nothing else
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Names the rows: their hash, or where an early version kept none, size and time of the file.
    private static String key(Snapshot snapshot) {
        if (!snapshot.dataSha256().isEmpty()) {
            return snapshot.dataSha256();
        }
        try {
            return Files.size(snapshot.parquet())
                    + "@"
                    + Files.getLastModifiedTime(snapshot.parquet()).toMillis();
        } catch (IOException _) {
            return "";
        }
    }
}
