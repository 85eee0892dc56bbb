package org.bottega.automl.tune;

import java.util.SplittableRandom;

/// A Sobol sequence (Joe and Kuo 2008, new-joe-kuo-6), shifted digit by digit by the seed so that no two
/// seeds give the same points: fills the space more evenly than chance. Dimensions beyond the 21st are by
/// chance.
record Sobol() implements Sampler {
    private static final int BITS = 31;

    /// For each dimension from the second: the polynomial, then the first direction numbers.
    private static final int[][] TABLE = {
        {0, 1},
        {1, 1, 3},
        {1, 1, 3, 1},
        {2, 1, 1, 1},
        {1, 1, 1, 3, 3},
        {4, 1, 3, 5, 13},
        {2, 1, 1, 5, 5, 17},
        {4, 1, 1, 5, 5, 5},
        {7, 1, 1, 7, 11, 19},
        {11, 1, 1, 5, 1, 1},
        {13, 1, 1, 1, 3, 11},
        {14, 1, 3, 5, 5, 31},
        {1, 1, 3, 3, 9, 7, 49},
        {13, 1, 1, 1, 15, 21, 21},
        {16, 1, 3, 1, 13, 27, 49},
        {19, 1, 1, 1, 15, 7, 5},
        {22, 1, 3, 1, 15, 13, 25},
        {25, 1, 1, 5, 5, 19, 61},
        {1, 1, 3, 7, 11, 23, 15, 103},
        {4, 1, 3, 7, 13, 13, 15, 69},
    };

    @Override
    public double[] next(int number, History history, long seed) {
        var unit = new double[history.space().size()];
        var shift = new SplittableRandom(seed);
        var chance = Sampler.random(number, seed);
        for (int d = 0; d < unit.length; d++) {
            int shifted = shift.nextInt() >>> 1;
            unit[d] = d > TABLE.length ? chance.nextDouble() : point(number, d, shifted);
        }
        return unit;
    }

    /// @param shift exclusive-or of all points, 0 for the plain sequence
    static double point(int number, int dimension, int shift) {
        int x = 0;
        // Gray code, so that each prefix of a power of two is balanced in the usual order
        int code = number ^ number >>> 1;
        for (int bit = 0; code != 0; bit++, code >>>= 1) {
            if ((code & 1) != 0) {
                x ^= direction(dimension, bit);
            }
        }
        return ((x ^ shift) + 0.5) / (1L << BITS);
    }

    private static int direction(int dimension, int bit) {
        if (dimension == 0) {
            return 1 << (BITS - 1 - bit);
        }
        var entry = TABLE[dimension - 1];
        int degree = entry.length - 1;
        var v = new int[Math.max(bit + 1, degree)];
        for (int i = 0; i < v.length; i++) {
            if (i < degree) {
                v[i] = entry[i + 1] << (BITS - 1 - i);
                continue;
            }
            v[i] = v[i - degree] ^ v[i - degree] >>> degree;
            for (int k = 1; k < degree; k++) {
                if ((entry[0] >>> (degree - 1 - k) & 1) != 0) {
                    v[i] ^= v[i - k];
                }
            }
        }
        return v[bit];
    }
}
