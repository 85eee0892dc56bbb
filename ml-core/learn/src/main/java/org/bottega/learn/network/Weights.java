package org.bottega.learn.network;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Network;

/// The weights of a network while it learns: for each layer inputs × outputs, then its bias, with Adam's two
/// averages.
final class Weights {
    private static final double MEMORY = 0.9;
    private static final double SQUARE_MEMORY = 0.999;
    private static final double SMALL = 1e-8;

    final int[] sizes;
    final double[][] values;
    final double[][] gradients;
    private final double[][] means;
    private final double[][] squares;
    private int steps;

    /// @param sizes inputs, hidden sizes, margins
    Weights(int[] sizes, SplittableRandom random) {
        this.sizes = sizes;
        int layers = sizes.length - 1;
        values = new double[layers][];
        gradients = new double[layers][];
        means = new double[layers][];
        squares = new double[layers][];
        for (int l = 0; l < layers; l++) {
            int all = (sizes[l] + 1) * sizes[l + 1];
            values[l] = new double[all];
            gradients[l] = new double[all];
            means[l] = new double[all];
            squares[l] = new double[all];
            double spread = Math.sqrt((l == layers - 1 ? 1.0 : 2.0) / Math.max(1, sizes[l]));
            for (int w = 0; w < sizes[l] * sizes[l + 1]; w++) {
                values[l][w] = spread * random.nextGaussian();
            }
        }
    }

    int layers() {
        return values.length;
    }

    /// One step of Adam with decoupled decay of the weights (not of the bias).
    void step(double rate, double decay) {
        steps++;
        double first = 1 - Math.pow(MEMORY, steps);
        double second = 1 - Math.pow(SQUARE_MEMORY, steps);
        for (int l = 0; l < values.length; l++) {
            int weights = sizes[l] * sizes[l + 1];
            var value = values[l];
            var gradient = gradients[l];
            var mean = means[l];
            var square = squares[l];
            for (int w = 0; w < value.length; w++) {
                double g = gradient[w];
                mean[w] = MEMORY * mean[w] + (1 - MEMORY) * g;
                square[w] = SQUARE_MEMORY * square[w] + (1 - SQUARE_MEMORY) * g * g;
                double move = mean[w] / first / (Math.sqrt(square[w] / second) + SMALL);
                value[w] -= rate * (move + (w < weights ? decay * value[w] : 0));
            }
        }
    }

    double[][] copy() {
        var copy = new double[values.length][];
        for (int l = 0; l < copy.length; l++) {
            copy[l] = values[l].clone();
        }
        return copy;
    }

    /// @param scale multiplies the margins
    /// @param centre is added to them
    Network network(
            double[][] from,
            Network.Activation activation,
            Link link,
            double scale,
            double centre) {
        var layers = new ArrayList<Network.Layer>();
        for (int l = 0; l < from.length; l++) {
            int weights = sizes[l] * sizes[l + 1];
            var matrix = java.util.Arrays.copyOf(from[l], weights);
            var bias = java.util.Arrays.copyOfRange(from[l], weights, from[l].length);
            if (l == from.length - 1) {
                for (int w = 0; w < matrix.length; w++) {
                    matrix[w] *= scale;
                }
                for (int b = 0; b < bias.length; b++) {
                    bias[b] = bias[b] * scale + centre;
                }
            }
            layers.add(new Network.Layer(sizes[l], matrix, bias));
        }
        return new Network(layers, activation, link);
    }
}
