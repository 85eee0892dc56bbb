package org.bottega.learn.anomaly;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.learn.algorithm.Declared;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.algorithm.Fitting;
import org.bottega.learn.algorithm.Learner;
import org.bottega.learn.algorithm.Manual;
import org.bottega.learn.algorithm.Trait;
import org.bottega.learn.kernel.OneClassBorder;

/// A one-class support vector machine: a border round the ordinary rows. Scores above 0 are outside.
public final class OneClass extends Declared {
    public static final Param<Double> OUTSIDE =
            Param.real("outside", 0.05, 0.001, 0.9)
                    .log()
                    .doc("About which share of the rows is left outside.");
    public static final Param<Double> GAMMA =
            Param.real("gamma", 0, 0, 1000)
                    .doc("How closely the border follows; 0 for 1 / (inputs × their variance).");
    public static final Param<Integer> MOST_ROWS =
            Param.whole("most-rows", 10_000, 100, 1_000_000)
                    .log()
                    .doc("How many rows are learnt from at most; of more, so many by chance.");

    public OneClass() {
        super(
                new Info(
                        "one-class-svm",
                        "One-class support vector machine",
                        "Draws a border round the ordinary rows.",
                        "Anomalies",
                        List.of("outliers", "novelty", "svm")),
                Manual.own(
                        "Schölkopf et al., Estimating the Support of a High-Dimensional Distribution, Neural Computation 13, 2001.",
                        "Time about n²·d; a prediction: support vectors·d."),
                Set.of(Trait.ANOMALY, Trait.ANYTIME, Trait.ON_REQUEST),
                List.of(OUTSIDE, GAMMA, MOST_ROWS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR,
                (training, progress) ->
                        OneClassBorder.fit(
                                training,
                                params.get(OUTSIDE),
                                params.get(GAMMA),
                                params.get(MOST_ROWS),
                                progress));
    }
}
