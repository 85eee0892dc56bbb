package org.bottega.learn.kernel;

import java.util.Arrays;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Training;

/// Sequential minimal optimisation of `½ αᵀQα + pᵀα` with `0 ≤ α ≤ C` and `Σ s α = 0`, where `Q = s sᵀ ∘ K`: two
/// variables at a time, chosen by second order information (Fan, Chen, Lin 2005, the rule of LIBSVM).
/// Support vector classification and regression are both of this form.
final class Smo {
    private static final double TINY = 1e-12;
    private static final int CHECK = 64;

    private final GramRows gram;
    private final int[] source;
    private final double[] sign;
    private final double[] most;
    private final double[] alpha;
    private final double[] gradient;
    private final double[] diagonal;

    /// @param source for each variable the row whose similarities it has
    /// @param sign for each variable +1 or −1
    /// @param linear the vector p
    /// @param most for each variable its C
    Smo(GramRows gram, int[] source, double[] sign, double[] linear, double[] most) {
        this(gram, source, sign, linear, most, new double[sign.length]);
    }

    /// @param gradient at the start: the vector p and what the start adds to it
    /// @param start for each variable where it begins, within its bounds
    Smo(
            GramRows gram,
            int[] source,
            double[] sign,
            double[] gradient,
            double[] most,
            double[] start) {
        this.gram = gram;
        this.source = source;
        this.sign = sign;
        this.most = most;
        this.alpha = start.clone();
        this.gradient = gradient.clone();
        diagonal = Arrays.stream(source).mapToDouble(gram::diagonal).toArray();
    }

    /// @param value for each variable its α
    /// @param rho the decision is `Σ s α K − rho`
    @SuppressWarnings("ArrayRecordComponent")
    record Solution(double[] value, double rho) {}

    /// @param close how far the optimality conditions may be violated
    Solution solve(double close, int steps, Training training, Progress progress) {
        for (int step = 0; step < steps; step++) {
            if (step % CHECK == 0) {
                progress.checkCancelled();
                if (step > 0 && (training.deadline().passed() || progress.finishEarly())) {
                    break;
                }
                progress.at((double) step / steps, "Step " + step);
            }
            int i = first();
            if (i < 0) {
                break;
            }
            int j = second(i, close);
            if (j < 0) {
                break;
            }
            update(i, j);
        }
        return new Solution(alpha, rho());
    }

    private boolean canRise(int t) {
        return sign[t] > 0 ? alpha[t] < most[t] : alpha[t] > 0;
    }

    private boolean canFall(int t) {
        return sign[t] > 0 ? alpha[t] > 0 : alpha[t] < most[t];
    }

    private int first() {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < alpha.length; t++) {
            double value = -sign[t] * gradient[t];
            if (value > highest && canRise(t)) {
                highest = value;
                best = t;
            }
        }
        return best;
    }

    private int second(int i, double close) {
        double highest = -sign[i] * gradient[i];
        var similar = gram.row(source[i]);
        int best = -1;
        double lowest = Double.POSITIVE_INFINITY;
        double gain = 0;
        for (int t = 0; t < alpha.length; t++) {
            if (!canFall(t)) {
                continue;
            }
            double value = -sign[t] * gradient[t];
            lowest = Math.min(lowest, value);
            double away = highest - value;
            if (away > 0) {
                double bend =
                        Math.max(TINY, diagonal[i] + diagonal[t] - 2 * (double) similar[source[t]]);
                double won = away * away / bend;
                if (won > gain) {
                    gain = won;
                    best = t;
                }
            }
        }
        return highest - lowest < close ? -1 : best;
    }

    private void update(int i, int j) {
        var rowI = gram.row(source[i]);
        var rowJ = gram.row(source[j]);
        double bend = Math.max(TINY, diagonal[i] + diagonal[j] - 2 * (double) rowI[source[j]]);
        double step = (-sign[i] * gradient[i] + sign[j] * gradient[j]) / bend;
        double oldI = alpha[i];
        double oldJ = alpha[j];
        // αᵢ moves by sᵢ·step, αⱼ by −sⱼ·step, both within their bounds
        step = Math.min(step, sign[i] > 0 ? most[i] - oldI : oldI);
        step = Math.min(step, sign[j] > 0 ? oldJ : most[j] - oldJ);
        alpha[i] = Math.clamp(oldI + sign[i] * step, 0, most[i]);
        alpha[j] = Math.clamp(oldJ - sign[j] * step, 0, most[j]);
        double movedI = sign[i] * (alpha[i] - oldI);
        double movedJ = sign[j] * (alpha[j] - oldJ);
        for (int t = 0; t < gradient.length; t++) {
            gradient[t] += sign[t] * (movedI * rowI[source[t]] + movedJ * rowJ[source[t]]);
        }
    }

    private double rho() {
        double sum = 0;
        int free = 0;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int t = 0; t < alpha.length; t++) {
            double value = sign[t] * gradient[t];
            if (alpha[t] > 0 && alpha[t] < most[t]) {
                sum += value;
                free++;
            } else if (canRise(t)) {
                high = Math.min(high, value);
            } else {
                low = Math.max(low, value);
            }
        }
        if (free > 0) {
            return sum / free;
        }
        return Double.isFinite(low) && Double.isFinite(high)
                ? (low + high) / 2
                : Double.isFinite(low) ? low : Double.isFinite(high) ? high : 0;
    }
}
