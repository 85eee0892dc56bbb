package org.bottega.explain.effect;

import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Column;
import org.bottega.kernel.table.Table;
import org.bottega.model.Model;

/// How one output follows two columns at once: the mean over the rows at each pair of places.
///
/// @param mean by the first column's place, then the second's
/// @param interaction how much of the surface two separate curves cannot tell, 0 (nothing) to 1 (Friedman and
///     Popescu's H, 2008)
public record PairDependence(
        String first,
        String second,
        List<Place> firstPlaces,
        List<Place> secondPlaces,
        String output,
        List<List<Double>> mean,
        double interaction) {
    public PairDependence {
        firstPlaces = List.copyOf(firstPlaces);
        secondPlaces = List.copyOf(secondPlaces);
        mean = List.copyOf(mean);
    }

    /// @param output which output of the model
    /// @param settings curves are not asked for
    /// @throws org.bottega.kernel.ProblemException when a column is unknown, text, or empty
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static PairDependence of(
            Model model,
            Table table,
            String first,
            String second,
            int output,
            PartialDependence.Settings settings,
            Progress progress) {
        var asking = new Asking(model, table, settings.rows(), progress);
        var a = Grid.of(asking.rows(), first, settings.places());
        var b = Grid.of(asking.rows(), second, settings.places());
        int cells = a.size() * b.size();
        var placeA = new int[cells];
        var placeB = new int[cells];
        for (int c = 0; c < cells; c++) {
            placeA[c] = c / b.size();
            placeB[c] = c % b.size();
        }
        var told =
                asking.everywhere(
                        new String[] {first, second},
                        new Column[] {a.values(), b.values()},
                        new int[][] {placeA, placeB});
        int n = asking.rows().rows();
        int outputs = asking.outputs();
        var mean = new double[a.size()][b.size()];
        for (int c = 0; c < cells; c++) {
            for (int i = 0; i < n; i++) {
                mean[placeA[c]][placeB[c]] += told[(c * n + i) * outputs + output] / n;
            }
        }
        var rows = new ArrayList<List<Double>>();
        for (var row : mean) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new PairDependence(
                first,
                second,
                a.places(),
                b.places(),
                model.signature().outputNames().get(output),
                rows,
                interaction(mean));
    }

    private static double interaction(double[][] mean) {
        int a = mean.length;
        int b = mean[0].length;
        double all = 0;
        var byA = new double[a];
        var byB = new double[b];
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                all += mean[i][j] / (a * b);
                byA[i] += mean[i][j] / b;
                byB[j] += mean[i][j] / a;
            }
        }
        double apart = 0;
        double whole = 0;
        for (int i = 0; i < a; i++) {
            for (int j = 0; j < b; j++) {
                double rest = mean[i][j] - byA[i] - byB[j] + all;
                apart += rest * rest;
                whole += (mean[i][j] - all) * (mean[i][j] - all);
            }
        }
        return whole < 1e-18 ? 0 : Math.sqrt(apart / whole);
    }
}
