package org.bottega.learn.metric;

/// How often each class was taken for each other: `count[true][told]`. The told class is the most
/// probable one, the first of equals.
public final class Confusion {
    private final int[][] count;
    private final int rows;

    /// @param y the true class of each row
    /// @param predictions row-major, rows × classes
    public Confusion(double[] y, double[] predictions, int classes) {
        count = new int[classes][classes];
        rows = y.length;
        for (int i = 0; i < rows; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                if (predictions[i * classes + k] > predictions[i * classes + best]) {
                    best = k;
                }
            }
            count[(int) y[i]][best]++;
        }
    }

    public int classes() {
        return count.length;
    }

    public int count(int truth, int told) {
        return count[truth][told];
    }

    public double accuracy() {
        double right = 0;
        for (int k = 0; k < count.length; k++) {
            right += count[k][k];
        }
        return right / rows;
    }

    /// Over the classes that occur.
    public double balancedAccuracy() {
        double sum = 0;
        int occurring = 0;
        for (int k = 0; k < count.length; k++) {
            int actual = actual(k);
            if (actual > 0) {
                sum += (double) count[k][k] / actual;
                occurring++;
            }
        }
        return sum / occurring;
    }

    /// Macro F1 over the classes that occur or were told.
    public double f1() {
        double sum = 0;
        int counted = 0;
        for (int k = 0; k < count.length; k++) {
            int both = actual(k) + told(k);
            if (both > 0) {
                sum += 2.0 * count[k][k] / both;
                counted++;
            }
        }
        return sum / counted;
    }

    private int actual(int k) {
        int sum = 0;
        for (int value : count[k]) {
            sum += value;
        }
        return sum;
    }

    private int told(int k) {
        int sum = 0;
        for (var row : count) {
            sum += row[k];
        }
        return sum;
    }
}
