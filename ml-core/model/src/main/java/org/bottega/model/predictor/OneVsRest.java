package org.bottega.model.predictor;

import java.util.List;

/// Tells many classes by one yes-or-no predictor each: the probabilities of yes, divided by their sum.
public final class OneVsRest implements Predictor {
    /// Probabilities below this count as this, so that their sum is never nothing.
    public static final double LEAST = 1e-12;

    private final List<Predictor> members;

    /// @param members one a class, all with the same inputs and two outputs: no and yes
    public OneVsRest(List<Predictor> members) {
        Numbers.require(members.size() >= 2, "fewer than two classes");
        for (var member : members) {
            Numbers.require(
                    member.outputs() == 2 && member.inputs() == members.getFirst().inputs(),
                    "a member does not tell no and yes of the same inputs");
        }
        this.members = List.copyOf(members);
    }

    public List<Predictor> members() {
        return members;
    }

    @Override
    public int inputs() {
        return members.getFirst().inputs();
    }

    @Override
    public int outputs() {
        return members.size();
    }

    @Override
    public double work() {
        return members.stream().mapToDouble(Predictor::work).sum();
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        int classes = members.size();
        var part = new double[2 * count];
        for (int k = 0; k < classes; k++) {
            members.get(k).predict(rows, count, part);
            for (int i = 0; i < count; i++) {
                out[i * classes + k] = Math.max(part[2 * i + 1], LEAST);
            }
        }
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += out[i * classes + k];
            }
            for (int k = 0; k < classes; k++) {
                out[i * classes + k] /= sum;
            }
        }
    }
}
