package org.bottega.learn.network;

import java.util.Arrays;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Network;

/// A batch of rows on its way through the network and back.
final class Pass {
    private final Weights weights;
    private final Network.Activation activation;
    private final double[][] out;
    private final double[][] slope;

    Pass(Weights weights, Network.Activation activation, int batch) {
        this.weights = weights;
        this.activation = activation;
        out = new double[weights.sizes.length][];
        slope = new double[weights.sizes.length][];
        for (int l = 0; l < out.length; l++) {
            out[l] = new double[batch * weights.sizes[l]];
            slope[l] = new double[batch * weights.sizes[l]];
        }
    }

    /// Where the batch's inputs go: row-major.
    double[] inputs() {
        return out[0];
    }

    double[] margins() {
        return out[out.length - 1];
    }

    /// Where the slopes of the loss by the margins go.
    double[] marginSlopes() {
        return slope[slope.length - 1];
    }

    void forward(int count) {
        for (int l = 0; l < weights.layers(); l++) {
            int in = weights.sizes[l];
            int to = weights.sizes[l + 1];
            var w = weights.values[l];
            var x = out[l];
            var y = out[l + 1];
            boolean last = l == weights.layers() - 1;
            for (int i = 0; i < count; i++) {
                System.arraycopy(w, in * to, y, i * to, to);
                for (int j = 0; j < in; j++) {
                    double value = x[i * in + j];
                    if (value != 0) {
                        for (int o = 0, a = i * to, b = j * to; o < to; o++) {
                            y[a + o] += value * w[b + o];
                        }
                    }
                }
                for (int o = i * to; o < (i + 1) * to && !last; o++) {
                    y[o] = activation.of(y[o]);
                }
            }
        }
    }

    /// Fills the gradients from the slopes of the margins.
    void backward(int count) {
        for (int l = weights.layers() - 1; l >= 0; l--) {
            int in = weights.sizes[l];
            int to = weights.sizes[l + 1];
            var w = weights.values[l];
            var g = weights.gradients[l];
            var x = out[l];
            var d = slope[l + 1];
            Arrays.fill(g, 0);
            for (int i = 0; i < count; i++) {
                for (int o = 0; o < to; o++) {
                    g[in * to + o] += d[i * to + o];
                }
                for (int j = 0; j < in; j++) {
                    double value = x[i * in + j];
                    double sum = 0;
                    for (int o = 0, a = i * to, b = j * to; o < to; o++) {
                        g[b + o] += value * d[a + o];
                        sum += w[b + o] * d[a + o];
                    }
                    slope[l][i * in + j] = l == 0 ? 0 : sum * bend(value);
                }
            }
        }
    }

    /// The derivative of the activation by what it gave.
    private double bend(double value) {
        return switch (activation) {
            case RELU -> value > 0 ? 1 : 0;
            case TANH -> 1 - value * value;
            case LOGISTIC -> value * (1 - value);
        };
    }

    /// The loss of one row, and its slopes where wanted.
    ///
    /// @param row its place in the batch
    /// @param y its class, or its value in units of the scale
    double loss(Link link, int row, double y, double weight) {
        int width = weights.sizes[weights.sizes.length - 1];
        int at = row * width;
        var m = margins();
        var d = marginSlopes();
        switch (link) {
            case LOGISTIC -> {
                double signed = y > 0 ? m[at] : -m[at];
                d[at] = weight * (Link.logistic(m[at]) - y);
                return weight
                        * (signed > 0
                                ? Math.log1p(Math.exp(-signed))
                                : Math.log1p(Math.exp(signed)) - signed);
            }
            case SOFTMAX -> {
                link.apply(m, at, width, d, at);
                double p = d[at + (int) y];
                d[at + (int) y] -= 1;
                for (int k = at; k < at + width; k++) {
                    d[k] *= weight;
                }
                return -weight * Math.log(Math.max(p, 1e-300));
            }
            case IDENTITY, EXP -> {
                d[at] = weight * (m[at] - y);
                return 0.5 * weight * (m[at] - y) * (m[at] - y);
            }
        }
        throw new AssertionError();
    }
}
