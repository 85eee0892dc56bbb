package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `evaluate`, `explain` and `fairness` on a model of the churn sample.
class ModelCommandsTest {
    @TempDir static Path folder;

    private static Path data = Path.of("");
    private static Path model = Path.of("");

    @BeforeAll
    static void train() throws IOException {
        try (var in =
                ModelCommandsTest.class.getResourceAsStream("/org/bottega/samples/churn.csv")) {
            var lines =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .limit(800)
                            .toList();
            data = Files.write(folder.resolve("churn.csv"), lines);
        }
        var ran =
                Ran.command(
                        "train",
                        data,
                        "--target",
                        "churn",
                        "--algorithm",
                        "decision-tree",
                        "--out",
                        folder);
        assertEquals(0, ran.code(), ran.err());
        model = folder.resolve("model.bottega");
    }

    @Test
    void evaluateTellsScoresWithIntervalsSegmentsAndErrors() {
        var ran = Ran.command("evaluate", model, data, "--costs", "0,1,5,0", "--json");
        assertEquals(0, ran.code(), ran.err());
        var json = Json.read("output", ran.out()).node();
        for (var score : json.path("scores")) {
            assertTrue(
                    score.path("low").asDouble() <= score.path("value").asDouble()
                            && score.path("value").asDouble() <= score.path("high").asDouble(),
                    score.toString());
        }
        assertEquals(2, json.path("classes").size());
        assertTrue(
                json.path("thresholds").path("cheapest").path("threshold").asDouble() < 0.5,
                "a miss that costs five alarms asks for a low threshold");
        assertTrue(json.path("segments").path("found").size() > 0);
        assertEquals(20, json.path("errors").size());
        assertFalse(ran.out().contains("NaN"));
        var same = Ran.command("evaluate", model, data, "--against", model);
        assertTrue(same.out().contains("auc: a tie"), same.out());
    }

    @Test
    void whatIsFoundOutAboutFairnessIsOnTheCardAndDecidesWhetherTheModelIsApproved(
            @TempDir Path place) throws IOException {
        var copy = place.resolve("churn.bottega");
        Files.copy(model, copy);
        var judged =
                Ran.command(
                        "fairness", copy, data, "--facet", "senior_citizen=1", "--favoured", "No");
        assertEquals(0, judged.code(), judged.err());
        assertEquals(
                0, Ran.command("card", copy.toString(), "--set", "purpose=Keep customers").code());
        var card = Json.read("card", Ran.command("card", copy.toString()).out());
        assertEquals("Keep customers", card.at("texts").at("purpose").text());
        assertEquals(
                "senior_citizen",
                card.at("fairness").items().getFirst().at("question").at("column").text());
        var home = place.resolve("home");
        try (var engine =
                org.bottega.engine.Engine.open(
                        home, new org.bottega.workspace.job.InThread(java.util.Map.of()))) {
            var models = engine.workspace().models();
            var added =
                    models.add(
                            "churn",
                            copy,
                            new org.bottega.workspace.Models.Facts(null, "binary", "auc", 0.85));
            org.bottega.explain.report.CardFile.write(
                    models.file(added), org.bottega.explain.report.CardFile.read(copy));
        }
        var at = home.toString();
        assertEquals(
                0,
                Ran.command(
                                "models",
                                "policy",
                                "auc >= 0.8",
                                "di <= 1.25",
                                "|dppl| <= 0.001",
                                "--workspace",
                                at)
                        .code());
        var refused = Ran.command("models", "stage", "churn", "approved", "--workspace", at);
        assertEquals(1, refused.code(), refused.err());
        assertTrue(refused.err().contains("dppl is "), refused.err());
        assertTrue(refused.err().contains("|dppl| <= 0.001000 is required"), refused.err());
        assertFalse(refused.err().contains("auc is"), refused.err());
        var unsaid =
                Ran.command(
                        "models", "stage", "churn", "approved", "--override", "--workspace", at);
        assertTrue(unsaid.err().contains("only for a reason"), unsaid.err());
        assertEquals(
                0,
                Ran.command(
                                "models",
                                "stage",
                                "churn@1",
                                "approved",
                                "--override",
                                "--reason",
                                "A person decides every case",
                                "--by",
                                "Ann",
                                "--workspace",
                                at)
                        .code());
        assertTrue(Ran.command("models", "list", "--workspace", at).out().contains("approved"));
        var history =
                Json.read(
                                "history",
                                Ran.command(
                                                "models",
                                                "history",
                                                "churn",
                                                "--json",
                                                "--workspace",
                                                at)
                                        .out())
                        .items();
        assertEquals(1, history.size());
        assertEquals("Ann", history.getFirst().at("by").text());
        assertEquals("A person decides every case", history.getFirst().at("reason").text());
        assertTrue(history.getFirst().at("note").text().contains("dppl is "));
    }

    @Test
    void fairnessUsesTheCodesAndTheNestingOfClarify() {
        var ran =
                Ran.command(
                        "fairness",
                        model,
                        data,
                        "--facet",
                        "senior_citizen=1",
                        "--favoured",
                        "No",
                        "--group",
                        "contract",
                        "--cross",
                        "senior_citizen,partner",
                        "--json");
        assertEquals(0, ran.code(), ran.err());
        var json = Json.read("output", ran.out()).node();
        var codes = new HashSet<String>();
        for (var stage : List.of("pre_training_bias_metrics", "post_training_bias_metrics")) {
            var facet = json.path(stage).path("facets").path("senior_citizen").get(0);
            assertEquals("1", facet.path("value_or_threshold").asText());
            for (var metric : facet.path("metrics")) {
                codes.add(metric.path("name").asText());
                assertTrue(
                        metric.path("value").isNumber() && metric.path("low").isNumber(),
                        metric.toString());
            }
        }
        assertEquals(
                Set.of(
                        "CI", "DPL", "KL", "JS", "LP", "TVD", "KS", "CDDL", "DPPL", "DI", "DCA",
                        "DCR", "RD", "SD", "DAR", "DRR", "AD", "TE", "CDDPL", "FT", "GE"),
                codes);
        assertEquals(4, json.path("cross").size());
        assertEquals(3, json.path("thresholds").size());
        var selection = json.path("thresholds").get(0);
        assertEquals("selection", selection.path("disparity").asText());
        assertTrue(
                selection.path("within").path("0.05").path("disparity").asDouble() <= 0.05,
                selection.toString());
        var italian =
                Ran.command(
                        "fairness",
                        model,
                        data,
                        "--facet",
                        "partner=1",
                        "--favoured",
                        "No",
                        "--language",
                        "it");
        assertTrue(
                italian.out().contains("righe sono di") || italian.out().contains("svantaggio"),
                italian.out());
    }

    @Test
    void explainTellsEveryMethodAsJson() {
        for (var method : List.of("preset", "tree-shap", "interventional", "sampled", "lime")) {
            var ran =
                    Ran.command(
                            "explain",
                            model,
                            data,
                            "--method",
                            method,
                            "--most",
                            30,
                            "--rows",
                            1,
                            "--json");
            assertEquals(0, ran.code(), ran.err());
            var json = Json.read("output", ran.out()).node();
            assertEquals(method, json.path("method").asText());
            assertEquals(30, json.path("rows").asInt());
            var row = json.path("explained").get(0).path("outputs");
            var last = row.get(row.size() - 1);
            double sum = last.path("base").asDouble();
            for (var column : last.path("columns")) {
                sum += column.path("moved").asDouble();
                assertEquals(method.equals("sampled"), column.has("error"));
            }
            assertEquals(last.path("total").asDouble(), sum, 1e-9);
            assertEquals(method.equals("lime"), json.path("explained").get(0).has("lime"));
            assertTrue(json.path("surrogate").path("fidelity").asDouble() > 0.8);
        }
    }

    @Test
    void whatIsAskedWronglyIsSaidInOneSentence() {
        @SuppressWarnings("ArrayRecordComponent")
        record Wrong(int code, String words, Object... command) {}
        for (var wrong :
                List.of(
                        new Wrong(
                                2,
                                "There is no column \"sexx\"",
                                "fairness",
                                model,
                                data,
                                "--facet",
                                "sexx=1",
                                "--favoured",
                                "No"),
                        new Wrong(
                                2,
                                "No row has \"7\" in \"senior_citizen\"",
                                "fairness",
                                model,
                                data,
                                "--facet",
                                "senior_citizen=7",
                                "--favoured",
                                "No"),
                        new Wrong(
                                2,
                                "is never \"Perhaps\"",
                                "fairness",
                                model,
                                data,
                                "--facet",
                                "senior_citizen=1",
                                "--favoured",
                                "Perhaps"),
                        new Wrong(
                                2,
                                "There is no method \"shap\"",
                                "explain",
                                model,
                                data,
                                "--method",
                                "shap"),
                        new Wrong(
                                2,
                                "Four numbers are needed",
                                "evaluate",
                                model,
                                data,
                                "--costs",
                                "1,2"),
                        new Wrong(
                                2,
                                "There is no class \"Maybe\"",
                                "evaluate",
                                model,
                                data,
                                "--class",
                                "Maybe"))) {
            var ran = Ran.command(wrong.command());
            assertEquals(wrong.code(), ran.code(), ran.seen());
            assertTrue(ran.err().contains(wrong.words()), ran.err());
            assertFalse(ran.seen().contains("Exception"), ran.seen());
        }
    }
}
