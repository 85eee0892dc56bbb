package org.bottega.workspace.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;

/// JSON objects as text and as files.
public final class JsonFile {
    private JsonFile() {}

    /// @param where what is read, for the message
    /// @throws ProblemException when it is not one JSON object
    public static ObjectNode object(String where, String text) {
        var view = Json.read(where, text);
        if (view.node() instanceof ObjectNode object) {
            return object;
        }
        throw view.refused("an object");
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
        Folders.write(file, Json.pretty(node).getBytes(StandardCharsets.UTF_8));
    }
}
