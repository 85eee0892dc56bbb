package org.bottega.explain.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.bottega.explain.Evaluation;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FindingJson;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.model.Model;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// What is kept with a model on its card (Mitchell et al. 2019), beside the facts that a [ModelReport] tells: what
/// people say, and what was found out about fairness. It begins filled from facts, and every text can be changed.
///
/// @param texts by entry; an entry without a text is left out
/// @param fairness what was found out about fairness, the oldest first
public record ModelCard(Map<Entry, String> texts, List<FairnessFinding> fairness) {
    public static final ModelCard EMPTY = new ModelCard(Map.of(), List.of());

    private static final int FORMAT = 2;

    /// What an entry was called in files without a format.
    private static final Map<String, Entry> FORMER = Map.of("limits", Entry.CAVEATS);

    private static final int LONGEST = 10_000;

    /// A heading of the card.
    public enum Entry {
        PURPOSE,
        USERS,
        NOT_FOR,
        CAVEATS,
        CONSIDERATIONS,
        CONTACT;

        /// The heading in a language.
        public String title(Locale locale) {
            return new ReportText(locale).say("card." + Domain.Choice.word(this));
        }
    }

    public ModelCard {
        var kept = new EnumMap<Entry, String>(Entry.class);
        texts.forEach((entry, text) -> {
            if (text.length() > LONGEST) {
                throw ProblemException.usage(
                        Domain.Choice.word(entry),
                        "A text of the card has more than " + LONGEST + " characters.",
                        "Shorten it.");
            }
            if (!text.isBlank()) {
                kept.put(entry, text.strip());
            }
        });
        texts = Collections.unmodifiableMap(kept);
        fairness = List.copyOf(fairness);
    }

    /// The card as the facts fill it: what the model does, and what one should know before trusting it.
    public static ModelCard of(Model model, Evaluation evaluation, Locale locale) {
        var text = new ReportText(locale);
        var target = model.signature().task().target();
        var texts = new EnumMap<Entry, String>(Entry.class);
        texts.put(
                Entry.PURPOSE,
                text.say(
                        model.signature().classifies() ? "card.tells-class" : "card.tells-number",
                        target,
                        String.join(", ", model.signature().classes().stream().limit(10).toList()),
                        text.number(model.signature().inputs().size())));
        var caveats = Limits.ofScores(evaluation, text);
        caveats.add(text.say("limit.far"));
        texts.put(Entry.CAVEATS, String.join(" ", caveats));
        return new ModelCard(texts, List.of());
    }

    /// The card with one text changed; an empty one is taken away.
    public ModelCard with(Entry entry, String text) {
        var changed = new EnumMap<Entry, String>(Entry.class);
        changed.putAll(texts);
        changed.put(entry, text);
        return new ModelCard(changed, fairness);
    }

    /// The card with newer findings, see [FairnessFinding#joined].
    public ModelCard with(List<FairnessFinding> findings) {
        return new ModelCard(texts, FairnessFinding.joined(fairness, findings));
    }

    /// For [ModelReport.Facts#withNotes].
    public SequencedMap<String, String> notes(Locale locale) {
        var notes = new LinkedHashMap<String, String>();
        texts.forEach((entry, text) -> notes.put(entry.title(locale), text));
        return notes;
    }

    public ObjectNode toJson() {
        var node = Json.object();
        node.put("format", FORMAT);
        var written = node.putObject("texts");
        texts.forEach((entry, text) -> written.put(Domain.Choice.word(entry), text));
        var found = node.putArray("fairness");
        fairness.forEach(finding -> found.add(FindingJson.write(finding)));
        return node;
    }

    /// Reads what [#toJson] wrote, now or in former formats, which were texts by entry alone. Entries that are not known
    /// are passed over.
    ///
    /// @param where what is read, for messages
    /// @throws ProblemException when it is no such object
    public static ModelCard read(String where, String json) {
        var view = Json.read(where, json);
        var texts = new EnumMap<Entry, String>(Entry.class);
        var format = view.find("format");
        if (format.isEmpty()) {
            entries(view, texts);
            FORMER.forEach((name, entry) ->
                    view.find(name).ifPresent(v -> texts.putIfAbsent(entry, v.text())));
            return new ModelCard(texts, List.of());
        }
        format.get().whole(FORMAT, FORMAT);
        entries(view.at("texts"), texts);
        return new ModelCard(
                texts, view.at("fairness").items().stream().map(FindingJson::read).toList());
    }

    private static void entries(JsonView view, Map<Entry, String> texts) {
        for (var entry : Entry.values()) {
            view.find(Domain.Choice.word(entry)).ifPresent(v -> texts.put(entry, v.text()));
        }
    }
}
