package org.bottega.model.attribution;

import java.util.Arrays;
import org.bottega.model.predictor.Additive;

/// Shapley values of a sum of step functions against the model's sample rows, exact: a term of one input is
/// that input's, less its mean over the sample; a term of two is shared by both (the mean over the sample
/// of its gain in either order).
final class AdditiveAttributor implements Attributor {
    private static final int ROWS = 100;

    private final Additive additive;
    private final Background background;
    private final double[] base;
    private final double[][] means;

    AdditiveAttributor(Additive additive, Background all) {
        this.additive = additive;
        this.background = all.few(ROWS);
        int margins = additive.margins();
        base = additive.intercept().clone();
        means = new double[additive.terms().size()][margins];
        for (int t = 0; t < means.length; t++) {
            var term = additive.terms().get(t);
            for (int b = 0; b < background.count(); b++) {
                int cell = term.cell(background.rows(), b * background.width());
                for (int k = 0; k < margins; k++) {
                    means[t][k] += term.values()[cell * margins + k] / background.count();
                }
            }
            for (int k = 0; k < margins; k++) {
                base[k] += means[t][k];
            }
        }
    }

    @Override
    public int inputs() {
        return additive.inputs();
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
        return true;
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        int inputs = additive.inputs();
        int margins = base.length;
        Arrays.fill(out, 0, count * inputs * margins, 0);
        for (int t = 0; t < means.length; t++) {
            var term = additive.terms().get(t);
            for (int i = 0; i < count; i++) {
                if (term.inputs().length == 1) {
                    int cell = term.cell(rows, i * inputs) * margins;
                    int to = (i * inputs + term.inputs()[0]) * margins;
                    for (int k = 0; k < margins; k++) {
                        out[to + k] += term.values()[cell + k] - means[t][k];
                    }
                } else {
                    pair(term, rows, i * inputs, out);
                }
            }
        }
    }

    private void pair(Additive.Term term, double[] rows, int row, double[] out) {
        int margins = base.length;
        int a = term.inputs()[0];
        int b = term.inputs()[1];
        var mixed = new double[additive.inputs()];
        for (int g = 0; g < background.count(); g++) {
            int other = g * background.width();
            double[] from = background.rows();
            int both = cell(term, mixed, rows[row + a], rows[row + b]);
            int none = cell(term, mixed, from[other + a], from[other + b]);
            int onlyA = cell(term, mixed, rows[row + a], from[other + b]);
            int onlyB = cell(term, mixed, from[other + a], rows[row + b]);
            for (int k = 0; k < margins; k++) {
                double fBoth = term.values()[both * margins + k];
                double fNone = term.values()[none * margins + k];
                double fA = term.values()[onlyA * margins + k];
                double fB = term.values()[onlyB * margins + k];
                double share = 0.5 / background.count();
                out[(row + a) * margins + k] += share * (fBoth - fB + fA - fNone);
                out[(row + b) * margins + k] += share * (fBoth - fA + fB - fNone);
            }
        }
    }

    private static int cell(Additive.Term term, double[] mixed, double first, double second) {
        mixed[term.inputs()[0]] = first;
        mixed[term.inputs()[1]] = second;
        return term.cell(mixed, 0);
    }
}
