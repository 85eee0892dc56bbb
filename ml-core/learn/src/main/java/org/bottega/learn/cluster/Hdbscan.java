package org.bottega.learn.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
import org.bottega.model.predictor.Predictor;

/// HDBSCAN: groups of any form and of different density, without a radius: those that last longest while the
/// density that is asked for rises.
public final class Hdbscan extends Declared {
    public static final Param<Integer> SMALLEST =
            Param.whole("smallest", 15, 2, 100_000).log().doc("The fewest rows that are a group.");
    public static final Param<Integer> NEIGHBOURS =
            Param.whole("neighbours", 5, 1, 1000)
                    .log()
                    .doc("The neighbour whose distance says how dense it is around a row.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 20_000, 100, 1_000_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    public Hdbscan() {
        super(
                new Info(
                        "hdbscan",
                        "HDBSCAN",
                        "Groups of any form and density; finds out how many there are.",
                        "Clusters",
                        List.of("clustering", "density", "hierarchical", "noise")),
                Manual.own(
                        "Campello, Moulavi, Sander, Density-Based Clustering Based on Hierarchical Density Estimates, PAKDD 2013.",
                        "Time n²·d; memory n·d numbers."),
                Set.of(Trait.CLUSTERING, Trait.NOISE, Trait.ON_REQUEST),
                List.of(SMALLEST, NEIGHBOURS, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        var edges = spanning(rows, core(rows, params.get(NEIGHBOURS), progress), progress);
        var group = new CondensedTree(edges, rows.count(), params.get(SMALLEST)).groups();
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        return groups == 0
                ? Groups.byRows(rows, group, 1, true)
                : Groups.byRows(rows, Groups.bySize(group, groups), groups, true);
    }

    /// The distance of each row to its k-th neighbour, itself counted.
    private static double[] core(Rows rows, int neighbours, Progress progress) {
        int k = Math.min(neighbours, rows.count()) - 1;
        var far = new double[rows.count()];
        var core = new double[rows.count()];
        for (int i = 0; i < core.length; i++) {
            progress.checkCancelled();
            progress.at(0.5 * i / core.length, "Densities");
            for (int j = 0; j < far.length; j++) {
                far[j] = Groups.squared(rows.x(), i, rows.x(), j, rows.width());
            }
            Arrays.sort(far);
            core[i] = Math.sqrt(far[k]);
        }
        return core;
    }

    /// An edge of the minimum spanning tree.
    record Edge(int a, int b, double length) {}

    /// Prim's tree over mutual reachability distances.
    private static Edge[] spanning(Rows rows, double[] core, Progress progress) {
        int count = rows.count();
        var best = new double[count];
        var from = new int[count];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        var inside = new boolean[count];
        var edges = new Edge[Math.max(0, count - 1)];
        int at = 0;
        for (int e = 0; e < edges.length; e++) {
            if ((e & 63) == 0) {
                progress.checkCancelled();
                progress.at(0.5 + 0.5 * e / edges.length, "Joining");
            }
            inside[at] = true;
            int next = -1;
            for (int j = 0; j < count; j++) {
                if (inside[j]) {
                    continue;
                }
                double away = Math.sqrt(Groups.squared(rows.x(), at, rows.x(), j, rows.width()));
                double mutual = Math.max(away, Math.max(core[at], core[j]));
                if (mutual < best[j]) {
                    best[j] = mutual;
                    from[j] = at;
                }
                if (next < 0 || best[j] < best[next]) {
                    next = j;
                }
            }
            edges[e] = new Edge(from[next], next, best[next]);
            at = next;
        }
        var order =
                IntStream.range(0, edges.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(edges[a].length(), edges[b].length()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return Arrays.stream(order).mapToObj(i -> edges[i]).toArray(Edge[]::new);
    }
}
