package org.bottega.explain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bottega.explain.Rows;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class GroupThresholdsTest {
    @Test
    void theModelTellsTheFavouredOutcomeWhereTheThresholdOfTheRowsGroupIsReached() {
        var model = Rows.sold();
        var rows = Rows.table(2_000, 1);
        for (var favoured : model.signature().classes()) {
            for (var facet :
                    List.of(
                            new Facet.Values("colour", List.of("red")),
                            new Facet.Above("size", 0.6))) {
                var question = FairnessQuestion.of(facet, List.of(favoured));
                var told = model.predict(rows);
                var point =
                        ThresholdTradeOff.of(
                                        model,
                                        rows,
                                        told,
                                        question,
                                        ThresholdTradeOff.Quality.ACCURACY,
                                        ThresholdTradeOff.Disparity.SELECTION)
                                .within(0.05)
                                .orElseThrow();
                var fair = GroupThresholds.model(model, rows, question, point);
                var sides = Facet.sides(facet, rows);
                int at = model.signature().classes().indexOf(favoured);
                var now = fair.predict(rows).values();
                for (int i = 0; i < rows.rows(); i++) {
                    double threshold = sides[i] == 1 ? point.d() : point.a();
                    double p = told.values()[2 * i + at];
                    if (Math.abs(p - threshold) > 1e-10) {
                        assertEquals(p > threshold, now[2 * i + at] > 0.5, "row " + i);
                    }
                }
                var before = Fairness.of(model, rows, question);
                var after = Fairness.of(fair, rows, question);
                assertTrue(
                        Math.abs(dppl(after)) <= 0.05 + 1e-9,
                        facet + ": " + dppl(before) + " became " + dppl(after));
            }
        }
    }

    private static double dppl(FairnessReport report) {
        return report.result(FairnessMetric.DPPL).orElseThrow().estimate().orNaN();
    }

    @Test
    void whatIsNoModelOfTwoClassesIsRefused() {
        var question =
                FairnessQuestion.of(new Facet.Values("colour", List.of("red")), List.of("maybe"));
        assertThrows(
                ProblemException.class,
                () ->
                        GroupThresholds.model(
                                Rows.sold(),
                                Rows.table(50, 1),
                                question,
                                new ThresholdTradeOff.Point(0.5, 0.5, 1, 0)));
    }
}
