package org.bottega.explain.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;

/// How predictions follow one column while all others stay as they are: the mean over rows (Friedman 2001), and the
/// curve of each row (individual conditional expectations, Goldstein et al. 2015). Where columns go together
/// the model is asked about rows that do not occur; [AccumulatedEffect] avoids that.
///
/// @param places where the model was asked
/// @param outputs one an output of the model
/// @param rows how many rows the mean is over
public record PartialDependence(String column, List<Place> places, List<Output> outputs, int rows) {

    /// One output along the places: a probability, or the target's own unit.
    ///
    /// @param mean over the rows
    /// @param error standard error of the mean: how far it would be off with other rows
    /// @param curves of single rows, a place each
    public record Output(
            String name, List<Double> mean, List<Double> error, List<List<Double>> curves) {
        public Output {
            mean = List.copyOf(mean);
            error = List.copyOf(error);
            curves = List.copyOf(curves);
        }

        /// The largest mean less the smallest: how much the column can do by itself.
        public double range() {
            var s = mean.stream().mapToDouble(m -> m).summaryStatistics();
            return s.getMax() - s.getMin();
        }
    }

    /// How much to ask.
    ///
    /// @param places at most, 2 or more
    /// @param rows at most, spread evenly
    /// @param curves of single rows at most
    public record Settings(int places, int rows, int curves) {
        public static final Settings USUAL = new Settings(20, 500, 60);

        public Settings {
            if (places < 2 || rows < 1 || curves < 0) {
                throw new IllegalArgumentException(places + " places, " + rows + " rows");
            }
        }
    }

    public PartialDependence {
        places = List.copyOf(places);
        outputs = List.copyOf(outputs);
    }

    /// @param table has the model's inputs
    /// @throws org.bottega.kernel.ProblemException when the column is unknown, text, or empty
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static PartialDependence of(
            Model model, Table table, String column, Settings settings, Progress progress) {
        var asking = new Asking(model, table, settings.rows(), progress);
        var grid = Grid.of(asking.rows(), column, settings.places());
        int n = asking.rows().rows();
        int size = grid.size();
        var told =
                asking.everywhere(
                        new String[] {column},
                        new Column[] {grid.values()},
                        new int[][] {IntStream.range(0, size).toArray()});
        int outputs = asking.outputs();
        var all = new ArrayList<Output>();
        int curves = Math.min(n, settings.curves());
        for (int o = 0; o < outputs; o++) {
            var mean = new ArrayList<Double>();
            var error = new ArrayList<Double>();
            for (int g = 0; g < size; g++) {
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < n; i++) {
                    double value = told[(g * n + i) * outputs + o];
                    sum += value;
                    squares += value * value;
                }
                double centre = sum / n;
                mean.add(centre);
                error.add(
                        n < 2
                                ? 0
                                : Math.sqrt(Math.max(0, squares / n - centre * centre) / (n - 1)));
            }
            var own = new ArrayList<List<Double>>();
            for (int c = 0; c < curves; c++) {
                int row = (int) ((long) c * n / curves);
                var curve = new ArrayList<Double>();
                for (int g = 0; g < size; g++) {
                    curve.add(told[(g * n + row) * outputs + o]);
                }
                own.add(List.copyOf(curve));
            }
            all.add(new Output(model.signature().outputNames().get(o), mean, error, own));
        }
        return new PartialDependence(column, grid.places(), all, n);
    }
}
