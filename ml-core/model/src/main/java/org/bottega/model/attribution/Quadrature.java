package org.bottega.model.attribution;

/// Gauss–Legendre nodes and weights on 0..1: integrates polynomials up to degree 2n − 1 exactly.
/// Nodes are the zeros of the Legendre polynomial, found by Newton's method (Abramowitz and Stegun
/// 25.4.30).
final class Quadrature {
    private final double[] node;
    private final double[] weight;

    Quadrature(int n) {
        node = new double[n];
        weight = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                double move = value / slope;
                x -= move;
                if (Math.abs(move) < 1e-15) {
                    break;
                }
            }
            node[i] = (1 + x) / 2;
            weight[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    int size() {
        return node.length;
    }

    double node(int i) {
        return node[i];
    }

    double weight(int i) {
        return weight[i];
    }
}
