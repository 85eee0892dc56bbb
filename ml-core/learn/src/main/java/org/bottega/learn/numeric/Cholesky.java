package org.bottega.learn.numeric;

import org.jspecify.annotations.Nullable;

/// The factor L of a symmetric positive definite matrix A = L·Lᵀ, and what is solved with it. Pure Java, so
/// that no native library is needed.
///
/// @param size rows and columns
/// @param lower row-major, `size × size`; zeros above the diagonal: read only
@SuppressWarnings("ArrayRecordComponent")
public record Cholesky(int size, double[] lower) {
    /// @param a row-major, symmetric; not changed
    /// @return nothing when the matrix is not positive definite
    public static @Nullable Cholesky of(double[] a, int size, Runnable check) {
        var l = a.clone();
        for (int j = 0; j < size; j++) {
            if ((j & 63) == 0) {
                check.run();
            }
            double pivot = l[j * size + j] - squares(l, j, size);
            if (!(pivot > 0) || !Double.isFinite(pivot)) {
                return null;
            }
            double root = Math.sqrt(pivot);
            l[j * size + j] = root;
            for (int i = j + 1; i < size; i++) {
                double sum = 0;
                for (int k = 0, a1 = i * size, b1 = j * size; k < j; k++) {
                    sum += l[a1 + k] * l[b1 + k];
                }
                l[i * size + j] = (l[i * size + j] - sum) / root;
            }
            for (int i = 0; i < j; i++) {
                l[i * size + j] = 0;
            }
        }
        return new Cholesky(size, l);
    }

    private static double squares(double[] l, int row, int size) {
        double sum = 0;
        for (int k = 0, at = row * size; k < row; k++) {
            sum += l[at + k] * l[at + k];
        }
        return sum;
    }

    /// Solves A·x = b in place.
    public void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i * size + k] * b[k];
            }
            b[i] = sum / lower[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < size; k++) {
                sum -= lower[k * size + i] * b[k];
            }
            b[i] = sum / lower[i * size + i];
        }
    }

    /// The inverse of L, row-major: `F = L⁻¹` has `FᵀF = A⁻¹`.
    public double[] inverseOfLower() {
        var inverse = new double[size * size];
        for (int c = 0; c < size; c++) {
            for (int i = c; i < size; i++) {
                double sum = i == c ? 1 : 0;
                for (int k = c; k < i; k++) {
                    sum -= lower[i * size + k] * inverse[k * size + c];
                }
                inverse[i * size + c] = sum / lower[i * size + i];
            }
        }
        return inverse;
    }

    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 2 * Math.log(lower[i * size + i]);
        }
        return sum;
    }
}
