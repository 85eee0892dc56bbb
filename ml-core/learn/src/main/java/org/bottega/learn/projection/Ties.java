package org.bottega.learn.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.numeric.SparseSymmetric;

/// A map whose ties pull, as often as they are strong, while rows drawn by chance push (McInnes et al. 2018,
/// algorithm 5). One thread: each step reads what the one before wrote.
final class Ties {
    private static final int PUSHES = 5;
    private static final double CLIP = 4;
    private static final double APART = 1e-3;

    private final SparseSymmetric ties;
    private final double[] places;
    private final int dimensions;
    private final Curve curve;

    /// @param places rows × dimensions: moved in place
    Ties(SparseSymmetric ties, double[] places, int dimensions, Curve curve) {
        this.ties = ties;
        this.places = places;
        this.dimensions = dimensions;
        this.curve = curve;
    }

    /// Stretches a map so that its largest number is of that size.
    static void scale(double[] places, double largest) {
        double now = Arrays.stream(places).map(Math::abs).max().orElse(0);
        for (int at = 0; at < places.length && now > 0; at++) {
            places[at] *= largest / now;
        }
    }

    void settle(int steps, long seed, Deadline deadline, Progress progress) {
        int count = ties.size();
        double strongest = Arrays.stream(ties.value()).max().orElse(0);
        int edges = ties.value().length;
        var head = new int[edges];
        for (int i = 0; i < count; i++) {
            Arrays.fill(head, ties.start()[i], ties.start()[i + 1], i);
        }
        var every = new double[edges];
        var next = new double[edges];
        var nextPush = new double[edges];
        for (int e = 0; e < edges; e++) {
            every[e] = strongest / ties.value()[e];
            next[e] = every[e] > steps ? Double.POSITIVE_INFINITY : every[e];
            nextPush[e] = every[e] / PUSHES;
        }
        var random = new SplittableRandom(seed);
        for (int step = 0; step < steps; step++) {
            progress.checkCancelled();
            if (deadline.passed() || progress.finishEarly()) {
                return;
            }
            double rate = 1 - (double) step / steps;
            for (int e = 0; e < edges; e++) {
                if ((e & 0xffff) == 0) {
                    progress.checkCancelled();
                }
                if (next[e] > step) {
                    continue;
                }
                int i = head[e] * dimensions;
                pull(i, ties.index()[e] * dimensions, rate);
                next[e] += every[e];
                double each = every[e] / PUSHES;
                int pushes = (int) ((step - nextPush[e]) / each);
                for (int p = 0; p < pushes; p++) {
                    push(i, random.nextInt(count) * dimensions, rate);
                }
                nextPush[e] += pushes * each;
            }
            if (step % 20 == 0) {
                progress.at((double) step / steps, "Step " + step);
            }
        }
    }

    private double squared(int i, int j) {
        double squared = 0;
        for (int k = 0; k < dimensions; k++) {
            double away = places[i + k] - places[j + k];
            squared += away * away;
        }
        return squared;
    }

    private void pull(int i, int j, double rate) {
        double squared = squared(i, j);
        if (squared == 0) {
            return;
        }
        double power = Math.pow(squared, curve.b());
        double force = -2 * curve.a() * curve.b() * power / squared / (curve.a() * power + 1);
        for (int k = 0; k < dimensions; k++) {
            double step = rate * Math.clamp(force * (places[i + k] - places[j + k]), -CLIP, CLIP);
            places[i + k] += step;
            places[j + k] -= step;
        }
    }

    private void push(int i, int j, double rate) {
        double squared = squared(i, j);
        if (i == j || squared == 0) {
            return;
        }
        double power = Math.pow(squared, curve.b());
        double force = 2 * curve.b() / ((APART + squared) * (curve.a() * power + 1));
        for (int k = 0; k < dimensions; k++) {
            places[i + k] +=
                    rate * Math.clamp(force * (places[i + k] - places[j + k]), -CLIP, CLIP);
        }
    }
}
