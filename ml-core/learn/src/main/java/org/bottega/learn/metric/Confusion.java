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

    /// F1 of the classes that occur, weighed by their rows.
    public double weightedF1() {
        double sum = 0;
        for (int k = 0; k < count.length; k++) {
            int actual = actual(k);
            if (actual > 0) {
                sum += actual * 2.0 * count[k][k] / (actual + told(k));
            }
        }
        return sum / rows;
    }

    /// Matthews correlation; 0 when all rows are of one class or all are told one.
    public double correlation() {
        double right = 0;
        double both = 0;
        double truths = 0;
        double tolds = 0;
        for (int k = 0; k < count.length; k++) {
            double actual = actual(k);
            double told = told(k);
            right += count[k][k];
            both += actual * told;
            truths += actual * actual;
            tolds += told * told;
        }
        double all = rows;
        double spread = Math.sqrt(all * all - truths) * Math.sqrt(all * all - tolds);
        return spread == 0 ? 0 : (right * all - both) / spread;
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
