package org.bottega.engine.flow.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.engine.flow.piece.Figures;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.file.WholeFile;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;

/// What waits for a person's yes or no, one file a question. A question is named by what is asked and the
/// content of the model, so that an answer never holds for another model. Programs may share the folder.
public final class Approvals {
    private static final String SUFFIX = ".json";
    private static final int ID = 12;

    private final Path folder;

    /// @param folder need not exist
    public Approvals(Path folder) {
        this.folder = folder;
    }

    /// What a person said.
    public enum Answer {
        WAITING,
        APPROVED,
        REJECTED
    }

    /// One question.
    ///
    /// @param figures what is known of the model
    /// @param asked when it was asked first, in ISO 8601
    /// @param by who answered, empty while it waits
    public record Asked(
            String id,
            String question,
            Map<String, Double> figures,
            String asked,
            Answer answer,
            String by) {
        public Asked {
            figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }

    Asked ask(String question, Path model, List<Figures> figures) throws IOException {
        var id = id(question, model);
        var file = folder.resolve(id + SUFFIX);
        if (Files.isRegularFile(file)) {
            return read(file);
        }
        var values = new LinkedHashMap<String, Double>();
        figures.forEach(f -> f.values().forEach(values::putIfAbsent));
        var asked = new Asked(id, question, values, Instant.now().toString(), Answer.WAITING, "");
        write(asked);
        return asked;
    }

    private static String id(String question, Path model) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(question.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(model));
            return HexFormat.of().formatHex(digest.digest()).substring(0, ID);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /// All questions, the oldest first.
    public List<Asked> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var all = new ArrayList<Asked>();
            for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                all.add(read(file));
            }
            all.sort(java.util.Comparator.comparing(Asked::asked).thenComparing(Asked::id));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers a question; a later answer replaces an earlier one.
    ///
    /// @param by who answers
    /// @throws ProblemException (usage) when there is no such question
    public Asked answer(String id, boolean yes, String by) {
        var all = list();
        var asked =
                all.stream()
                        .filter(a -> a.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.usage(
                                        id,
                                        "Nothing of this number waits for an approval.",
                                        Nearest.hint(id, all.stream().map(Asked::id).toList())));
        var answered =
                new Asked(
                        id,
                        asked.question(),
                        asked.figures(),
                        asked.asked(),
                        yes ? Answer.APPROVED : Answer.REJECTED,
                        by);
        write(answered);
        return answered;
    }

    private void write(Asked asked) {
        var json = Json.object();
        json.put("format", 1);
        json.put("id", asked.id());
        json.put("question", asked.question());
        json.put("asked", asked.asked());
        json.put("answer", Domain.Choice.word(asked.answer()));
        json.put("by", asked.by());
        var figures = json.putObject("figures");
        asked.figures().forEach((name, value) -> figures.set(name, Json.number(value)));
        try {
            Files.createDirectories(folder);
        } catch (IOException _) {
            throw ProblemException.input(
                    folder.toString(), "The folder cannot be made.", "Choose another place.");
        }
        WholeFile.write(folder.resolve(asked.id() + SUFFIX), Json.pretty(json) + "\n");
    }

    private static Asked read(Path file) throws IOException {
        var json = Json.read(file.toString(), Files.readString(file));
        var figures = new LinkedHashMap<String, Double>();
        json.node()
                .path("figures")
                .properties()
                .forEach(e -> figures.put(e.getKey(), e.getValue().asDouble(Double.NaN)));
        return new Asked(
                json.at("id").text(),
                json.at("question").text(),
                figures,
                json.at("asked").text(),
                json.at("answer").choice(Answer.class),
                json.at("by").text());
    }
}
