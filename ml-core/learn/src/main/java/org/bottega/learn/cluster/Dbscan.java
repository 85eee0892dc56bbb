package org.bottega.learn.cluster;

import java.util.Arrays;
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
import org.bottega.model.predictor.Predictor;

/// DBSCAN: groups of any form where rows lie densely; the rest is no group. A new row belongs where the nearest
/// known row does.
public final class Dbscan extends Declared {
    public static final Param<Double> RADIUS =
            Param.real("radius", 0, 0, 1000)
                    .doc(
                            "How near neighbours are, in standard deviations; 0 for twice the median distance to the fifth.");
    public static final Param<Integer> NEIGHBOURS =
            Param.whole("neighbours", 5, 1, 1000)
                    .log()
                    .doc("How many neighbours, itself included, make a row dense.");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 20_000, 100, 1_000_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    public Dbscan() {
        super(
                new Info(
                        "dbscan",
                        "DBSCAN",
                        "Groups of any form where rows lie densely; stray rows belong to none.",
                        "Clusters",
                        List.of("clustering", "density", "noise")),
                Manual.own(
                        "Ester, Kriegel, Sander, Xu, A Density-Based Algorithm for Discovering Clusters, KDD 1996.",
                        "Time n²·d; memory n·d numbers."),
                Set.of(Trait.CLUSTERING, Trait.NOISE, Trait.ON_REQUEST),
                List.of(RADIUS, NEIGHBOURS, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.atMost(training, params.get(MOST_ROWS));
        double radius = params.get(RADIUS) > 0 ? params.get(RADIUS) : usual(rows, progress);
        var group = new int[rows.count()];
        int groups = groups(rows, radius, params.get(NEIGHBOURS), group, progress);
        if (groups == 0) {
            // nothing is dense: one group with nobody in it keeps the answer's form
            return Groups.byRows(rows, group, 1, true);
        }
        return Groups.byRows(rows, Groups.bySize(group, groups), groups, true);
    }

    /// Twice the median distance to the fifth neighbour, over some rows.
    private static double usual(Rows rows, Progress progress) {
        int step = Math.max(1, rows.count() / 300);
        int asked = (rows.count() + step - 1) / step;
        var fifth = new double[asked];
        var far = new double[rows.count()];
        for (int a = 0; a < asked; a++) {
            progress.checkCancelled();
            for (int j = 0; j < far.length; j++) {
                far[j] = Groups.squared(rows.x(), a * step, rows.x(), j, rows.width());
            }
            Arrays.sort(far);
            fifth[a] = Math.sqrt(far[Math.min(5, far.length - 1)]);
        }
        Arrays.sort(fifth);
        double usual = 2 * fifth[asked / 2];
        return usual > 0 ? usual : 1e-9;
    }

    /// @param group filled: −1 for rows that belong nowhere
    static int groups(Rows rows, double radius, int least, int[] group, Progress progress) {
        int count = rows.count();
        double near = radius * radius;
        Arrays.fill(group, -1);
        var asked = new boolean[count];
        var queue = new int[count];
        var found = new int[count];
        int groups = 0;
        for (int seed = 0; seed < count; seed++) {
            if (asked[seed]) {
                continue;
            }
            asked[seed] = true;
            int size = neighbours(rows, seed, near, found, progress);
            if (size < least) {
                continue;
            }
            int mine = groups++;
            group[seed] = mine;
            int head = 0;
            int tail = 0;
            for (int f = 0; f < size; f++) {
                if (group[found[f]] < 0) {
                    group[found[f]] = mine;
                    queue[tail++] = found[f];
                }
            }
            while (head < tail) {
                int at = queue[head++];
                if (asked[at]) {
                    continue;
                }
                asked[at] = true;
                progress.at((double) seed / count, (mine + 1) + " groups");
                size = neighbours(rows, at, near, found, progress);
                if (size < least) {
                    continue;
                }
                for (int f = 0; f < size; f++) {
                    if (group[found[f]] < 0) {
                        group[found[f]] = mine;
                        queue[tail++] = found[f];
                    }
                }
            }
        }
        return groups;
    }

    private static int neighbours(Rows rows, int row, double near, int[] found, Progress progress) {
        progress.checkCancelled();
        int size = 0;
        for (int j = 0; j < rows.count(); j++) {
            if (Groups.squared(rows.x(), row, rows.x(), j, rows.width()) <= near) {
                found[size++] = j;
            }
        }
        return size;
    }
}
