package org.bottega.learn.projection;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;

/// Random projection: sums with weights by chance, which keep distances nearly as they are.
public final class RandomProjection extends Declared {
    public static final Param<Integer> DIMENSIONS =
            Param.whole("dimensions", 10, 1, 1000).log().doc("How many numbers are told.");

    public RandomProjection() {
        super(
                new Info(
                        "random-projection",
                        "Random projection",
                        "Sums with weights by chance; distances stay nearly as they are.",
                        "Projections",
                        List.of("johnson lindenstrauss", "dimension reduction")),
                Manual.own(
                        "Johnson and Lindenstrauss 1984; Achlioptas, Database-friendly Random Projections, 2003.",
                        "Time d·dimensions, whatever the number of rows."),
                Set.of(Trait.PROJECTION, Trait.ON_REQUEST),
                List.of(DIMENSIONS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR,
                (training, _) -> {
                    int width = training.x().width();
                    int dimensions = params.get(DIMENSIONS);
                    var random = new SplittableRandom(training.seed());
                    var weights = new double[dimensions * width];
                    for (int i = 0; i < weights.length; i++) {
                        weights[i] = random.nextGaussian() / Math.sqrt(dimensions);
                    }
                    return new Linear(width, weights, new double[dimensions], Link.IDENTITY);
                });
    }
}
