package org.bottega.data.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bottega.data.source.Collected;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelFileTest {
    @TempDir Path folder;

    interface Writing {
        void write(Workbook book) throws IOException;
    }

    private Path book(Writing writing) throws IOException {
        var file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                var book = new Workbook(out, "Test", "1.0")) {
            writing.write(book);
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, Object... values) {
        for (int c = 0; c < values.length; c++) {
            switch (values[c]) {
                case null -> {}
                case String text -> sheet.value(row, c, text);
                case Number number -> sheet.value(row, c, number);
                case Boolean truth -> sheet.value(row, c, truth);
                default -> throw new AssertionError(values[c]);
            }
        }
    }

    /// A workbook made of parts, as an attacker would make it.
    private Path parts(Map<String, String> parts) throws IOException {
        var file = folder.resolve("made.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Map<String, String> minimal(String sheet) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return parts;
    }

    private static String sheet(String rows) {
        return "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>"
                + rows
                + "</sheetData></worksheet>";
    }

    @Test
    void numbersTextsTruthsAndGapsAreRead() throws Exception {
        var file =
                book(book -> {
                    var sheet = book.newWorksheet("Data");
                    row(sheet, 0, "name", "n", "ok", "note");
                    row(sheet, 1, "Ada", 1.5, true, "x");
                    row(sheet, 2, null, 0.1, false);
                    row(sheet, 5, "Bob", 1e15, null, "007");
                });
        var read = Collected.of(new ExcelFile(file, null));
        assertEquals(List.of("name", "n", "ok", "note"), read.names());
        assertEquals("Ada|1.5|true|x\n·|0.1|false|·\nBob|1.0E15|·|007\n", read.text());
        assertEquals(List.of(), read.notes);
    }

    @Test
    void numbersFormattedAsDatesAreDates() throws Exception {
        var file =
                book(book -> {
                    var sheet = book.newWorksheet("Data");
                    row(sheet, 0, "day", "at", "time", "percent", "zip", "serial");
                    sheet.value(1, 0, LocalDate.of(2024, 2, 29));
                    sheet.style(1, 0).format("dd/mm/yyyy").set();
                    sheet.value(1, 1, LocalDateTime.of(1999, 12, 31, 23, 59, 58));
                    sheet.style(1, 1).format("yyyy-mm-dd h:mm:ss").set();
                    sheet.value(1, 2, 0.5);
                    sheet.style(1, 2).format("[$-409]h:mm AM/PM;@").set();
                    sheet.value(1, 3, 0.05);
                    sheet.style(1, 3).format("0.0%").set();
                    sheet.value(1, 4, 123);
                    sheet.style(1, 4).format("00000").set();
                    sheet.value(1, 5, 45000);
                });
        assertEquals(
                "2024-02-29|1999-12-31 23:59:58|12:00:00|0.05|00123|45000\n",
                Collected.of(new ExcelFile(file, null)).text());
    }

    @Test
    void aSheetIsChosenByName() throws Exception {
        var file =
                book(book -> {
                    row(book.newWorksheet("First"), 0, "a");
                    row(book.newWorksheet("Zweites Blatt"), 0, "b");
                    var last = book.newWorksheet("Last");
                    row(last, 0, "c");
                    row(last, 1, 1);
                });
        assertEquals(List.of("First", "Zweites Blatt", "Last"), ExcelFile.sheets(file));
        assertEquals("1\n", Collected.of(new ExcelFile(file, "Last")).text());
        assertEquals(
                "book.xlsx: There is no sheet \"Lst\". Did you mean \"Last\"?",
                Collected.refusal(new ExcelFile(file, "Lst")));
        var first = Collected.of(new ExcelFile(file, null));
        assertEquals(
                "book.xlsx: Of its 3 sheets \"First\" was read; there are also: Zweites Blatt, Last.",
                first.notes.getFirst());
    }

    @Test
    void errorsOfFormulasAreMissingAndTold() throws Exception {
        var file =
                parts(
                        minimal(
                                sheet(
                                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>"
                                                + "<row r=\"2\"><c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"B2\"><f>1+1</f><v>2</v></c></row>"
                                                + "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c><c r=\"B3\" t=\"str\"><f>\"x\"</f><v>x</v></c></row>")));
        var read = Collected.of(new ExcelFile(file, null));
        assertEquals("·|2\n·|x\n", read.text());
        assertEquals(
                List.of(
                        "made.xlsx: 2 cells show an error (#DIV/0! 1, #N/A 1) and count as missing. "
                                + "Correct their formulas if the values matter."),
                read.notes);
    }

    @Test
    void allCellsOfAMergedAreaHaveItsValueAndTitlesAreLeftOut() throws Exception {
        var file =
                book(book -> {
                    var sheet = book.newWorksheet("Data");
                    row(sheet, 0, "Sales of the year");
                    row(sheet, 2, "region", "city", "sold");
                    row(sheet, 3, "north", "Kiel", 3);
                    row(sheet, 4, null, "Bremen", 4);
                    row(sheet, 5, "south", "Ulm", 5);
                    sheet.range(3, 0, 4, 0).merge();
                });
        var read = Collected.of(new ExcelFile(file, null));
        assertEquals(List.of("region", "city", "sold"), read.names());
        assertEquals("north|Kiel|3\nnorth|Bremen|4\nsouth|Ulm|5\n", read.text());
        assertEquals(
                List.of(
                        "book.xlsx: 1 lines above the table were left out, such as \"Sales of the year\".",
                        "book.xlsx: 1 merged areas: each of their cells has the area's value."),
                read.notes);
    }

    @Test
    void aSheetWithoutHeaderIsNumberedAndWideRowsRejected() throws Exception {
        var file =
                book(book -> {
                    var sheet = book.newWorksheet("Data");
                    for (int i = 0; i < 300; i++) {
                        row(sheet, i, i, i * i);
                    }
                    row(sheet, 300, 1, 2, "far out");
                });
        var read = Collected.of(new ExcelFile(file, null));
        assertEquals(List.of("column 1", "column 2"), read.names());
        assertEquals(300, read.rows.size());
        assertEquals(
                List.of("301: it has values beyond the 2 columns of the first 200 rows"),
                read.rejects);
    }

    @Test
    void emptySheetsAreRefused() throws Exception {
        var file = book(book -> book.newWorksheet("Data"));
        assertEquals(
                "book.xlsx: The sheet is empty. Choose another sheet.",
                Collected.refusal(new ExcelFile(file, null)));
    }

    @Test
    void xmlThatDeclaresEntitiesIsRefused() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        var attack =
                minimal(
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \""
                                + secret.toUri()
                                + "\">]>"
                                + sheet(
                                                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>")
                                        .substring("<?xml version=\"1.0\"?>".length()));
        assertEquals(
                "made.xlsx: It declares XML entities, which no spreadsheet writes. "
                        + "Do not trust it; get it from somewhere else.",
                Collected.refusal(new ExcelFile(parts(attack), null)));
    }

    @Test
    void aZipBombIsRefused() throws Exception {
        var blanks = " ".repeat(1 << 20);
        var file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : minimal("").entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                if (part.getKey().contains("sheet1")) {
                    for (int i = 0; i < 60; i++) {
                        zip.write(blanks.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        assertEquals(
                "bomb.xlsx: A part of it unpacks to more than 200 times its size. "
                        + "If that is meant, save it as CSV.",
                Collected.refusal(new ExcelFile(file, null)));
    }

    @Test
    void cutAndBrokenWorkbooksAreRefused() throws Exception {
        var whole = Files.readAllBytes(book(book -> row(book.newWorksheet("Data"), 0, "a", "b")));
        var cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(
                "cut.xlsx: The file is damaged or cut short. Get a whole copy, or save it again.",
                Collected.refusal(new ExcelFile(cut, null)));
        var broken = parts(minimal("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>"));
        assertTrue(
                Collected.refusal(new ExcelFile(broken, null))
                        .startsWith("made.xlsx: The workbook is damaged."),
                Collected.refusal(new ExcelFile(broken, null)));
    }

    @Test
    void macrosAreToldAndNotRun() throws Exception {
        var parts =
                minimal(
                        sheet(
                                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"));
        parts.put("xl/vbaProject.bin", "Sub Auto_Open()");
        var read = Collected.of(new ExcelFile(parts(parts), null));
        assertEquals("1\n2\n", read.text());
        assertEquals("made.xlsx: It contains macros. They were not run.", read.notes.getFirst());
    }

    @Test
    void cellsFarOutsideASheetAreRefused() throws Exception {
        for (var cell : List.of("<row r=\"1\"><c r=\"ZZZZZZ1\"", "<row r=\"1\"><c r = 'zzzzzz1'")) {
            var far = parts(minimal(sheet(cell + "><v>1</v></c></row>")));
            assertEquals(
                    "made.xlsx: A cell lies outside of what a sheet can hold. "
                            + "Do not trust it; get it from somewhere else.",
                    Collected.refusal(new ExcelFile(far, null)));
        }
        var wide =
                parts(
                        minimal(
                                sheet(
                                        "<row r=\"1\" spans=\"1:2000000000\"><c r=\"A1\"><v>1</v></c></row>"
                                                + "<row r=\"2000000000\"><c r=\"A2000000000\"><v>2</v></c></row>")));
        assertEquals("1\n2\n", Collected.of(new ExcelFile(wide, null)).text());
    }
}
