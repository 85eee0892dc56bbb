package org.bottega.learn.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Figures;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Room;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Predictor;

/// Hierarchical clustering: the two nearest groups become one, again and again.
public final class Agglomerative extends Declared {
    /// How far two groups are from one another.
    public enum Linkage {
        /// by how much the squared distances to the centres would grow
        WARD,
        /// the mean distance of their rows
        AVERAGE,
        /// the largest distance of their rows
        COMPLETE,
        /// the smallest distance of their rows
        SINGLE
    }

    public static final Param<Integer> GROUPS =
            Param.whole("groups", 0, 0, 1000)
                    .doc("How many groups; 0 for what has the best silhouette, 2 to 10.");
    public static final Param<Linkage> LINKAGE =
            Param.choice("linkage", Linkage.WARD).doc("How far two groups are from one another.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 3000, 100, 30_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    private static final int MOST_TRIED = 10;
    private static final int SILHOUETTE_ROWS = 800;

    public Agglomerative() {
        super(
                new Info(
                        "hierarchical",
                        "Hierarchical clustering",
                        "Joins the nearest groups again and again; a family tree of rows.",
                        "Clusters",
                        List.of("clustering", "agglomerative", "dendrogram", "ward")),
                Manual.own(
                        "Ward 1963; Müllner, Modern Hierarchical, Agglomerative Clustering Algorithms, 2011 (nearest-neighbour chains).",
                        "Time n²·d; memory n² numbers."),
                Set.of(Trait.CLUSTERING, Trait.ON_REQUEST),
                List.of(GROUPS, LINKAGE, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        var tree = Dendrogram.of(rows, params.get(LINKAGE), progress);
        progress.found("dendrogram", tree.toTable());
        int wanted = params.get(GROUPS);
        int from = wanted > 0 ? Math.clamp(wanted, 2, Math.max(2, rows.count())) : 2;
        int to = wanted > 0 ? from : Math.max(2, Math.min(MOST_TRIED, rows.count() - 1));
        int[] best = tree.cut(from);
        int groups = from;
        double highest = Double.NEGATIVE_INFINITY;
        var figures = new Figures();
        for (int k = from; k <= to && wanted == 0; k++) {
            progress.checkCancelled();
            var group = tree.cut(k);
            double silhouette = Lloyd.silhouette(rows, group, k, SILHOUETTE_ROWS);
            figures.row().number("groups", k).number("silhouette", silhouette);
            if (silhouette > highest) {
                highest = silhouette;
                best = group;
                groups = k;
            }
        }
        if (wanted == 0) {
            progress.found("number of groups", figures.table());
        }
        int found = Math.max(2, Arrays.stream(best).max().orElse(0) + 1);
        return Groups.byRows(
                rows, Groups.bySize(best, found), Math.max(found, Math.min(groups, found)), false);
    }

    static void requireRoom(int count) {
        Room.require(8.0 * count * count, "The distances of " + count + " rows");
    }
}
