package org.bottega.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;

/// One predictor of every kind over a few inputs that are never missing, made by chance.
public final class RandomPredictors {
    private final Random random;
    private final int inputs;

    public RandomPredictors(long seed, int inputs) {
        this.random = new Random(seed);
        this.inputs = inputs;
    }

    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    /// @param classes 0 for one number
    public Map<String, Predictor> all(int classes) {
        int margins = classes > 2 ? classes : 1;
        var link = classes == 0 ? Link.IDENTITY : classes == 2 ? Link.LOGISTIC : Link.SOFTMAX;
        var all = new LinkedHashMap<String, Predictor>();
        for (var activation : Network.Activation.values()) {
            all.put("network " + activation, network(margins, activation, link));
        }
        for (var shape : Kernel.Shape.values()) {
            all.put("kernel " + shape, kernel(margins, shape, link));
        }
        all.put("additive", additive(margins, link));
        all.put("neighbours", neighbours(classes, Neighbours.Distance.EUCLIDEAN, true));
        all.put("neighbours, plain", neighbours(classes, Neighbours.Distance.MANHATTAN, false));
        if (classes == 0) {
            all.put("local outliers", outliers());
        }
        all.put("stack with inputs passed on", passing(margins, link));
        if (classes > 0) {
            all.put("gaussians, diagonal", gaussians(classes, true));
            all.put("gaussians, whole", gaussians(classes, false));
            all.put("calibrated, log-linear", calibrated(classes, margins, link));
            all.put("calibrated, isotonic", isotonic(classes, margins, link));
            all.put("stack", stack(classes, margins, link));
        }
        if (classes > 0) {
            all.put(
                    "ordinal",
                    new Ordinal(
                            network(1, Network.Activation.TANH, Link.IDENTITY),
                            random.doubles(classes - 1, -2, 2).sorted().toArray()));
        }
        if (classes > 2) {
            var members = new ArrayList<Predictor>();
            for (int k = 0; k < classes; k++) {
                members.add(network(1, Network.Activation.TANH, Link.LOGISTIC));
            }
            all.put("one against the rest", new OneVsRest(members));
        }
        return all;
    }

    private Network network(int margins, Network.Activation activation, Link link) {
        return new Network(
                List.of(
                        new Network.Layer(inputs, numbers(inputs * 5), numbers(5)),
                        new Network.Layer(5, numbers(20), numbers(4)),
                        new Network.Layer(4, numbers(4 * margins), numbers(margins))),
                activation,
                link);
    }

    private Kernel kernel(int margins, Kernel.Shape shape, Link link) {
        return new Kernel(
                inputs,
                new Kernel.Similarity(shape, 0.3, 0.5, 3),
                numbers(12 * inputs),
                numbers(12 * margins),
                numbers(margins),
                link);
    }

    private Gaussians gaussians(int classes, boolean diagonal) {
        return new Gaussians(
                inputs,
                numbers(classes),
                numbers(classes * inputs),
                numbers(classes * inputs * (diagonal ? 1 : inputs)),
                diagonal,
                Link.SOFTMAX);
    }

    private Neighbours neighbours(int classes, Neighbours.Distance distance, boolean weighted) {
        int count = 40;
        int outputs = Math.max(1, classes);
        var answers = classes == 0 ? numbers(count) : new double[count * classes];
        for (int i = 0; i < count && classes > 0; i++) {
            answers[i * classes + random.nextInt(classes)] = 1;
        }
        return new Neighbours(
                inputs,
                outputs,
                5,
                distance,
                weighted,
                numbers(count * inputs),
                answers,
                random.doubles(count, 0.5, 2).toArray());
    }

    private Additive additive(int margins, Link link) {
        var terms = new ArrayList<Additive.Term>();
        for (int j = 0; j < inputs; j++) {
            var cuts = Arrays.stream(numbers(j)).sorted().toArray();
            terms.add(
                    new Additive.Term(
                            new int[] {j},
                            new double[][] {cuts},
                            numbers((cuts.length + 2) * margins)));
        }
        terms.add(
                new Additive.Term(
                        new int[] {1, 0},
                        new double[][] {{-0.5, 0.5}, {0.1}},
                        numbers(4 * 3 * margins)));
        return new Additive(inputs, numbers(margins), terms, link);
    }

    private Calibrated calibrated(int classes, int margins, Link link) {
        return new Calibrated(
                kernel(margins, Kernel.Shape.RBF, link),
                new Calibrated.LogLinear(
                        random.doubles(classes, 0.5, 2).toArray(), numbers(classes)));
    }

    private Calibrated isotonic(int classes, int margins, Link link) {
        int lines = classes == 2 ? 1 : classes;
        var from = new double[lines][];
        var to = new double[lines][];
        for (int k = 0; k < lines; k++) {
            from[k] = random.doubles(k == 1 ? 1 : 6, 0, 1).sorted().toArray();
            to[k] = random.doubles(from[k].length, 0, 1).sorted().toArray();
        }
        return new Calibrated(
                network(margins, Network.Activation.TANH, link), new Calibrated.Isotonic(from, to));
    }

    private Stack stack(int classes, int margins, Link link) {
        var chosen = java.util.stream.IntStream.range(0, inputs).map(j -> inputs - 1 - j).toArray();
        return new Stack(
                inputs,
                List.of(
                        new Stack.Member(
                                "network", chosen, network(margins, Network.Activation.RELU, link)),
                        new Stack.Member("gaussians", chosen, gaussians(classes, true))),
                new Linear(2 * classes, numbers(2 * classes * margins), numbers(margins), link));
    }

    /// A stack of stacks whose tops, a forest and a weighted sum, read inputs beside the members' outputs.
    private Stack passing(int margins, Link link) {
        var all = java.util.stream.IntStream.range(0, inputs).toArray();
        int told = link.outputs(margins);
        var lower = network(margins, Network.Activation.RELU, link);
        var terms =
                List.of(
                        new Additive.Term(
                                new int[] {told}, new double[][] {{0.25}}, numbers(3 * margins)),
                        new Additive.Term(
                                new int[] {0, told + 1},
                                new double[][] {{0.4}, {-0.5, 0.5}},
                                numbers(3 * 4 * margins)));
        var middle =
                new Stack(
                        inputs,
                        List.of(new Stack.Member("lower", all, lower)),
                        new int[] {2, 0},
                        new Additive(told + 2, numbers(margins), terms, link));
        return new Stack(
                inputs,
                List.of(new Stack.Member("middle", all, middle)),
                new int[] {1},
                new Linear(told + 1, numbers((told + 1) * margins), numbers(margins), link));
    }

    private LocalOutliers outliers() {
        return new LocalOutliers(
                inputs,
                4,
                numbers(inputs * 30),
                random.doubles(30, 0.1, 1).toArray(),
                random.doubles(30, 0.5, 4).toArray());
    }
}
