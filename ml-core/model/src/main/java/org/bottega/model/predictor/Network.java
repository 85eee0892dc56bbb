package org.bottega.model.predictor;

import java.util.List;

/// A multi-layer perceptron: dense layers with an activation between them; the last layer's sums are the
/// margins. Inputs must not be missing: its encoders fill them. Inputs beyond ±1e30 count as that.
public final class Network implements Marginal {
    /// What is applied to each number between two layers.
    public enum Activation {
        RELU,
        TANH,
        LOGISTIC;

        public double of(double x) {
            return switch (this) {
                case RELU -> Math.max(0, x);
                case TANH -> Math.tanh(x);
                case LOGISTIC -> Link.logistic(x);
            };
        }
    }

    /// `out[o] = bias[o] + Σ weights[j * outputs + o] · in[j]`
    ///
    /// @param weights inputs × outputs, row-major: read only
    /// @param bias one an output: read only
    @SuppressWarnings("ArrayRecordComponent")
    public record Layer(int inputs, double[] weights, double[] bias) {
        public Layer {
            Numbers.require(inputs >= 0 && bias.length > 0, "a layer has no output");
            Numbers.finite("a layer's weights", weights, (long) inputs * bias.length);
            Numbers.finite("a layer's bias", bias);
        }

        public int outputs() {
            return bias.length;
        }
    }

    private final List<Layer> layers;
    private final Activation activation;
    private final Link link;

    public Network(List<Layer> layers, Activation activation, Link link) {
        Numbers.require(!layers.isEmpty(), "a network without layers");
        for (int l = 1; l < layers.size(); l++) {
            Numbers.require(
                    layers.get(l).inputs() == layers.get(l - 1).outputs(),
                    "layer " + l + " does not fit the one before");
        }
        Numbers.require(
                link != Link.LOGISTIC || layers.getLast().outputs() == 1,
                "a logistic link has one margin");
        this.layers = List.copyOf(layers);
        this.activation = activation;
        this.link = link;
    }

    public List<Layer> layers() {
        return layers;
    }

    public Activation activation() {
        return activation;
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public int inputs() {
        return layers.getFirst().inputs();
    }

    @Override
    public int margins() {
        return layers.getLast().outputs();
    }

    @Override
    public double work() {
        return layers.stream().mapToDouble(l -> l.weights().length).sum();
    }

    @Override
    public void margins(double[] rows, int count, double[] out) {
        var in = new double[count * inputs()];
        for (int i = 0; i < in.length; i++) {
            in[i] = Numbers.bounded(rows[i]);
        }
        for (int l = 0; l < layers.size(); l++) {
            var layer = layers.get(l);
            boolean last = l == layers.size() - 1;
            var next = last ? out : new double[count * layer.outputs()];
            apply(layer, in, count, next);
            if (!last) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = activation.of(next[i]);
                }
                in = next;
            }
        }
    }

    private static void apply(Layer layer, double[] in, int count, double[] out) {
        int outputs = layer.outputs();
        var weights = layer.weights();
        for (int i = 0; i < count; i++) {
            int to = i * outputs;
            System.arraycopy(layer.bias(), 0, out, to, outputs);
            for (int j = 0, w = 0, from = i * layer.inputs(); j < layer.inputs(); j++) {
                double x = in[from + j];
                if (x == 0) {
                    w += outputs;
                    continue;
                }
                for (int o = 0; o < outputs; o++, w++) {
                    out[to + o] += x * weights[w];
                }
            }
        }
    }
}
