package org.bottega.model.attribution;

import java.util.Arrays;
import java.util.List;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Stack;

/// Contributions to the margins of a weighted sum on top of other predictors: the members' contributions
/// to their outputs times the weights of these outputs, and `weight · (x − mean)` for inputs passed on.
/// Shapley values are linear in the game, so these are Shapley values wherever the members' are.
final class StackAttributor implements Attributor {
    private final Stack stack;
    private final Linear top;
    private final List<Attributor> members;
    private final double[] means;
    private final double[] base;

    /// @param top the stack's
    /// @param members one a member, in its order, each with the member's outputs as results
    /// @param means what each input of the stack is compared with
    StackAttributor(Stack stack, Linear top, List<Attributor> members, double[] means) {
        this.stack = stack;
        this.top = top;
        this.members = members;
        this.means = means;
        var read = new double[top.inputs()];
        int at = 0;
        for (var member : members) {
            System.arraycopy(member.base(), 0, read, at, member.results());
            at += member.results();
        }
        for (int input : stack.passed()) {
            read[at++] = means[input];
        }
        this.base = new double[top.margins()];
        top.margins(read, 1, base);
    }

    @Override
    public int inputs() {
        return stack.inputs();
    }

    @Override
    public int results() {
        return base.length;
    }

    @Override
    public double[] base() {
        return base;
    }

    @Override
    public boolean exact() {
        return members.stream().allMatch(Attributor::exact);
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        int inputs = stack.inputs();
        int margins = base.length;
        Arrays.fill(out, 0, count * inputs * margins, 0);
        int first = 0;
        for (int m = 0; m < members.size(); m++) {
            var chosen = stack.members().get(m).inputs();
            int results = members.get(m).results();
            var own = new double[count * chosen.length];
            for (int i = 0, at = 0; i < count; i++) {
                for (int input : chosen) {
                    own[at++] = rows[i * inputs + input];
                }
            }
            var part = new double[own.length * results];
            members.get(m).attribute(own, count, part);
            for (int cell = 0; cell < own.length; cell++) {
                int row = cell / chosen.length;
                int to = (row * inputs + chosen[cell % chosen.length]) * margins;
                for (int k = 0; k < margins; k++) {
                    int weights = k * top.inputs() + first;
                    for (int o = 0; o < results; o++) {
                        out[to + k] += top.weights()[weights + o] * part[cell * results + o];
                    }
                }
            }
            first += results;
        }
        for (int p = 0; p < stack.passed().length; p++) {
            int input = stack.passed()[p];
            for (int i = 0; i < count; i++) {
                double away = rows[i * inputs + input] - means[input];
                for (int k = 0; k < margins; k++) {
                    out[(i * inputs + input) * margins + k] +=
                            top.weights()[k * top.inputs() + first + p] * away;
                }
            }
        }
    }
}
