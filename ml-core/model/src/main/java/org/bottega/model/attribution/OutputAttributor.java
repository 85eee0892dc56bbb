package org.bottega.model.attribution;

import java.util.Arrays;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Marginal;

/// Carries contributions to margins through the link to the outputs. Each margin's contributions are
/// multiplied by the mean slope of the link on the straight way from the base margins to the row's
/// (Aumann–Shapley; for one margin this is the rescale rule of DeepLIFT, Shrikumar et al. 2017: the
/// difference of outputs divided by the difference of margins). Base and contributions add up to the
/// output; what the numeric integration for softmax leaves over, far below a millionth as a rule, is
/// shared out by size.
final class OutputAttributor implements Attributor {
    private static final Quadrature PATH = new Quadrature(24);

    private final Attributor margins;
    private final Link link;
    private final int outputs;
    private final double[] base;

    OutputAttributor(Attributor margins, Marginal predictor) {
        this.margins = margins;
        this.link = predictor.link();
        this.outputs = predictor.outputs();
        this.base = new double[outputs];
        link.apply(margins.base(), 0, margins.results(), base, 0);
    }

    @Override
    public int inputs() {
        return margins.inputs();
    }

    @Override
    public int results() {
        return outputs;
    }

    @Override
    public double[] base() {
        return base;
    }

    @Override
    public boolean exact() {
        return link == Link.IDENTITY && margins.exact();
    }

    @Override
    public void attribute(double[] rows, int count, double[] out) {
        int inputs = inputs();
        int width = margins.results();
        var own = new double[count * inputs * width];
        margins.attribute(rows, count, own);
        if (link == Link.IDENTITY) {
            System.arraycopy(own, 0, out, 0, own.length);
            return;
        }
        var slope = new double[outputs * width];
        var total = new double[width];
        var told = new double[outputs];
        for (int i = 0; i < count; i++) {
            int from = i * inputs * width;
            System.arraycopy(margins.base(), 0, total, 0, width);
            for (int at = from; at < from + inputs * width; at++) {
                total[(at - from) % width] += own[at];
            }
            link.apply(total, 0, width, told, 0);
            slopes(total, told, slope);
            int to = i * inputs * outputs;
            for (int j = 0; j < inputs; j++) {
                for (int o = 0; o < outputs; o++) {
                    double sum = 0;
                    for (int k = 0; k < width; k++) {
                        sum += own[from + j * width + k] * slope[o * width + k];
                    }
                    out[to + j * outputs + o] = sum;
                }
            }
            shareRest(told, out, to);
        }
    }

    /// `slope[o * width + k]`: the mean change of output o with margin k on the way from the base.
    private void slopes(double[] total, double[] told, double[] slope) {
        int width = total.length;
        Arrays.fill(slope, 0);
        switch (link) {
            case IDENTITY, EXP -> {
                for (int k = 0; k < width; k++) {
                    double away = total[k] - margins.base()[k];
                    slope[k * width + k] =
                            Math.abs(away) < 1e-6
                                    ? (link == Link.EXP ? (told[k] + base[k]) / 2 : 1)
                                    : (told[k] - base[k]) / away;
                }
            }
            case LOGISTIC -> {
                double away = total[0] - margins.base()[0];
                slope[1] = Math.abs(away) < 1e-6 ? base[0] * base[1] : (told[1] - base[1]) / away;
                slope[0] = -slope[1];
            }
            case SOFTMAX -> softmaxSlopes(total, slope);
        }
    }

    private void softmaxSlopes(double[] total, double[] slope) {
        int width = total.length;
        var between = new double[width];
        var p = new double[width];
        for (int q = 0; q < PATH.size(); q++) {
            for (int k = 0; k < width; k++) {
                between[k] = margins.base()[k] + PATH.node(q) * (total[k] - margins.base()[k]);
            }
            link.apply(between, 0, width, p, 0);
            for (int o = 0; o < width; o++) {
                for (int k = 0; k < width; k++) {
                    slope[o * width + k] += PATH.weight(q) * p[o] * ((o == k ? 1 : 0) - p[k]);
                }
            }
        }
    }

    private void shareRest(double[] told, double[] out, int at) {
        for (int o = 0; o < outputs; o++) {
            double sum = 0;
            double size = 0;
            for (int j = 0; j < inputs(); j++) {
                sum += out[at + j * outputs + o];
                size += Math.abs(out[at + j * outputs + o]);
            }
            double rest = told[o] - base[o] - sum;
            if (size > 0) {
                for (int j = 0; j < inputs(); j++) {
                    int place = at + j * outputs + o;
                    out[place] += rest * Math.abs(out[place]) / size;
                }
            }
        }
    }
}
