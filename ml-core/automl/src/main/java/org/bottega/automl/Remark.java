package org.bottega.automl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bottega.kernel.Problem;
import org.bottega.model.json.Json;

/// A sentence about a search, such as how it was judged or what was left out, which can be said in every language
/// that has a bundle.
///
/// @param where the column or setting that it is about; empty for the whole search
/// @param key of its text; empty for a sentence that is known in one language only
/// @param values texts and numbers that the text names
public record Remark(String where, String key, List<Object> values) {
    private static final String BUNDLE = "org.bottega.automl.remarks";

    public Remark {
        values = List.copyOf(values);
    }

    static Remark of(String key, Object... values) {
        return new Remark("", key, List.of(values));
    }

    static Remark about(String where, String key, Object... values) {
        return new Remark(where, key, List.of(values));
    }

    /// A sentence as somebody has written it, the same in every language.
    public static Remark said(String sentence) {
        return new Remark("", "", List.of(sentence));
    }

    /// The sentence, after the name of what it is about.
    public String in(Locale locale) {
        return (where.isEmpty() ? "" : where + ": ") + what(locale);
    }

    /// The sentence alone.
    public String what(Locale locale) {
        return key.isEmpty()
                ? values.getFirst().toString()
                : new MessageFormat(bundle(locale).getString(key), locale).format(values.toArray());
    }

    /// The same as a warning.
    ///
    /// @param fix the way out
    Problem warning(String fix) {
        return Problem.warning(where, what(Locale.ENGLISH), fix);
    }

    /// For files.
    public ObjectNode toJson() {
        var json = Json.object();
        json.put("where", where);
        json.put("key", key);
        json.set("values", Json.plain(values));
        return json;
    }

    /// @param json as [#toJson()] writes it
    /// @param sentence the same in English, which stands where this version has no such text
    public static Remark of(JsonNode json, String sentence) {
        var key = json.path("key").asText();
        if (!bundle(Locale.ENGLISH).containsKey(key)) {
            return said(sentence);
        }
        var values = new ArrayList<Object>();
        json.path("values").forEach(v -> values.add(v.isNumber() ? v.numberValue() : v.asText()));
        return new Remark(json.path("where").asText(), key, values);
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// In English.
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
