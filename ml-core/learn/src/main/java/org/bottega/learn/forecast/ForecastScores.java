package org.bottega.learn.forecast;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Sums up how far forecasts are from what came, in the measures of the field. Not thread-safe.
///
/// MASE (Hyndman and Koehler 2006) is the mean absolute error in units of the seasonal naive error of the history;
/// sMAPE as in the M4 competition, `200·|y−f|/(|y|+|f|)`, in per cent; WAPE `Σ|y−f| / Σ|y|`; wQL as in DeepAR,
/// `2·Σρ / Σ|y|`, averaged over the quantiles; MAPE leaves out what is 0; skill is how much smaller the MASE is than that of
/// seasonal naive told from the same places, so that a series in large units does not decide alone. What cannot be
/// computed is left out.
public final class ForecastScores {
    private final double[] quantiles;
    private int count;
    private double absolute;
    private double squares;
    private double truths;
    private double scaled;
    private double symmetric;
    private double shares;
    private int sharesOf;
    private final double[] pinball;
    private int inside;
    private double naive;
    private int naiveOf;

    public ForecastScores(double[] quantiles) {
        this.quantiles = quantiles.clone();
        this.pinball = new double[quantiles.length];
    }

    /// Adds one forecast.
    ///
    /// @param scale the series' seasonal naive error in its history, above 0
    /// @param naiveTold what seasonal naive tells; NaN where it is not known
    /// @param lines the band, one value a quantile
    public void add(double truth, double told, double scale, double naiveTold, double[] lines) {
        double error = Math.abs(truth - told);
        count++;
        absolute += error;
        squares += error * error;
        truths += Math.abs(truth);
        scaled += error / scale;
        double sum = Math.abs(truth) + Math.abs(told);
        symmetric += sum > 0 ? 200 * error / sum : 0;
        if (truth != 0) {
            shares += 100 * error / Math.abs(truth);
            sharesOf++;
        }
        for (int q = 0; q < lines.length; q++) {
            double below = truth - lines[q];
            pinball[q] += Math.max(quantiles[q] * below, (quantiles[q] - 1) * below);
        }
        if (lines.length > 1 && truth >= lines[0] && truth <= lines[lines.length - 1]) {
            inside++;
        }
        if (!Double.isNaN(naiveTold)) {
            naive += Math.abs(truth - naiveTold) / scale;
            naiveOf++;
        }
    }

    public int count() {
        return count;
    }

    public double mase() {
        return scaled / count;
    }

    /// The scores by their ids, in the order in which people read them.
    public SequencedMap<String, Double> all() {
        var out = new LinkedHashMap<String, Double>();
        if (count == 0) {
            return out;
        }
        out.put("mase", mase());
        if (truths > 0) {
            out.put("wape", absolute / truths);
        }
        out.put("smape", symmetric / count);
        if (sharesOf > 0) {
            out.put("mape", shares / sharesOf);
        }
        out.put("rmse", Math.sqrt(squares / count));
        out.put("mae", absolute / count);
        if (truths > 0 && quantiles.length > 0) {
            double sum = 0;
            for (double loss : pinball) {
                sum += 2 * loss / truths;
            }
            out.put("wql", sum / quantiles.length);
        }
        if (quantiles.length > 1) {
            out.put("coverage", (double) inside / count);
            out.put("nominal coverage", quantiles[quantiles.length - 1] - quantiles[0]);
        }
        if (naiveOf == count && naive > 0) {
            out.put("skill", 1 - scaled / naive);
        }
        return out;
    }
}
