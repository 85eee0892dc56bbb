package org.bottega.learn.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TextColumn;
import org.bottega.kernel.task.Task;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static Table table(Kind kind, Column column) {
        return new Table(Schema.of(Field.of("income", kind)), List.of(column));
    }

    private static String refused(Table table, Task task) {
        return assertThrows(ProblemException.class, () -> Target.learn(table, task)).getMessage();
    }

    @Test
    void classesAreTheLevelsThatOccurInTheirOrder() {
        var column =
                new CategoryColumn(new int[] {2, -1, 0, 2, 0, 2}, List.of("no", "maybe", "yes"));
        var target = Target.learn(table(Kind.CATEGORY, column), new Task.Classification("income"));
        assertEquals(List.of("no", "yes"), target.classes());
        assertArrayEquals(new double[] {1, Double.NaN, 0, 1, 0, 1}, target.y());
        assertArrayEquals(new int[] {0, 2, 3, 4, 5}, target.rows());
    }

    @Test
    void numbersAsClassesAreOrderedByValue() {
        var column =
                new NumberColumn(
                        new double[] {10, 2, Double.NaN, 2, 10, 10, Double.POSITIVE_INFINITY});
        var target = Target.learn(table(Kind.NUMBER, column), new Task.Classification("income"));
        assertEquals(List.of("2", "10"), target.classes());
        assertArrayEquals(new int[] {0, 1, 3, 4, 5}, target.rows());
    }

    @Test
    void infiniteNumbersAreMissing() {
        var column = new NumberColumn(new double[] {1, 2, 3, 4, 5, Double.NEGATIVE_INFINITY});
        assertEquals(
                5,
                Target.learn(table(Kind.NUMBER, column), new Task.Regression("income"))
                        .rows()
                        .length);
    }

    @Test
    void whatCannotBeLearntIsRefusedWithTheWayOut() {
        var numbers = table(Kind.NUMBER, new NumberColumn(new double[10]));
        assertTrue(refused(numbers, new Task.Classification("incom")).contains("income"));
        assertTrue(
                refused(numbers, new Task.Classification("income"))
                        .contains("only one value, \"0\""));
        var empty = table(Kind.CATEGORY, new CategoryColumn(new int[] {-1, -1}, List.of()));
        assertTrue(
                refused(empty, new Task.Classification("income")).contains("no value in any row"));
        var few = table(Kind.NUMBER, new NumberColumn(new double[] {1, 2}));
        assertTrue(refused(few, new Task.Regression("income")).contains("Only 2 rows"));
        var words = table(Kind.TEXT, new TextColumn("1", "two", "3", "4", "5"));
        assertTrue(refused(words, new Task.Regression("income")).contains("row 2"));
        var ids = IntStream.range(0, 2000).mapToObj(i -> "id" + i).toArray(String[]::new);
        var many = table(Kind.IDENTIFIER, new TextColumn(ids));
        assertTrue(
                refused(many, new Task.Classification("income")).contains("2000 different values"));
    }

    @Test
    void rowsAreJudgedByTheModelsClasses() {
        var column = CategoryColumn.of("yes", "new", null, "no");
        var target = Target.judge(table(Kind.CATEGORY, column), "income", List.of("no", "yes"));
        assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 0}, target.y());
        assertArrayEquals(new int[] {0, 3}, target.rows());
    }
}
