package org.bottega.learn.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.table.TimeColumn;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.bundle.Bundle;
import org.bottega.model.forecast.Horizon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastingTest {
    private static final int DAYS = 120;
    private static final Task.Forecast TASK = new Task.Forecast("sales", "day", List.of("shop"), 7);

    @TempDir Path folder;

    /// Four shops with a week's rhythm; on days of promotion each sells half as much again.
    ///
    /// @param shown how many days have their sales; those after it are to come
    private static Table shops(int shown) {
        int shops = 4;
        var random = new Random(7);
        var micros = new long[shops * DAYS];
        var sales = new double[micros.length];
        var promotion = new double[micros.length];
        var names = new String[micros.length];
        for (int i = 0; i < micros.length; i++) {
            int shop = i / DAYS;
            int day = i % DAYS;
            names[i] = "shop " + shop;
            micros[i] = TimeColumn.micros(LocalDate.of(2024, 1, 1).plusDays(day).atStartOfDay());
            promotion[i] = random.nextInt(5) == 0 ? 1 : 0;
            double noise = random.nextGaussian();
            double whole =
                    (100 + 40 * Math.sin(2 * Math.PI * day / 7) + 4 * noise)
                            * Math.pow(10, shop)
                            * (1 + 0.5 * promotion[i]);
            sales[i] = day < shown ? whole : Double.NaN;
        }
        var shopColumn = CategoryColumn.of(names);
        return new Table(
                Schema.of(
                        Field.of("shop", Kind.CATEGORY),
                        Field.of("day", Kind.DATE),
                        Field.of("promotion", Kind.NUMBER),
                        Field.of("sales", Kind.NUMBER)),
                List.of(
                        shopColumn,
                        new TimeColumn(micros),
                        new NumberColumn(promotion),
                        new NumberColumn(sales)));
    }

    private static Model fit(Table table, List<String> known) {
        var usual = ForecastSettings.USUAL;
        return Forecasting.fit(
                table,
                TASK,
                new ForecastSettings(
                        known, List.of(), usual.quantiles(), usual.grid(), 0, 0, 0, 1, 1),
                Deadline.never(),
                Progress.none());
    }

    private static double score(Model model, String id) {
        var table = model.figures().get(Forecasting.SCORES);
        for (int i = 0; table != null && i < table.rows(); i++) {
            if (id.equals(table.column("metric").text(i))) {
                return ((NumberColumn) table.column("value")).value(i);
            }
        }
        return Double.NaN;
    }

    @Test
    void whatIsKnownInAdvanceHelpsAndTheModelIsTheSameFromItsFile() {
        var whole = shops(DAYS);
        var table = shops(DAYS - 7);
        var model = fit(table, List.of("promotion"));
        assertTrue(score(model, "skill") > 0.4, "skill " + score(model, "skill"));
        assertTrue(score(model, "skill") > score(fit(table, List.of()), "skill") + 0.1);
        double coverage = score(model, "coverage");
        assertTrue(coverage > 0.65 && coverage < 0.95, "coverage " + coverage);

        var told = model.answer(table);
        assertEquals(
                List.of("shop", "day", "prediction", "p10", "p50", "p90"), told.schema().names());
        assertEquals(28, told.rows());
        assertEquals("2024-04-23", told.column("day").text(0));
        double[] prediction = ((NumberColumn) told.column("prediction")).values();
        double[] truth = ((NumberColumn) whole.column("sales")).values();
        double apart = 0;
        for (int i = 0; i < 28; i++) {
            double came = truth[i / 7 * DAYS + DAYS - 7 + i % 7];
            apart += Math.abs(came - prediction[i]) / came / 28;
        }
        assertTrue(apart < 0.2, "mean share missed " + apart);

        var file = folder.resolve("model.bottega");
        Bundle.write(model, file);
        var again = Bundle.read(file).answer(table);
        assertArrayEquals(prediction, ((NumberColumn) again.column("prediction")).values());
        assertArrayEquals(
                ((NumberColumn) told.column("p90")).values(),
                ((NumberColumn) again.column("p90")).values());
    }

    @Test
    void whatComesAfterACutOffChangesNothingThatIsToldFromIt() {
        var one = fit(shops(DAYS), List.of());
        var table = shops(DAYS);
        double[] changed = ((NumberColumn) table.column("sales")).values().clone();
        for (int shop = 0; shop < 4; shop++) {
            // the last week of each shop is a nonsense that nobody can know before
            Arrays.fill(changed, shop * DAYS + DAYS - 7, (shop + 1) * DAYS, 5 * Math.pow(10, shop));
        }
        var history = one.horizon().orElseThrow();
        var other = table.with(Field.of("sales", Kind.NUMBER), new NumberColumn(changed));
        assertArrayEquals(
                toldFromTheLastWeek(one, history, table), toldFromTheLastWeek(one, history, other));
    }

    private static double[] toldFromTheLastWeek(Model model, Horizon horizon, Table table) {
        var read = table.select(horizon.reads().names());
        var origins =
                horizon.place(read).series().stream()
                        .map(s -> new Horizon.Origin(s, DAYS - 7))
                        .toList();
        return model.predict(horizon.rows(read, origins, horizon.steps()).rows()).values();
    }

    @Test
    void scoresAreThoseOfAHandComputedExample() {
        var scores = new ForecastScores(new double[] {0.1, 0.9});
        scores.add(10, 8, 2, 14, new double[] {7, 11});
        scores.add(20, 25, 2, 16, new double[] {21, 27});
        var all = scores.all();
        assertEquals((2 / 2.0 + 5 / 2.0) / 2, all.get("mase"), 1e-12);
        assertEquals(7 / 30.0, all.get("wape"), 1e-12);
        assertEquals((200 * 2 / 18.0 + 200 * 5 / 45.0) / 2, all.get("smape"), 1e-12);
        assertEquals((20 + 25) / 2.0, all.get("mape"), 1e-12);
        assertEquals(Math.sqrt((4 + 25) / 2.0), all.get("rmse"), 1e-12);
        // ρ at 0.1: 0.1·3 + 0.9·1; at 0.9: 0.1·1 + 0.1·7
        assertEquals((2 * 1.2 / 30 + 2 * 0.8 / 30) / 2, all.get("wql"), 1e-12);
        assertEquals(0.5, all.get("coverage"), 1e-12);
        assertEquals(1 - 7 / 8.0, all.get("skill"), 1e-12);
    }

    @Test
    void aSeriesInLargeUnitsDoesNotDecideTheSkillAlone() {
        var scores = new ForecastScores(new double[0]);
        scores.add(10, 9, 2, 14, new double[0]);
        scores.add(1000, 900, 100, 950, new double[0]);
        assertEquals(1 - (1 / 2.0 + 1) / (4 / 2.0 + 0.5), scores.all().get("skill"), 1e-12);
    }

    @Test
    void aHistoryThatCannotBeForecastIsRefusedInASentence() {
        var few = shops(DAYS).rows(IntStream.range(0, 8).toArray());
        var tooShort = assertThrows(ProblemException.class, () -> fit(few, List.of()));
        assertTrue(tooShort.getMessage().contains("The longest series has 8 steps"));
        var noRowsToCome = fit(shops(DAYS), List.of("promotion"));
        var refused = assertThrows(ProblemException.class, () -> noRowsToCome.answer(shops(DAYS)));
        assertTrue(refused.getMessage().contains("no row for 2024-04-30"), refused.getMessage());
    }
}
