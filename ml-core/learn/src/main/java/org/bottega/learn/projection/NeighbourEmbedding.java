package org.bottega.learn.projection;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.neighbours.NearestRows;
import org.bottega.learn.numeric.SparseSymmetric;
import org.bottega.model.predictor.Predictor;

/// t-SNE: a map on which rows that are alike lie together.
public final class NeighbourEmbedding extends Declared {
    public static final Param<Integer> DIMENSIONS =
            Param.whole("dimensions", 2, 1, 3).doc("How many numbers are told.");
    public static final Param<Double> PERPLEXITY =
            Param.real("perplexity", 30, 2, 200)
                    .log()
                    .doc("About how many rows are a row's neighbours.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 1000, 250, 100_000).log().doc("How long it is pulled about.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 5000, 100, 50_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    public NeighbourEmbedding() {
        super(
                new Info(
                        "t-sne",
                        "t-SNE",
                        "A map on which rows that are alike lie together.",
                        "Projections",
                        List.of("dimension reduction", "map", "embedding", "barnes-hut")),
                Manual.own(
                        "van der Maaten and Hinton, Visualizing Data using t-SNE, JMLR 9, 2008; van der Maaten, Accelerating t-SNE using Tree-Based Algorithms, JMLR 15, 2014; Kobak and Linderman, Initialization Is Critical, Nature Biotechnology 39, 2021.",
                        "Time n²·d + steps·n·(log n + 3·perplexity); memory n·(d + 6·perplexity) numbers; a prediction: n·d. A new row is put between the nearest known rows."),
                Set.of(Trait.PROJECTION, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(DIMENSIONS, PERPLEXITY, STEPS, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        int dimensions = params.get(DIMENSIONS);
        double perplexity = Math.min(params.get(PERPLEXITY), Math.max(1, (rows.count() - 1) / 3.0));
        var near =
                NearestRows.of(
                        rows,
                        (int) Math.ceil(3 * perplexity),
                        training.threads(),
                        progress.part(0, 0.2));
        double all = 2.0 * rows.count();
        var alike =
                SparseSymmetric.of(
                        rows.count(),
                        near.each(),
                        near.index(),
                        Perplexity.shares(near, perplexity),
                        (a, b) -> (a + b) / all);
        var places =
                Placement.start(rows, dimensions, 1e-4, training.seed(), progress::checkCancelled);
        var map = new RepulsiveMap(alike, places, dimensions, training.threads());
        double divergence =
                map.settle(params.get(STEPS), training.deadline(), progress.part(0.2, 1));
        progress.report(
                new JobEvent.Noted(
                        Problem.note(
                                "map",
                                String.format(
                                        java.util.Locale.ROOT,
                                        "The map's Kullback–Leibler divergence is %.3f.",
                                        divergence))));
        return Placement.predictor(rows, places, dimensions);
    }
}
