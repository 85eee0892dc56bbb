package org.bottega.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Gaussians;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.LocalOutliers;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Onnx;
import org.bottega.model.predictor.Ordinal;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.Stack;
import org.bottega.model.predictor.TreeEnsemble;

/// The finite thresholds at which a predictor's trees split each of its inputs.
final class Thresholds {
    private static final int PER_INPUT = 20_000;

    private final List<Set<Double>> byInput = new ArrayList<>();

    Thresholds(int inputs) {
        for (int i = 0; i < inputs; i++) {
            byInput.add(new LinkedHashSet<>());
        }
    }

    Set<Double> of(int input) {
        return byInput.get(input);
    }

    void collect(Predictor predictor) {
        collect(predictor, IntStream.range(0, predictor.inputs()).toArray());
    }

    private void collect(Predictor predictor, int[] inputs) {
        switch (predictor) {
            case Linear _,
                    Network _,
                    Kernel _,
                    Gaussians _,
                    Neighbours _,
                    LocalOutliers _,
                    Onnx _ -> {}
            case Additive additive -> collect(additive.toTrees(), inputs);
            case Calibrated calibrated -> collect(calibrated.predictor(), inputs);
            case Ordinal ordinal -> collect(ordinal.score(), inputs);
            case OneVsRest rest -> rest.members().forEach(m -> collect(m, inputs));
            case Stack stack -> {
                for (var member : stack.members()) {
                    collect(
                            member.predictor(),
                            IntStream.of(member.inputs()).map(i -> inputs[i]).toArray());
                }
                collect(stack.top(), readByTop(stack, inputs));
            }
            case Blend blend -> {
                for (var member : blend.members()) {
                    collect(
                            member.predictor(),
                            IntStream.of(member.inputs()).map(i -> inputs[i]).toArray());
                }
            }
            case TreeEnsemble forest -> {
                for (int n = 0; n < forest.nodeCount(); n++) {
                    double threshold = forest.nodes().threshold()[n];
                    int input = inputs[forest.nodes().feature()[n]];
                    if (input < 0) {
                        continue;
                    }
                    var known = byInput.get(input);
                    if (!forest.splitsByCategory(n)
                            && Double.isFinite(threshold)
                            && known.size() < PER_INPUT) {
                        known.add(threshold);
                    }
                }
            }
        }
    }

    /// For each number that the top of a stack reads, which input it is; −1 where it is a member's output,
    /// whose values no row can be made to meet.
    private static int[] readByTop(Stack stack, int[] inputs) {
        var read = new int[stack.top().inputs()];
        int first = read.length - stack.passed().length;
        for (int i = 0; i < read.length; i++) {
            read[i] = i < first ? -1 : inputs[stack.passed()[i - first]];
        }
        return read;
    }
}
