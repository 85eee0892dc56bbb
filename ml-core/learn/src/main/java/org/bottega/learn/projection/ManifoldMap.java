package org.bottega.learn.projection;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
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

/// UMAP: a map that keeps who is whose neighbour and more of the large picture than t-SNE.
public final class ManifoldMap extends Declared {
    public static final Param<Integer> DIMENSIONS =
            Param.whole("dimensions", 2, 1, 100).log().doc("How many numbers are told.");
    public static final Param<Integer> NEIGHBOURS =
            Param.whole("neighbours", 15, 2, 200)
                    .log()
                    .doc(
                            "How many rows are a row's neighbours: few for detail, many for the large picture.");
    public static final Param<Double> LEAST_DISTANCE =
            Param.real("least-distance", 0.1, 0, 0.99).doc("How close rows may lie together.");
    public static final Param<Integer> STEPS =
            Param.whole("steps", 0, 0, 100_000)
                    .doc(
                            "How long it is pulled about; 0 for 500, or 200 for more than 10,000 rows.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 5000, 100, 50_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    private static final int FEW_ROWS = 10_000;

    public ManifoldMap() {
        super(
                new Info(
                        "umap",
                        "UMAP",
                        "A map that keeps neighbourhoods and the large picture.",
                        "Projections",
                        List.of("dimension reduction", "map", "embedding", "manifold")),
                Manual.own(
                        "McInnes, Healy, Melville, UMAP: Uniform Manifold Approximation and Projection, 2018; begins with principal components (Kobak and Linderman 2021).",
                        "Time n²·d + steps·n·neighbours·dimensions; memory n·(d + 4·neighbours) numbers; a prediction: n·d. A new row is put between the nearest known rows."),
                Set.of(Trait.PROJECTION, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(DIMENSIONS, NEIGHBOURS, LEAST_DISTANCE, STEPS, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        int dimensions = params.get(DIMENSIONS);
        int wanted = params.get(STEPS);
        int steps = wanted > 0 ? wanted : rows.count() <= FEW_ROWS ? 500 : 200;
        // the row itself is one of its neighbours there
        var near =
                NearestRows.of(
                        rows,
                        params.get(NEIGHBOURS) - 1,
                        training.threads(),
                        progress.part(0, 0.2));
        var ties =
                SparseSymmetric.of(
                        rows.count(),
                        near.each(),
                        near.index(),
                        FuzzyTies.of(near),
                        (a, b) -> a + b - a * b);
        var places =
                Placement.start(rows, dimensions, 1, training.seed(), progress::checkCancelled);
        Ties.scale(places, 10);
        new Ties(ties, places, dimensions, Curve.of(params.get(LEAST_DISTANCE)))
                .settle(steps, training.seed(), training.deadline(), progress.part(0.2, 1));
        return Placement.predictor(rows, places, dimensions);
    }
}
