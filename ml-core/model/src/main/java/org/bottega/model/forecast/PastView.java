package org.bottega.model.forecast;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is read from a series' past to tell one later step: the last values, the values of earlier seasons at the same
/// place, means, spreads and slopes of the last values, and the calendar of the step. Values are told as their
/// distance from a level, in units of the series' usual error, so that small and large series are alike.
///
/// @param lags how many last values are read
/// @param season after how many steps things come again
public record PastView(int lags, int season) {
    private static final int SEASONS = 3;
    private static final String[] CALENDAR = {
        "month", "day of month", "weekday", "day of year", "hour"
    };

    /// What is read, in order.
    public List<String> names() {
        var names = new ArrayList<String>();
        names.add("step");
        for (int k = 1; k <= lags; k++) {
            names.add("lag " + k);
        }
        for (int k = 1; k <= SEASONS; k++) {
            names.add("season " + k + " ago");
        }
        names.add("mean of seasons");
        for (int window : windows()) {
            names.add("mean of " + window);
            names.add("spread of " + window);
        }
        names.add("slope");
        names.addAll(Arrays.asList(CALENDAR));
        return names;
    }

    private int[] windows() {
        int m = Math.max(season, 4);
        return new int[] {m, 3 * m};
    }

    /// The level that values are told from: the mean of the last season.
    public double level(double[] y, int known) {
        int count = Math.min(known, Math.max(season, 1));
        double sum = 0;
        for (int t = known - count; t < known; t++) {
            sum += y[t];
        }
        return sum / count;
    }

    /// Reads what is known before a step.
    ///
    /// @param y only its first `known` values are looked at
    /// @param step which step after them is told, from 1
    /// @param out the figures at one place each, overwritten; NaN where the past is too short
    public void read(
            double[] y,
            int known,
            int step,
            double level,
            double scale,
            LocalDateTime moment,
            Frequency frequency,
            double[] out) {
        int at = 0;
        out[at++] = step;
        for (int k = 1; k <= lags; k++) {
            out[at++] = k <= known ? (y[known - k] - level) / scale : Double.NaN;
        }
        int target = known + step - 1;
        int back = Math.ceilDiv(step, season) * season;
        double sum = 0;
        int count = 0;
        for (int k = 0; k < SEASONS; k++) {
            int t = target - back - k * season;
            double value = t >= 0 ? (y[t] - level) / scale : Double.NaN;
            out[at++] = value;
            if (t >= 0) {
                sum += value;
                count++;
            }
        }
        out[at++] = count > 0 ? sum / count : Double.NaN;
        for (int window : windows()) {
            int w = Math.min(window, known);
            double mean = 0;
            double squares = 0;
            for (int t = known - w; t < known; t++) {
                double value = (y[t] - level) / scale;
                mean += value / w;
                squares += value * value / w;
            }
            out[at++] = mean;
            out[at++] = Math.sqrt(Math.max(0, squares - mean * mean));
        }
        int w = Math.min(known, Math.max(season, 4));
        out[at++] = known >= 2 * w ? (level(y, known) - level(y, known - w)) / scale : Double.NaN;
        // of months and weeks only what they have in common is told, not the chance of their first
        // day
        boolean days = frequency.finerThanWeeks();
        out[at++] = moment.getMonthValue();
        out[at++] = days ? moment.getDayOfMonth() : Double.NaN;
        out[at++] = days ? moment.getDayOfWeek().getValue() : Double.NaN;
        out[at++] = days ? moment.getDayOfYear() : Double.NaN;
        out[at] = days ? moment.getHour() + moment.getMinute() / 60.0 : Double.NaN;
    }
}
