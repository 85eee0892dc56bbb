package org.bottega.serve.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Schema;

/// Rows as JSON: a list of objects, `{"instances": [objects]}`, one object, or objects one a line.
/// Each object names every input of the model, null for unknown; other names are ignored.
public final class JsonRows {
    private static final int DEEPEST = 32;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(400)
                                    .maxStringLength(1_000_000)
                                    .maxNameLength(10_000)
                                    .build())
                    .build();

    private final Schema schema;
    private final RowBuilder builder;
    private final Map<String, Integer> columns = new HashMap<>();

    private JsonRows(Schema schema, int mostRows) {
        this.schema = schema;
        this.builder = new RowBuilder(schema, mostRows);
        for (int c = 0; c < schema.size(); c++) {
            columns.put(schema.field(c).name(), c);
        }
    }

    /// @throws Refusal naming rows and fields, or the line and column where it is not JSON
    public static Rows read(byte[] body, Schema schema, int mostRows) {
        var rows = new JsonRows(schema, mostRows);
        try (var parser = JSON.createParser(body)) {
            rows.all(parser);
        } catch (StreamConstraintsException e) {
            throw notJson(e, "It is nested too deeply, or a number, name or text is too long.");
        } catch (JsonProcessingException e) {
            throw notJson(e, reason(e));
        } catch (IOException e) {
            if (e instanceof java.io.CharConversionException) {
                throw new Refusal(
                        400,
                        "The body is not JSON.",
                        Problem.error("body", "It is not valid UTF-8.", "Send it as UTF-8."));
            }
            throw new UncheckedIOException(e);
        }
        return rows.builder.build();
    }

    private static String reason(JsonProcessingException e) {
        var message = e.getOriginalMessage();
        if (message.startsWith("Duplicate field")) {
            return "A name stands twice in one object.";
        }
        return "It breaks off or is malformed here.";
    }

    private static Refusal notJson(JsonProcessingException e, String what) {
        JsonLocation at = e.getLocation();
        var where = at == null ? "body" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Refusal(
                400,
                "The body is not JSON.",
                Problem.error(where, what, "Send a list of objects, one a row."));
    }

    private void all(JsonParser parser) throws IOException {
        var first = parser.nextToken();
        if (first == null) {
            return;
        }
        switch (first) {
            case START_ARRAY -> list(parser);
            case START_OBJECT -> object(parser, true);
            default -> throw shape(parser);
        }
        for (var next = parser.nextToken(); next != null; next = parser.nextToken()) {
            if (first != JsonToken.START_OBJECT || next != JsonToken.START_OBJECT) {
                throw shape(parser);
            }
            object(parser, false);
        }
    }

    private Refusal shape(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return new Refusal(
                400,
                "The body has another shape than expected.",
                Problem.error(
                        "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                        "Each row must be an object with the model's inputs by name.",
                        "Send a list of objects, {\"instances\": [objects]} or one object."));
    }

    private void list(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw shape(parser);
            }
            object(parser, false);
        }
    }

    /// @param outermost whether it may be the object that holds the rows as `instances`
    private void object(JsonParser parser, boolean outermost) throws IOException {
        var name = parser.nextFieldName();
        if (outermost && "instances".equals(name)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                list(parser);
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                return;
            }
            builder.begin();
            rest(parser, name);
            return;
        }
        builder.begin();
        if (name != null) {
            parser.nextToken();
        }
        rest(parser, name);
    }

    /// Reads the fields of a row; the parser stands on the value of the first.
    private void rest(JsonParser parser, @org.jspecify.annotations.Nullable String first)
            throws IOException {
        var seen = new HashSet<String>();
        var extra = new HashSet<String>();
        for (var name = first; name != null; name = parser.nextFieldName(), advance(parser, name)) {
            var column = columns.get(name);
            if (column == null) {
                extra.add(name);
                parser.skipChildren();
            } else {
                seen.add(name);
                value(parser, column);
            }
        }
        if (seen.size() < columns.size()) {
            missing(seen, extra);
        }
    }

    private static void advance(JsonParser parser, @org.jspecify.annotations.Nullable String name)
            throws IOException {
        if (name != null) {
            parser.nextToken();
        }
    }

    private void value(JsonParser parser, int column) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> builder.text(column, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> builder.number(column, parser.getText());
            case VALUE_TRUE -> builder.bool(column, true);
            case VALUE_FALSE -> builder.bool(column, false);
            default -> {
                builder.rowProblem(
                        schema.field(column).name(),
                        "A list or an object is not a value.",
                        "Send a number, a text or null.");
                parser.skipChildren();
            }
        }
    }

    private void missing(Set<String> seen, Set<String> extra) {
        for (var field : schema.fields()) {
            if (!seen.contains(field.name()) && !builder.full()) {
                builder.rowProblem(
                        field.name(),
                        "The field \"" + field.name() + "\" is missing.",
                        Nearest.to(field.name(), extra)
                                .map(near -> "Is it \"" + near + "\"? Rename it.")
                                .orElse("Send null when it is unknown."));
            }
        }
    }
}
