package org.bottega.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The one place where reading and writing of JSON is configured. Reading is strict (RFC 8259: no
/// comments, no `NaN`, no doubled keys, nothing after the value) and bounded: 64 levels deep, numbers
/// of 400 digits, names of 10,000 characters. Writing refuses numbers that JSON has no word for.
public final class Json {
    private static final int DEPTH = 64;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH)
                                                    .maxNumberLength(400)
                                                    .maxNameLength(10_000)
                                                    .maxStringLength(64 << 20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private static final ObjectWriter PRETTY =
            MAPPER.writer(
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// Reads one value.
    ///
    /// @param where what is read (a file's name, "the request"), for the message
    /// @throws ProblemException with line and column when it is not JSON, empty, or beyond the limits
    public static JsonView read(String where, String text) {
        return view(where, () -> MAPPER.readTree(text));
    }

    /// Reads one value from UTF-8 (or UTF-16/32, detected).
    ///
    /// @throws ProblemException as [#read(String, String)]
    public static JsonView read(String where, byte[] bytes) {
        return view(where, () -> MAPPER.readTree(bytes));
    }

    /// One line without spaces.
    ///
    /// @throws IllegalArgumentException when it holds NaN or an infinity
    public static String write(JsonNode node) {
        check(node, 1);
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /// Indented, for people; lines end with a line feed on every system.
    ///
    /// @throws IllegalArgumentException when it holds NaN or an infinity
    public static String pretty(JsonNode node) {
        check(node, 1);
        try {
            return PRETTY.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /// One line without spaces, UTF-8.
    ///
    /// @throws IllegalArgumentException when it holds NaN or an infinity
    public static byte[] bytes(JsonNode node) {
        return write(node).getBytes(StandardCharsets.UTF_8);
    }

    /// A number, or null where JSON has no word for it (NaN, infinities).
    public static JsonNode number(double value) {
        var nodes = JsonNodeFactory.instance;
        return Double.isFinite(value) ? nodes.numberNode(value) : nodes.nullNode();
    }

    /// Plain values (null, Boolean, Number, text, Map with text keys, Iterable, JsonNode) as a tree.
    ///
    /// @throws IllegalArgumentException for anything else
    public static JsonNode plain(@Nullable Object value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case null -> nodes.nullNode();
            case JsonNode node -> node;
            case Boolean b -> nodes.booleanNode(b);
            case Integer i -> nodes.numberNode(i);
            case Long l -> nodes.numberNode(l);
            case Double d -> nodes.numberNode(d);
            case Float f -> nodes.numberNode(f);
            case CharSequence text -> nodes.textNode(text.toString());
            case Map<?, ?> map -> {
                var object = object();
                map.forEach((key, item) -> object.set((String) key, plain(item)));
                yield object;
            }
            case Iterable<?> items -> {
                var array = array();
                items.forEach(item -> array.add(plain(item)));
                yield array;
            }
            default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
        };
    }

    /// What turns text into a tree.
    @FunctionalInterface
    private interface Source {
        JsonNode read() throws IOException;
    }

    private static JsonView view(String where, Source source) {
        try {
            var node = source.read();
            if (node == null || node.isMissingNode()) {
                throw ProblemException.input(where, "It is empty.", "Give one JSON value.");
            }
            return new JsonView(where, node);
        } catch (JsonEOFException e) {
            throw refused(where, e, "the JSON ends too early", "Give the whole text.");
        } catch (StreamConstraintsException e) {
            throw refused(where, e, "the JSON is too deep or too long", "Give at most 64 levels.");
        } catch (JsonParseException e) {
            var duplicate = e.getOriginalMessage().startsWith("Duplicate field");
            throw duplicate
                    ? refused(where, e, "the same name stands twice", "Keep one of them.")
                    : refused(where, e, "this is not JSON", "Correct it there.");
        } catch (JsonProcessingException e) {
            throw refused(where, e, "this is not one JSON value", "Give exactly one.");
        } catch (IOException e) {
            throw ProblemException.input(where, "It cannot be read.", "Try again.");
        }
    }

    private static ProblemException refused(
            String where, JsonProcessingException e, String what, String fix) {
        var at = e.getLocation();
        var place =
                at == null ? "" : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        var text = place + what + ".";
        return ProblemException.input(
                where, Character.toUpperCase(text.charAt(0)) + text.substring(1), fix);
    }

    private static void check(JsonNode node, int depth) {
        if (depth > DEPTH) {
            throw new IllegalArgumentException("more than " + DEPTH + " levels of JSON");
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("JSON has no word for " + node.doubleValue());
        }
        for (var child : node) {
            check(child, depth + 1);
        }
    }
}
