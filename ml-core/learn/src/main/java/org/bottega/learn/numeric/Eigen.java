package org.bottega.learn.numeric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The largest eigenvalues of a symmetric matrix with their vectors. Pure Java, so that no native library is
/// needed: subspace iteration with a Rayleigh–Ritz step by Jacobi's rotations.
///
/// @param values descending
/// @param vectors one after the other, each `size` long, of length 1, their largest part positive
@SuppressWarnings("ArrayRecordComponent")
public record Eigen(int size, double[] values, double[] vectors) {
    private static final int STEPS = 400;
    private static final int MORE = 8;
    private static final int DIRECT = 64;
    private static final double CLOSE = 1e-12;

    /// A symmetric matrix that is known by its products only.
    @FunctionalInterface
    public interface Symmetric {
        /// Multiplies a vector, `in[from…]`, into `out[from…]`.
        void times(double[] in, int from, double[] out);
    }

    /// @param a row-major, symmetric, not changed
    /// @param wanted at most `size`
    /// @param check asked now and then
    public static Eigen largest(double[] a, int size, int wanted, long seed, Runnable check) {
        return largest(
                (in, from, out) -> {
                    for (int i = 0; i < size; i++) {
                        out[from + i] = dot(a, i * size, in, from, size);
                    }
                },
                size,
                wanted,
                seed,
                check);
    }

    /// @param a symmetric; where some of its values are below zero, the largest by size are found, so shift it
    /// @param wanted at most `size`
    /// @param check asked now and then
    public static Eigen largest(Symmetric a, int size, int wanted, long seed, Runnable check) {
        int width = size <= DIRECT ? size : Math.min(size, wanted + MORE);
        var basis = new double[width * size];
        var random = new SplittableRandom(seed);
        for (int i = 0; i < basis.length; i++) {
            basis[i] = size <= DIRECT ? (i / size == i % size ? 1 : 0) : random.nextDouble() - 0.5;
        }
        orthonormal(basis, width, size);
        double before = Double.NaN;
        for (int step = 0; step < STEPS && width < size; step++) {
            check.run();
            basis = times(a, size, basis, width);
            double told = orthonormal(basis, width, size);
            if (Math.abs(told - before) <= CLOSE * Math.abs(told)) {
                break;
            }
            before = told;
        }
        var turned = times(a, size, basis, width);
        var small = new double[width * width];
        for (int r = 0; r < width; r++) {
            for (int c = 0; c < width; c++) {
                small[r * width + c] = dot(basis, r * size, turned, c * size, size);
            }
        }
        return ritz(small, width, basis, size, wanted, check);
    }

    private static Eigen ritz(
            double[] small, int width, double[] basis, int size, int wanted, Runnable check) {
        var rotations = jacobi(small, width, check);
        var order =
                IntStream.range(0, width)
                        .boxed()
                        .sorted((x, y) ->
                                Double.compare(small[y * width + y], small[x * width + x]))
                        .limit(wanted)
                        .mapToInt(Integer::intValue)
                        .toArray();
        var values = new double[order.length];
        var vectors = new double[order.length * size];
        for (int v = 0; v < order.length; v++) {
            values[v] = small[order[v] * width + order[v]];
            double largest = 0;
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int b = 0; b < width; b++) {
                    sum += rotations[b * width + order[v]] * basis[b * size + i];
                }
                vectors[v * size + i] = sum;
                largest = Math.abs(sum) > Math.abs(largest) + 1e-12 ? sum : largest;
            }
            for (int i = v * size; i < (v + 1) * size && largest < 0; i++) {
                vectors[i] = -vectors[i];
            }
        }
        return new Eigen(size, values, vectors);
    }

    private static double[] times(Symmetric a, int size, double[] basis, int width) {
        var out = new double[basis.length];
        for (int b = 0; b < width; b++) {
            a.times(basis, b * size, out);
        }
        return out;
    }

    private static double dot(double[] a, int from, double[] b, int other, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[from + i] * b[other + i];
        }
        return sum;
    }

    /// Gram and Schmidt's way, twice for accuracy.
    ///
    /// @return the sum of the lengths before
    private static double orthonormal(double[] basis, int width, int size) {
        double lengths = 0;
        for (int b = 0; b < width; b++) {
            for (int again = 0; again < 2; again++) {
                for (int c = 0; c < b; c++) {
                    double along = dot(basis, b * size, basis, c * size, size);
                    for (int i = 0; i < size; i++) {
                        basis[b * size + i] -= along * basis[c * size + i];
                    }
                }
            }
            double length = Math.sqrt(dot(basis, b * size, basis, b * size, size));
            lengths += length;
            for (int i = 0; i < size; i++) {
                basis[b * size + i] = length > 1e-300 ? basis[b * size + i] / length : 0;
            }
        }
        return lengths;
    }

    /// Makes the matrix diagonal in place.
    ///
    /// @return the rotations, whose columns are the eigenvectors
    private static double[] jacobi(double[] a, int n, Runnable check) {
        var v = new double[n * n];
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
        }
        for (int sweep = 0; sweep < 100; sweep++) {
            check.run();
            double off = 0;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    off += a[p * n + q] * a[p * n + q];
                }
            }
            double whole = Arrays.stream(a).map(x -> x * x).sum();
            if (off <= 1e-30 * whole) {
                break;
            }
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, v, n, p, q);
                }
            }
        }
        return v;
    }

    private static void rotate(double[] a, double[] v, int n, int p, int q) {
        double apq = a[p * n + q];
        if (apq == 0) {
            return;
        }
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < n; k++) {
            double kp = a[k * n + p];
            double kq = a[k * n + q];
            a[k * n + p] = c * kp - s * kq;
            a[k * n + q] = s * kp + c * kq;
        }
        for (int k = 0; k < n; k++) {
            double pk = a[p * n + k];
            double qk = a[q * n + k];
            a[p * n + k] = c * pk - s * qk;
            a[q * n + k] = s * pk + c * qk;
            double vp = v[k * n + p];
            double vq = v[k * n + q];
            v[k * n + p] = c * vp - s * vq;
            v[k * n + q] = s * vp + c * vq;
        }
    }
}
