package org.bottega.explain.fairness;

import java.text.MessageFormat;
import java.util.Locale;
import org.bottega.kernel.Problem;
import org.bottega.kernel.param.Domain;
import org.bottega.model.json.Json;
import org.bottega.model.json.JsonView;

/// What to know about the figures of fairness before believing them.
///
/// @param about the group or column concerned; empty for all other rows
/// @param rows how many there are, 0 where that says nothing
/// @param of of how many, 0 where that says nothing
public record FairnessNote(Kind kind, String about, int rows, int of) {

    /// What it is about.
    public enum Kind {
        /// a group has few rows
        SMALL_GROUP,
        /// the flip test looked at some rows only
        FLIPS_SAMPLED,
        /// the group variable has too many values for intervals
        MANY_GROUPS
    }

    /// The note in a language.
    public Problem problem(Locale locale) {
        var words = FairnessWords.in(locale);
        var key = "note." + Domain.Choice.word(kind);
        Object[] values = {rows, of};
        var what = new MessageFormat(words.getString(key), locale).format(values);
        return switch (kind) {
            case SMALL_GROUP ->
                    Problem.warning(
                            about.isEmpty() ? words.getString("others") : about,
                            what,
                            words.getString(key + ".fix"));
            case FLIPS_SAMPLED, MANY_GROUPS -> Problem.note(about, what);
        };
    }

    com.fasterxml.jackson.databind.node.ObjectNode toJson() {
        return Json.object()
                .put("kind", Domain.Choice.word(kind))
                .put("about", about)
                .put("rows", rows)
                .put("of", of);
    }

    static FairnessNote of(JsonView json) {
        return new FairnessNote(
                json.at("kind").choice(Kind.class),
                json.at("about").text(),
                FindingJson.whole(json.at("rows")),
                FindingJson.whole(json.at("of")));
    }
}
