package org.bottega.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.data.expression.Completion;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Schema;
import org.junit.jupiter.api.Test;

class SqlCompletionTest {
    private final SqlCompletion completion =
            new SqlCompletion(
                    tables(),
                    List.of(new SqlFunction("round", "round(x, precision)", "Rounds a number.")));

    private static Map<String, Schema> tables() {
        var tables = new LinkedHashMap<String, Schema>();
        tables.put(
                "people",
                new Schema(
                        List.of(
                                Field.of("name", org.bottega.kernel.table.Kind.CATEGORY),
                                Field.of("age", org.bottega.kernel.table.Kind.NUMBER))));
        tables.put(
                "big orders",
                new Schema(
                        List.of(
                                Field.of("person", org.bottega.kernel.table.Kind.CATEGORY),
                                Field.of("total paid", org.bottega.kernel.table.Kind.NUMBER))));
        return tables;
    }

    /// What is offered at the bar.
    private List<String> at(String text) {
        return completion.at(text.replace("|", ""), text.indexOf('|')).stream()
                .map(Completion::text)
                .toList();
    }

    @Test
    void tablesStandBehindFromAndJoin() {
        assertEquals(List.of("people", "\"big orders\""), at("select * from |"));
        assertEquals(List.of("people"), at("select * from pe|"));
        assertEquals(List.of("\"big orders\""), at("select * from people p join big|"));
        assertEquals(List.of("people", "\"big orders\""), at("select * from people, |"));
    }

    @Test
    void columnsOfTheTablesInUseComeFirst() {
        assertEquals(List.of("name", "age"), at("select | from people"));
        assertEquals("age", at("select a| from people").getFirst());
        assertEquals(
                List.of("person", "\"total paid\""), at("select o.| from \"big orders\" as o"));
        assertEquals(List.of("\"total paid\""), at("select o.tot| from \"big orders\" o"));
    }

    @Test
    void functionsAndWordsAreOfferedWhileTyping() {
        assertTrue(at("select rou| from people").contains("round("));
        assertTrue(at("sel|").contains("select"));
        assertFalse(at("select | from people").contains("round("));
    }

    @Test
    void textsAndCommentsAreLeftAlone() {
        assertEquals(List.of(), at("select 'na| from people"));
        assertEquals(List.of(), at("-- na|"));
    }

    @Test
    void theStatementAtTheCaretIsFound() {
        var text = "select ';' as a; -- first; one\nselect 2;\n";
        assertEquals("select ';' as a", SqlText.statement(text, 3));
        assertEquals("-- first; one\nselect 2", SqlText.statement(text, 35));
        assertEquals("-- first; one\nselect 2", SqlText.statement(text, text.length()));
        assertEquals("select 1", SqlText.statement("select 1", 0));
    }

    @Test
    void aTextIsTakenApartIntoItsPieces() {
        assertEquals(
                List.of(
                        SqlText.Kind.KEYWORD,
                        SqlText.Kind.NAME,
                        SqlText.Kind.SIGN,
                        SqlText.Kind.NUMBER,
                        SqlText.Kind.KEYWORD,
                        SqlText.Kind.QUOTED_NAME,
                        SqlText.Kind.COMMENT),
                SqlText.pieces("select a+1.5 from \"my t\" -- end").stream()
                        .map(SqlText.Piece::kind)
                        .toList());
    }
}
