package org.bottega.learn.cluster;

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
import org.bottega.model.predictor.Predictor;

/// k-means: round groups, each by its centre. How many there are is found out by the silhouette unless it is set.
public final class KMeans extends Declared {
    public static final Param<Integer> GROUPS =
            Param.whole("groups", 0, 0, 1000)
                    .doc("How many groups; 0 for what has the best silhouette, 2 to 10.");
    public static final Param<Integer> STARTS =
            Param.whole("starts", 5, 1, 100).log().doc("How often it begins anew; the best stays.");

    private static final int MOST_TRIED = 10;
    private static final int SILHOUETTE_ROWS = 800;

    public KMeans() {
        super(
                new Info(
                        "k-means",
                        "k-means",
                        "Round groups of similar rows, each around its centre.",
                        "Clusters",
                        List.of("clustering", "lloyd", "silhouette", "segments")),
                Manual.own(
                        "Lloyd 1982; Arthur and Vassilvitskii, k-means++, SODA 2007; Rousseeuw, Silhouettes, 1987.",
                        "Time steps·n·d·groups; memory n·d numbers."),
                Set.of(Trait.CLUSTERING, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(GROUPS, STARTS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        var rows = Rows.of(training);
        var lloyd = new Lloyd(rows, progress);
        int wanted = Math.min(params.get(GROUPS), rows.count());
        if (wanted > 0) {
            var result = lloyd.best(Math.max(2, wanted), params.get(STARTS), training.seed());
            return Groups.byCentre(result.centres(), result.groups(), rows.width());
        }
        Lloyd.Result best = null;
        double highest = Double.NEGATIVE_INFINITY;
        int most = Math.max(2, Math.min(MOST_TRIED, rows.count() - 1));
        var told = new StringBuilder();
        for (int groups = 2; groups <= most; groups++) {
            progress.at((groups - 2.0) / most, groups + " groups");
            var result = lloyd.best(groups, params.get(STARTS), training.seed());
            double silhouette = Lloyd.silhouette(rows, result.group(), groups, SILHOUETTE_ROWS);
            told.append(
                    String.format(
                            java.util.Locale.ROOT,
                            "%s%d: %.3f",
                            groups > 2 ? ", " : "",
                            groups,
                            silhouette));
            if (best == null || silhouette > highest) {
                highest = silhouette;
                best = result;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no number of groups");
        }
        progress.report(
                new JobEvent.Noted(
                        Problem.note(
                                "groups",
                                best.groups()
                                        + " groups have the best silhouette ("
                                        + told
                                        + ").")));
        return Groups.byCentre(best.centres(), best.groups(), rows.width());
    }
}
