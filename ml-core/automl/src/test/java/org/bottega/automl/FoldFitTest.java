package org.bottega.automl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.CategoryColumn;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Schema;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.Algorithms;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.Target;
import org.bottega.learn.metric.Metric;
import org.junit.jupiter.api.Test;

class FoldFitTest {
    private static final int ROWS = 2400;
    private static final int FREQUENT = 4;

    /// Four frequent classes that a number tells, and eleven of about four rows each anywhere among them.
    private static Table rareClasses() {
        var random = new SplittableRandom(5);
        var codes = new int[ROWS];
        var told = new double[ROWS];
        var noise = new double[2][ROWS];
        for (int i = 0; i < ROWS; i++) {
            int hundredth = random.nextInt(100);
            codes[i] =
                    i % 60 == 0
                            ? FREQUENT + i / 60 % 11
                            : hundredth < 60 ? 0 : hundredth < 85 ? 1 : hundredth < 97 ? 2 : 3;
            told[i] =
                    random.nextGaussian()
                            + 3 * (codes[i] < FREQUENT ? codes[i] : random.nextInt(FREQUENT));
            noise[0][i] = random.nextGaussian();
            noise[1][i] = random.nextGaussian();
        }
        var levels = IntStream.range(0, 15).mapToObj(k -> "class " + k).toList();
        return new Table(
                new Schema(
                        List.of(
                                Field.of("told", Kind.NUMBER),
                                Field.of("a", Kind.NUMBER),
                                Field.of("b", Kind.NUMBER),
                                new Field("y", Kind.CATEGORY, Role.FEATURE, levels))),
                List.of(
                        new NumberColumn(told),
                        new NumberColumn(noise[0]),
                        new NumberColumn(noise[1]),
                        new CategoryColumn(codes, levels)));
    }

    @Test
    void lightGbmRunsAwayOnVeryRareClassesAndTheGuardBringsItBack() {
        var table = rareClasses();
        var task = new Task.Classification("y");
        var target = Target.learn(table, task);
        var folds = Folds.of(Judging.folds(2), table, target, 1);
        var material =
                new Material(table, "y", target, null, folds, new FeatureChoices(List.of()), 1);
        var algorithm = Algorithms.byId("lightgbm");
        var params = algorithm.params().read(Map.of("rounds", 150, "min-data-in-leaf", 1));
        var tried = new Candidate(0, "LightGBM", algorithm, params);
        // what is replayed is learnt as it was told, without the guard
        var unguarded =
                new Candidate(
                        0,
                        "LightGBM",
                        algorithm,
                        params,
                        List.of(new Found(params, 0), new Found(params, 0)));
        var truth =
                Arrays.stream(folds.splits().getFirst().validation())
                        .mapToDouble(r -> target.y()[r])
                        .toArray();
        var losses = new ArrayList<Double>();
        for (var candidate : List.of(unguarded, tried)) {
            var fitted =
                    FoldFit.fit(material, candidate, 0, 1, 1, Deadline.never(), Progress.none());
            losses.add(Metric.LOGLOSS.score(truth, fitted.predictions(), 15));
        }
        assertTrue(losses.getFirst() > 0.9, "it runs away: " + losses);
        assertTrue(losses.getLast() < 0.55, "it comes back: " + losses);
    }
}
