package org.bottega.explain.fairness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.bottega.explain.estimate.Estimate;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.bottega.model.Signature;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.junit.jupiter.api.Test;

class FairnessTest {
    private static final FairnessQuestion FEMALE =
            FairnessQuestion.of(new Facet.Values("sex", List.of("Female")), List.of("yes"))
                    .withGroup("part");

    /// Some rows with their predictions.
    private static final class Fixture {
        final List<String> sex = new ArrayList<>();
        final List<String> part = new ArrayList<>();
        final List<String> truth = new ArrayList<>();
        final List<Double> told = new ArrayList<>();
        final List<Double> x = new ArrayList<>();

        Fixture add(int count, String s, String g, String y, double p) {
            for (int i = 0; i < count; i++) {
                sex.add(s);
                part.add(g);
                truth.add(y);
                told.add(p);
                x.add(p);
            }
            return this;
        }

        Table table() {
            return new Table(
                    Schema.of(
                            Field.of("sex", Kind.CATEGORY),
                            Field.of("part", Kind.CATEGORY),
                            Field.of("x", Kind.NUMBER),
                            Field.of("y", Kind.CATEGORY)),
                    List.<Column>of(
                            CategoryColumn.of(sex.toArray(String[]::new)),
                            CategoryColumn.of(part.toArray(String[]::new)),
                            new NumberColumn(x.stream().mapToDouble(v -> v).toArray()),
                            CategoryColumn.of(truth.toArray(String[]::new))));
        }

        Model model() {
            var sample = table().select(List.of("x"));
            return new Model(
                    new Signature(
                            Schema.of(new Field("x", Kind.NUMBER, Role.FEATURE, List.of())),
                            new Task.Classification("y"),
                            List.of("no", "yes")),
                    new Features(List.of(Encoder.Scaled.filled(new Encoder.Number("x"), 0))),
                    new Linear(1, new double[] {10}, new double[] {-5}, Link.LOGISTIC),
                    sample,
                    Map.of());
        }

        FairnessReport report(FairnessQuestion question) {
            var values = new double[2 * told.size()];
            for (int i = 0; i < told.size(); i++) {
                values[2 * i] = 1 - told.get(i);
                values[2 * i + 1] = told.get(i);
            }
            var model = model();
            return Fairness.of(
                    model, table(), new Predictions(model.signature(), values), question);
        }
    }

    /// Men: 4 found, 1 missed, 2 told wrongly, 3 rightly not told. Women: 1, 2, 1, 4. The probabilities are
    /// 1 and 0. Of the part "u" are the men found and not told, and the women missed.
    private static Fixture eighteen() {
        return new Fixture()
                .add(4, "Male", "u", "yes", 1)
                .add(1, "Male", "v", "yes", 0)
                .add(2, "Male", "v", "no", 1)
                .add(3, "Male", "u", "no", 0)
                .add(1, "Female", "v", "yes", 1)
                .add(2, "Female", "u", "yes", 0)
                .add(1, "Female", "v", "no", 1)
                .add(4, "Female", "v", "no", 0);
    }

    private static double value(FairnessReport report, FairnessMetric metric) {
        return report.result(metric).orElseThrow().estimate().orNaN();
    }

    @Test
    void theFiguresAreThoseWorkedOutByHand() {
        var report = eighteen().report(FEMALE);
        double kl = 0.5 * Math.log(0.5 / 0.625) + 0.5 * Math.log(0.5 / 0.375);
        double js = 0.5 * kl(0.5, 0.5625) + 0.5 * kl(0.625, 0.5625);
        // u: 9 rows; without yes 3 (women 0), with yes 6 (women 2): 0/3 − 2/6
        // v: 9 rows; without yes 7 (women 5), with yes 2 (women 1): 5/7 − 1/2
        double cddl = (9 * (0 - 1 / 3.0) + 9 * (5 / 7.0 - 0.5)) / 18;
        // u told: not 5 (women 2), yes 4 (women 0); v: not 5 (women 4), yes 4 (women 2)
        double cddpl = (9 * (2 / 5.0 - 0) + 9 * (4 / 5.0 - 2 / 4.0)) / 18;
        var expected =
                Map.ofEntries(
                        Map.entry(FairnessMetric.CI, 1 / 9.0),
                        Map.entry(FairnessMetric.DPL, 0.5 - 0.375),
                        Map.entry(FairnessMetric.KL, kl),
                        Map.entry(FairnessMetric.JS, js),
                        Map.entry(FairnessMetric.LP, Math.sqrt(2 * 0.125 * 0.125)),
                        Map.entry(FairnessMetric.TVD, 0.125),
                        Map.entry(FairnessMetric.KS, 0.125),
                        Map.entry(FairnessMetric.CDDL, cddl),
                        Map.entry(FairnessMetric.DPPL, 0.6 - 0.25),
                        Map.entry(FairnessMetric.DI, 0.25 / 0.6),
                        Map.entry(FairnessMetric.DCA, 5 / 6.0 - 3 / 2.0),
                        Map.entry(FairnessMetric.DCR, 5 / 6.0 - 5 / 4.0),
                        Map.entry(FairnessMetric.RD, 4 / 5.0 - 1 / 3.0),
                        Map.entry(FairnessMetric.SD, 4 / 5.0 - 3 / 5.0),
                        Map.entry(FairnessMetric.DAR, 4 / 6.0 - 1 / 2.0),
                        Map.entry(FairnessMetric.DRR, 4 / 6.0 - 3 / 4.0),
                        Map.entry(FairnessMetric.AD, 0.7 - 5 / 8.0),
                        Map.entry(FairnessMetric.TE, 2 / 1.0 - 1 / 2.0),
                        Map.entry(FairnessMetric.CDDPL, cddpl),
                        // each woman's neighbours are the men of the same prediction
                        Map.entry(FairnessMetric.FT, 0.0),
                        Map.entry(FairnessMetric.GE, 1 / 6.0));
        assertEquals(FairnessMetric.values().length, report.results().size());
        expected.forEach((metric, value) ->
                assertEquals(value, value(report, metric), 1e-12, metric.name()));
    }

    private static double kl(double p, double q) {
        return p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q));
    }

    @Test
    void theFlipTestAsksTheFiveNearestOfTheFavoured() {
        var rows = new Fixture();
        // ten men, told yes from 5 on
        for (int i = 0; i < 10; i++) {
            rows.add(1, "Male", "u", "yes", i < 5 ? 0.1 : 0.9);
            rows.x.set(rows.x.size() - 1, (double) i);
        }
        // neighbours of 4.1 are 2 to 6, three of them no; of 5.6: 4 to 8, four of them yes
        double[] place = {4.1, 5.6, 9, 0};
        double[] told = {0.9, 0.1, 0.1, 0.1};
        for (int i = 0; i < 4; i++) {
            rows.add(1, "Female", "u", "no", told[i]);
            rows.x.set(rows.x.size() - 1, place[i]);
        }
        var result = rows.report(FEMALE).result(FairnessMetric.FT).orElseThrow();
        assertEquals((1 - 2) / 4.0, result.estimate().orNaN());
        assertEquals(1, result.partOfD().orNaN());
        assertEquals(2, result.partOfA().orNaN());
    }

    @Test
    void withNineOrFewerFavouredRowsTheFlipTestAsksOneNeighbour() {
        var rows = new Fixture();
        for (int i = 0; i < 9; i++) {
            rows.add(1, "Male", "u", "yes", i == 4 ? 0.9 : 0.1);
            rows.x.set(i, (double) i);
        }
        rows.add(1, "Female", "u", "yes", 0.1);
        rows.x.set(9, 4.2);
        assertEquals(-1, value(rows.report(FEMALE), FairnessMetric.FT));
    }

    @Test
    void aLabelMissingFromAGroupIsInfiniteByDefinitionAndDroppedByClarify() {
        var rows =
                new Fixture()
                        .add(3, "Male", "u", "yes", 1)
                        .add(1, "Male", "u", "no", 0)
                        .add(4, "Female", "u", "no", 0);
        var ours = rows.report(FEMALE);
        var kl = ours.result(FairnessMetric.KL).orElseThrow();
        assertInstanceOf(Estimate.Unknown.class, kl.estimate());
        assertEquals(
                "Cannot be computed because no row of Female has yes, which Male has: the divergence is infinite.",
                kl.sentence(Locale.ENGLISH));
        assertEquals(0.75, value(ours, FairnessMetric.TVD));
        var aws = rows.report(FEMALE.asAws());
        assertEquals(0.25 * Math.log(0.25), value(aws, FairnessMetric.KL), 1e-12);
        assertEquals(0.375, value(aws, FairnessMetric.TVD));
        assertEquals(0.75, value(aws, FairnessMetric.LP), 1e-12);
        // 3/3 − 0/0 where Clarify takes 0/0 as 0
        assertEquals(1, value(aws, FairnessMetric.DCA));
        assertInstanceOf(
                Estimate.Unknown.class, ours.result(FairnessMetric.DCA).orElseThrow().estimate());
    }

    @Test
    void clarifyDividesByNothingToInfinity() {
        var rows =
                new Fixture()
                        .add(2, "Male", "u", "no", 0)
                        .add(1, "Male", "u", "yes", 0)
                        .add(2, "Female", "u", "no", 1)
                        .add(1, "Female", "u", "yes", 0);
        assertEquals(
                Double.POSITIVE_INFINITY, value(rows.report(FEMALE.asAws()), FairnessMetric.DI));
        assertTrue(
                rows.report(FEMALE)
                        .result(FairnessMetric.DI)
                        .orElseThrow()
                        .sentence(Locale.ENGLISH)
                        .contains("yes is predicted for no row of Male"));
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        int holds = 0;
        int worlds = 200;
        for (int w = 0; w < worlds; w++) {
            var random = new SplittableRandom(w);
            var rows = new Fixture();
            for (int i = 0; i < 400; i++) {
                boolean woman = random.nextInt(3) == 0;
                boolean yes = random.nextDouble() < (woman ? 0.3 : 0.5);
                rows.add(1, woman ? "Female" : "Male", "u", yes ? "yes" : "no", 0);
            }
            var question =
                    new FairnessQuestion(
                            FEMALE.facet(), List.of("yes"), null, null, false, 0.9, 300, w);
            var interval =
                    Fairness.ofData(rows.table(), "y", question)
                            .result(FairnessMetric.DPL)
                            .orElseThrow()
                            .estimate()
                            .bounds()
                            .orElseThrow();
            holds += interval.contains(0.2) ? 1 : 0;
        }
        assertTrue(holds >= 166 && holds <= 194, holds + " of 200 hold the truth, not about 180");
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        assertEquals(eighteen().report(FEMALE).results(), eighteen().report(FEMALE).results());
    }

    @Test
    void aFacetOfOneValueIsToldAndNeverNaN() {
        var rows = new Fixture().add(5, "Female", "u", "yes", 1).add(5, "Female", "u", "no", 0);
        var report = rows.report(FEMALE);
        for (var result : report.results()) {
            assertFalse(result.sentence(Locale.ENGLISH).contains("NaN"));
            if (result.metric() != FairnessMetric.GE) {
                assertTrue(
                        result.sentence(Locale.ENGLISH).endsWith("no row belongs to all others."),
                        result.sentence(Locale.ENGLISH));
            }
        }
    }

    @Test
    void aGroupOfFiveRowsIsWarnedOf() {
        var rows = eighteen().add(200, "Male", "u", "no", 0);
        var note = rows.report(FEMALE).notes().getFirst();
        assertEquals(
                "Female: This group has only 8 rows, so its figures are little more than chance. Gather more rows before drawing conclusions.",
                note.problem(Locale.ENGLISH).sentence());
        assertTrue(note.problem(Locale.ITALIAN).sentence().startsWith("Female: Questo gruppo"));
    }

    @Test
    void constantPredictionsLeaveRatiosUnknownAndDifferencesNought() {
        var rows = new Fixture();
        for (var sex : List.of("Male", "Female")) {
            rows.add(40, sex, "u", "yes", 0).add(60, sex, "u", "no", 0);
        }
        var report = rows.report(FEMALE);
        assertEquals(0, value(report, FairnessMetric.DPPL));
        assertEquals(
                FairnessResult.Verdict.UNKNOWN,
                report.result(FairnessMetric.DI).orElseThrow().verdict());
        assertEquals(
                FairnessResult.Verdict.MAY_BE_CHANCE,
                report.result(FairnessMetric.DPPL).orElseThrow().verdict());
    }

    @Test
    void everyFigureIsSaidInBothLanguages() {
        var report = eighteen().report(FEMALE);
        for (var result : report.results()) {
            var english = result.sentence(Locale.ENGLISH);
            var italian = result.sentence(Locale.ITALIAN);
            assertFalse(english.contains("{") || italian.contains("{"), english + italian);
            assertFalse(english.equals(italian), english);
        }
        assertEquals(
                new HashSet<>(
                        java.util.Collections.list(FairnessWords.in(Locale.ENGLISH).getKeys())),
                new HashSet<>(
                        java.util.Collections.list(FairnessWords.in(Locale.ITALIAN).getKeys())));
        assertEquals(
                "Female gets yes predicted 0.417 times as often as Male (25.0 % against 60.0 %). The difference may be chance. Whether it keeps the four-fifths rule cannot be told with these rows.",
                report.result(FairnessMetric.DI).orElseThrow().sentence(Locale.ENGLISH));
    }

    @Test
    void reweighedRowsHaveTheSameShareOfFavouredInBothGroups() {
        var table = eighteen().table();
        var weights = Reweighing.weights(table, "y", FEMALE);
        // men with yes: P(Male)·P(yes)/P(Male, yes) = (10/18)(8/18)/(5/18)
        assertEquals(10.0 * 8 / (18 * 5), weights[0], 1e-12);
        double[][] sum = new double[2][2];
        for (int i = 0; i < weights.length; i++) {
            int side = table.column("sex").text(i).equals("Female") ? 1 : 0;
            sum[side][table.column("y").text(i).equals("yes") ? 1 : 0] += weights[i];
        }
        assertEquals(sum[0][1] / sum[0][0], sum[1][1] / sum[1][0], 1e-12);
        var weighted = Reweighing.weighted(table, "y", FEMALE);
        assertEquals(Role.WEIGHT, weighted.schema().require("fairness weight").role());
    }

    @Test
    void thresholdsOfTheirOwnMakeGroupsEqualAtTheLeastCost() {
        var rows = new Fixture();
        var random = new SplittableRandom(3);
        for (int i = 0; i < 4000; i++) {
            boolean woman = random.nextBoolean();
            double p = random.nextDouble() * (woman ? 0.7 : 1);
            rows.add(1, woman ? "Female" : "Male", "u", random.nextDouble() < p ? "yes" : "no", p);
        }
        var model = rows.model();
        var values = new double[2 * rows.told.size()];
        for (int i = 0; i < rows.told.size(); i++) {
            values[2 * i] = 1 - rows.told.get(i);
            values[2 * i + 1] = rows.told.get(i);
        }
        var trade =
                ThresholdTradeOff.of(
                        model,
                        rows.table(),
                        new Predictions(model.signature(), values),
                        FEMALE,
                        ThresholdTradeOff.Quality.ACCURACY,
                        ThresholdTradeOff.Disparity.SELECTION);
        assertEquals(101, trade.common().size());
        var half = trade.common().get(50);
        var fair = trade.within(0.01).orElseThrow();
        assertTrue(half.disparity() > 0.1 && fair.disparity() <= 0.01);
        assertTrue(fair.d() < fair.a(), "women need a lower threshold");
        assertTrue(fair.quality() > half.quality() - 0.05);
        for (int i = 1; i < trade.front().size(); i++) {
            assertTrue(trade.front().get(i).quality() > trade.front().get(i - 1).quality());
        }
    }

    @Test
    void crossesOfColumnsAreComparedWithTheBestOff() {
        var rows =
                new Fixture()
                        .add(30, "Male", "u", "yes", 1)
                        .add(10, "Male", "u", "no", 0)
                        .add(10, "Female", "u", "yes", 1)
                        .add(30, "Female", "u", "no", 0)
                        .add(5, "Female", "v", "no", 1);
        var model = rows.model();
        var values = new double[2 * rows.told.size()];
        for (int i = 0; i < rows.told.size(); i++) {
            values[2 * i] = 1 - rows.told.get(i);
            values[2 * i + 1] = rows.told.get(i);
        }
        var groups =
                GroupComparison.of(
                        model,
                        rows.table(),
                        new Predictions(model.signature(), values),
                        List.of("sex", "part"),
                        FEMALE);
        assertEquals(3, groups.groups().size());
        assertEquals(List.of("Male", "u"), groups.groups().get(groups.reference()).values());
        var women =
                groups.groups().stream()
                        .filter(g -> g.values().equals(List.of("Female", "u")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(1 / 3.0, women.impact().orNaN(), 1e-12);
        // ln: 1/10 − 1/40 + 1/30 − 1/40 = 0.0833…, times 1.96
        assertEquals(
                Math.exp(Math.log(1 / 3.0) + 1.959964 * Math.sqrt(1 / 12.0)),
                women.impact().bounds().orElseThrow().high(),
                1e-6);
        assertTrue(groups.groups().get(2).small());
    }

    @Test
    void facetsAreReadAsClarifyReadsThem() {
        var random = new SplittableRandom(1);
        var age = random.ints(200, 18, 90).mapToDouble(i -> i).toArray();
        var flag = random.ints(200, 0, 2).mapToDouble(i -> i).toArray();
        var table =
                new Table(
                        Schema.of(Field.of("age", Kind.NUMBER), Field.of("flag", Kind.NUMBER)),
                        List.<Column>of(new NumberColumn(age), new NumberColumn(flag)));
        assertEquals(new Facet.Above("age", 40), Facet.parse("age=40", table));
        assertEquals(new Facet.Above("age", 40), Facet.parse("age>40", table));
        assertEquals(new Facet.Values("flag", List.of("1")), Facet.parse("flag=1", table));
        var sides = Facet.sides(new Facet.Above("age", 40), table);
        for (int i = 0; i < sides.length; i++) {
            assertEquals(age[i] > 40 ? 1 : 0, sides[i]);
        }
        for (var wrong : List.of("age", "=3", "agee=3", "flag=7", "age>x")) {
            assertThrows(ProblemException.class, () -> Facet.parse(wrong, table), wrong);
        }
    }

    @Test
    void aMillionLevelsAreGroupsWithoutAnInterval() {
        int n = 60_000;
        var sex = new String[n];
        var part = new String[n];
        var y = new String[n];
        for (int i = 0; i < n; i++) {
            sex[i] = i % 2 == 0 ? "Female" : "Male";
            part[i] = "p" + i;
            y[i] = i % 3 == 0 ? "yes" : "no";
        }
        var table =
                new Table(
                        Schema.of(
                                Field.of("sex", Kind.CATEGORY),
                                Field.of("part", Kind.CATEGORY),
                                Field.of("y", Kind.CATEGORY)),
                        List.<Column>of(
                                CategoryColumn.of(sex),
                                CategoryColumn.of(part),
                                CategoryColumn.of(y)));
        var report = Fairness.ofData(table, "y", FEMALE);
        var cddl = report.result(FairnessMetric.CDDL).orElseThrow().estimate();
        assertTrue(cddl.known() && cddl.bounds().isEmpty());
        assertTrue(
                report.result(FairnessMetric.DPL).orElseThrow().estimate().bounds().isPresent(),
                "the other figures have intervals all the same");
    }
}
