package org.bottega.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong with the input: one clear sentence, exit code 1 or 2, no stack trace, and nothing
/// half-written.
class BadInputTest {
    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String rows(String header, int count, IntFunction<String> row) {
        return header
                + "\n"
                + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n"))
                + "\n";
    }

    private Ran automl(Path data, String target) {
        return Ran.command(
                "automl",
                data,
                "--target",
                target,
                "--budget",
                "10s",
                "--trials",
                2,
                "--folds",
                2,
                "--out",
                folder.resolve("out"));
    }

    /// Refused with a sentence that holds the words, and an empty output folder.
    private void refused(Ran ran, String... words) throws IOException {
        assertTrue(
                ran.code() == 1 || ran.code() == 2, "exit code " + ran.code() + ": " + ran.seen());
        for (var word : words) {
            assertTrue(ran.err().contains(word), "\"" + word + "\" in: " + ran.err());
        }
        assertFalse(ran.seen().contains("\tat "), ran.seen());
        assertFalse(ran.seen().contains("Exception"), ran.seen());
        assertTrue(ran.err().contains("error: "), ran.err());
        if (Files.exists(folder.resolve("out"))) {
            try (var left = Files.list(folder.resolve("out"))) {
                assertEquals(0, left.count(), "nothing is left behind");
            }
        }
    }

    @Test
    void anEmptyFile() throws IOException {
        refused(automl(file("a.csv", ""), "y"), "a.csv", "The file is empty");
    }

    @Test
    void aHeaderOnly() throws IOException {
        refused(automl(file("a.csv", "x,y\n"), "y"), "a.csv", "no rows");
    }

    @Test
    void oneClassOnly() throws IOException {
        refused(
                automl(file("a.csv", rows("x,y", 50, i -> i + ",same")), "y"),
                "y",
                "only one value, \"same\"");
    }

    @Test
    void anAllMissingTarget() throws IOException {
        refused(
                automl(file("a.csv", rows("x,y", 50, i -> i + ",")), "y"),
                "y",
                "no value in any row");
    }

    @Test
    void aTargetThatIsNoColumn() throws IOException {
        refused(
                automl(file("a.csv", rows("age,income", 50, i -> i + "," + i % 2)), "incme"),
                "There is no column \"incme\".",
                "Did you mean \"income\"?");
    }

    @Test
    void aTargetThatNamesRows() throws IOException {
        refused(
                automl(file("a.csv", rows("x,y", 60, i -> i % 7 + ",customer " + i)), "y"),
                "names rows");
    }

    @Test
    void aFileThatIsNotThereAndAFolder() throws IOException {
        refused(automl(folder.resolve("none.csv"), "y"), "no such file");
        refused(automl(folder.resolve("."), "y"));
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        var bytes = rows("x,y", 50, i -> i + "," + i % 2).getBytes(StandardCharsets.UTF_8);
        bytes[20] = 0;
        var binary = Files.write(folder.resolve("a.csv"), bytes);
        refused(automl(binary, "y"), "a.csv", "not a text file");
    }

    @Test
    void threeRows() throws IOException {
        refused(automl(file("a.csv", "x,y\n1,a\n2,b\n3,a\n"), "y"), "y", "rows");
    }

    @Test
    void settingsOutOfRange() throws IOException {
        var data = file("a.csv", rows("x,y", 60, i -> i + "," + (i % 2 == 0 ? "a" : "b")));
        refused(
                Ran.command(
                        "automl",
                        data,
                        "--target",
                        "y",
                        "--budget",
                        "0s",
                        "--out",
                        folder.resolve("out")),
                "budget",
                "1s to 30d");
        refused(
                Ran.command(
                        "automl",
                        data,
                        "--target",
                        "y",
                        "--metric",
                        "auk",
                        "--out",
                        folder.resolve("out")),
                "Did you mean \"auc\"?");
        refused(
                Ran.command(
                        "automl",
                        data,
                        "--target",
                        "y",
                        "--metric",
                        "rmse",
                        "--out",
                        folder.resolve("out")),
                "metric");
        refused(
                Ran.command(
                        "automl",
                        data,
                        "--target",
                        "y",
                        "--folds",
                        99,
                        "--out",
                        folder.resolve("out")),
                "folds");
    }

    @Test
    void aBundleThatIsCutShort() throws IOException {
        var data = file("a.csv", rows("x,y", 80, i -> i % 13 + "," + (i % 2 == 0 ? "a" : "b")));
        assertEquals(
                0,
                Ran.command(
                                "train",
                                data,
                                "--target",
                                "y",
                                "--algorithm",
                                "logistic-regression",
                                "--out",
                                folder)
                        .code());
        var whole = Files.readAllBytes(folder.resolve("model.bottega"));
        var cut =
                Files.write(folder.resolve("cut.bottega"), Arrays.copyOf(whole, whole.length / 2));
        refused(Ran.command("predict", cut, data, "--out", folder.resolve("s.csv")), "cut.bottega");
        refused(Ran.command("serve", cut, "--port", 0), "cut.bottega");
        assertFalse(Files.exists(folder.resolve("s.csv")));
        var model = folder.resolve("model.bottega");
        refused(
                Ran.command(
                        "predict",
                        model,
                        file("b.csv", "X\n1\n2\n"),
                        "--out",
                        folder.resolve("s.csv")),
                "x");
        refused(
                Ran.command(
                        "predict",
                        model,
                        file("c.csv", "x\n1\nmany\n"),
                        "--out",
                        folder.resolve("s.csv")),
                "x, row 2",
                "\"many\" is not a number");
        refused(
                Ran.command("predict", model, data, "--out", folder.resolve("s.xls")),
                ".csv or .parquet");
        assertFalse(Files.exists(folder.resolve("s.csv")));
    }

    @Test
    void oddButUsableTablesAreLearntFrom() throws IOException {
        var odd =
                rows(
                        "x,x,inf,const,y",
                        80,
                        i -> i % 9 + "," + i + ",inf,1," + (i % 9 > 4 ? "a" : "b"));
        var ran = automl(file("a.csv", odd), "y");
        assertEquals(0, ran.code(), ran.err());
        assertFalse(ran.seen().contains("NaN"), ran.seen());
        var latin =
                Files.write(
                        folder.resolve("l.csv"),
                        rows(
                                        "città,y",
                                        60,
                                        i ->
                                                (i % 2 == 0 ? "Forlì" : "Prà")
                                                        + ","
                                                        + (i % 2 == 0 ? "sì" : "no"))
                                .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(0, automl(latin, "y").code());
    }
}
