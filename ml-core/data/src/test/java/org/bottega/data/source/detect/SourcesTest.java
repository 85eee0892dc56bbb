package org.bottega.data.source.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bottega.data.ImportOptions;
import org.bottega.data.Importer;
import org.bottega.data.SnapshotReader;
import org.bottega.data.source.Collected;
import org.bottega.data.source.RowSink;
import org.bottega.data.source.SourceColumn;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir Path folder;

    private String id(String name, String text) throws IOException {
        return Sources.of(Files.writeString(folder.resolve(name), text)).id();
    }

    private String refusal(Path file) {
        return assertThrows(ProblemException.class, () -> Sources.of(file)).getMessage();
    }

    @Test
    void contentTellsTheFormatWhateverTheNameSays() throws Exception {
        assertEquals("arff", id("a.txt", "% x\n@relation r\n@attribute a real\n@data\n1\n"));
        assertEquals("fasta", id("a.dat", ">x\nACGT\n"));
        assertEquals("json", id("b.dat", " [\n {\"a\": 1}]"));
        assertEquals("json", id("c.dat", "{\"a\": 1}\n{\"a\": 2}\n"));
        assertEquals("libsvm", id("d.dat", "+1 1:0.5 7:1\n-1 2:1\n"));
        assertEquals("csv", id("e.dat", "a,b\n1,2\n"));
        assertEquals("csv", id("f.csv", "[a],[b]\n1,2\n"));
        assertEquals("csv", id("g.csv", "10:30,5\n10:31,6\n"));
        assertEquals("csv", id("h", "x y\n1 2\n"));
    }

    @Test
    void packedFilesAreSeenThrough() throws Exception {
        var file = folder.resolve("a.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("[{\"a\": 1}]".getBytes(StandardCharsets.UTF_8));
        }
        var found = Sources.of(file);
        assertEquals("json", found.id());
        assertEquals("1\n", Collected.of(Objects.requireNonNull(found.rows())).text());
    }

    @Test
    void whatCannotBeReadIsSaidWithTheWayOut() throws Exception {
        assertEquals(
                "x.pdf: It is a PDF. Save its table as CSV or .xlsx.",
                refusal(Files.writeString(folder.resolve("x.pdf"), "%PDF-1.7")));
        var zip = folder.resolve("x.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.csv"));
        }
        assertEquals(
                "x.zip: It is a zip archive. Unpack it, or save a spreadsheet as .xlsx.",
                refusal(zip));
        assertEquals(
                "x.html: It is a web page. Save its table as CSV or .xlsx.",
                refusal(Files.writeString(folder.resolve("x.html"), "<!DOCTYPE HTML>\n<html>")));
        assertTrue(
                refusal(Files.write(folder.resolve("x.bin"), new byte[] {7, 0, 0, 1}))
                        .startsWith(
                                "x.bin: It is of a kind that is not known. These can be read: Parquet, Excel workbook, "));
        assertEquals(
                "empty.csv: The file is empty. Choose a file with rows.",
                refusal(Files.createFile(folder.resolve("empty.csv"))));
        var old = new byte[4096];
        var magic = new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
        System.arraycopy(magic, 0, old, 0, 4);
        assertTrue(
                refusal(Files.write(folder.resolve("old.xls"), old))
                        .contains("Excel 97–2003 (.xls)"));
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, old, 1024, name.length);
        assertEquals(
                "locked.xlsx: The workbook is protected with a password. "
                        + "Open it in a spreadsheet and save it without the password.",
                refusal(Files.write(folder.resolve("locked.xlsx"), old)));
    }

    @Test
    void foldersAreToldByWhatLiesInThem() throws Exception {
        var texts = Files.createDirectories(folder.resolve("texts/spam"));
        Files.writeString(texts.resolve("1.txt"), "buy");
        Files.writeString(texts.resolve("README"), "hello");
        assertEquals("text-folder", Sources.of(folder.resolve("texts")).id());
        var pictures = Files.createDirectories(folder.resolve("pictures/a"));
        Files.write(pictures.resolve("1.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
        assertEquals("image-folder", Sources.of(folder.resolve("pictures")).id());
        var tables = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(tables.resolve("1.csv"), "a,b\n");
        assertEquals("table-folder", Sources.of(tables).id());
        assertTrue(
                refusal(Files.createDirectories(folder.resolve("none")))
                        .startsWith("none: The folder has no files that can be read."));
    }

    @Test
    void sheetsAndTablesAreListedAndChosen() throws Exception {
        var book = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(book);
                var workbook = new Workbook(out, "Test", "1.0")) {
            workbook.newWorksheet("One").value(0, 0, "a");
            var two = workbook.newWorksheet("Two");
            two.value(0, 0, "b");
            two.value(1, 0, 7);
        }
        assertEquals(List.of("One", "Two"), Sources.parts(book));
        var two = Sources.of(book, "Two");
        assertEquals("7\n", Collected.of(Objects.requireNonNull(two.rows())).text());
        var file = database();
        assertEquals(List.of("a b", "c"), Sources.parts(file));
        assertEquals("some.data: The database has 2 tables. Choose one of: a b, c.", refusal(file));
        var table = Sources.of(file, "a b");
        assertEquals("sqlite", table.id());
        assertEquals("1|x\n·|·\n", Collected.of(Objects.requireNonNull(table.rows())).text());
    }

    private Path database() throws SQLException {
        var file = folder.resolve("some.data");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table \"a b\" (n integer, t text)");
            statement.execute("insert into \"a b\" values (1, 'x'), (null, null)");
            statement.execute("create table c (n integer)");
        }
        return file;
    }

    @Test
    void aFileThatChangesOrGoesWhileItIsReadIsRefused() throws Exception {
        var file = folder.resolve("a.json");
        Files.writeString(file, "[{\"a\": 1},{\"a\": 2}]");
        var rows = Objects.requireNonNull(Sources.of(file).rows());
        var changed = new Meddling(() -> Files.writeString(file, "[{\"a\": 1, \"b\": 2}]"));
        assertEquals(
                "a.json: The file was changed while it was read. Import it again when it is finished.",
                assertThrows(ProblemException.class, () -> rows.read(changed, Progress.none()))
                        .getMessage());
        var gone = new Meddling(() -> Files.delete(file));
        assertEquals(
                "a.json: The file went away while it was read. Bring it back.",
                assertThrows(ProblemException.class, () -> rows.read(gone, Progress.none()))
                        .getMessage());
    }

    interface Meddler {
        void meddle() throws IOException;
    }

    /// Does something to the file between the first and the second reading.
    private record Meddling(Meddler meddler) implements RowSink {
        @Override
        public void columns(List<SourceColumn> columns) {
            try {
                meddler.meddle();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void row(@Nullable Object... values) {}

        @Override
        public void reject(long line, String reason, String text) {}

        @Override
        public void note(Problem note) {}
    }

    @Test
    void pathsMayHaveAnythingInThem() throws Exception {
        var strange = Files.createDirectories(folder.resolve("it's 100% \"odd\" ünï [x]/..b"));
        var json = Files.writeString(strange.resolve("a 'b' %20.json"), "[{\"a\": 1}]");
        var sqlite = strange.resolve("c 'd' %41.db");
        Files.move(database(), sqlite);
        var duck = strange.resolve("e 'f'.duckdb");
        try (var connection =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("x.duckdb"));
                var statement = connection.createStatement()) {
            statement.execute("create table t as select 5 as five");
        }
        Files.move(folder.resolve("x.duckdb"), duck);
        assertEquals("1\n", Collected.of(Objects.requireNonNull(Sources.of(json).rows())).text());
        assertEquals(List.of("a b", "c"), Sources.parts(sqlite));
        assertEquals("5\n", Collected.of(Objects.requireNonNull(Sources.of(duck).rows())).text());
        var imported =
                Importer.importFile(
                        json, strange.resolve("out"), ImportOptions.DEFAULT, Progress.none());
        assertEquals(1, imported.rows());
    }

    @Test
    void picturesTravelInTheSnapshot() throws Exception {
        var pictures = folder.resolve("pictures");
        var bytes = new java.io.ByteArrayOutputStream();
        var image =
                new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_INT_RGB);
        javax.imageio.ImageIO.write(image, "png", bytes);
        for (var name : List.of("cats", "dogs")) {
            Files.createDirectories(pictures.resolve(name));
            Files.write(pictures.resolve(name).resolve("1.png"), bytes.toByteArray());
        }
        Files.writeString(pictures.resolve("dogs/2.png"), "no picture");
        var snapshot =
                Importer.importFile(
                        pictures, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        org.bottega.data.duck.Duck.delete(pictures);
        assertEquals(2, snapshot.rows());
        assertEquals(1, snapshot.rejected());
        assertTrue(
                Files.readString(snapshot.rejects())
                        .contains("3,\"it is no PNG, JPEG, GIF or BMP picture\",dogs/2.png"));
        assertEquals(Kind.IMAGE, snapshot.schema().require("image").kind());
        try (var reader = SnapshotReader.open(snapshot)) {
            var table = reader.read(Progress.none());
            assertEquals("cats", table.column("class").text(0));
            assertEquals(table.column("image").text(0), table.column("image").text(1));
            assertArrayEquals(bytes.toByteArray(), reader.image("image", 1));
        }
    }

    @Test
    void aWorkbookIsImportedLikeAnyFile() throws Exception {
        var book = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(book);
                var workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Data");
            sheet.value(0, 0, "day");
            sheet.value(0, 1, "sold");
            for (int i = 1; i < 50; i++) {
                sheet.value(i, 0, java.time.LocalDate.of(2024, 1, 1).plusDays(i));
                sheet.style(i, 0).format("yyyy-mm-dd").set();
                sheet.value(i, 1, i * 0.5);
            }
        }
        var snapshot =
                Importer.importFile(
                        book, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        assertEquals(Kind.DATE, snapshot.schema().field(0).kind());
        assertEquals(Kind.NUMBER, snapshot.schema().field(1).kind());
        try (var reader = SnapshotReader.open(snapshot)) {
            assertEquals("2024-02-19", reader.page(48, 1).getFirst()[0]);
        }
    }
}
