package org.bottega.model.predictor;

import java.util.List;

/// A weighted mean of other predictors' outputs, each reading its own choice of the inputs.
public final class Blend implements Predictor {
    /// @param weight above 0; all weights sum to 1
    /// @param inputs which of the blend's inputs the predictor reads, in its order: read only
    public record Member(String name, double weight, int[] inputs, Predictor predictor) {
        public Member {
            if (inputs.length != predictor.inputs()) {
                throw new IllegalArgumentException(
                        name + " reads " + predictor.inputs() + " inputs");
            }
            if (!(weight > 0)) {
                throw new IllegalArgumentException(name + " has the weight " + weight);
            }
        }
    }

    private final int inputs;
    private final List<Member> members;

    public Blend(int inputs, List<Member> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a blend of nothing");
        }
        double sum = 0;
        int outputs = members.getFirst().predictor().outputs();
        for (var member : members) {
            sum += member.weight();
            if (member.predictor().outputs() != outputs) {
                throw new IllegalArgumentException(
                        "members of a blend give different numbers of outputs");
            }
            for (int input : member.inputs()) {
                if (input < 0 || input >= inputs) {
                    throw new IllegalArgumentException(
                            member.name() + " reads input " + input + " of " + inputs);
                }
            }
        }
        if (Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("weights sum to " + sum);
        }
        this.inputs = inputs;
        this.members = List.copyOf(members);
    }

    public List<Member> members() {
        return members;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return members.getFirst().predictor().outputs();
    }

    @Override
    public double work() {
        return members.stream().mapToDouble(m -> m.predictor().work()).sum();
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        int outputs = outputs();
        java.util.Arrays.fill(out, 0, count * outputs, 0);
        var part = new double[count * outputs];
        for (var member : members) {
            var own = Numbers.select(rows, count, inputs, member.inputs());
            member.predictor().predict(own, count, part);
            for (int i = 0; i < part.length; i++) {
                out[i] += member.weight() * part[i];
            }
        }
    }
}
