package org.bottega.data.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bottega.data.source.Collected;
import org.bottega.data.source.SourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    @TempDir Path folder;

    private JsonFile json(String text) throws IOException {
        return new JsonFile(Files.writeString(folder.resolve("a.json"), text));
    }

    @Test
    void raggedKeysBecomeTheUnionOfColumnsAndNestedOnesAreDotted() throws Exception {
        var read =
                Collected.of(
                        json(
                                """
                                [
                                  {"id": 1, "who": {"name": "Ada", "at": {"x": 1.5}}, "tags": ["a", "b"]},
                                  {"id": 2, "ok": true, "who": {"name": null}},
                                  {"extra": {}, "id": 3, "ok": false, "who": null}
                                ]
                                """));
        assertEquals(List.of("id", "who.name", "who.at.x", "tags", "ok", "who"), read.names());
        assertEquals(
                List.of(
                        SourceType.WHOLE,
                        SourceType.TEXT,
                        SourceType.NUMBER,
                        SourceType.TEXT,
                        SourceType.BOOLEAN,
                        SourceType.TEXT),
                read.types());
        assertEquals("1|Ada|1.5|[\"a\",\"b\"]|·|·\n2|·|·|·|true|·\n3|·|·|·|false|·\n", read.text());
    }

    @Test
    void mixedTypesAndHugeIntegersStayAsWritten() throws Exception {
        var read =
                Collected.of(
                        json(
                                "[{\"n\": 123456789012345678901234567890, \"m\": 1, \"d\": 1},"
                                        + "{\"n\": 7, \"m\": \"x\", \"d\": 2.25}]"));
        assertEquals(List.of(SourceType.TEXT, SourceType.TEXT, SourceType.NUMBER), read.types());
        assertEquals("123456789012345678901234567890|1|1\n7|x|2.25\n", read.text());
    }

    @Test
    void aLineThatIsBrokenIsRejectedAndTheOthersKept() throws Exception {
        var read =
                Collected.of(
                        json(
                                """
                                {"a": 1}
                                {"a": 2, }
                                not json

                                {"a": 3, "a": 4}
                                {"a": 5} {"a": 6}
                                [1]
                                {"a": 7
                                """));
        assertEquals("1\n", read.text());
        assertEquals(6, read.rejects.size(), read.rejects.toString());
        assertTrue(
                read.rejects.get(0).startsWith("2: column 10: unexpected character ('}'"),
                read.rejects.get(0));
        assertTrue(read.rejects.get(1).startsWith("3: column "));
        assertEquals("5: the key \"a\" comes twice", read.rejects.get(2));
        assertEquals("6: there is more than one value in the line", read.rejects.get(3));
        assertEquals(
                "7: a row is a list, and only objects and single values are read",
                read.rejects.get(4));
        assertTrue(read.rejects.get(5).startsWith("8: column "), read.rejects.get(5));
    }

    @Test
    void brokenListsAreRefusedWithLineAndColumn() throws Exception {
        assertEquals(
                "a.json, line 3, column 1: It cannot be read as rows: unexpected character (']' (code 93)): "
                        + "expected a value. Correct the place; a list of objects or one object a line is read.",
                Collected.refusal(json("[{\"a\": 1},\n{\"a\": 2},\n]"))
                        .replace("expected a valid value", "expected a value"));
        assertTrue(
                Collected.refusal(json("[{\"a\": 1},\n {\"a\": 2, \"a\": 3}]"))
                        .startsWith(
                                "a.json, line 2, column 16: It cannot be read as rows: the key \"a\" comes twice."));
        assertTrue(
                Collected.refusal(json("[{\"a\": 1}] x"))
                        .startsWith(
                                "a.json, line 1, column 13: It cannot be read as rows: unrecognized token 'x'"));
        assertTrue(
                Collected.refusal(json("[{\"a\": 1"))
                        .startsWith(
                                "a.json, line 1, column 9: It cannot be read as rows: unexpected end-of-input"));
        assertEquals(
                "a.json, line 1, column 11: It cannot be read as rows: non-standard token 'NaN'. "
                        + "Correct the place; a list of objects or one object a line is read.",
                Collected.refusal(json("[{\"a\": NaN}]")));
    }

    @Test
    void objectsAHundredThousandLevelsDeepAreRefused() throws Exception {
        assertTrue(
                Collected.refusal(json("[" + "{\"a\":".repeat(100_000)))
                        .contains("objects or lists lie more than 500 deep"));
        assertTrue(
                Collected.refusal(json("[".repeat(100_000)))
                                .contains("objects or lists lie more than 500 deep")
                        || Collected.refusal(json("[".repeat(100_000)))
                                .contains("a row is a list"));
        // sixteen objects are flattened, what lies deeper stays JSON
        var deep = "{\"a\":".repeat(20) + "1" + "}".repeat(20);
        var read = Collected.of(json("[" + deep + "]"));
        assertEquals(List.of("a" + ".a".repeat(15)), read.names());
        assertEquals("{\"a\":{\"a\":{\"a\":{\"a\":1}}}}\n", read.text());
    }

    @Test
    void singleValuesOneObjectAndEmptyListsAreTold() throws Exception {
        assertEquals("1\n2\n·\n", Collected.of(json("[1, 2, null]")).text());
        assertEquals(List.of("value"), Collected.of(json("[1, 2, null]")).names());
        assertEquals("1|2\n", Collected.of(json("{\"a\":\n 1, \"b\": 2}")).text());
        assertEquals(
                "a.json: There are no rows with values. It has to hold a list of objects.",
                Collected.refusal(json("[]")));
        assertEquals("1\n2\n", Collected.of(json("{\n\"a\": 1}\n{\"a\": 2}")).text());
    }

    @Test
    void wideEncodingsAreRead() throws Exception {
        var file = folder.resolve("w.json");
        Files.write(file, "[{\"\u00e4\": \"\u20ac\"}]".getBytes(StandardCharsets.UTF_16));
        var read = Collected.of(new JsonFile(file));
        assertEquals(List.of("\u00e4"), read.names());
        assertEquals("\u20ac\n", read.text());
    }

    @Test
    void tooManyKeysAreRefused() throws Exception {
        var text = new StringBuilder("[");
        for (int i = 0; i <= 20_000; i++) {
            text.append(i == 0 ? "" : ",").append("{\"k").append(i).append("\":1}");
        }
        assertTrue(
                Collected.refusal(json(text.append("]").toString()))
                        .contains("there are more than 20,000 different keys"));
    }
}
