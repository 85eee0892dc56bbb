package org.bottega.model.predictor;

/// Tells classes that have an order, lowest first, by one score and where it is cut: the odds of at most class
/// `k` are `exp(cuts[k] − score)` (McCullagh 1980).
public final class Ordinal implements Predictor {
    private final Predictor score;
    private final double[] cuts;

    /// @param score tells one number
    /// @param cuts finite, ascending, one fewer than classes
    public Ordinal(Predictor score, double[] cuts) {
        Numbers.require(score.outputs() == 1, "a score of " + score.outputs() + " numbers");
        Numbers.require(cuts.length >= 1, "fewer than two classes");
        Numbers.finite("cuts", cuts);
        for (int k = 1; k < cuts.length; k++) {
            Numbers.require(cuts[k] >= cuts[k - 1], "cuts do not ascend");
        }
        this.score = score;
        this.cuts = cuts;
    }

    public Predictor score() {
        return score;
    }

    /// Read only.
    public double[] cuts() {
        return cuts;
    }

    @Override
    public int inputs() {
        return score.inputs();
    }

    @Override
    public int outputs() {
        return cuts.length + 1;
    }

    @Override
    public double work() {
        return score.work() + 10.0 * outputs();
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        var told = new double[count];
        score.predict(rows, count, told);
        for (int i = 0; i < count; i++) {
            probabilities(told[i], out, i * outputs());
        }
    }

    /// The probabilities that belong to a score.
    public void probabilities(double told, double[] out, int at) {
        double before = 0;
        for (int k = 0; k < cuts.length; k++) {
            double upTo = Link.logistic(cuts[k] - told);
            out[at + k] = upTo - before;
            before = upTo;
        }
        out[at + cuts.length] = 1 - before;
    }
}
