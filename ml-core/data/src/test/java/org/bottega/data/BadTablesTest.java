package org.bottega.data;

import static org.bottega.data.Imports.kind;
import static org.bottega.data.Imports.told;
import static org.bottega.data.Imports.utf8;
import static org.bottega.data.Imports.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bottega.data.csv.CsvOptions;
import org.bottega.kernel.table.Kind;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files as people really have them: each is read as it is meant, or refused in one clear sentence.
class BadTablesTest {
    @TempDir Path folder;
    private Imports tables;

    @BeforeEach
    void begin() {
        tables = new Imports(folder);
    }

    @Test
    void emptyMarkOnlyAndHeaderOnlyAreRefused() {
        assertTrue(tables.refused("a.csv", new byte[0]).contains("The file is empty"));
        assertTrue(tables.refused("b.csv", utf8("\uFEFF")).contains("The file is empty"));
        assertTrue(tables.refused("c.csv", utf8(" \n\n \n")).contains("The file is empty"));
        assertTrue(tables.refused("d.csv", utf8("a,b\n")).contains("header but no rows"));
        assertTrue(tables.refused("e.csv", utf8("a,b")).contains("header but no rows"));
    }

    @Test
    void oneRowAndOneColumnAreData() {
        assertEquals(1, tables.imported("a,b\n1,x\n").rows());
        var one = tables.imported("a\n1\n\n3\n");
        assertEquals(1, one.schema().size());
        assertEquals(
                List.of("1", "3"),
                values(one, "a").stream().filter(v -> !v.equals("null")).toList());
    }

    @Test
    void encodingsAreFoundAndShownAndCanBeChosen() {
        var western = "città,n\nForlì,1\nPrà,2\n";
        for (var name : List.of("UTF-8", "windows-1252", "ISO-8859-1")) {
            var snapshot =
                    tables.imported(western.getBytes(Charset.forName(name)), ImportOptions.DEFAULT);
            assertEquals(List.of("Forlì", "Prà"), values(snapshot, "città"), name);
        }
        for (var name : List.of("UTF-16LE", "UTF-16BE", "UTF-8")) {
            var bytes = ("\uFEFF" + western).getBytes(Charset.forName(name));
            assertEquals(
                    "Forlì",
                    values(tables.imported(bytes, ImportOptions.DEFAULT), "città").getFirst());
            var bare = western.getBytes(Charset.forName(name));
            assertEquals(
                    "Forlì",
                    values(tables.imported(bare, ImportOptions.DEFAULT), "città").getFirst(),
                    name + " without a mark");
        }
        var japanese = "都市,人口\n東京,14000000\n大阪,2700000\nきょうと,1400000\n";
        var snapshot =
                tables.imported(
                        japanese.getBytes(Charset.forName("Shift_JIS")), ImportOptions.DEFAULT);
        assertEquals(List.of("東京", "大阪", "きょうと"), values(snapshot, "都市"));
        assertTrue(told(snapshot, ".csv", "windows-31j"));
        var cyrillic = "город\nМосква\nТверь\n".getBytes(Charset.forName("windows-1251"));
        var chosen = ImportOptions.DEFAULT.withCsv(CsvOptions.AUTO.withEncoding("windows-1251"));
        assertEquals(
                List.of("Москва", "Тверь"), values(tables.imported(cyrillic, chosen), "город"));
        var unknown = ImportOptions.DEFAULT.withCsv(CsvOptions.AUTO.withEncoding("latin-99"));
        assertTrue(
                tables.refused(tables.file("x.csv", cyrillic), unknown)
                        .contains("no encoding called"));
    }

    @Test
    void damagedUtf8CostsItsRowsAndNoMore() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("a,b\nò,1\nè,2\n"));
        bytes.writeBytes(new byte[] {(byte) 0xFF, ',', '3', '\n'});
        IntStream.range(0, 60_000).forEach(i -> bytes.writeBytes(utf8("ò,12345\n")));
        bytes.writeBytes(new byte[] {(byte) 0xC3, ',', '1', '\n'});
        var snapshot = tables.imported(bytes.toByteArray(), ImportOptions.DEFAULT);
        assertEquals(60_002, snapshot.rows());
        assertEquals(2, snapshot.rejected());
        assertTrue(told(snapshot, ".csv", "line 4"), snapshot.notes().toString());
        assertEquals("è", values(snapshot, "a").get(1));
    }

    @Test
    void anAccentThatComesLateTellsTheEncoding() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("a,b\n"));
        IntStream.range(0, 60_000).forEach(i -> bytes.writeBytes(utf8("o,12345\n")));
        bytes.writeBytes("Forlì,1\n".getBytes(Charset.forName("windows-1252")));
        var snapshot = tables.imported(bytes.toByteArray(), ImportOptions.DEFAULT);
        assertEquals(0, snapshot.rejected());
        assertEquals(List.of("Forlì", "o"), snapshot.schema().require("a").levels());
    }

    @Test
    void separatorsAreFoundWithoutAHeaderToo() {
        var commas = tables.imported("1,5;2,5\n3,5;4,5\n5,5;6,5\n");
        assertEquals(List.of("1.5", "3.5", "5.5"), values(commas, "column 1"));
        assertEquals(List.of("2.5", "4.5", "6.5"), values(commas, "column 2"));
        assertEquals(2, tables.imported("a\tb\n1,5\t2\n2,5\t3\n").schema().size());
        assertEquals(2, tables.imported("a|b\n1;2|2\n2;3|3\n").schema().size());
        var blanks = tables.imported("x   y  z\n1.5  2 red\n10.5 3 blue\n");
        assertEquals(List.of("x", "y", "z"), blanks.schema().names());
        assertEquals(List.of("1.5", "10.5"), values(blanks, "x"));
        var names = tables.imported("name\nMario Rossi\nAnna Bianchi\n");
        assertEquals(1, names.schema().size(), "blanks in a text do not separate");
        var tags = tables.imported("1,\"a;b\",x\n2,\"c;d\",y\n3,\"e;f\",z\n");
        assertEquals(3, tables.imported("id,tags,c\n1,\"a;b\",x\n2,\"c;d\",y\n").schema().size());
        assertEquals(3, tags.schema().size(), "what is quoted does not separate");
    }

    @Test
    void quotesHoldSeparatorsNewlinesAndQuotes() {
        var table = tables.imported("a,b\n\"x, \"\"y\"\"\nz\",1\r\nw,2\r\n");
        assertEquals(List.of("x, \"y\"\nz", "w"), values(table, "a"));
        var single = tables.imported("a,b\n'x, y',1\n'z',2\n");
        assertEquals(List.of("x, y", "z"), values(single, "a"));
        assertTrue(
                tables.refused("q.csv", utf8("a,b\n1,2\n3,\"x\n5,6\n")).contains("line 3"),
                "the line where the quote began");
    }

    @Test
    void raggedRowsAreRejectedWithLineAndReason() throws IOException {
        var text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 100; i++) {
            text.append(i % 10 == 3 ? "1,2\n" : i % 10 == 7 ? "1,2,3,4\n" : i + ",2,3\n");
        }
        var snapshot = tables.imported(text.toString());
        assertEquals(80, snapshot.rows());
        assertEquals(20, snapshot.rejected());
        assertEquals(3, snapshot.schema().size());
        var lines = Files.readAllLines(snapshot.rejects());
        assertEquals(21, lines.size());
        assertTrue(lines.get(1).startsWith("5,") && lines.get(1).contains("1,2"), lines.get(1));
    }

    @Test
    void headersOfEveryKindAreFound() {
        assertEquals(List.of("t", "f"), tables.imported("t,f\n1,2\n3,4\n").schema().names());
        assertEquals(
                List.of("n", "2019", "2020"),
                tables.imported("n,2019,2020\n1,5,6\n2,7,8\n").schema().names());
        assertEquals(
                List.of("city", "2019", "2020"),
                tables.imported("city,2019,2020\nRome,5,6\nPisa,7,8\n").schema().names());
        assertEquals(
                List.of("0", "1", "2"),
                tables.imported("0,1,2\n0.5,0.25,x\n1.5,2.5,y\n").schema().names());
        assertEquals(
                List.of("column 1", "column 2"),
                tables.imported("1,2\n3,4\n5,6\n").schema().names());
        assertEquals(
                List.of("column 1", "column 2"),
                tables.imported("Rome,5\nPisa,7\nRome,8\n").schema().names());
        assertEquals(
                List.of("a", "b"), tables.imported("\n\n  \na,b\n1,2\n3,4\n").schema().names());
        assertEquals(
                List.of("a", "a 2", "column 3", "A 3"),
                tables.imported("a,a,,A\n1,2,3,4\n").schema().names());
        var wild = "'; drop table x; --";
        var longest = "n".repeat(300);
        var text =
                "\""
                        + wild
                        + "\",\"say \"\"hi\"\"\",select,😀.x,\"two\nlines\","
                        + longest
                        + "\n1,2,3,4,5,6\n";
        assertEquals(
                List.of(wild, "say \"hi\"", "select", "😀.x", "two\nlines", longest),
                tables.imported(text).schema().names());
    }

    @Test
    void aCellOf50MegabytesIsTextAndOneOf200IsRefusedWithItsLine() {
        var snapshot = tables.imported("a,b\n1,x\n2," + "y".repeat(50_000_000) + "\n3,z\n");
        assertEquals(3, snapshot.rows());
        assertEquals(0, snapshot.rejected());
        assertEquals(Kind.TEXT, kind(snapshot, "b"));
        assertEquals(50_000_000, values(snapshot, "b").get(1).length());
        var larger = utf8("a,b\n1,x\n2," + "y".repeat(140_000_000) + "\n3,z\n");
        assertTrue(tables.refused("large.csv", larger).contains("line 3: A row is 133 MB long"));
    }

    @Test
    void numbersInAllForms() {
        assertEquals(
                List.of("1234.5", "12"),
                values(tables.imported("a,b\n\"1,234.50\",1\n12.0,2\n"), "a"));
        assertEquals(
                List.of("1234.5", "12"), values(tables.imported("a;b\n1.234,50;1\n12,0;2\n"), "a"));
        assertEquals(
                List.of("1234567", "12"), values(tables.imported("a;b\n1 234 567;1\n12;2\n"), "a"));
        var euro = tables.imported("a,b\n€ 5,1\n€ 7.50,2\n");
        assertEquals(List.of("5", "7.5"), values(euro, "a"));
        assertTrue(told(euro, "a", "currency"));
        assertEquals(
                List.of("5.5", "1234"), values(tables.imported("a;b\n5,50 €;1\n1.234 €;2\n"), "a"));
        var percent = tables.imported("a,b\n5 %,1\n12.5%,2\n");
        assertEquals(List.of("5", "12.5"), values(percent, "a"));
        assertTrue(told(percent, "a", "percent"));
        var huge = tables.imported("a,b\n1e400,1\n1e308,2\n-0,3\n");
        assertEquals("null", values(huge, "a").getFirst());
        assertTrue(told(huge, "a", "too large"));
        assertEquals(0.0, Double.parseDouble(values(huge, "a").getLast()), "minus zero is zero");
        assertEquals(Kind.NUMBER, kind(tables.imported("a\n1\nNaN\n2.5\n"), "a"));
        var infinite = tables.imported("a,b\ninf,1\n-inf,2\n3,3\n");
        assertEquals(Kind.NUMBER, kind(infinite, "a"));
        assertTrue(told(infinite, "a", "infinite"));
        assertEquals(Kind.CATEGORY, kind(tables.imported("a,b\n0x1F,1\n0x2A,2\n"), "a"));
        assertEquals(List.of("007", "123"), values(tables.imported("a,b\n007,1\n123,2\n"), "a"));
    }

    @Test
    void longWholeNumbersAreNotMerged() {
        var snapshot = tables.imported("a,b\n9007199254740993,1\n9007199254740992,2\n");
        assertEquals(List.of("9007199254740993", "9007199254740992"), values(snapshot, "a"));
        assertTrue(told(snapshot, "a", "2^53"));
        var parquet =
                tables.imported(
                        tables.parquet(
                                "select 9007199254740993::bigint as a, 1::bigint as b union all select 9007199254740992, 2"),
                        ImportOptions.DEFAULT);
        assertEquals(Kind.NUMBER, kind(parquet, "b"));
        assertTrue(values(parquet, "a").contains("9007199254740993"));
    }

    @Test
    void missingTokensCanBeEditedAndQuotedOnesAreWords() {
        var all =
                tables.imported(
                        "a,b\nNA,x\nN/A,y\nnull,z\n-,x\n?,y\n#N/A,z\n,x\n  ,y\n NA ,z\n5,w\n");
        assertEquals(Kind.NUMBER, kind(all, "a"));
        assertEquals(9, values(all, "a").stream().filter("null"::equals).count());
        var kept =
                tables.imported(
                        "country,n\nNA,1\nIT,2\n,3\n",
                        ImportOptions.DEFAULT.withMissing(List.of("")));
        assertEquals(List.of("IT", "NA"), kept.schema().require("country").levels());
        var quoted = tables.imported("country,n\n\"NA\",1\nIT,2\nNA,3\n");
        assertEquals(List.of("NA", "IT", "null"), values(quoted, "country"));
        var allQuoted = tables.imported("\"country\",\"n\"\n\"NA\",\"1\"\n\"IT\",\"NA\"\n");
        assertEquals(List.of("null", "IT"), values(allQuoted, "country"));
        assertEquals(Kind.NUMBER, kind(allQuoted, "n"));
    }

    @Test
    void datesOfEveryForm() {
        var point = tables.imported("d\n31.12.2025\n1.2.2026\n");
        assertEquals(List.of("2025-12-31", "2026-02-01"), values(point, "d"));
        assertEquals("dd.mm.yyyy", point.formats().get("d"));
        var month = tables.imported("d\n03/04/2026\n12/31/2025\n");
        assertEquals(List.of("2026-03-04", "2025-12-31"), values(month, "d"));
        var file = tables.imported("d,e\n03/04/2026,12/31/2025\n05/06/2026,01/02/2026\n");
        assertEquals(
                List.of("2026-03-04", "2026-05-06"), values(file, "d"), "the other column tells");
        var either = tables.imported("d\n03/04/2026\n05/06/2026\n");
        assertEquals(List.of("2026-04-03", "2026-06-05"), values(either, "d"));
        assertTrue(told(either, "d", "day or the month first"));
        var chosen =
                tables.imported(
                        "d\n03/04/2026\n05/06/2026\n",
                        ImportOptions.DEFAULT.withDays(ImportOptions.DayOrder.MONTH_FIRST));
        assertEquals(List.of("2026-03-04", "2026-05-06"), values(chosen, "d"));
        var shortYears = tables.imported("d\n31.12.26\n01.02.85\n");
        assertEquals(List.of("2026-12-31", "1985-02-01"), values(shortYears, "d"));
        assertTrue(told(shortYears, "d", "two digits"));
        var zones =
                tables.imported(
                        "d\n2026-01-01T10:00:00+02:00\n2026-01-01 10:00:00Z\n2026-01-01T10:00:00-0530\n");
        assertEquals(
                List.of("2026-01-01T08:00:00", "2026-01-01T10:00:00", "2026-01-01T15:30:00"),
                values(zones, "d"));
        assertTrue(told(zones, "d", "universal time"));
        var leap = tables.imported("d\n2023-02-28\n2023-02-29\n9999-12-31\n");
        assertEquals(List.of("2023-02-28", "null", "9999-12-31"), values(leap, "d"));
        assertTrue(told(leap, "d", "no days of the calendar"));
        var seconds = tables.imported("created_at,n\n1760000000,1\n1770000000,2\n");
        assertEquals(
                List.of("2025-10-09T08:53:20", "2026-02-02T02:40:00"),
                values(seconds, "created_at"));
        var millis = tables.imported("timestamp,n\n1760000000000,1\n1770000000000,2\n");
        assertEquals("2025-10-09T08:53:20", values(millis, "timestamp").getFirst());
        var serials = tables.imported("date,n\n45292,1\n45293,2\n");
        assertEquals(List.of("2024-01-01", "2024-01-02"), values(serials, "date"));
        assertTrue(told(serials, "date", "spreadsheets"));
        assertEquals(Kind.NUMBER, kind(tables.imported("votes,n\n45292,1\n45293,2\n"), "votes"));
        var words = tables.imported("d\n\"Jan 5, 2026\"\n\"February 12, 2026\"\n");
        assertEquals(List.of("2026-01-05", "2026-02-12"), values(words, "d"));
        var clock = tables.imported("d\n31/12/2025 5:06 PM\n01/01/2026 12:30 AM\n");
        assertEquals(List.of("2025-12-31T17:06:00", "2026-01-01T00:30:00"), values(clock, "d"));
    }

    @Test
    void zonedTimesOfParquetAreKeptInUniversalTime() {
        var file = tables.parquet("select timestamptz '2026-01-01 10:00:00+02' as t");
        assertEquals(
                List.of("2026-01-01T08:00:00"),
                values(tables.imported(file, ImportOptions.DEFAULT), "t"));
    }

    @Test
    void momentsOfOldParquetFilesAreMoments() {
        // a day since the beginning of Julian time after the nanoseconds of the day: INT96
        var page = "1500153015302c150415001506150600" + "00";
        var data =
                java.nio.ByteBuffer.allocate(24)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putLong(45_000_000_000_000L)
                        .putInt(2_440_588 + 19_782)
                        .putLong(0)
                        .putInt(2_440_588)
                        .array();
        var schema = "1502" + "192c" + "48016d150200" + "150625001801" + "7400" + "1604";
        var chunk =
                "26081c" + "1506" + "191500" + "19180174" + "1500160416521652" + "260800" + "00";
        var footer = schema + "191c" + "191c" + chunk + "1652160400" + "00";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("PAR1"));
        bytes.writeBytes(HexFormat.of().parseHex(page));
        bytes.writeBytes(data);
        bytes.writeBytes(HexFormat.of().parseHex(footer));
        bytes.writeBytes(new byte[] {(byte) (footer.length() / 2), 0, 0, 0});
        bytes.writeBytes(utf8("PAR1"));
        var old =
                tables.imported(
                        tables.file("old.parquet", bytes.toByteArray()), ImportOptions.DEFAULT);
        assertEquals(Kind.DATE_TIME, kind(old, "t"));
        assertEquals(List.of("2024-02-29T12:30:00", "1970-01-01"), values(old, "t"));
    }

    @Test
    void aKindThatChangesLateIsSeen() {
        var text = new StringBuilder("n,d,c,z,b\n");
        for (int i = 0; i < 300_000; i++) {
            text.append(i % 977)
                    .append(".5,2026-01-0")
                    .append(1 + i % 9)
                    .append(",k")
                    .append(i % 5);
            text.append(',').append(1 + i % 97).append(i % 2 == 0 ? ",yes\n" : ",no\n");
        }
        var same = tables.imported(text.toString());
        assertEquals(
                List.of(Kind.NUMBER, Kind.DATE, Kind.CATEGORY, Kind.NUMBER, Kind.BOOLEAN),
                same.schema().fields().stream().map(f -> f.kind()).toList());
        text.append("word,2026-01-01 12:30,k1,007,maybe\n");
        var mixed = tables.imported(text.toString());
        assertEquals(300_001, mixed.rows());
        assertEquals(
                List.of(Kind.CATEGORY, Kind.DATE_TIME, Kind.CATEGORY, Kind.CATEGORY, Kind.CATEGORY),
                mixed.schema().fields().stream().map(f -> f.kind()).toList());
        assertTrue(told(mixed, "n", "1 of its 300,001 values is no number"));
        assertFalse(told(same, "n", "no number"));
    }

    @Test
    void moreWordsThanCategoriesCanHaveNameThings() {
        var text = new StringBuilder("user,n\n");
        for (int i = 0; i < 240_000; i++) {
            text.append('u').append(i % 110_000).append(',').append(i % 7).append('\n');
        }
        var many = tables.imported(text.toString());
        assertEquals(Kind.IDENTIFIER, kind(many, "user"));
        assertTrue(told(many, "user", "more than 100,000 different values"));
        var chosen =
                tables.imported(
                        text.toString(),
                        ImportOptions.DEFAULT.withKinds(java.util.Map.of("user", Kind.CATEGORY)));
        assertEquals(110_000, chosen.schema().require("user").levels().size());
    }

    @Test
    void truthsInAnyWords() {
        for (var pair : List.of("yes,no", "Y,N", "true,false", "sì,no", "TRUE,FALSE")) {
            var two = pair.split(",");
            var snapshot = tables.imported("a,b\n" + two[0] + ",1\n" + two[1] + ",2\n");
            assertEquals(Kind.BOOLEAN, kind(snapshot, "a"), pair);
            assertEquals(List.of(two[1], two[0]), snapshot.schema().require("a").levels());
        }
        var cases = tables.imported("a,b\nYes,1\nyes,2\nNO,3\nno,4\n");
        assertEquals(List.of("no", "yes"), cases.schema().require("a").levels());
        assertEquals(Kind.CATEGORY, kind(tables.imported("a,b\nyes,1\nno,2\nN,3\n"), "a"));
        var chosen =
                tables.imported(
                        "a,b\n1,1\n0,2\n",
                        ImportOptions.DEFAULT.withKinds(java.util.Map.of("a", Kind.BOOLEAN)));
        assertEquals(List.of("0", "1"), chosen.schema().require("a").levels());
    }

    @Test
    void packedFilesAreKnownByTheirBytes() throws Exception {
        var text = utf8("a,b\n1,x\n2,y\n");
        assertEquals(
                2,
                tables.imported(tables.file("p.csv.gz", Imports.gzip(text)), ImportOptions.DEFAULT)
                        .rows());
        assertEquals(
                2,
                tables.imported(tables.file("p.csv", Imports.gzip(text)), ImportOptions.DEFAULT)
                        .rows());
        var compressor = new io.airlift.compress.zstd.ZstdCompressor();
        var out = new byte[compressor.maxCompressedLength(text.length)];
        int n = compressor.compress(text, 0, text.length, out, 0, out.length);
        var packed = Arrays.copyOf(out, n);
        assertEquals(
                2, tables.imported(tables.file("p.csv.zst", packed), ImportOptions.DEFAULT).rows());
        assertEquals(
                2, tables.imported(tables.file("q.csv", packed), ImportOptions.DEFAULT).rows());
        assertTrue(tables.refused("not.csv.gz", text).contains("is not packed so"));
        assertTrue(
                tables.refused("t.zip.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})
                        .contains("zip archive"));
    }

    @Test
    void aCutPackedFileTellsHowFarItWasRead() {
        var text = new StringBuilder("a,b\n");
        for (int i = 0; i < 100_000; i++) {
            text.append(i * 31 % 99_991).append(",x\n");
        }
        var packed = Imports.gzip(utf8(text.toString()));
        var message = tables.refused("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2));
        assertTrue(
                message.matches("(?s).*cut short or damaged: [0-9,]+ bytes could be unpacked.*"),
                message);
    }

    @Test
    void parquetIsFlattenedReadOrRefused() throws IOException {
        var nested =
                tables.imported(
                        tables.parquet(
                                "select {'x': 1.5, 'y': {'z': 'w'}} as s, [1, 2] as l, 12.345::decimal(9, 3) as d, 7 as n"),
                        ImportOptions.DEFAULT);
        assertEquals(List.of("s.x", "s.y.z", "l", "d", "n"), nested.schema().names());
        assertEquals(List.of("[1,2]"), values(nested, "l"));
        assertEquals(List.of("12.345"), values(nested, "d"));
        var whole =
                Files.readAllBytes(
                        tables.parquet("select i as a, 'x' || i as b from range(1000) t(i)"));
        assertTrue(
                tables.refused("cut.parquet", Arrays.copyOf(whole, whole.length / 2))
                        .contains("cut short"));
        assertTrue(tables.refused("w.parquet", utf8("a,b\n1,2\n")).contains("not a Parquet file"));
        var encrypted = whole.clone();
        encrypted[3] = 'E';
        encrypted[encrypted.length - 1] = 'E';
        assertTrue(tables.refused("e.parquet", encrypted).contains("encrypted"));
        var broken = whole.clone();
        Arrays.fill(broken, 10, broken.length - 8, (byte) 7);
        assertTrue(tables.refused("b.parquet", broken).contains("cannot be read"));
        assertTrue(
                tables.refused(tables.parquet("select 1 as a where false"), ImportOptions.DEFAULT)
                        .contains("no rows"));
    }

    @Test
    void foldersPipesAndLoopsAreRefusedAtOnce() throws Exception {
        var empty = Files.createDirectories(folder.resolve("nothing"));
        assertTrue(tables.refused(empty, ImportOptions.DEFAULT).contains("folder"));
        assertTrue(
                tables.refused(folder.resolve("none.csv"), ImportOptions.DEFAULT)
                        .contains("no such file"));
        var loop = folder.resolve("loop.csv");
        Files.createSymbolicLink(loop, loop);
        assertTrue(tables.refused(loop, ImportOptions.DEFAULT).contains("no such file"));
        var pipe = folder.resolve("pipe.csv");
        var made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assumeTrue(made == 0, "this system makes no pipes");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () ->
                        assertTrue(
                                tables.refused(pipe, ImportOptions.DEFAULT)
                                        .contains("neither a file nor a folder")));
    }

    @Test
    void pathsMayHoldAnything() throws IOException {
        var odd = Files.createDirectories(folder.resolve("a 'quoted' 100% [x]/ünï"));
        var file = Files.writeString(odd.resolve("my {file}, v1.csv"), "a,b\n1,x\n2,y\n");
        assertEquals(
                2,
                tables.imported(odd.resolve("../ünï/" + file.getFileName()), ImportOptions.DEFAULT)
                        .rows());
        var parquet = Files.copy(tables.parquet("select 1 as a"), odd.resolve("it's *.parquet"));
        assertEquals(1, tables.imported(parquet, ImportOptions.DEFAULT).rows());
    }

    @Test
    void zeroBytesAreNoText() {
        assertTrue(
                tables.refused("z.csv", new byte[] {'a', ',', 0, 0, 1, 2, 3})
                        .contains("not a text file"));
        var late = new ByteArrayOutputStream();
        late.writeBytes(utf8("a,b\n"));
        IntStream.range(0, 60_000).forEach(i -> late.writeBytes(utf8("1,2345678\n")));
        late.writeBytes(new byte[] {'1', 0, ',', '1', '\n'});
        assertTrue(tables.refused("late.csv", late.toByteArray()).contains("line 60002"));
    }

    @Test
    void yearsAreNumbersAndWordsThatEndInIdAreFeatures() {
        var text = new StringBuilder("year,paid,valid,bid,acid,row,customer_id\n");
        for (int i = 0; i < 30; i++) {
            text.append(1990 + i).append(',').append(100 + 7 * i).append(',').append(3 * i + 11);
            text.append(',')
                    .append(1000 - 13 * i)
                    .append(',')
                    .append(5 * i + 2)
                    .append(',')
                    .append(i + 1);
            text.append(',').append(4711 + 17 * i).append('\n');
        }
        var snapshot = tables.imported(text.toString());
        for (var name : List.of("year", "paid", "valid", "bid", "acid")) {
            assertEquals(Kind.NUMBER, kind(snapshot, name), name);
        }
        assertEquals(Kind.IDENTIFIER, kind(snapshot, "row"));
        assertEquals(Kind.IDENTIFIER, kind(snapshot, "customer_id"));
    }

    @Test
    void columnsThatSayTheSameAreTold() {
        var snapshot = tables.imported("a,b,c,d\n1,x,1,2\n2,y,2,1\n5,z,5,5\n");
        assertTrue(told(snapshot, "c", "the same value as \"a\""));
        assertFalse(told(snapshot, "d", "the same value"));
    }

    @Test
    void hundredsOfColumnsAreReadAndAMillionRefusedWithTheEstimate() {
        int columns = 400;
        var header =
                IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        var row =
                IntStream.range(0, columns)
                        .mapToObj(i -> i % 3 == 0 ? "x" + i : i + ".5")
                        .collect(Collectors.joining(","));
        var snapshot = tables.imported(header + "\n" + row + "\n" + row + "\n" + row + "\n");
        assertEquals(columns, snapshot.schema().size());
        assertEquals(Kind.NUMBER, kind(snapshot, "c1"));
        assertEquals(List.of("x3"), snapshot.schema().require("c3").levels());
        var e =
                Assertions.assertThrows(
                        org.bottega.kernel.ProblemException.class,
                        () -> WideTable.needed(1_000_000, 16L << 30, "wide.csv"));
        assertTrue(e.getMessage().contains("need about 195,312 MB of memory"), e.getMessage());
    }

    @Test
    void whatDoesNotFitOnTheDiskIsRefusedBefore() {
        var e =
                Assertions.assertThrows(
                        org.bottega.kernel.ProblemException.class,
                        () -> DiskSpace.check(5L << 30, 1L << 30, folder));
        assertTrue(
                e.getMessage().contains("needs up to 5,120 MB")
                        && e.getMessage().contains("1,024 MB are free"));
    }

    @Test
    void writtenWordsComeBackAsTheyWere() {
        var words =
                tables.imported(
                        "w,n\n\"NA\",1\n\"-\",2\n\"null\",\nplain,4\n", ImportOptions.DEFAULT);
        assertEquals(List.of("NA", "-", "null", "plain"), values(words, "w"));
        try (var reader = SnapshotReader.open(words)) {
            var table = reader.read(org.bottega.kernel.job.Progress.none());
            var out = folder.resolve("out.csv");
            TableFile.write(table, out, org.bottega.kernel.job.Progress.none());
            var again = TableFile.read(out, org.bottega.kernel.job.Progress.none());
            for (int i = 0; i < 4; i++) {
                assertEquals(table.column("w").text(i), again.column("w").text(i));
                assertEquals(table.column("n").text(i), again.column("n").text(i));
            }
        }
    }
}
