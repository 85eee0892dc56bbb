package org.bottega.model.predictor;

/// How margins (sums of contributions) become outputs.
public enum Link {
    /// as they are
    IDENTITY,
    /// one margin, the log-odds of the second class: outputs are the two probabilities
    LOGISTIC,
    /// one margin a class: outputs are their softmax
    SOFTMAX,
    /// the exponential of each margin; margins above 700 count as 700, so that it is a number
    EXP;

    /// The largest margin that an exponential is taken of.
    public static final double LARGEST_EXPONENT = 700;

    /// How many outputs come from so many margins.
    public int outputs(int margins) {
        return this == LOGISTIC ? 2 : margins;
    }

    /// Turns one row's margins into its outputs.
    public void apply(double[] margins, int at, int count, double[] out, int outAt) {
        switch (this) {
            case IDENTITY -> System.arraycopy(margins, at, out, outAt, count);
            case LOGISTIC -> {
                double margin = margins[at];
                out[outAt] = logistic(-margin);
                out[outAt + 1] = logistic(margin);
            }
            case SOFTMAX -> {
                double max = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < count; k++) {
                    max = Math.max(max, margins[at + k]);
                }
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    sum += out[outAt + k] = Math.exp(margins[at + k] - max);
                }
                for (int k = 0; k < count; k++) {
                    out[outAt + k] /= sum;
                }
            }
            case EXP -> {
                for (int k = 0; k < count; k++) {
                    out[outAt + k] = Math.exp(Math.min(margins[at + k], LARGEST_EXPONENT));
                }
            }
        }
    }

    public static double logistic(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }
}
