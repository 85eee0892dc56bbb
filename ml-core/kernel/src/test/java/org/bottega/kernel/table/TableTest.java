package org.bottega.kernel.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Table table() {
        return new Table(
                Schema.of(
                        Field.of("age", Kind.NUMBER),
                        Field.of("town", Kind.CATEGORY),
                        Field.of("since", Kind.DATE_TIME),
                        Field.of("note", Kind.TEXT)),
                List.of(
                        new NumberColumn(new double[] {31, Double.NaN, 4.5}),
                        CategoryColumn.of("Rome", null, "Bari"),
                        new TimeColumn(
                                new long[] {
                                    0, TimeColumn.MISSING, TimeColumn.micros(moment(2026, 3))
                                }),
                        new TextColumn("x", null, "y")));
    }

    private static LocalDateTime moment(int year, int month) {
        return LocalDateTime.of(year, month, 31, 14, 5);
    }

    @Test
    void rowsCanBeChosenRepeatedAndReordered() {
        var picked = table().rows(new int[] {2, 2, 0});
        assertEquals(3, picked.rows());
        assertEquals("4.5", picked.column("age").text(0));
        assertEquals("Bari", picked.column("town").text(1));
        assertEquals("1970-01-01", picked.column("since").text(2));
        assertEquals(1, table().slice(1, 2).rows());
        assertEquals(0, table().slice(1, 1).rows());
    }

    @Test
    void missingValuesAreKnownInEveryKindOfColumn() {
        for (var column : table().columns()) {
            assertTrue(column.missing(1));
            assertEquals(null, column.text(1));
            assertEquals(1, column.missingCount());
            assertEquals(3, column.rows(new int[] {1, 1, 1}).missingCount());
        }
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithTheNearestName() {
        var refused = assertThrows(ProblemException.class, () -> table().column("agee"));
        assertEquals(ProblemException.Blame.USAGE, refused.blame());
        assertTrue(refused.getMessage().contains("Did you mean \"age\"?"), refused::getMessage);
        assertTrue(table().find("agee").isEmpty());
        assertThrows(ProblemException.class, () -> table().select(List.of("age", "none")));
    }

    @Test
    void columnsThatDoNotFitTheSchemaAreRefused() {
        var number = new NumberColumn(new double[2]);
        var schema = Schema.of(Field.of("a", Kind.NUMBER), Field.of("b", Kind.CATEGORY));
        assertThrows(
                IllegalArgumentException.class, () -> new Table(schema, List.of(number, number)));
        assertThrows(IllegalArgumentException.class, () -> new Table(schema, List.of(number)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table(schema, List.of(number, CategoryColumn.of("x"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Schema.of(Field.of("a", Kind.TEXT), Field.of("a", Kind.NUMBER)));
    }

    @Test
    void aColumnCanBeReplacedAddedAndLeftOut() {
        var texts = new TextColumn("1", "2", "3");
        var replaced = table().with(Field.of("age", Kind.TEXT), texts);
        assertEquals(Kind.TEXT, replaced.schema().field(0).kind());
        assertEquals(4, replaced.schema().size());
        var added = table().with(Field.of("id", Kind.IDENTIFIER), texts);
        assertEquals(List.of("age", "town", "since", "note", "id"), added.schema().names());
        assertEquals(List.of("town", "note"), table().without("age", "since").schema().names());
        assertEquals(
                List.of("note", "age"), table().select(List.of("note", "age")).schema().names());
    }

    @Test
    void levelsAreSortedAndUnknownTextsBecomeMissing() {
        var column = CategoryColumn.of("b", "a", null, "b");
        assertEquals(List.of("a", "b"), column.levels());
        assertArrayEquals(new int[] {1, 0, -1, 1}, column.codes());
        var known = CategoryColumn.of(new String[] {"b", "z"}, List.of("b", "c"));
        assertArrayEquals(new int[] {0, -1}, known.codes());
        assertArrayEquals(new int[] {-1, 0}, column.codesIn(List.of("b")));
    }

    @Test
    void textsAreThoseOfAFile() {
        assertEquals("7", NumberColumn.text(7.0));
        assertEquals("0", NumberColumn.text(-0.0));
        assertEquals("0.1", NumberColumn.text(0.1));
        assertEquals("1.0E20", NumberColumn.text(1e20));
        assertEquals("2026-03-31T14:05:00", table().column("since").text(2));
        assertEquals("1969-12-31T23:59:59.999999", TimeColumn.text(-1L));
        assertEquals(-1, TimeColumn.micros(TimeColumn.dateTime(-1)));
    }
}
