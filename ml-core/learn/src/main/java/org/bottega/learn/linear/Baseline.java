package org.bottega.learn.linear;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.ParamSpace;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Algorithm;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Prior;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.algorithm.Trait;
import org.bottega.model.predictor.Predictor;

/// Looks at no input: tells how frequent the classes are, or the mean. What any other model must beat.
public final class Baseline implements Algorithm {
    @Override
    public Info info() {
        return new Info(
                "baseline",
                "Baseline",
                "Always tells how frequent the classes are, or the mean: what other models must beat.",
                "Linear",
                List.of("dummy", "prior", "mean", "zero rule"));
    }

    @Override
    public Manual manual() {
        return new Manual(
                "Bottega",
                "Holte, Very simple classification rules, Machine Learning 11, 1993 (the zero rule).",
                "Time n.");
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CLASSIFICATION, Trait.REGRESSION, Trait.WEIGHTS, Trait.BASELINE);
    }

    @Override
    public ParamSpace params() {
        return ParamSpace.of();
    }

    @Override
    public Learner learner(Params params) {
        return new Learner() {
            @Override
            public Encoding encoding() {
                return Encoding.LINEAR;
            }

            @Override
            public Predictor fit(Training training, Progress progress) {
                progress.checkCancelled();
                return Prior.of(training);
            }
        };
    }
}
