package org.bottega.explain.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.explain.Rows;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.model.Model;
import org.junit.jupiter.api.Test;

/// The model's law is `price = 3·size − 2·(colour is red)`.
class EffectTest {
    private static final PartialDependence.Settings USUAL = PartialDependence.Settings.USUAL;

    private static PartialDependence dependence(Model model, String column) {
        return PartialDependence.of(model, Rows.table(400, 1), column, USUAL, Progress.none());
    }

    @Test
    void partialDependenceOfASumIsItsTermAndAllCurvesAreParallel() {
        var found = dependence(Rows.price(), "size");
        assertEquals(20, found.places().size());
        assertEquals(400, found.rows());
        var output = found.outputs().getFirst();
        double first = found.places().getFirst().number();
        for (int p = 0; p < 20; p++) {
            double away = 3 * (found.places().get(p).number() - first);
            assertEquals(away, output.mean().get(p) - output.mean().getFirst(), 1e-9);
            for (var curve : output.curves()) {
                assertEquals(away, curve.get(p) - curve.getFirst(), 1e-9);
            }
        }
        // the rest varies by red alone: 2·√(1/3·2/3)
        assertEquals(2 * Math.sqrt(2 / 9.0) / 20, output.error().getFirst(), 0.005);
        assertEquals(0, dependence(Rows.price(), "idle").outputs().getFirst().range(), 1e-9);
    }

    @Test
    void categoriesAreAskedOneByOne() {
        var found = dependence(Rows.price(), "colour");
        var mean = found.outputs().getFirst().mean();
        for (int p = 0; p < 3; p++) {
            boolean red = found.places().get(p).words().equals("red");
            double others =
                    mean.get(found.places().stream().map(Place::words).toList().indexOf("blue"));
            assertEquals(red ? -2 : 0, mean.get(p) - others, 1e-9);
        }
    }

    @Test
    void aColumnThatIsMostlyNoughtIsAskedAtItsOtherValuesToo() {
        var size = new double[400];
        for (int i = 0; i < 400; i++) {
            size[i] = i < 380 ? 0 : i - 379;
        }
        var rows = Rows.table(400, 1).with(Field.of("size", Kind.NUMBER), new NumberColumn(size));
        var settings = new PartialDependence.Settings(12, 400, 0);
        var places =
                PartialDependence.of(Rows.price(), rows, "size", settings, Progress.none())
                        .places();
        assertTrue(places.size() >= 10 && places.size() <= 14, places.toString());
        assertEquals(0, places.getFirst().number());
        assertEquals(20, places.getLast().number());
    }

    @Test
    void classesHaveOneCurveEachThatAddUpToOne() {
        var found = dependence(Rows.sold(), "size");
        for (int p = 0; p < found.places().size(); p++) {
            assertEquals(
                    1,
                    found.outputs().get(0).mean().get(p) + found.outputs().get(1).mean().get(p),
                    1e-9);
        }
    }

    @Test
    void accumulatedEffectsOfASumAreItsTermCentred() {
        var found =
                AccumulatedEffect.of(
                        Rows.price(), Rows.table(400, 1), "size", USUAL, Progress.none());
        var effect = found.outputs().getFirst().effect();
        double mean = 0;
        int rows = found.rows().stream().mapToInt(r -> r).sum();
        assertEquals(400, rows);
        for (int b = 1; b < found.borders().size(); b++) {
            assertEquals(
                    3 * (found.borders().get(b).number() - found.borders().get(b - 1).number()),
                    effect.get(b) - effect.get(b - 1),
                    1e-9);
            mean += found.rows().get(b - 1) * (effect.get(b) + effect.get(b - 1)) / 2 / rows;
        }
        assertEquals(0, mean, 1e-9);
    }

    /// With two columns that are nearly the same, partial dependence asks about rows where they differ, and the
    /// model's product there is not what any row has.
    @Test
    void aSumHasNoInteractionAndAProductHas() {
        var rows = Rows.table(400, 1);
        var settings = new PartialDependence.Settings(8, 400, 0);
        var sum =
                PairDependence.of(
                        Rows.price(), rows, "size", "colour", 0, settings, Progress.none());
        assertEquals(0, sum.interaction(), 1e-6);
        var product =
                PairDependence.of(
                        Rows.sold(), rows, "size", "colour", 1, settings, Progress.none());
        assertTrue(product.interaction() > 0.1);
        var none = PairEffect.of(Rows.price(), rows, "size", "idle", 0, settings, Progress.none());
        for (var row : none.effect()) {
            for (double value : row) {
                assertEquals(0, value, 1e-9);
            }
        }
    }

    @Test
    void columnsThatCannotBeGoneThroughAreRefusedWithAReason() {
        var rows = Rows.table(50, 1);
        var none = Progress.none();
        assertThrows(
                ProblemException.class,
                () -> PartialDependence.of(Rows.price(), rows, "siez", USUAL, none));
        assertThrows(
                ProblemException.class,
                () -> AccumulatedEffect.of(Rows.price(), rows, "colour", USUAL, none));
        var nan = new double[50];
        java.util.Arrays.fill(nan, Double.NaN);
        var missing = rows.with(Field.of("size", Kind.NUMBER), new NumberColumn(nan));
        var problem =
                assertThrows(
                        ProblemException.class,
                        () -> PartialDependence.of(Rows.price(), missing, "size", USUAL, none));
        assertTrue(problem.getMessage().contains("All values of \"size\" are missing."));
        var one = rows.with(Field.of("size", Kind.NUMBER), new NumberColumn(new double[50]));
        assertEquals(
                List.of(0.0),
                PartialDependence.of(Rows.price(), one, "size", USUAL, none).places().stream()
                        .map(Place::number)
                        .toList());
    }
}
