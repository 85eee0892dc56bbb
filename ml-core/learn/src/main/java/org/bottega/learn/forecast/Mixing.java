package org.bottega.learn.forecast;

/// Weights of candidates by greedy choice with replacement (Caruana et al. 2004): what lowers the mean absolute
/// error of the mean most is taken once more, until nothing lowers it.
final class Mixing {
    private static final int ROUNDS = 20;

    private Mixing() {}

    /// @param told candidates × rows, scaled
    /// @param truth one a row
    /// @param rows which rows count
    /// @return one weight a candidate, 0 or more, summing to 1
    static double[] weights(double[][] told, double[] truth, int[] rows) {
        int candidates = told.length;
        var taken = new int[candidates];
        var sum = new double[rows.length];
        double best = Double.POSITIVE_INFINITY;
        int size = 0;
        while (size < ROUNDS) {
            int chosen = -1;
            double lowest = best * (1 - 1e-4);
            for (int c = 0; c < candidates; c++) {
                double error = 0;
                for (int i = 0; i < rows.length; i++) {
                    error += Math.abs(truth[rows[i]] - (sum[i] + told[c][rows[i]]) / (size + 1));
                }
                error /= rows.length;
                if (error < lowest || (size == 0 && error < best)) {
                    lowest = error;
                    chosen = c;
                }
                if (size == 0) {
                    best = Math.min(best, error);
                }
            }
            if (chosen < 0) {
                break;
            }
            best = lowest;
            taken[chosen]++;
            size++;
            for (int i = 0; i < rows.length; i++) {
                sum[i] += told[chosen][rows[i]];
            }
        }
        var weights = new double[candidates];
        for (int c = 0; c < candidates; c++) {
            weights[c] = size == 0 ? (c == 0 ? 1 : 0) : (double) taken[c] / size;
        }
        return weights;
    }
}
