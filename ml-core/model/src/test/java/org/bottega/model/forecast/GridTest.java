package org.bottega.model.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Task.Forecast TASK = new Task.Forecast("y", "t", List.of(), 2);

    private static Table table(String[] times, double... y) {
        var micros = Stream.of(times).mapToLong(TimeColumn::parse).toArray();
        return new Table(
                Schema.of(Field.of("t", Kind.DATE), Field.of("y", Kind.NUMBER)),
                List.of(new TimeColumn(micros), new NumberColumn(y)));
    }

    private static Frequency frequency(String... times) {
        return Frequency.detect(List.of(Stream.of(times).mapToLong(TimeColumn::parse).toArray()));
    }

    @Test
    void aFrequencyIsFoundAndItsMomentsAreThoseOfTheSeries() {
        String[][] all = {
            {"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "1 month"},
            {"2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01", "3 months"},
            {"2023-01-15", "2024-01-15", "2025-01-15", "2026-01-15", "year"},
            {"2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09", "weekday"},
            {"2024-01-05", "2024-01-06", "2024-01-07", "2024-01-08", "day"},
            {"2024-01-05", "2024-01-12", "2024-01-19", "2024-01-26", "7 days"},
            {"2024-01-05T23:00", "2024-01-06T00:00", "2024-01-06T01:00", "2024-01-06T02:00", "hour"}
        };
        for (var line : all) {
            var times = Arrays.copyOf(line, 4);
            var found = frequency(times);
            assertEquals(line[4].equals("1 month") ? "month" : line[4], found.words());
            long first = found.index(TimeColumn.parse(times[0]));
            for (int i = 0; i < 4; i++) {
                long micros = TimeColumn.parse(times[i]);
                assertEquals(first + i, found.index(micros), line[4]);
                assertEquals(TimeColumn.text(micros), TimeColumn.text(found.moment(first + i)));
            }
        }
    }

    @Test
    void gapsAreFilledFromBeforeAndRepeatsRefusedOrGathered() {
        var gap =
                table(
                        new String[] {"2024-01-01", "2024-01-02", "2024-01-04", "2024-01-05"},
                        1,
                        2,
                        4,
                        5);
        var found = Grid.USUAL.read(gap, TASK, null);
        assertArrayEquals(new double[] {1, 2, 2, 4, 5}, found.series().getFirst().y());
        assertEquals(1, found.filled());
        var zero = new Grid(Grid.Gaps.ZERO, Grid.Repeats.REFUSE).read(gap, TASK, null);
        assertArrayEquals(new double[] {1, 2, 0, 4, 5}, zero.series().getFirst().y());
        var twice =
                table(
                        new String[] {"2024-01-01", "2024-01-02", "2024-01-02", "2024-01-03"},
                        1,
                        2,
                        4,
                        5);
        var refused =
                assertThrows(ProblemException.class, () -> Grid.USUAL.read(twice, TASK, null));
        assertTrue(refused.getMessage().contains("2024-01-02 stands in several rows"));
        var sum = new Grid(Grid.Gaps.PREVIOUS, Grid.Repeats.SUM).read(twice, TASK, null);
        assertArrayEquals(new double[] {1, 6, 5}, sum.series().getFirst().y());
        var mean = new Grid(Grid.Gaps.PREVIOUS, Grid.Repeats.MEAN).read(twice, TASK, null);
        assertArrayEquals(new double[] {1, 3, 5}, mean.series().getFirst().y());
    }

    @Test
    void whatIsReadForAStepDoesNotChangeWithWhatComesAfterTheOrigin() {
        var view = new PastView(5, 4);
        int width = view.names().size();
        var daily = frequency("2024-01-05", "2024-01-06", "2024-01-07");
        var y = new double[40];
        Arrays.setAll(y, t -> Math.sin(t) * 10 + t);
        for (int end = 3; end < 36; end++) {
            var other = y.clone();
            Arrays.fill(other, end, other.length, Double.NaN);
            for (int step = 1; step <= 4; step++) {
                var one = new double[width];
                var two = new double[width];
                var moment = java.time.LocalDateTime.of(2024, 1, 1, 0, 0);
                view.read(y, end, step, view.level(y, end), 2, moment, daily, one);
                view.read(other, end, step, view.level(other, end), 2, moment, daily, two);
                assertArrayEquals(one, two);
            }
        }
    }
}
