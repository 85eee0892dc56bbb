package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bottega.data.FileImport.Trust;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is read once, trusting its first rows, becomes what a look at all rows first makes of it:
/// the same kinds, roles, levels, warnings, rejected rows and values, whatever comes after the first
/// rows.
class SinglePassTest {
    private static final int FIRST = 40;
    private static final Trust SOON = new Trust(0, FIRST);

    @TempDir Path folder;
    private int count;

    /// Columns of 120 values by what is odd about them; the oddity comes after the rows that are trusted.
    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("plain", column(i -> i % 7 + ".5"));
        columns.put("whole", column(i -> "" + i * 37 % 100));
        columns.put("order", column(i -> "" + (i + 1)));
        columns.put("from_zero", column(i -> "" + i));
        columns.put("user_id", column(i -> "" + (1000 + i * 3)));
        columns.put("city", column(i -> List.of("Rome", "Turin", "Ned", "Nora").get(i % 4)));
        columns.put("paid", column(i -> i % 3 == 0 ? "yes" : "no"));
        columns.put("day", column(i -> "2026-03-%02d".formatted(1 + i % 28)));
        columns.put("moment", column(i -> "2026-03-01 10:%02d:00".formatted(i % 60)));
        columns.put("slashes", column(i -> "%02d/%02d/2026".formatted(1 + i % 28, 1 + i % 12)));
        columns.put("months", column(i -> "01/%02d/2026".formatted(1 + i % 12)));
        columns.put("timestamp", column(i -> "" + (1_700_000_000L + i)));
        columns.put("percent", column(i -> i % 50 + ".5 %"));
        columns.put("money", column(i -> "€ 1,%03d.5".formatted(i)));
        columns.put("note", column(i -> "words of row " + i + " and some more"));
        columns.put("code", column(i -> "K" + i * 7919 % 1000));
        columns.put("empty", column(i -> ""));
        return columns;
    }

    private static final List<String> ODDITIES =
            List.of(
                    "",
                    "007",
                    "-05",
                    "+07",
                    "0",
                    "-0",
                    "1_000",
                    "+-5",
                    "--5",
                    "nan",
                    "NaN",
                    "-nan",
                    "inf",
                    "-Infinity",
                    "1e400",
                    "1e5",
                    "5.",
                    ".5",
                    "9007199254740993",
                    "NA",
                    "nA",
                    "\"NA\"",
                    "\"\"",
                    "\" \"",
                    "null",
                    "-",
                    "?",
                    " 5",
                    "5 ",
                    "\t5",
                    "word",
                    " word ",
                    "\" word\"",
                    "\"5\"",
                    "\"say \"\"no\"\"\"",
                    "YES",
                    "maybe",
                    "2026-04-01",
                    "2026-4-1",
                    "2026/04/01",
                    "44-03-15",
                    "12345-01-01",
                    "infinity",
                    "epoch",
                    "2026-02-30",
                    "2026-04-01 10:00",
                    "25/01/2026",
                    "01/25/2026",
                    "1700000000.5",
                    "1",
                    "60",
                    "1,5",
                    "\"1,5\"",
                    "1.234",
                    "5 %",
                    "€ 5",
                    "a,b",
                    "\"a\nb\"",
                    "été",
                    "\u00a05",
                    "0x1F",
                    "true",
                    "'",
                    "100000000000000000000");

    private interface Value {
        String of(int row);
    }

    private static List<String> column(Value value) {
        return IntStream.range(0, 120).mapToObj(value::of).toList();
    }

    @Test
    void whateverComesLateIsReadAsIfAllRowsWereLookedAtFirst() {
        var names = new ArrayList<>(columns().keySet());
        for (int i = 0; i < ODDITIES.size(); i += 2) {
            sameWith(names.get(i % names.size()), ODDITIES.get(i));
        }
    }

    @Test
    @Tag("slow")
    void whateverComesLateInWhateverColumn() {
        for (var name : columns().keySet()) {
            for (var odd : ODDITIES) {
                sameWith(name, odd);
            }
        }
    }

    @Test
    void wordsOfManyRowsAreCountedAlike() {
        var text = new StringBuilder("id,city,note,code,rare\n");
        for (int i = 0; i < 110_000; i++) {
            text.append(i + 1).append(i % 3 == 0 ? ",Rome,note " : ",Turin,note ");
            text.append(i * 31 % 90_001).append(" of that day,K").append(i * 17 % 30_011);
            text.append(i % 7 == 0 ? ",\n" : ",r\n");
        }
        same("many rows", text.toString(), ImportOptions.DEFAULT);
    }

    private void sameWith(String name, String odd) {
        var values = columns().get(name);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            rows.add(List.of(value.contains(",") ? '"' + value + '"' : value, "x" + i % 5));
        }
        rows.set(70, List.of(odd, "x"));
        same(name + " with " + odd, text(List.of(name, "y"), rows, ","), ImportOptions.DEFAULT);
    }

    @Test
    void filesThatAreWrittenOtherwiseToo() {
        var plain = text(List.of("a", "b"), pairs("1", "x"), ",");
        same("as it is", plain, ImportOptions.DEFAULT);
        same("windows", plain.replace("\n", "\r\n"), ImportOptions.DEFAULT);
        same("mixed ends", plain.replace("x\n1", "x\r\n1"), ImportOptions.DEFAULT);
        same("no last end", plain.strip(), ImportOptions.DEFAULT);
        same("mark", "\ufeff" + plain, ImportOptions.DEFAULT);
        same("without a header", plain.substring(plain.indexOf('\n') + 1), ImportOptions.DEFAULT);
        same("title", "Orders\n\n" + plain, ImportOptions.DEFAULT);
        same("semicolons", text(List.of("a", "b"), pairs("1,5", "x"), ";"), ImportOptions.DEFAULT);
        same(
                "points",
                text(List.of("a", "b"), pairs("5", "1,5"), ";") + "1.234;2,5\n",
                ImportOptions.DEFAULT);
        same("tabs", text(List.of("a", "b"), pairs("1", "x"), "\t"), ImportOptions.DEFAULT);
        same("blanks", text(List.of("a", "b"), pairs("1", "2"), "  "), ImportOptions.DEFAULT);
        same(
                "all quoted",
                text(List.of("\"a\"", "\"b\""), pairs("\"1\"", "\"x\""), ",") + "\"NA\",\"\"\n",
                ImportOptions.DEFAULT);
        same(
                "blank after commas",
                text(List.of("a", "b"), pairs("1", " x"), ","),
                ImportOptions.DEFAULT);
        same("short row", plain + "1\n2,y\n", ImportOptions.DEFAULT);
        same("long row", plain + "1,x,z\n2,y\n", ImportOptions.DEFAULT);
        same("open quote", plain + "1,\"x\n2,y\n", ImportOptions.DEFAULT);
        same("quote inside", plain + "1,\"x\" y\n2,y\n", ImportOptions.DEFAULT);
        same("zero byte", plain + "1,\0\n", ImportOptions.DEFAULT);
        same("long cell", plain + "1," + "word ".repeat(40_000) + "\n2,y\n", ImportOptions.DEFAULT);
        same(
                "own tokens",
                plain + "999,x\n998,none\n",
                ImportOptions.DEFAULT.withMissing(List.of("999")));
        var counted =
                text(
                        List.of("n", "b"),
                        columns().get("order").stream().map(n -> List.of(n, "x")).toList(),
                        ",");
        same("counted rows", counted, ImportOptions.DEFAULT);
        same(
                "a number of a row that means missing",
                counted,
                ImportOptions.DEFAULT.withMissing(List.of("60")));
        same("a number twice", counted.replace("\n60,", "\n61,"), ImportOptions.DEFAULT);
        same("a row left out", counted.replace("\n60,x", "\n60,x,z"), ImportOptions.DEFAULT);
        same("a blank line", counted.replace("\n60,", "\n\n60,"), ImportOptions.DEFAULT);
        same("no number", counted.replace("\n60,", "\n,"), ImportOptions.DEFAULT);
        same("another first", counted.replace("\n1,", "\n2,"), ImportOptions.DEFAULT);
        same("no tokens", plain + ",NA\n", ImportOptions.DEFAULT.withMissing(List.of()));
        same(
                "the same twice",
                text(List.of("a", "b"), pairs("k", "k"), ","),
                ImportOptions.DEFAULT);
    }

    @Test
    void anOrdinaryFileIsReadOnce() {
        var steps = new ArrayList<String>();
        var columns = columns();
        var names = new ArrayList<>(columns.keySet());
        names.removeAll(List.of("months"));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 120; i++) {
            int row = i;
            rows.add(
                    names.stream()
                            .map(n -> columns.get(n).get(row))
                            .map(v -> v.contains(",") ? '"' + v + '"' : v)
                            .toList());
        }
        var file = write(text(names, rows, ",").getBytes(StandardCharsets.UTF_8));
        Importer.importFiles(
                List.of(file),
                "in",
                folder.resolve("once"),
                ImportOptions.DEFAULT,
                SOON,
                new Told(steps));
        assertTrue(steps.contains("Reading and writing"), steps.toString());
        assertTrue(!steps.contains("Writing the data"), steps.toString());
    }

    private record Told(List<String> steps) implements Progress {
        @Override
        public void at(double fraction, String message) {
            steps.add(message);
        }

        @Override
        public void report(JobEvent event) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private static List<List<String>> pairs(String a, String b) {
        return IntStream.range(0, 120)
                .mapToObj(i -> List.of(a, i % 3 == 0 ? b : b.replace("x", "y")))
                .toList();
    }

    private static String text(List<String> names, List<List<String>> rows, String separator) {
        var text = new StringBuilder(String.join(separator, names)).append('\n');
        rows.forEach(row -> text.append(String.join(separator, row)).append('\n'));
        return text.toString();
    }

    private void same(String what, String text, ImportOptions options) {
        var file = write(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(told(file, options, Trust.NONE), told(file, options, SOON), () -> what);
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("in.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything a person can see of the result, or the sentence of its refusal.
    private String told(Path file, ImportOptions options, Trust trust) {
        Snapshot snapshot;
        try {
            snapshot =
                    Importer.importFiles(
                            List.of(file),
                            "in",
                            folder.resolve("s" + count++),
                            options,
                            trust,
                            Progress.none());
        } catch (ProblemException e) {
            return e.getMessage();
        }
        var told = new StringBuilder();
        snapshot.schema().fields().forEach(f -> told.append(f).append('\n'));
        told.append(snapshot.formats())
                .append(snapshot.rows())
                .append(' ')
                .append(snapshot.rejected())
                .append('\n');
        snapshot.notes().stream()
                .map(Object::toString)
                .sorted()
                .forEach(n -> told.append(n).append('\n'));
        try (var reader = SnapshotReader.open(snapshot)) {
            reader.page(0, 1000)
                    .forEach(row -> {
                        for (var value : row) {
                            told.append(Objects.toString(value)).append('|');
                        }
                        told.append('\n');
                    });
        }
        var rejected = snapshot.folder().resolve("rejected.csv");
        try {
            told.append(Files.exists(rejected) ? Files.readString(rejected) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told.toString();
    }
}
