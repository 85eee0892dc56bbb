package org.bottega.learn.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.Choices;
import org.bottega.learn.Trainer;
import org.bottega.learn.calibrate.Calibration;
import org.bottega.learn.encode.FeatureChoices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final Set<String> TRUE = Set.of("a", "b", "town");

    /// Columns `a`, `b` and `town` make the target, `copy` is `a` with a little noise, `n…` are noise.
    private static Table table(int rows, boolean classes) {
        var random = new SplittableRandom(6);
        var columns = new ArrayList<Column>();
        var fields = new ArrayList<Field>();
        var numbers = new double[10][rows];
        var town = new String[rows];
        var y = new double[rows];
        var names = new String[rows];
        for (int i = 0; i < rows; i++) {
            for (var column : numbers) {
                column[i] = random.nextGaussian();
            }
            numbers[2][i] = numbers[0][i] + 0.2 * random.nextGaussian();
            if (random.nextInt(20) == 0) {
                numbers[1][i] = Double.NaN;
            }
            int place = random.nextInt(4);
            town[i] = "town " + place;
            double b = Double.isNaN(numbers[1][i]) ? 0 : numbers[1][i];
            y[i] = 2 * numbers[0][i] - 1.5 * b + (place == 2 ? 2 : 0) + 0.5 * random.nextGaussian();
            names[i] = y[i] > 0.5 ? "yes" : "no";
        }
        for (int j = 0; j < 10; j++) {
            fields.add(
                    Field.of(j == 0 ? "a" : j == 1 ? "b" : j == 2 ? "copy" : "n" + j, Kind.NUMBER));
            columns.add(new NumberColumn(numbers[j]));
        }
        fields.add(Field.of("town", Kind.CATEGORY));
        columns.add(CategoryColumn.of(town));
        fields.add(Field.of("y", classes ? Kind.CATEGORY : Kind.NUMBER));
        columns.add(classes ? CategoryColumn.of(names) : new NumberColumn(y));
        return new Table(new Schema(fields), columns);
    }

    private static Task task(boolean classes) {
        return classes ? new Task.Classification("y") : new Task.Regression("y");
    }

    private static Selected choose(SelectionMethod method, int columns, boolean classes) {
        return new Selection(method, columns)
                .choose(table(400, classes), task(classes), 1, 1, Progress.none());
    }

    @ParameterizedTest
    @CsvSource({
        "MUTUAL_INFORMATION,true",
        "MUTUAL_INFORMATION,false",
        "RECURSIVE,true",
        "RECURSIVE,false",
        "BORUTA,true",
        "BORUTA,false"
    })
    void findsTheColumnsThatMakeTheTargetAndHardlyAnyNoise(
            SelectionMethod method, boolean classes) {
        var selected = choose(method, 0, classes);
        var chosen = new HashSet<>(selected.chosen());
        assertEquals(11, selected.columns().size());
        assertTrue(chosen.containsAll(TRUE), chosen.toString());
        long noise = chosen.stream().filter(c -> c.startsWith("n")).count();
        assertTrue(noise <= 1, chosen.toString());
    }

    @Test
    void aColumnOfManyNamesIsNoBetterThanChance() {
        var table = table(400, true);
        var tickets = new String[400];
        for (int i = 0; i < 400; i++) {
            tickets[i] = "ticket " + i / 2;
        }
        var with = table.with(Field.of("ticket", Kind.CATEGORY), CategoryColumn.of(tickets));
        var selected =
                new Selection(SelectionMethod.BORUTA, 0)
                        .choose(with, task(true), 1, 1, Progress.none());
        assertFalse(selected.chosen().contains("ticket"), selected.toString());
        assertTrue(selected.chosen().containsAll(Set.of("a", "b")), selected.toString());
    }

    @Test
    void leastRedundancyTakesTheCopyLateThoughItTellsMuch() {
        var byItself = choose(SelectionMethod.MUTUAL_INFORMATION, 2, false).chosen();
        assertEquals(Set.of("a", "copy"), new HashSet<>(byItself), "each by itself");
        var together = choose(SelectionMethod.MRMR, 3, false).chosen();
        assertTrue(together.contains("b") && together.contains("town"), together.toString());
        assertTrue(
                choose(SelectionMethod.MRMR, 0, true).chosen().size() < 8, "noise is not worth it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUTUAL_INFORMATION", "MRMR", "RECURSIVE", "BORUTA"})
    void choosesTheSameAgainAndAsManyAsAreWanted(SelectionMethod method) {
        var one = choose(method, 2, true);
        assertEquals(2, one.chosen().size());
        assertEquals(one, choose(method, 2, true));
        var table = one.toTable();
        assertEquals(11, table.rows());
        assertEquals("column", table.schema().field(0).name());
    }

    @Test
    void informationIsThatOfTheFormula() {
        // 0/1 with both: 4 3 / 1 12, in nats by hand: sum p ln(p / (p·q))
        var a = new Bins(new int[20], 2);
        var b = new Bins(new int[20], 2);
        int at = 0;
        int[][] both = {{4, 3}, {1, 12}};
        for (int p = 0; p < 2; p++) {
            for (int q = 0; q < 2; q++) {
                for (int i = 0; i < both[p][q]; i++) {
                    a.bin()[at] = p;
                    b.bin()[at++] = q;
                }
            }
        }
        double expected =
                0.2 * Math.log(0.2 / (0.35 * 0.25))
                        + 0.15 * Math.log(0.15 / (0.35 * 0.75))
                        + 0.05 * Math.log(0.05 / (0.65 * 0.25))
                        + 0.6 * Math.log(0.6 / (0.65 * 0.75));
        assertEquals(expected, Bins.information(a, b), 1e-12);
        assertEquals(0.025, Bins.byChance(a, b), 1e-12);
    }

    @Test
    void throwsOfACoinHaveTheirChances() {
        assertEquals(1, Boruta.tail(10, 0), 1e-12);
        assertEquals(11.0 / 1024, Boruta.tail(10, 9), 1e-12);
    }

    @Test
    void aModelReadsTheChosenColumnsOnly() {
        var choices =
                new Choices(
                        false,
                        Map.of(),
                        Calibration.NONE,
                        FeatureChoices.NONE,
                        new Selection(SelectionMethod.MRMR, 3));
        var model =
                new Trainer(1, 1, Deadline.never(), choices)
                        .train(
                                table(300, true),
                                task(true),
                                Algorithms.byId("logistic-regression"),
                                Params.defaults(),
                                Progress.none());
        assertEquals(3, model.signature().inputs().size());
        assertFalse(model.signature().inputs().names().contains("n5"));
        assertEquals("mrmr", model.card().get("selection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MUTUAL_INFORMATION", "MRMR", "RECURSIVE", "BORUTA"})
    void hearsACancel(SelectionMethod method) {
        var cancelled =
                new Progress() {
                    @Override
                    public void at(double fraction, String message) {}

                    @Override
                    public void report(org.bottega.kernel.job.JobEvent event) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThrows(
                java.util.concurrent.CancellationException.class,
                () ->
                        new Selection(method, 0)
                                .choose(table(50, true), task(true), 1, 1, cancelled));
    }

    @Test
    void withoutATargetNothingIsChosen() {
        var refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new Selection(SelectionMethod.BORUTA, 0)
                                        .choose(
                                                table(50, true),
                                                new Task.Clustering(),
                                                1,
                                                1,
                                                Progress.none()));
        assertTrue(refused.getMessage().contains("target"), refused.getMessage());
        assertEquals(List.of(), new Selected("score", List.of()).chosen());
    }
}
