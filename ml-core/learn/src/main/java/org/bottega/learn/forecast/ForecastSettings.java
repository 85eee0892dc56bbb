package org.bottega.learn.forecast;

import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.model.forecast.Grid;

/// What is asked of a forecast beside its task.
///
/// @param known columns known in advance, such as prices and holidays
/// @param past columns known up to the present only
/// @param quantiles the lines of the band, ascending
/// @param season after how many steps things come again; 0 for what the frequency says
/// @param cutOffs how many places the back-test forecasts from; 0 for as many as the history allows, 8 at most
/// @param window how many values before each cut-off the methods see in the back-test; 0 for all (expanding)
public record ForecastSettings(
        List<String> known,
        List<String> past,
        List<Double> quantiles,
        Grid grid,
        int season,
        int cutOffs,
        int window,
        long seed,
        int threads) {
    public static final ForecastSettings USUAL =
            new ForecastSettings(
                    List.of(), List.of(), List.of(0.1, 0.5, 0.9), Grid.USUAL, 0, 0, 0, 1, 2);

    public ForecastSettings {
        known = List.copyOf(known);
        past = List.copyOf(past);
        quantiles = quantiles.stream().sorted().distinct().toList();
        if (quantiles.stream().anyMatch(q -> !(q > 0 && q < 1))) {
            throw ProblemException.usage(
                    "quantiles",
                    "A quantile does not lie between 0 and 1.",
                    "Give shares such as 0.1,0.5,0.9.");
        }
        if (season < 0 || cutOffs < 0 || window < 0) {
            throw ProblemException.usage(
                    "forecast",
                    "A season, a number of cut-offs or a window is below 0.",
                    "Give 0 to leave it to the program.");
        }
    }
}
