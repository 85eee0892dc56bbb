package org.bottega.learn.anomaly;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsembleBuilder;

/// An isolation forest: rows that few random cuts set apart are strange. The score is `2^(−depth / usual depth)`:
/// near 1 strange, 0.5 and below ordinary. Its trees add logarithms of it, so that scores are explained as forests
/// are.
public final class IsolationForest extends Declared {
    public static final Param<Integer> TREES =
            Param.whole("trees", 200, 1, 10_000).log().doc("How many trees; more are steadier.");
    public static final Param<Integer> SAMPLE =
            Param.whole("sample", 256, 2, 100_000)
                    .log()
                    .doc("How many rows, drawn by chance, a tree looks at.");

    public IsolationForest() {
        super(
                new Info(
                        "isolation-forest",
                        "Isolation forest",
                        "Strange is what few random cuts set apart from the rest.",
                        "Anomalies",
                        List.of("outliers", "novelty", "fraud")),
                Manual.own(
                        "Liu, Ting, Zhou, Isolation Forest, ICDM 2008.",
                        "Time trees·sample·log(sample); a prediction: trees·log(sample)."),
                Set.of(Trait.ANOMALY, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(TREES, SAMPLE));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(Encoding.TREES, (training, progress) -> fit(training, params, progress));
    }

    private static Predictor fit(Training training, Params params, Progress progress) {
        int[] rows = training.rows();
        int sample = Math.min(params.get(SAMPLE), rows.length);
        int most = params.get(TREES);
        var random = new SplittableRandom(training.seed());
        int trees = 0;
        var seeds = new long[most];
        for (int t = 0; t < most; t++) {
            seeds[t] = random.nextLong();
        }
        var grown = new java.util.ArrayList<Isolation>();
        while (trees < most) {
            progress.checkCancelled();
            if (trees > 0 && (training.deadline().passed() || progress.finishEarly())) {
                break;
            }
            grown.add(Isolation.grow(training.x(), rows, sample, seeds[trees]));
            trees++;
            progress.at((double) trees / most, "Tree " + trees);
        }
        double unit = -Math.log(2) / (trees * Math.max(1e-9, Isolation.usualDepth(sample)));
        var builder = new TreeEnsembleBuilder(training.x().width(), new double[] {0}, Link.EXP, 1);
        for (var tree : grown) {
            builder.tree(tree.addTo(builder, unit), 0);
        }
        return builder.build();
    }
}
