package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;

class RemarkTest {
    @Test
    void aSentenceIsSaidInBothLanguages() {
        var remark = Remark.about("age", "tells-target", 99.75);
        assertEquals(
                "age: It alone tells 99.8 % of what is to be predicted: it may be the target in disguise, or be known only afterwards.",
                remark.in(Locale.ENGLISH));
        assertEquals(
                "age: Da sola dice il 99,8 % di ciò che si deve prevedere: può essere l'obiettivo travestito, o nota solo dopo.",
                remark.in(Locale.ITALIAN));
        assertEquals(
                "Giudicato su un quinto delle 12.345 righe, tenuto da parte; il vincitore poi impara da tutte le righe.",
                Remark.of("judged.hold-out", 12345).in(Locale.ITALIAN));
    }

    @Test
    void aSentenceComesBackFromItsFile() {
        var remark =
                new Remark(
                        "", "fair.kept", List.of("sex=Female", "DPPL", 0.1, 0.05, 0.2, 0.1, 3, 9));
        var json = Json.read("test", Json.pretty(remark.toJson())).node();
        assertEquals(remark, Remark.of(json, "Its disparity …"));
    }

    @Test
    void aSentenceThatIsNotKnownStandsAsItWasWritten() {
        var json = Json.object().put("key", "of-a-later-version");
        assertEquals("Something new.", Remark.of(json, "Something new.").in(Locale.ITALIAN));
    }

    @Test
    void everySentenceHasBothLanguagesAndTheSameValues() {
        var english = Remark.bundle(Locale.ENGLISH);
        var italian = Remark.bundle(Locale.ITALIAN);
        assertEquals(
                new HashSet<>(Collections.list(english.getKeys())),
                new HashSet<>(Collections.list(italian.getKeys())));
        for (var key : Collections.list(english.getKeys())) {
            assertEquals(
                    new MessageFormat(english.getString(key), Locale.ENGLISH)
                            .getFormatsByArgumentIndex()
                            .length,
                    new MessageFormat(italian.getString(key), Locale.ITALIAN)
                            .getFormatsByArgumentIndex()
                            .length,
                    key);
        }
    }
}
