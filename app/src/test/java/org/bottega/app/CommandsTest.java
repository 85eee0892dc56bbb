package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bottega.data.TableFile;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.bottega.onnx.OnnxScorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir Path folder;

    private Path sample(String name) throws IOException {
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/" + name)) {
            return Files.write(folder.resolve(name), Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void automlWritesOneJsonDocumentAndTheThreeFiles() throws IOException {
        var data = sample("penguins.csv");
        var out = folder.resolve("out");
        var target = TableFile.read(data, Progress.none()).schema().names().getFirst();
        var ran =
                Ran.command(
                        "automl",
                        data,
                        "--target",
                        target,
                        "--test",
                        data,
                        "--budget",
                        "20s",
                        "--trials",
                        4,
                        "--folds",
                        3,
                        "--seed",
                        7,
                        "--out",
                        out,
                        "--json");
        assertEquals(0, ran.code(), ran.err());
        var json = Json.read("output", ran.out()).node();
        assertEquals("multiclass", json.path("task").asText());
        assertEquals("logloss", json.path("metric").asText());
        for (var row : json.path("leaderboard")) {
            assertTrue(
                    row.has("name")
                            && row.path("score").isNumber()
                            && row.path("fitSeconds").isNumber());
        }
        assertTrue(json.path("test").path("accuracy").asDouble() > 0.9, ran.out());
        assertTrue(json.path("test").has("logloss"));
        assertTrue(json.path("seconds").asDouble() > 0);
        assertTrue(json.path("peakMemoryBytes").asLong() > 10_000_000);
        for (var name : List.of("model.bottega", "model.onnx", "report.html")) {
            assertTrue(Files.size(out.resolve(name)) > 1000, name);
        }
        assertTrue(ran.err().contains("AutoML"), "progress is told on standard error");

        var model = Bundle.read(out.resolve("model.bottega"));
        var rows = TableFile.read(data, model.signature().inputs(), Progress.none());
        try (var scorer = OnnxScorer.open(out.resolve("model.onnx"))) {
            var ours = model.predict(rows).values();
            var theirs = scorer.score(rows).values();
            for (int i = 0; i < ours.length; i++) {
                assertEquals(ours[i], theirs[i], 1e-6);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameLeaderboard() throws IOException {
        var data = sample("penguins.csv");
        var target = TableFile.read(data, Progress.none()).schema().names().getFirst();
        var boards = new String[2];
        for (int i = 0; i < 2; i++) {
            var ran =
                    Ran.command(
                            "automl",
                            data,
                            "--target",
                            target,
                            "--budget",
                            "60s",
                            "--trials",
                            3,
                            "--folds",
                            3,
                            "--out",
                            folder.resolve("out" + i),
                            "--json");
            var board = Json.read("output", ran.out()).node().path("leaderboard");
            boards[i] = "";
            for (var row : board) {
                boards[i] += row.path("name").asText() + " " + row.path("score").asText() + "\n";
            }
        }
        assertEquals(boards[0], boards[1]);
        assertTrue(boards[0].lines().count() >= 3, boards[0]);
    }

    @Test
    void aModelIsTrainedPredictsAndIsExplainedAndExported() throws IOException {
        var data = sample("concrete.csv");
        var table = TableFile.read(data, Progress.none());
        var target = table.schema().names().getLast();
        var trained =
                Ran.command(
                        "train",
                        data,
                        "--target",
                        target,
                        "--algorithm",
                        "lightgbm",
                        "--set",
                        "rounds=50",
                        "--set",
                        "num-leaves=15",
                        "--out",
                        folder);
        assertEquals(0, trained.code(), trained.err());
        var model = folder.resolve("model.bottega");
        for (var name : List.of("scored.csv", "scored.parquet")) {
            var ran = Ran.command("predict", model, data, "--out", folder.resolve(name));
            assertEquals(0, ran.code(), ran.err());
            var scored = TableFile.read(folder.resolve(name), Progress.none());
            var expected = Bundle.read(model).predict(table).values();
            var got = ((NumberColumn) scored.column("prediction")).values();
            for (int i = 0; i < got.length; i++) {
                assertEquals(expected[i], got[i], 1e-9);
            }
        }
        var report = folder.resolve("report.html");
        assertEquals(0, Ran.command("explain", model, data, "--out", report).code());
        assertTrue(Files.readString(report).contains("<svg"));
        var onnx = folder.resolve("model.onnx");
        var exported = Ran.command("export", model, "--format", "onnx", "--out", onnx);
        assertEquals(0, exported.code(), exported.err());
        assertTrue(Files.size(onnx) > 1000);
    }

    @Test
    void everyAlgorithmIsListedWithItsSettings() {
        var ran = Ran.command("algorithms", "--json");
        assertEquals(0, ran.code());
        var json = Json.read("output", ran.out()).node();
        var ids = json.findValuesAsText("id");
        assertTrue(
                ids.containsAll(
                        List.of(
                                "lightgbm",
                                "xgboost",
                                "random-forest",
                                "logistic-regression",
                                "ridge-regression",
                                "num-leaves",
                                "learning-rate")),
                ids.toString());
        assertTrue(Ran.command("algorithms").out().contains("num-leaves=31"));
    }

    @Test
    void algorithmsAreListedByTask() {
        var ran = Ran.command("algorithms", "--task", "clustering");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("k-means") && !ran.out().contains("lightgbm"));
        assertEquals(2, Ran.command("algorithms", "--task", "cooking").code());
    }

    @Test
    void docsWritesOnePageForEachAlgorithm() throws IOException {
        var out = folder.resolve("pages");
        assertEquals(0, Ran.command("docs", "--out", out.toString()).code());
        var page = Files.readString(out.resolve("support-vectors.md"));
        assertTrue(page.contains("Cortes and Vapnik") && page.contains("| `c` |"), page);
        for (var algorithm : org.bottega.learn.Algorithms.all()) {
            assertTrue(Files.exists(out.resolve(algorithm.info().id() + ".md")));
        }
        assertTrue(Files.readString(out.resolve("README.md")).contains("(lightgbm.md)"));
        for (var featurizer : org.bottega.learn.feature.Featurizers.all()) {
            assertTrue(Files.exists(out.resolve("features/" + featurizer.info().id() + ".md")));
        }
        var target = Files.readString(out.resolve("features/target.md"));
        assertTrue(target.contains("Micci-Barreca") && target.contains("| `smoothing` |"), target);
    }

    @Test
    void aPersonSaysWhatIsMadeOfAColumn() throws IOException {
        var data = sample("penguins.csv");
        var schema = TableFile.read(data, Progress.none()).schema();
        var number =
                schema.fields().stream()
                        .filter(f -> f.kind() == org.bottega.kernel.table.Kind.NUMBER)
                        .findFirst()
                        .orElseThrow()
                        .name();
        var target = schema.names().getFirst();
        var out = folder.resolve("own");
        var ran =
                Ran.command(
                        "train",
                        data,
                        "--target",
                        target,
                        "--algorithm",
                        "logistic-regression",
                        "--features",
                        number + "=power + standard + impute:strategy=constant",
                        "--out",
                        out);
        assertEquals(0, ran.code(), ran.seen());
        var model = Bundle.read(out.resolve("model.bottega"));
        assertTrue(
                model.features().encoders().stream().anyMatch(e -> e.toString().contains("Power")),
                model.features().encoders().toString());
        assertTrue(model.card().get("features").startsWith(number + "=power"));
        var wrong =
                Ran.command(
                        "train",
                        data,
                        "--target",
                        target,
                        "--algorithm",
                        "logistic-regression",
                        "--features",
                        number + "=powr",
                        "--out",
                        out);
        assertEquals(2, wrong.code(), wrong.seen());
        assertTrue(wrong.err().contains("Did you mean \"power\"?"), wrong.seen());
        assertTrue(Ran.command("features").out().contains("smoothing=0.0"));
    }

    @Test
    void groupsAreFoundWithoutATarget() throws IOException {
        var data = sample("penguins.csv");
        var ran =
                Ran.command(
                        "train",
                        data.toString(),
                        "--algorithm",
                        "k-means",
                        "--out",
                        folder.resolve("groups").toString());
        assertEquals(0, ran.code(), ran.seen());
        var refused =
                Ran.command(
                        "train",
                        data.toString(),
                        "--algorithm",
                        "lightgbm",
                        "--out",
                        folder.resolve("none").toString());
        assertEquals(2, refused.code(), refused.seen());
        assertTrue(refused.seen().contains("Name the column"), refused.seen());
    }

    @Test
    void helpListsTheCommands() {
        var ran = Ran.command("help");
        assertEquals(0, ran.code());
        for (var name :
                List.of(
                        "automl",
                        "train",
                        "algorithms",
                        "predict",
                        "explain",
                        "export",
                        "serve",
                        "demo")) {
            assertTrue(ran.seen().contains(name), name);
        }
    }

    @Test
    void helpOfACommandInAGroupIsThatCommands() {
        var ran = Ran.command("help", "data", "import");
        assertEquals(0, ran.code());
        assertTrue(ran.seen().contains("decimal-comma"), ran.seen());
        var unknown = Ran.command("data", "imprt");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("Did you mean \"import\"?"), unknown.err());
        assertTrue(unknown.err().contains("See: bottega help data"), unknown.err());
    }

    @Test
    void wrongUsageIsTwo() throws IOException {
        var data = sample("penguins.csv");
        var unknown = Ran.command("automll");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("Did you mean \"automl\"?"), unknown.err());
        assertEquals(2, Ran.command("automl", data).code(), "a missing option");
        assertEquals(2, Ran.command("automl", data, "--target", "x", "--budget", "soon").code());
        var far =
                Ran.command(
                        "train",
                        data,
                        "--target",
                        "species",
                        "--algorithm",
                        "lightgbm",
                        "--set",
                        "num-leaves=1",
                        "--set",
                        "num-leves=3",
                        "--out",
                        folder);
        assertEquals(2, far.code());
        assertTrue(far.err().contains("from 2 to 4096"), far.err());
        assertTrue(far.err().contains("Did you mean \"num-leaves\"?"), far.err());
        var algorithm =
                Ran.command(
                        "train",
                        data,
                        "--target",
                        "species",
                        "--algorithm",
                        "lightgmb",
                        "--out",
                        folder);
        assertEquals(2, algorithm.code());
        assertTrue(algorithm.err().contains("Did you mean \"lightgbm\"?"), algorithm.err());
        assertFalse(Files.exists(folder.resolve("model.bottega")));
    }
}
