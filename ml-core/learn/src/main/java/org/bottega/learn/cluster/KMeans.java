package org.bottega.learn.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.Problem;
import org.bottega.kernel.job.JobEvent;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Figures;
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
    /// How the number of groups is found out.
    public enum Choice {
        /// rows are nearest to their own group compared with the next one (Rousseeuw 1987)
        SILHOUETTE,
        /// more groups gain little from here on: the bend of the squared distances (Satopää et al. 2011)
        ELBOW
    }

    public static final Param<Integer> GROUPS =
            Param.whole("groups", 0, 0, 1000)
                    .doc("How many groups; 0 for 2 to 10, as is chosen below.");
    public static final Param<Choice> CHOICE =
            Param.choice("choice", Choice.SILHOUETTE)
                    .doc(
                            "How the number of groups is found out: by the best silhouette, or where the curve of squared distances bends.");
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
                        "Lloyd 1982; Arthur and Vassilvitskii, k-means++, SODA 2007; Rousseeuw, Silhouettes, 1987; Satopää et al., Finding a Kneedle in a Haystack, 2011.",
                        "Time steps·n·d·groups; memory n·d numbers."),
                Set.of(Trait.CLUSTERING, Trait.WEIGHTS, Trait.ON_REQUEST),
                List.of(GROUPS, CHOICE, STARTS));
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
        int most = Math.max(2, Math.min(MOST_TRIED, rows.count() - 1));
        var tried = new ArrayList<Lloyd.Result>();
        var silhouettes = new double[most - 1];
        var inertias = new double[most - 1];
        for (int groups = 2; groups <= most; groups++) {
            progress.at((groups - 2.0) / most, groups + " groups");
            var result = lloyd.best(groups, params.get(STARTS), training.seed());
            tried.add(result);
            silhouettes[groups - 2] =
                    Lloyd.silhouette(rows, result.group(), groups, SILHOUETTE_ROWS);
            inertias[groups - 2] = result.inertia();
        }
        boolean elbow = params.get(CHOICE) == Choice.ELBOW;
        // one group's distances are where the curve begins
        double one = lloyd.best(1, 1, training.seed()).inertia();
        int at = elbow ? Elbow.of(one, inertias) : highest(silhouettes);
        var figures = new Figures();
        for (int i = 0; i < inertias.length; i++) {
            figures.row()
                    .number("groups", i + 2)
                    .number("squared distances", inertias[i])
                    .number("silhouette", silhouettes[i])
                    .text("chosen", i == at ? "yes" : "no");
        }
        progress.found("number of groups", figures.table());
        progress.report(
                new JobEvent.Noted(
                        Problem.note(
                                "groups",
                                String.format(
                                        Locale.ROOT,
                                        elbow
                                                ? "The squared distances bend at %d groups (silhouette %.3f)."
                                                : "%d groups have the best silhouette (%.3f).",
                                        at + 2,
                                        silhouettes[at]))));
        var best = tried.get(at);
        return Groups.byCentre(best.centres(), best.groups(), rows.width());
    }

    private static int highest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
