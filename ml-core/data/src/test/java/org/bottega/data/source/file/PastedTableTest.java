package org.bottega.data.source.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.data.source.Collected;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class PastedTableTest {
    private static Collected pasted(String text, String html) {
        return Collected.of(PastedTable.of("Pasted", text, html));
    }

    @Test
    void whatASpreadsheetCopiesIsATable() {
        var read = pasted("name\tsold\tnote\r\nAda\t1,5\t\"two\nlines\"\r\nBob\t\t\r\n", null);
        assertEquals(List.of("name", "sold", "note"), read.names());
        assertEquals("Ada|1,5|two\nlines\nBob|·|·\n", read.text());
    }

    @Test
    void otherSeparatorsAreFound() {
        assertEquals("1|2,5\n", pasted("a;b\n1;2,5\n", null).text());
        assertEquals("1|2\n", pasted("a|b\n1|2\n", null).text());
        assertEquals("x, y|2\n", pasted("a,b\n\"x, y\",2\n", null).text());
        assertEquals("1\n2\n", pasted("a\n1\n2\n", null).text());
    }

    @Test
    void rowsOfNumbersHaveNoHeaderAndLongOnesAreRejected() {
        var read = pasted("1\t2\n3\t4\n", null);
        assertEquals(List.of("column 1", "column 2"), read.names());
        assertEquals("1|2\n3|4\n", read.text());
        var long1 = pasted("a\tb\n1\n1\t2\t3\n", null);
        assertEquals("1|·\n", long1.text());
        assertEquals(List.of("3: 3 values, not 2"), long1.rejects);
    }

    @Test
    void aTableOfAPageIsRead() {
        var html =
                "<html><body><p>x</p><table><thead><tr><th>City</th><th colspan=2>Two&nbsp;of</th></tr></thead>"
                        + "<tbody><tr><td><b>K&ouml;ln</b></td><td>1<br>2</td><td>3</td></tr></tbody></table>"
                        + "<table><tr><td>other</td></tr></table></body></html>";
        var read = pasted("City Two of\nKöln 1 2 3", html);
        assertEquals(List.of("City", "Two of", "Two of"), read.names());
        assertEquals("Köln|1\n2|3\n", read.text());
    }

    @Test
    void whatIsNoTableIsRefused() {
        for (var text : List.of("", "one line", "\n\n")) {
            assertTrue(
                    assertThrows(
                                    ProblemException.class,
                                    () -> PastedTable.of("Pasted", text, "<p>no table</p>"))
                            .getMessage()
                            .contains("There is no table in the clipboard."));
        }
    }
}
