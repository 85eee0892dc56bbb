package org.bottega.explain.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.bottega.explain.Evaluation;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Domain;
import org.bottega.model.Model;
import org.bottega.model.json.Json;

/// What people say about a model on its card (Mitchell et al. 2019), beside the facts that a [ModelReport] tells. It
/// begins filled from facts, and every text can be changed.
///
/// @param texts by entry; an entry without a text is left out
public record ModelCard(Map<Entry, String> texts) {
    private static final int LONGEST = 10_000;

    /// A heading of the card.
    public enum Entry {
        PURPOSE,
        USERS,
        NOT_FOR,
        CAVEATS,
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
        return new ModelCard(texts);
    }

    /// The card with one text changed; an empty one is taken away.
    public ModelCard with(Entry entry, String text) {
        var changed = new EnumMap<Entry, String>(Entry.class);
        changed.putAll(texts);
        changed.put(entry, text);
        return new ModelCard(changed);
    }

    /// For [ModelReport.Facts#withNotes].
    public SequencedMap<String, String> notes(Locale locale) {
        var notes = new LinkedHashMap<String, String>();
        texts.forEach((entry, text) -> notes.put(entry.title(locale), text));
        return notes;
    }

    public ObjectNode toJson() {
        var node = Json.object();
        texts.forEach((entry, text) -> node.put(Domain.Choice.word(entry), text));
        return node;
    }

    /// Reads what [#toJson] wrote; entries that are not known are passed over.
    ///
    /// @param where what is read, for messages
    /// @throws ProblemException when it is no such object
    public static ModelCard read(String where, String json) {
        var view = Json.read(where, json);
        var texts = new EnumMap<Entry, String>(Entry.class);
        for (var entry : Entry.values()) {
            view.find(Domain.Choice.word(entry)).ifPresent(v -> texts.put(entry, v.text()));
        }
        return new ModelCard(texts);
    }
}
