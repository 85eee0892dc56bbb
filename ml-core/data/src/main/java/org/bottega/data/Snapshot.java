package org.bottega.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;

/// An imported table as it lies on the disk, never changed: a folder with `data.parquet` and
/// `schema.json`.
///
/// @param source where it came from, as a person knows it
/// @param sha256 of the source file, hexadecimal
/// @param rejected how many rows of the source could not be read; `rejected.csv` lists them
/// @param notes what the import noticed
/// @param formats for some columns by name how the source wrote their values, such as `dd/mm/yyyy`
/// @param dataSha256 of `data.parquet`, hexadecimal; empty when it was imported by an early version
public record Snapshot(
        Path folder,
        Schema schema,
        long rows,
        String source,
        String sha256,
        long rejected,
        List<Problem> notes,
        Map<String, String> formats,
        String dataSha256) {
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Snapshot {
        notes = List.copyOf(notes);
        formats = Map.copyOf(formats);
    }

    /// The same with its origin.
    Snapshot described(String origin, String hash) {
        return new Snapshot(
                folder, schema, rows, origin, hash, rejected, notes, formats, dataSha256);
    }

    /// The same with other roles for some columns; those that it does not have are passed over.
    public Snapshot withRoles(Map<String, Role> roles) {
        var fields =
                schema.fields().stream()
                        .map(f -> f.withRole(roles.getOrDefault(f.name(), f.role())))
                        .toList();
        return new Snapshot(
                folder,
                new Schema(fields),
                rows,
                source,
                sha256,
                rejected,
                notes,
                formats,
                dataSha256);
    }

    /// The same rows, with the roles as they are here, in another folder. Where the disk can, the file is
    /// shared and takes no more room.
    ///
    /// @param place must not exist
    public Snapshot share(Path place) throws IOException {
        Files.createDirectories(place);
        var copy =
                new Snapshot(
                        place, schema, rows, source, sha256, rejected, notes, formats, dataSha256);
        link(parquet(), copy.parquet());
        if (Files.exists(rejects())) {
            link(rejects(), copy.rejects());
        }
        copy.writeDescription();
        return copy;
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(from, to);
        }
    }

    public Path parquet() {
        return folder.resolve("data.parquet");
    }

    /// The rows that could not be read, with line and reason; exists when `rejected` is above 0.
    public Path rejects() {
        return folder.resolve("rejected.csv");
    }

    /// @throws ProblemException when the folder holds no snapshot, or one of a newer version
    public static Snapshot open(Path folder) {
        var file = folder.resolve("schema.json");
        if (!Files.isRegularFile(file) || !Files.isRegularFile(folder.resolve("data.parquet"))) {
            throw ProblemException.input(
                    folder.toString(),
                    "This folder holds no imported data.",
                    "Import the data again.");
        }
        try {
            var json = JSON.readTree(file.toFile());
            if (json.path("format").asInt() != FORMAT) {
                throw ProblemException.input(
                        folder.toString(),
                        "The data was imported by a newer version of the program.",
                        "Update the program, or import the data again.");
            }
            var fields = new ArrayList<Field>();
            var formats = new HashMap<String, String>();
            for (var field : json.required("columns")) {
                var levels = new ArrayList<String>();
                field.path("levels").forEach(l -> levels.add(l.asText()));
                if (field.has("format")) {
                    formats.put(field.required("name").asText(), field.path("format").asText());
                }
                fields.add(
                        new Field(
                                field.required("name").asText(),
                                Kind.valueOf(field.required("kind").asText()),
                                Role.valueOf(field.required("role").asText()),
                                levels));
            }
            var notes = new ArrayList<Problem>();
            for (JsonNode note : json.path("notes")) {
                notes.add(
                        new Problem(
                                Problem.Severity.valueOf(note.required("severity").asText()),
                                note.required("where").asText(),
                                note.required("what").asText(),
                                note.required("fix").asText()));
            }
            return new Snapshot(
                    folder,
                    new Schema(fields),
                    json.required("rows").asLong(),
                    json.required("source").asText(),
                    json.required("sha256").asText(),
                    json.required("rejected").asLong(),
                    notes,
                    formats,
                    json.path("dataSha256").asText());
        } catch (IOException | IllegalArgumentException e) {
            throw ProblemException.input(
                    file.toString(),
                    "The description of the data is damaged.",
                    "Import the data again.");
        }
    }

    void writeDescription() throws IOException {
        var json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("source", source);
        json.put("sha256", sha256);
        json.put("dataSha256", dataSha256);
        json.put("rows", rows);
        json.put("rejected", rejected);
        var columns = json.putArray("columns");
        for (var field : schema.fields()) {
            var column = columns.addObject();
            column.put("name", field.name());
            column.put("kind", field.kind().name());
            column.put("role", field.role().name());
            if (formats.containsKey(field.name())) {
                column.put("format", formats.get(field.name()));
            }
            if (!field.levels().isEmpty()) {
                field.levels().forEach(column.putArray("levels")::add);
            }
        }
        var told = json.putArray("notes");
        for (var note : notes) {
            told.addObject()
                    .put("severity", note.severity().name())
                    .put("where", note.where())
                    .put("what", note.what())
                    .put("fix", note.fix());
        }
        JSON.writeValue(folder.resolve("schema.json").toFile(), json);
    }
}
