package org.bottega.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.data.csv.CsvOptions;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    @TempDir Path folder;

    private Preview preview(String text, ImportOptions options) throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), text);
        return Importer.preview(file, options, Progress.none());
    }

    @Test
    void dialectKindsAndRowsAreShown() throws IOException {
        var text = new StringBuilder("a;day;c\n");
        for (int i = 0; i < 500; i++) {
            text.append(i % 7)
                    .append(",5;")
                    .append("0")
                    .append(1 + i % 9)
                    .append(".02.2026; NA \n");
        }
        var preview = preview(text.toString(), ImportOptions.DEFAULT);
        var dialect = assertNotNull(preview.dialect());
        assertEquals(';', dialect.separator());
        assertTrue(dialect.decimalComma());
        assertEquals(List.of("1234,5", "dd.mm.yyyy", ""), preview.formats());
        assertEquals(Kind.DATE, preview.schema().require("day").kind());
        assertEquals(200, preview.rows().size());
        assertEquals(List.of("1,5", "02.02.2026", " NA "), preview.rows().get(1));
        assertEquals(500, preview.looked());
        assertTrue(preview.whole());
    }

    private static <T> T assertNotNull(T value) {
        org.junit.jupiter.api.Assertions.assertNotNull(value);
        return value;
    }

    @Test
    void onlyTheBeginningOfALongTextIsRead() throws IOException {
        var text = new StringBuilder("a,b\n").repeat("1,words of a row\n", 600_000);
        // nobody looks so far for two hundred rows
        var preview = preview(text + "2,\"never closed\n", ImportOptions.DEFAULT);
        assertEquals(200, preview.rows().size());
        assertFalse(preview.whole());
        assertEquals(0, preview.rejected());
        // a copy in UTF-8 is made of the beginning only, and ends with a whole line
        var file = folder.resolve("in.txt");
        Files.writeString(file, text, Charset.forName("UTF-16"));
        var other = Importer.preview(file, ImportOptions.DEFAULT, Progress.none());
        assertEquals(200, other.rows().size());
        assertFalse(other.whole());
        assertEquals(0, other.rejected());
    }

    @Test
    void anyCharacterCanPartValuesButALineEnd() throws IOException {
        for (char c : new char[] {'^', '§', 'x', '.'}) {
            var options = ImportOptions.DEFAULT.withCsv(CsvOptions.AUTO.withSeparator(c));
            var preview = preview("a^b\n1^2\n3^\"4\n^5\"\n".replace('^', c), options);
            assertEquals(List.of("a", "b"), preview.schema().names());
            assertEquals(2, preview.rows().size());
        }
        for (char c : new char[] {'\n', '"'}) {
            var options = ImportOptions.DEFAULT.withCsv(CsvOptions.AUTO.withSeparator(c));
            assertThrows(ProblemException.class, () -> preview("a,b\n1,2\n", options));
        }
    }

    @Test
    void linesAboveTheTableAreLeftOut() throws IOException {
        var preview =
                preview(
                        "Sales 2026\nall figures in EUR\n\ncity;sold\nRome;1,5\nTurin;2,5\nBari;3,5\n",
                        ImportOptions.DEFAULT);
        assertEquals(3, assertNotNull(preview.dialect()).skipLines());
        assertEquals(List.of("city", "sold"), preview.schema().names());
        assertEquals(3, preview.rows().size());
        assertEquals(
                List.of("note"),
                preview("note\n\"a, b\"\n\"c\"\n", ImportOptions.DEFAULT).schema().names());
    }

    @Test
    void everythingCanBeChosen() throws IOException {
        var text = "first line\n'1';x;2;01/02/2026\n'3';y;-;03/02/2026\n";
        var csv =
                CsvOptions.AUTO
                        .withSeparator(';')
                        .withQuote('\'')
                        .withHeader(false)
                        .withSkipLines(1)
                        .withEncoding("windows-1252")
                        .withDecimalComma(true);
        var options =
                ImportOptions.DEFAULT
                        .withCsv(csv)
                        .withMissing(List.of(""))
                        .withKinds(Map.of("column 1", Kind.CATEGORY))
                        .withRoles(Map.of("column 2", Role.TARGET))
                        .withDays(ImportOptions.DayOrder.MONTH_FIRST);
        var preview = preview(text, options);
        assertEquals(
                List.of("column 1", "column 2", "column 3", "column 4"), preview.schema().names());
        assertEquals(Kind.CATEGORY, preview.schema().require("column 1").kind());
        assertEquals(Role.TARGET, preview.schema().require("column 2").role());
        assertEquals(Kind.CATEGORY, preview.schema().require("column 3").kind(), "- is a word");
        assertEquals("mm/dd/yyyy", preview.formats().get(3));
        assertEquals(Charset.forName("windows-1252"), assertNotNull(preview.dialect()).charset());
    }

    @Test
    void aLimitTakesTheFirstRows() throws IOException {
        var file = Files.writeString(folder.resolve("in.csv"), "a,b\n1,x\n2,y\n3,z\n");
        var snapshot =
                Importer.importFile(
                        file,
                        folder.resolve("s"),
                        ImportOptions.DEFAULT.withLimit(2),
                        Progress.none());
        assertEquals(2, snapshot.rows());
    }

    @Test
    void chosenKindsMakeMissingWhatDoesNotFit() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("in.csv"),
                        "n,d,w\n1,2026-01-01,1\nx,03.02.2026,2\n3.5,never,3\n");
        var snapshot =
                Importer.importFile(
                        file,
                        folder.resolve("s"),
                        ImportOptions.DEFAULT.withKinds(
                                Map.of("n", Kind.NUMBER, "d", Kind.DATE, "w", Kind.TEXT)),
                        Progress.none());
        assertEquals(Kind.NUMBER, snapshot.schema().require("n").kind());
        assertEquals(Kind.DATE, snapshot.schema().require("d").kind());
        assertEquals(Kind.TEXT, snapshot.schema().require("w").kind());
        try (var reader = SnapshotReader.open(snapshot)) {
            var page = reader.page(0, 3);
            assertEquals("2026-02-03", page.get(1)[1]);
            assertNull(page.get(1)[0]);
            assertNull(page.get(2)[1]);
        }
        assertTrue(
                snapshot.notes().stream()
                        .anyMatch(n -> n.where().equals("n") && n.what().contains("1 value")),
                snapshot.notes().toString());
        assertFalse(snapshot.formats().isEmpty());
    }

    @Test
    void severalFilesAreOneTable() throws IOException {
        var many = Files.createDirectories(folder.resolve("sales"));
        Files.writeString(many.resolve("1.csv"), "a,b\n1,x\n");
        Files.writeString(many.resolve("2.csv"), "b;a\ny;2,5\nz;3\n");
        Files.writeString(many.resolve("readme.md"), "not a table");
        var snapshot =
                Importer.importFile(
                        many, folder.resolve("s"), ImportOptions.DEFAULT, Progress.none());
        assertEquals(3, snapshot.rows());
        assertEquals(List.of("x", "y", "z"), snapshot.schema().require("b").levels());
        Files.writeString(many.resolve("3.csv"), "a,c\n1,x\n");
        var e =
                org.junit.jupiter.api.Assertions.assertThrows(
                        org.bottega.kernel.ProblemException.class,
                        () ->
                                Importer.preview(
                                        many.resolve("*.csv"),
                                        ImportOptions.DEFAULT,
                                        Progress.none()));
        assertTrue(e.getMessage().contains("3.csv: It has other columns than 1.csv"));
        assertTrue(e.getMessage().contains("it lacks \"b\" and it has \"c\" more"));
    }
}
