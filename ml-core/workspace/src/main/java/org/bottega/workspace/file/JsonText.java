package org.bottega.workspace.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;

/// JSON objects as text and as files.
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonText() {}

    /// One line without spaces.
    public static String line(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /// @param where what is read, for the message
    /// @throws ProblemException when it is not one JSON object
    public static ObjectNode object(String where, String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(where);
        }
        throw unreadable(where);
    }

    /// @throws ProblemException when it cannot be read or is not one JSON object
    public static ObjectNode read(Path file) {
        try {
            return object(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw ProblemException.input(
                    file.toString(), "The file cannot be read.", "Check that it is there.");
        }
    }

    /// Writes an indented file as a whole.
    public static void write(Path file, ObjectNode node) throws IOException {
        Folders.write(file, (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException unreadable(String where) {
        return ProblemException.input(
                where, "It is not a JSON object.", "It was changed or cut short; make it anew.");
    }
}
