package org.bottega.explain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bottega.explain.Evaluation;
import org.bottega.explain.Rows;
import org.bottega.explain.fairness.Facet;
import org.bottega.explain.fairness.Fairness;
import org.bottega.explain.fairness.FairnessFinding;
import org.bottega.explain.fairness.FairnessQuestion;
import org.bottega.kernel.ProblemException;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardFileTest {
    @TempDir private Path folder;

    private static FairnessFinding finding(String day, boolean aws) {
        var question =
                FairnessQuestion.of(new Facet.Values("colour", List.of("red")), List.of("yes"))
                        .withThreshold(0.6);
        return new FairnessFinding(
                Instant.parse(day + "T10:00:00Z"),
                "held.csv",
                Fairness.of(Rows.sold(), Rows.table(400, 1), aws ? question.asAws() : question));
    }

    @Test
    void whatWasFoundOutAboutFairnessComesBackAsItWas() {
        for (boolean aws : List.of(false, true)) {
            var found = finding("2026-03-02", aws);
            var card = ModelCard.EMPTY.with(List.of(found));
            var read = ModelCard.read("card", Json.pretty(card.toJson()));
            assertEquals(card, read);
            for (var result : found.report().results()) {
                assertEquals(
                        result.sentence(Locale.ITALIAN),
                        read.fairness()
                                .getFirst()
                                .report()
                                .result(result.metric())
                                .orElseThrow()
                                .sentence(Locale.ITALIAN));
            }
        }
    }

    @Test
    void theNewestFindingOfAQuestionStays() {
        var card =
                ModelCard.EMPTY
                        .with(List.of(finding("2026-03-02", false), finding("2026-03-02", true)))
                        .with(List.of(finding("2026-05-01", false)));
        assertEquals(
                List.of("2026-03-02T10:00:00Z", "2026-05-01T10:00:00Z"),
                card.fairness().stream().map(f -> f.made().toString()).toList());
    }

    @Test
    void aCardOfFormerVersionsIsTakenOver() throws IOException {
        var bundle = folder.resolve("model.bottega");
        Files.writeString(
                folder.resolve("card.json"),
                "{\"purpose\": \"Sell\", \"users\": \"\", \"limits\": \"Not in winter\","
                        + " \"considerations\": \"None\", \"contact\": \"Ann\"}");
        var expected =
                Map.of(
                        ModelCard.Entry.PURPOSE, "Sell",
                        ModelCard.Entry.CAVEATS, "Not in winter",
                        ModelCard.Entry.CONSIDERATIONS, "None",
                        ModelCard.Entry.CONTACT, "Ann");
        assertEquals(expected, CardFile.read(bundle).texts());
        CardFile.keep(bundle, List.of(finding("2026-03-02", false)));
        assertEquals(expected, CardFile.read(bundle).texts());
        assertEquals(1, CardFile.read(bundle).fairness().size());
        assertFalse(Files.exists(folder.resolve("card.json")));
        Files.writeString(
                CardFile.of(bundle), "{\"format\": 2, \"texts\": {}, \"fairness\": [{}]}");
        assertThrows(ProblemException.class, () -> CardFile.read(bundle));
    }

    @Test
    void aCardIsADocumentInEveryLanguageAndFormat() throws IOException {
        var model = Rows.sold();
        var subject =
                new CardReport.Subject("houses", model, Evaluation.of(model, Rows.table(100, 1)));
        var card =
                ModelCard.EMPTY
                        .with(ModelCard.Entry.PURPOSE, "Vendere case")
                        .with(List.of(finding("2026-03-02", false)));
        var html = folder.resolve("card.html");
        CardReport.write(subject, card, html, Locale.ITALIAN);
        var text = Files.readString(html);
        for (var words :
                List.of("Vendere case", "Scopo", "Equità", "Giudicato su held.csv, 2 marzo 2026")) {
            assertTrue(text.contains(words), words);
        }
        assertFalse(text.contains("NaN"));
        var json = folder.resolve("card.json");
        CardReport.write(subject, card, json, Locale.ITALIAN);
        var told = Json.read("card", Files.readString(json));
        assertEquals(100, told.at("judgedRows").number());
        assertEquals(card, ModelCard.read("card", Json.pretty(told.at("card").node())));
        var pdf = folder.resolve("card.pdf");
        CardReport.write(subject, card, pdf, Locale.ITALIAN);
        assertTrue(
                Files.readString(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .startsWith("%PDF"));
    }
}
