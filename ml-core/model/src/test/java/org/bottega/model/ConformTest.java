package org.bottega.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.table.TimeColumn;
import org.junit.jupiter.api.Test;

class ConformTest {

    @Test
    void columnsAreFoundInAnyOrderAndOthersIgnored() {
        var rows = new RandomModels(1).table(5);
        var mixed = rows.select(List.of("note", "member", "since", "colour", "age"));
        var extra = mixed.with(Field.of("more", Kind.NUMBER), new NumberColumn(new double[5]));
        var told = Conform.to(RandomModels.schema(), extra);
        assertEquals(RandomModels.schema(), told.schema());
        assertEquals(rows.column("age").text(0), told.column("age").text(0));
    }

    @Test
    void everyMissingColumnIsToldWithTheNameThatWasProbablyMeant() {
        var table =
                new Table(
                        Schema.of(Field.of("Colour", Kind.TEXT), Field.of("x", Kind.TEXT)),
                        List.of(new TextColumn("red"), new TextColumn("y")));
        var refused =
                assertThrows(
                        ProblemException.class, () -> Conform.to(RandomModels.schema(), table));
        assertEquals(5, refused.problems().size());
        assertTrue(
                refused.getMessage().contains("Is it the column \"Colour\"? Rename it."),
                refused::getMessage);
    }

    @Test
    void textIsReadAsWhatTheModelLearnt() {
        var number = column(Kind.NUMBER, new TextColumn(" 1.5 ", "", null, "-2e3"));
        assertEquals(1.5, ((NumberColumn) number).value(0));
        assertTrue(number.missing(1) && number.missing(2));
        assertEquals(-2000, ((NumberColumn) number).value(3));

        var time = column(Kind.DATE_TIME, new TextColumn("2024-02-29", "2024-02-29 23:59:01", " "));
        assertEquals("2024-02-29", time.text(0));
        assertEquals("2024-02-29T23:59:01", time.text(1));
        assertTrue(time.missing(2));

        var zip = column(Kind.CATEGORY, new NumberColumn(new double[] {7, Double.NaN}));
        assertEquals("7", zip.text(0));
        assertTrue(zip.missing(1));
        assertEquals("0.5", column(Kind.TEXT, new NumberColumn(new double[] {0.5})).text(0));
        assertTrue(column(Kind.BOOLEAN, new TextColumn("yes")) instanceof CategoryColumn);
    }

    @Test
    void aValueThatCannotBeReadIsNamedWithItsRow() {
        for (var wrong : List.of("ten", "1,5", "1f", "2D", "0x")) {
            var refused =
                    assertThrows(
                            ProblemException.class,
                            () -> column(Kind.NUMBER, new TextColumn("1", wrong)));
            assertEquals("a, row 2", refused.problems().getFirst().where());
        }
        for (var wrong : List.of("2023-02-29", "31.12.2024", "soon", "12345")) {
            assertThrows(
                    ProblemException.class, () -> column(Kind.DATE_TIME, new TextColumn(wrong)));
        }
        var numbers = new NumberColumn(new double[] {20240229});
        assertThrows(ProblemException.class, () -> column(Kind.DATE_TIME, numbers));
    }

    @Test
    void aMomentIsAlsoFoundAfterTheTurnOfTheEra() {
        assertEquals("9999-12-31", column(Kind.DATE_TIME, new TextColumn("9999-12-31")).text(0));
        assertTrue(column(Kind.DATE_TIME, new TimeColumn(new long[] {1})) instanceof TimeColumn);
    }

    private static Column column(Kind kind, Column column) {
        return Conform.column(Field.of("a", kind), column);
    }
}
