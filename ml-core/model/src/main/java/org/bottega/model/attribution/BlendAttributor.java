package org.bottega.model.attribution;

import java.util.Arrays;
import java.util.List;
import org.bottega.model.predictor.Blend;

/// The weighted mean of the members' contributions to their outputs.
final class BlendAttributor implements Attributor {
    private final Blend blend;
    private final List<Attributor> members;
    private final double[] base;

    /// @param members one a member, in its order, each with the blend's outputs as results
    BlendAttributor(Blend blend, List<Attributor> members) {
        this.blend = blend;
        this.members = members;
        this.base = new double[blend.outputs()];
        for (int m = 0; m < members.size(); m++) {
            for (int o = 0; o < base.length; o++) {
                base[o] += blend.members().get(m).weight() * members.get(m).base()[o];
            }
        }
    }

    @Override
    public int inputs() {
        return blend.inputs();
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
        int outputs = base.length;
        int inputs = blend.inputs();
        Arrays.fill(out, 0, count * inputs * outputs, 0);
        for (int m = 0; m < members.size(); m++) {
            var member = blend.members().get(m);
            var chosen = member.inputs();
            var own = new double[count * chosen.length];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < chosen.length; j++) {
                    own[i * chosen.length + j] = rows[i * inputs + chosen[j]];
                }
            }
            var part = new double[own.length * outputs];
            members.get(m).attribute(own, count, part);
            for (int at = 0; at < part.length; at++) {
                int o = at % outputs;
                int cell = at / outputs;
                int row = cell / chosen.length;
                int to = (row * inputs + chosen[cell % chosen.length]) * outputs + o;
                out[to] += member.weight() * part[at];
            }
        }
    }
}
