package org.bottega.model.predictor;

import java.util.List;

/// Predictors whose outputs another one reads, if wanted beside inputs of the stack itself (Wolpert 1992).
public final class Stack implements Predictor {
    /// @param inputs which of the stack's inputs the predictor reads, in its order: read only
    @SuppressWarnings("ArrayRecordComponent")
    public record Member(String name, int[] inputs, Predictor predictor) {
        public Member {
            Numbers.require(
                    inputs.length == predictor.inputs(),
                    name + " reads " + predictor.inputs() + " inputs");
        }
    }

    private final int inputs;
    private final List<Member> members;
    private final int[] passed;
    private final Predictor top;

    /// A stack whose top reads the members' outputs only.
    public Stack(int inputs, List<Member> members, Predictor top) {
        this(inputs, members, new int[0], top);
    }

    /// @param passed which of the stack's inputs the top reads as they are: read only afterwards
    /// @param top reads all members' outputs one after the other, then the inputs passed on
    public Stack(int inputs, List<Member> members, int[] passed, Predictor top) {
        int told = passed.length;
        for (int input : passed) {
            Numbers.require(
                    input >= 0 && input < inputs,
                    "the top of a stack reads input " + input + " of " + inputs);
        }
        for (var member : members) {
            told += member.predictor().outputs();
            for (int input : member.inputs()) {
                Numbers.require(
                        input >= 0 && input < inputs,
                        member.name() + " reads input " + input + " of " + inputs);
            }
        }
        Numbers.require(
                !members.isEmpty() && told == top.inputs(),
                "the members of a stack tell "
                        + told
                        + " numbers with the inputs passed on, its top reads "
                        + top.inputs());
        this.inputs = inputs;
        this.members = List.copyOf(members);
        this.passed = passed;
        this.top = top;
    }

    public List<Member> members() {
        return members;
    }

    /// Which inputs the top reads as they are, after the members' outputs: read only.
    public int[] passed() {
        return passed;
    }

    public Predictor top() {
        return top;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return top.outputs();
    }

    @Override
    public double work() {
        return top.work() + members.stream().mapToDouble(m -> m.predictor().work()).sum();
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        int width = top.inputs();
        var told = new double[count * width];
        int at = 0;
        for (var member : members) {
            int outputs = member.predictor().outputs();
            var part = new double[count * outputs];
            member.predictor()
                    .predict(Numbers.select(rows, count, inputs, member.inputs()), count, part);
            for (int i = 0; i < count; i++) {
                System.arraycopy(part, i * outputs, told, i * width + at, outputs);
            }
            at += outputs;
        }
        for (int input : passed) {
            for (int i = 0; i < count; i++) {
                told[i * width + at] = rows[i * inputs + input];
            }
            at++;
        }
        top.predict(told, count, out);
    }
}
