package org.bottega.data.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;

/// A recipe's file, `*.recipe.json`: one block a step, settings sorted, nothing that changes by itself.
public final class RecipeFile {
    /// How such files end.
    public static final String SUFFIX = ".recipe.json";

    private static final String FORMAT = "bottega-recipe";
    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private RecipeFile() {}

    public static String text(Recipe recipe) {
        var object = JSON.createObjectNode();
        object.put("format", FORMAT);
        object.put("version", VERSION);
        var steps = object.putArray("steps");
        for (var entry : recipe.entries()) {
            var step = steps.addObject();
            step.put("step", entry.step());
            if (!entry.settings().isEmpty()) {
                step.set("settings", JSON.valueToTree(entry.settings()));
            }
            if (!entry.enabled()) {
                step.put("enabled", false);
            }
            if (!entry.comment().isEmpty()) {
                step.put("comment", entry.comment());
            }
        }
        try {
            var printer =
                    new DefaultPrettyPrinter()
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
            return JSON.writer(printer).writeValueAsString(object) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a setting cannot be written", e);
        }
    }

    /// @param where what is read, for the message
    /// @throws ProblemException when it is no recipe, damaged, or of a newer version
    public static Recipe parse(String where, String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw ProblemException.input(
                    where,
                    "It is not readable as JSON"
                            + (place == null ? "" : " at line " + place.getLineNr())
                            + ".",
                    "Mend that place, or take another copy.");
        }
        if (!FORMAT.equals(json.path("format").asText())) {
            throw ProblemException.input(
                    where, "This is not a recipe.", "Choose a file that ends in " + SUFFIX + ".");
        }
        if (json.path("version").asInt(0) > VERSION) {
            throw ProblemException.input(
                    where, "A newer version of the program wrote this recipe.", "Update it.");
        }
        var entries = new ArrayList<Recipe.Entry>();
        for (var step : json.path("steps")) {
            var settings = new LinkedHashMap<String, Object>();
            step.path("settings")
                    .properties()
                    .forEach(e -> settings.put(e.getKey(), plain(where, e)));
            var id = step.path("step").asText("");
            if (id.isEmpty()) {
                throw ProblemException.input(
                        where, "Step " + (entries.size() + 1) + " has no name.", "Mend the file.");
            }
            entries.add(
                    new Recipe.Entry(
                            id,
                            settings,
                            step.path("enabled").asBoolean(true),
                            step.path("comment").asText("")));
        }
        return new Recipe(entries);
    }

    private static Object plain(String where, Map.Entry<String, JsonNode> setting) {
        var value = setting.getValue();
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            return value.asInt();
        }
        if (value.isNumber()) {
            return value.asDouble();
        }
        if (value.isArray()) {
            var list = new ArrayList<String>();
            value.forEach(v -> list.add(v.asText()));
            return list;
        }
        throw ProblemException.input(
                where,
                "The setting \"" + setting.getKey() + "\" is neither a value nor a list.",
                "Mend the file.");
    }

    /// @throws ProblemException as [#parse], or when the file cannot be read
    public static Recipe read(Path file) {
        try {
            if (Files.size(file) > 16L << 20) {
                throw ProblemException.input(
                        file.toString(), "The file is larger than a recipe can be.", "");
            }
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw ProblemException.input(
                    file.toString(), "The recipe cannot be read.", "Check that the file is there.");
        }
    }

    /// @throws ProblemException when it cannot be written; the old file stays then
    public static void write(Path file, Recipe recipe) {
        WholeFile.write(file, text(recipe));
    }
}
