package org.bottega.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// A JSON value together with where it stands, so that whoever reads it can say which field is wrong.
/// Numbers are never taken from text nor text from numbers.
///
/// @param where a path for messages, `model.json: features[3].column`
public record JsonView(String where, JsonNode node) {

    /// The field of an object.
    ///
    /// @throws ProblemException when this is no object or has no such field
    public JsonView at(String name) {
        return find(name)
                .orElseThrow(() ->
                        ProblemException.input(
                                where,
                                "\"" + name + "\" is missing.",
                                Nearest.to(name, names())
                                        .map(near -> "Did you mean \"" + near + "\"?")
                                        .orElse("Add it.")));
    }

    /// The field of an object, empty when it is not there or null.
    ///
    /// @throws ProblemException when this is no object
    public Optional<JsonView> find(String name) {
        require(node.isObject(), "an object");
        var field = node.get(name);
        return field == null || field.isNull()
                ? Optional.empty()
                : Optional.of(new JsonView(where + separator() + name, field));
    }

    private String separator() {
        return where.isEmpty() ? "" : where.endsWith(":") ? " " : ".";
    }

    /// The names of an object's fields, in order.
    public List<String> names() {
        require(node.isObject(), "an object");
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// The elements of a list.
    public List<JsonView> items() {
        require(node.isArray(), "a list");
        var items = new ArrayList<JsonView>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonView(where + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    public String text() {
        require(node.isTextual(), "text");
        return node.textValue();
    }

    /// A list of texts.
    public List<String> texts() {
        require(node.isArray(), "a list of texts");
        var texts = new ArrayList<String>(node.size());
        for (int i = 0; i < node.size(); i++) {
            var item = node.get(i);
            texts.add(
                    item.isTextual()
                            ? item.textValue()
                            : new JsonView(where + "[" + i + "]", item).text());
        }
        return texts;
    }

    /// A finite number.
    public double number() {
        require(node.isNumber() && Double.isFinite(node.doubleValue()), "a finite number");
        return node.doubleValue();
    }

    /// A whole number within a range.
    public int whole(int min, int max) {
        boolean fits =
                node.isIntegralNumber()
                        && node.canConvertToInt()
                        && node.intValue() >= min
                        && node.intValue() <= max;
        require(fits, "a whole number from " + min + " to " + max);
        return node.intValue();
    }

    public boolean flag() {
        require(node.isBoolean(), "true or false");
        return node.booleanValue();
    }

    /// One of an enum's constants by its word: lower case with hyphens.
    public <E extends Enum<E>> E choice(Class<E> type) {
        var text = text();
        var words = new TreeMap<String, E>();
        for (var constant : type.getEnumConstants()) {
            words.put(org.bottega.kernel.param.Domain.Choice.word(constant), constant);
        }
        var found = words.get(text);
        if (found == null) {
            throw ProblemException.input(
                    where,
                    "\"" + shown(text) + "\" is not known here.",
                    Nearest.hint(shown(text), words.keySet()));
        }
        return found;
    }

    /// An object of texts.
    public Map<String, String> textMap() {
        var map = new TreeMap<String, String>();
        for (var name : names()) {
            map.put(name, at(name).text());
        }
        return map;
    }

    /// The value as Java's own: null, Boolean, Integer, Long, Double, String, List or Map.
    public @Nullable Object plain() {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.canConvertToInt() ? (Object) node.intValue() : (Object) node.longValue();
        }
        if (node.isNumber()) {
            return number();
        }
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>();
            items().forEach(item -> list.add(item.plain()));
            return list;
        }
        var map = new java.util.LinkedHashMap<String, @Nullable Object>();
        node.properties()
                .forEach(e ->
                        map.put(
                                e.getKey(),
                                new JsonView(where + "." + e.getKey(), e.getValue()).plain()));
        return map;
    }

    /// A refusal of this value.
    public ProblemException refused(String wanted) {
        var is =
                node.isContainerNode()
                        ? (node.isArray() ? "a list" : "an object")
                        : node.toString();
        return ProblemException.input(where, "This is " + shown(is) + ".", "Give " + wanted + ".");
    }

    private void require(boolean holds, String wanted) {
        if (!holds) {
            throw refused(wanted);
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
