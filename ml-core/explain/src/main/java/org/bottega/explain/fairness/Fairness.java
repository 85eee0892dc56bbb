package org.bottega.explain.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.explain.estimate.Estimate;
import org.bottega.explain.estimate.Interval;
import org.bottega.explain.estimate.Multinomial;
import org.bottega.explain.estimate.Reason;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;
import org.bottega.model.Predictions;
import org.jspecify.annotations.Nullable;

/// Computes the figures of [FairnessMetric], each with an interval.
///
/// Intervals are percentiles of the bootstrap: as many rows as there are get drawn anew, with repeats. Rows count
/// by kind (see [Multinomial]), so that this costs the same for a thousand rows as for a million. For the
/// flip test the neighbours stay those of the data.
public final class Fairness {
    private static final int MOST_KINDS = 20_000;
    private static final int SMALL = 30;
    private static final int TASKS = 16;

    private Fairness() {}

    /// The 8 figures about data.
    ///
    /// @param target the column with the outcomes
    /// @throws ProblemException when a column or value is not in the data, or no row can be judged
    public static FairnessReport ofData(Table rows, String target, FairnessQuestion question) {
        var outcomes = Outcomes.of(rows, target, question.favoured());
        return report(rows, outcomes, List.of(), question, false);
    }

    /// All 21 figures.
    ///
    /// @param rows has the model's inputs, its target, the facet and the group variable
    /// @throws ProblemException when a column or value is not in the data, or no row can be judged
    public static FairnessReport of(Model model, Table rows, FairnessQuestion question) {
        return of(model, rows, model.predict(rows), question);
    }

    /// All 21 figures of predictions that are there already.
    public static FairnessReport of(
            Model model, Table rows, Predictions told, FairnessQuestion question) {
        var outcomes = Outcomes.of(model, rows, told, question.favoured(), question.threshold());
        var target = model.signature().task().target();
        var numeric =
                model.signature().inputs().names().stream()
                        .filter(n -> !n.equals(question.facet().column()) && !n.equals(target))
                        .filter(n -> rows.find(n).orElse(null) instanceof NumberColumn)
                        .toList();
        return report(rows, outcomes, numeric, question, true);
    }

    private static FairnessReport report(
            Table rows,
            Outcomes all,
            List<String> numeric,
            FairnessQuestion question,
            boolean predictions) {
        var outcomes = question.awsCompatible() ? all.joined() : all;
        var sides = Facet.sides(question.facet(), rows);
        var judged =
                IntStream.range(0, rows.rows())
                        .filter(i ->
                                outcomes.label()[i] >= 0
                                        && (sides[i] >= 0 || question.awsCompatible()))
                        .toArray();
        if (judged.length == 0) {
            throw ProblemException.input(
                    question.facet().column(),
                    "No row has both a value of \""
                            + question.facet().column()
                            + "\" and a known outcome.",
                    "Give rows where both are known.");
        }
        var side = new byte[judged.length];
        var predicted = new boolean[judged.length];
        for (int i = 0; i < judged.length; i++) {
            side[i] = (byte) Math.max(0, sides[judged[i]]);
            predicted[i] = outcomes.predicted()[judged[i]];
        }
        var flip = new byte[judged.length];
        var notes = new ArrayList<FairnessNote>();
        if (predictions) {
            var tested =
                    FlipTest.run(
                            columns(rows, numeric, judged), side, predicted, flip, question.seed());
            if (tested.tested() > 0 && tested.tested() < tested.of()) {
                notes.add(
                        new FairnessNote(
                                FairnessNote.Kind.FLIPS_SAMPLED,
                                "FT",
                                tested.tested(),
                                tested.of()));
            }
        }
        var groups = groups(rows, question.group(), judged);
        int labels = outcomes.labels().size();
        var kinds = new long[judged.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] =
                    Tally.kind(
                            groups.code()[i],
                            side[i],
                            outcomes.label()[judged[i]],
                            labels,
                            predicted[i],
                            flip[i]);
        }
        var tally = new Tally(groups.count(), outcomes.favoured(), kinds);
        var drawn = tally;
        var variable = question.group();
        boolean grouped = variable != null;
        if (tally.kinds() > MOST_KINDS && variable != null) {
            notes.add(new FairnessNote(FairnessNote.Kind.MANY_GROUPS, variable, 0, 0));
            drawn = new Tally(1, outcomes.favoured(), Tally.ungrouped(kinds, labels));
            grouped = false;
        }
        var names =
                new FairnessResult.Names(
                        Facet.others(question.facet(), rows),
                        question.facet().words(),
                        all.words(),
                        question.group() == null ? "" : question.group());
        notes.addAll(smallGroups(side, names));
        return new FairnessReport(
                question,
                judged.length,
                rows.rows() - judged.length,
                results(
                        tally,
                        draws(drawn, new Formula(question.awsCompatible(), grouped), question),
                        outcomes,
                        names,
                        question,
                        predictions),
                rates(tally, 0, names.a(), names.favoured(), question),
                rates(tally, 1, names.d(), names.favoured(), question),
                notes);
    }

    private static List<FairnessNote> smallGroups(byte[] side, FairnessResult.Names names) {
        int d = 0;
        for (byte s : side) {
            d += s;
        }
        var notes = new ArrayList<FairnessNote>();
        for (int s = 0; s < 2; s++) {
            int rows = s == 1 ? d : side.length - d;
            if (rows > 0 && rows < SMALL) {
                notes.add(
                        new FairnessNote(
                                FairnessNote.Kind.SMALL_GROUP,
                                s == 1 ? names.d() : names.a(),
                                rows,
                                side.length));
            }
        }
        return notes;
    }

    private static double[][] columns(Table rows, List<String> numeric, int[] judged) {
        boolean all = judged.length == rows.rows();
        return numeric.stream()
                .map(n -> (NumberColumn) rows.column(n))
                .map(c -> all ? c.values() : c.rows(judged).values())
                .toArray(double[][]::new);
    }

    /// @param code for each judged row its group
    @SuppressWarnings("ArrayRecordComponent")
    private record Groups(int[] code, int count) {}

    /// A missing value is a group of its own.
    private static Groups groups(Table rows, @Nullable String name, int[] judged) {
        var code = new int[judged.length];
        if (name == null) {
            return new Groups(code, 1);
        }
        rows.schema().require(name);
        var column = rows.column(name);
        if (column instanceof CategoryColumn categories) {
            for (int i = 0; i < code.length; i++) {
                code[i] = categories.code(judged[i]) + 1;
            }
            return new Groups(code, categories.levels().size() + 1);
        }
        var codes = new HashMap<@Nullable String, Integer>();
        for (int i = 0; i < code.length; i++) {
            code[i] = codes.computeIfAbsent(column.text(judged[i]), _ -> codes.size());
        }
        return new Groups(code, codes.size());
    }

    private static List<FairnessResult> results(
            Tally tally,
            double[][] drawn,
            Outcomes outcomes,
            FairnessResult.Names names,
            FairnessQuestion question,
            boolean predictions) {
        var formula = new Formula(question.awsCompatible(), question.group() != null);
        var metrics =
                predictions
                        ? List.of(FairnessMetric.values())
                        : FairnessMetric.of(FairnessMetric.Stage.DATA);
        var sums = tally.sums().of(tally.count());
        var results = new ArrayList<FairnessResult>();
        for (var metric : metrics) {
            double value = formula.value(metric, sums);
            Estimate estimate;
            if (Double.isNaN(value) || (Double.isInfinite(value) && !question.awsCompatible())) {
                String[] sides = {names.a().isEmpty() ? Reason.OTHERS : names.a(), names.d()};
                estimate =
                        new Estimate.Unknown(
                                formula.why(
                                        metric,
                                        sums,
                                        sides,
                                        names.favoured(),
                                        missing(sums, outcomes)));
            } else {
                estimate =
                        new Estimate.Known(
                                value, interval(drawn[metric.ordinal()], question.confidence()));
            }
            results.add(
                    new FairnessResult(
                            metric,
                            estimate,
                            part(formula.part(metric, sums, 0)),
                            part(formula.part(metric, sums, 1)),
                            names));
        }
        return results;
    }

    private static Estimate part(double value) {
        return Double.isNaN(value)
                ? Estimate.unknown("fairness.no-part")
                : new Estimate.Known(value, null);
    }

    /// A label that a has and d has not.
    private static @Nullable String missing(Tally.Sums sums, Outcomes outcomes) {
        for (int l = 0; l < outcomes.labels().size(); l++) {
            if (sums.label[0][l] > 0 && sums.label[1][l] == 0) {
                return outcomes.labels().get(l);
            }
        }
        return null;
    }

    /// By metric, then draw.
    private static double[][] draws(Tally tally, Formula formula, FairnessQuestion question) {
        int draws = question.draws();
        var metrics = FairnessMetric.values();
        var values = new double[metrics.length][draws];
        var multinomial = new Multinomial(tally.count());
        IntStream.range(0, TASKS)
                .parallel()
                .forEach(task -> {
                    var sums = tally.sums();
                    var drawn = new int[tally.kinds()];
                    for (int i = task; i < draws; i += TASKS) {
                        var random =
                                new SplittableRandom(question.seed() * 0x9E3779B97F4A7C15L + i);
                        multinomial.draw(random, drawn);
                        sums.of(drawn);
                        for (int m = 0; m < values.length; m++) {
                            values[m][i] = formula.value(metrics[m], sums);
                        }
                    }
                });
        return values;
    }

    /// `null` where one draw in twenty has no finite figure: then chance decides whether there is one.
    private static @Nullable Interval interval(double[] drawn, double confidence) {
        var finite = Arrays.stream(drawn).filter(Double::isFinite).toArray();
        return finite.length < 2 || finite.length < 0.95 * drawn.length
                ? null
                : Interval.ofDraws(finite, confidence);
    }

    private static GroupRates rates(
            Tally tally, int side, String name, String favoured, FairnessQuestion question) {
        var told = tally.sums().of(tally.count()).told[side];
        return GroupRates.of(
                name,
                favoured,
                (int) told[1][1],
                (int) told[0][1],
                (int) told[1][0],
                (int) told[0][0],
                question.confidence());
    }
}
