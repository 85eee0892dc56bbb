package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.bottega.data.profile.Profile;
import org.bottega.data.view.Look;
import org.bottega.data.view.RowView;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    @TempDir Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Table read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Table read(byte[] bytes) throws IOException {
        return TableFile.read(file("in.csv", bytes), Progress.none());
    }

    private String refused(String name, byte[] bytes) throws IOException {
        var source = file(name, bytes);
        var target = folder.resolve("snapshot");
        var e =
                assertThrows(
                        ProblemException.class,
                        () ->
                                Importer.importFile(
                                        source, target, ImportOptions.DEFAULT, Progress.none()));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(source), left.toList(), "nothing is left behind");
        }
        Files.delete(source);
        return e.getMessage();
    }

    private String refused(String text) throws IOException {
        return refused("in.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void kindsAreToldFromAllRows() throws IOException {
        var text = new StringBuilder("id,amount,city,member,since,zip,note\n");
        for (int i = 1; i <= 40; i++) {
            text.append(i)
                    .append(',')
                    .append(i * 1.5)
                    .append(',')
                    .append(i % 3 == 0 ? "Rome" : "Turin")
                    .append(',')
                    .append(i % 2 == 0 ? "yes" : "no")
                    .append(',')
                    .append("2026-01-")
                    .append(String.format("%02d", i % 28 + 1))
                    .append(',')
                    .append("0")
                    .append(1000 + i % 7)
                    .append(",a long note about number ")
                    .append(i)
                    .append('\n');
        }
        var schema = read(text.toString()).schema();
        assertEquals(
                List.of(
                        Kind.IDENTIFIER,
                        Kind.NUMBER,
                        Kind.CATEGORY,
                        Kind.BOOLEAN,
                        Kind.DATE,
                        Kind.CATEGORY,
                        Kind.TEXT),
                schema.fields().stream().map(f -> f.kind()).toList());
        assertEquals(List.of("no", "yes"), schema.require("member").levels());
        assertTrue(schema.require("zip").levels().contains("01001"), "leading zeros stay");
    }

    @Test
    void semicolonsWithDecimalCommasAreNumbers() throws IOException {
        var table = read("a;b\n1,5;x\n2,25;y\n3;x\n");
        assertEquals(2.25, ((NumberColumn) table.column("a")).value(1));
        assertEquals("y", table.column("b").text(1));
    }

    @Test
    void decimalCommasInEveryColumnDoNotHideTheSemicolon() throws IOException {
        var text = new StringBuilder("a;b;c\n");
        for (int i = 0; i < 200; i++) {
            text.append("0,5;0,25;0,125\n");
        }
        var table = read(text.toString());
        assertEquals(List.of("a", "b", "c"), table.schema().names());
        assertEquals(0.125, ((NumberColumn) table.column("c")).value(0));
    }

    @Test
    void commasInNumbersAreThousandsUnlessTheFileHasDecimalCommas() throws IOException {
        var english = read("a,b\n\"1,234\",x\n\"12,500\",y\n");
        assertEquals(1234, ((NumberColumn) english.column("a")).value(0));
        var european = read("a;b\n1,234;x\n12,500;y\n");
        assertEquals(1.234, ((NumberColumn) european.column("a")).value(0));
    }

    @Test
    void missingTokensAreMissing() throws IOException {
        var table = read("a,b\n1,x\nNA,?\n,N/A\n4,null\n5,y\n");
        assertEquals(2, table.column("a").missingCount());
        assertEquals(3, table.column("b").missingCount());
    }

    @Test
    void aHeaderOfLettersOverNumbersIsAHeader() throws IOException {
        var table = read("t,f\n1,2\n3,4\n");
        assertEquals(List.of("t", "f"), table.schema().names());
        assertEquals(2, table.rows());
    }

    @Test
    void namesThatComeTwiceOrNotAtAllAreMadeUnique() throws IOException {
        var table = read("a,a,,A\n1,2,3,4\n");
        assertEquals(List.of("a", "a 2", "column 3", "A 3"), table.schema().names());
    }

    @Test
    void hostileNamesAreJustNames() throws IOException {
        var name = "'; drop table raw; --";
        var table = read("\"" + name + "\",\"say \"\"hi\"\"\",select,😀.x\n1,2,3,4\n");
        assertEquals(List.of(name, "say \"hi\"", "select", "😀.x"), table.schema().names());
    }

    @Test
    void quotedValuesMayHoldSeparatorsQuotesAndLineEnds() throws IOException {
        var table = read("a,b\n\"x, \"\"y\"\"\nz\",1\r\nw,2\r\n");
        assertEquals("x, \"y\"\nz", table.column("a").text(0));
        assertEquals(2, table.rows());
    }

    @Test
    void raggedRowsAreReportedAndKeptApart() throws IOException {
        var source = file("in.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n".getBytes(StandardCharsets.UTF_8));
        var snapshot =
                Importer.importFile(
                        source, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        assertEquals(2, snapshot.rows());
        assertEquals(2, snapshot.rejected());
        assertEquals(3, Files.readAllLines(snapshot.rejects()).size());
        assertTrue(
                snapshot.notes().getFirst().what().contains("line 3"), snapshot.notes().toString());
    }

    @Test
    void infinitiesAreKeptAndTold() throws IOException {
        var source = file("in.csv", "a,b\ninf,1\n-inf,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        var snapshot =
                Importer.importFile(
                        source, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        assertEquals(Kind.NUMBER, snapshot.schema().require("a").kind());
        assertTrue(
                snapshot.notes().stream()
                        .anyMatch(n -> n.where().equals("a") && n.what().contains("infinite")));
    }

    @Test
    void otherEncodingsAreRead() throws IOException {
        var text = "città,n\nForlì,1\nPrà,2\n";
        for (var charset : List.of("UTF-8", "windows-1252", "ISO-8859-1")) {
            assertEquals(
                    "Forlì",
                    read(text.getBytes(Charset.forName(charset))).column("città").text(0),
                    charset);
        }
        for (var marked : List.of("UTF-16LE", "UTF-16BE", "UTF-8")) {
            var bytes = ("\uFEFF" + text).getBytes(Charset.forName(marked));
            assertEquals(
                    "Forlì",
                    read(bytes).column("città").text(0),
                    marked + " with a byte-order mark");
        }
    }

    @Test
    void emptyFilesAreRefused() throws IOException {
        assertTrue(refused("").contains("The file is empty"));
        assertTrue(refused("\uFEFF").contains("The file is empty"));
        assertTrue(refused("a,b\n").contains("header but no rows"));
    }

    @Test
    void aQuoteThatNeverEndsIsToldWithItsLine() throws IOException {
        assertTrue(refused("a,b\n1,2\n3,\"x\n5,6\n").contains("line 3"), "the line is told");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 100_000; i++) {
                gzip.write(
                        ("a," + Integer.toHexString(i * 31) + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        var cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        assertTrue(refused("in.csv.gz", cut).contains("cut short"));
        assertTrue(
                refused("in.parquet", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .contains("not a Parquet file"));
        assertTrue(
                refused("in.parquet", "PAR1 and nothing".getBytes(StandardCharsets.UTF_8))
                        .contains("cut short"));
        assertTrue(
                refused("in.csv", new byte[] {'a', ',', 0, 0, 1, 2, 3})
                        .contains("not a text file"));
    }

    @Test
    void aFolderOrNothingIsRefused() {
        var e =
                assertThrows(
                        ProblemException.class,
                        () -> TableFile.read(folder.resolve("none.csv"), Progress.none()));
        assertTrue(e.getMessage().contains("no such file"));
        var f = assertThrows(ProblemException.class, () -> TableFile.read(folder, Progress.none()));
        assertTrue(f.getMessage().contains("The folder has no files"));
    }

    @Test
    void packedTextIsRead() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                1, TableFile.read(file("in.csv.gz", packed.toByteArray()), Progress.none()).rows());
    }

    @Test
    void manyColumnsAreRead() throws IOException {
        var header = String.join(",", IntStream.range(0, 150).mapToObj(i -> "c" + i).toList());
        var row = String.join(",", IntStream.range(0, 150).mapToObj(Integer::toString).toList());
        assertEquals(150, read(header + "\n" + row + "\n" + row + "\n").schema().size());
    }

    @Test
    void writtenTablesAreReadBackAsTheyWere() throws IOException {
        var table =
                read("n,c,d\n1.5,\"a,b\",2026-03-31T14:05:00\n,x,\n-0.1,\"q\"\"q\",2026-04-01\n");
        for (var name : List.of("out.csv", "out.parquet")) {
            TableFile.write(table, folder.resolve(name), Progress.none());
            var again = TableFile.read(folder.resolve(name), Progress.none());
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < 3; i++) {
                    assertEquals(table.column(c).text(i), again.column(c).text(i), name);
                }
            }
        }
    }

    @Test
    void aColumnThatHasToBeWordsIsNeverTakenForNumbers() throws IOException {
        var source = file("in.csv", "a\n1.0\n2.50\n".getBytes(StandardCharsets.UTF_8));
        var wanted =
                org.bottega.kernel.table.Schema.of(
                        org.bottega.kernel.table.Field.of("a", Kind.CATEGORY));
        var column = TableFile.read(source, wanted, Progress.none()).column("a");
        assertEquals(List.of("1.0", "2.50"), ((CategoryColumn) column).levels());
    }

    @Test
    void aProfileCountsWhatIsThere() throws IOException {
        var source = file("in.csv", "n,c\n0,x\n10,y\n10,x\n,x\n".getBytes(StandardCharsets.UTF_8));
        var snapshot =
                Importer.importFile(
                        source, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        var profile = Profile.of(snapshot, Progress.none());
        var n = profile.columns().get(0);
        assertEquals(1, n.missing());
        assertEquals(10, java.util.Objects.requireNonNull(n.numbers()).max());
        assertEquals(3, n.numbers().counts().stream().mapToLong(Long::longValue).sum());
        assertEquals(new Profile.Count("x", 3), profile.columns().get(1).top().getFirst());
        try (var reader = SnapshotReader.open(snapshot);
                var view = RowView.open(snapshot)) {
            view.arrange(new Look(List.of(new Look.Order("n", true)), List.of()), Progress.none());
            assertEquals("10", view.page(1, 2).get(0)[0]);
            assertNull(reader.page(3, 1).get(0)[0]);
        }
        assertFalse(Files.exists(folder.resolve(".s.part")));
    }

    @Test
    void sortedPagesFitTogetherWhereManyRowsAreEqual() throws IOException {
        var lines = new StringBuilder("n,row\n");
        for (int i = 0; i < 20_000; i++) {
            lines.append(i % 3).append(",r").append(i).append('\n');
        }
        var file = Files.writeString(folder.resolve("ties.csv"), lines);
        var snapshot =
                Importer.importFile(
                        file, folder.resolve("ties"), ImportOptions.DEFAULT, Progress.none());
        try (var view = RowView.open(snapshot)) {
            view.arrange(new Look(List.of(new Look.Order("n", false)), List.of()), Progress.none());
            var seen = new java.util.ArrayList<String>();
            for (int from = 0; from < 20_000; from += 2_500) {
                view.page(from, 2_500).forEach(row -> seen.add(row[1]));
            }
            var expected = new java.util.ArrayList<String>();
            for (int rest = 0; rest < 3; rest++) {
                for (int i = rest; i < 20_000; i += 3) {
                    expected.add("r" + i);
                }
            }
            assertEquals(expected, seen);
        }
    }
}
