package org.bottega.learn.network;

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
import org.bottega.model.predictor.Network;

/// A multi-layer perceptron: layers of weighted sums with a bend between them.
public final class Perceptron extends Declared {
    public static final Param<Integer> WIDTH =
            Param.whole("width", 64, 1, 4096).log().doc("How many sums a hidden layer has.");
    public static final Param<Integer> LAYERS =
            Param.whole("layers", 2, 1, 8).doc("How many hidden layers.");
    public static final Param<Network.Activation> ACTIVATION =
            Param.choice("activation", Network.Activation.RELU)
                    .doc("How sums are bent between layers.");
    public static final Param<Double> LEARNING_RATE =
            Param.real("learning-rate", 0.002, 1e-5, 0.5).log().doc("How long the steps are.");
    public static final Param<Double> DECAY =
            Param.real("decay", 1e-4, 1e-8, 1)
                    .log()
                    .doc("How strongly weights are pulled to zero (decoupled weight decay).");
    public static final Param<Integer> BATCH =
            Param.whole("batch", 128, 1, 100_000).log().doc("How many rows a step looks at.");
    public static final Param<Integer> ROUNDS =
            Param.whole("rounds", 100, 1, 100_000)
                    .log()
                    .doc(
                            "How often all rows are gone through at most; it stops earlier when rows kept aside are told no better.");

    public Perceptron() {
        super(
                new Info(
                        "perceptron",
                        "Neural network",
                        "A multi-layer perceptron: bent weighted sums of weighted sums.",
                        "Networks",
                        List.of("mlp", "deep learning", "adam", "perceptron")),
                Manual.own(
                        "Kingma and Ba, Adam, ICLR 2015; Loshchilov and Hutter, Decoupled Weight Decay, ICLR 2019; He et al. 2015 for the first weights.",
                        "Time rounds·n·weights; memory a few times the weights."),
                Set.of(
                        Trait.CLASSIFICATION,
                        Trait.REGRESSION,
                        Trait.WEIGHTS,
                        Trait.ANYTIME,
                        Trait.ON_REQUEST),
                List.of(WIDTH, LAYERS, ACTIVATION, LEARNING_RATE, DECAY, BATCH, ROUNDS));
    }

    @Override
    public Learner learner(Params params) {
        return new Fitting(
                Encoding.LINEAR,
                (training, progress) -> new Descent(training, params, progress).run());
    }
}
