package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bottega.data.TableFile;
import org.bottega.kernel.job.Progress;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandTest {
    @TempDir Path folder;

    private Path sample() throws IOException {
        try (var in = getClass().getResourceAsStream("/org/bottega/samples/concrete.csv")) {
            return Files.write(
                    folder.resolve("concrete.csv"), Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static String target(Path data) {
        return TableFile.read(data, Progress.none()).schema().names().getLast();
    }

    private Ran tune(Path data, Path out, int trials, Object... more) {
        var words = new ArrayList<Object>();
        words.addAll(
                List.of(
                        "tune",
                        data,
                        "--target",
                        target(data),
                        "--algorithm",
                        "lightgbm",
                        "--set",
                        "rounds=40",
                        "--vary",
                        "learning-rate=0.02..0.5",
                        "--vary",
                        "num-leaves=4..32",
                        "--vary",
                        "mode=boosting|dart",
                        "--folds",
                        3,
                        "--trials",
                        trials,
                        "--threads",
                        1,
                        "--out",
                        out));
        words.addAll(List.of(more));
        return Ran.command(words.toArray());
    }

    @Test
    void tuningGoesOnWhereItStoppedAndWritesModelAndDocument() throws IOException {
        var data = sample();
        var out = folder.resolve("out");
        var first = tune(data, out, 5, "--json");
        assertEquals(0, first.code(), first.err());
        var before = Files.readAllLines(out.resolve("trials.jsonl"));
        assertEquals(6, before.size());
        var second = tune(data, out, 9, "--json");
        assertEquals(0, second.code(), second.err());
        var after = Files.readAllLines(out.resolve("trials.jsonl"));
        assertEquals(before, after.subList(0, 6), "finished trials stay as they were");
        assertEquals(10, after.size());
        var json = Json.read("output", second.out()).node();
        assertEquals(9, json.path("trials").asInt());
        assertTrue(json.path("best").path("scores").path("rmse").asDouble() < 8, second.out());
        var model = Bundle.read(out.resolve("model.bottega"));
        assertEquals(
                json.path("best").path("values").path("mode").asText(),
                model.card().get("algorithm.mode"));
        var document = Files.readString(out.resolve("tuning.html"));
        assertTrue(document.contains("learning-rate") && document.contains("<svg"));
        var other = tune(data, out, 9, "--seed", 2);
        assertEquals(2, other.code());
        assertTrue(other.err().contains("another run"), other.err());
    }

    @Test
    void whatCannotBeVariedIsSaidInOneSentence() throws IOException {
        var data = sample();
        var range = tune(data, folder.resolve("a"), 2, "--vary", "l2=much");
        assertEquals(2, range.code());
        assertTrue(range.err().contains("This is not a range."), range.err());
        var name = tune(data, folder.resolve("b"), 2, "--vary", "num-leafs=2..5");
        assertEquals(2, name.code());
        assertTrue(name.err().contains("num-leaves"), name.err());
        var condition = tune(data, folder.resolve("c"), 2, "--vary", "l1=0..5 if mode=goss");
        assertEquals(2, condition.code());
        assertTrue(condition.err().contains("not one of"), condition.err());
    }

    @Test
    void anAutomlRunIsRepeatedByItsRecipe() throws IOException {
        var data = sample();
        var out = folder.resolve("run");
        var ran =
                Ran.command(
                        "automl",
                        data,
                        "--target",
                        target(data),
                        "--budget",
                        "4s",
                        "--trials",
                        4,
                        "--validation",
                        "folds",
                        "--folds",
                        3,
                        "--algorithms",
                        "baseline,ridge-regression,extra-trees",
                        "--out",
                        out);
        assertEquals(0, ran.code(), ran.err());
        var again = folder.resolve("again");
        var repeated = Ran.command("automl", "--recipe", out.resolve("run.json"), "--out", again);
        assertEquals(0, repeated.code(), repeated.err());
        var table = TableFile.read(data, Progress.none());
        assertArrayEquals(
                Bundle.read(out.resolve("model.bottega")).predict(table).values(),
                Bundle.read(again.resolve("model.bottega")).predict(table).values());
        var wrong = Ran.command("automl", "--recipe", out.resolve("outcome.json"), "--out", again);
        assertTrue(wrong.err().contains("does not hold a finished search"), wrong.err());
    }
}
