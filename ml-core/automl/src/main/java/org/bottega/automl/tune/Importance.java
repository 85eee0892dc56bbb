package org.bottega.automl.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;

/// What a forest over the trials says of a space: how much of the score each dimension decides, and which
/// scores two of them promise.
///
/// Hutter, Hoos, Leyton-Brown, An Efficient Approach for Assessing Hyperparameter Importance, ICML 2014: the
/// variance of the forest's mean prediction along one dimension, the others as they were tried.
public final class Importance {
    private static final int FEWEST = 8;
    private static final int STEPS = 20;
    private static final double NOT_THERE = -0.2;

    private final Space space;
    private final double[][] places;
    private final Predictor forest;

    private Importance(Space space, double[][] places, Predictor forest) {
        this.space = space;
        this.places = places;
        this.forest = forest;
    }

    /// @return empty when there are too few done trials to say anything
    public static java.util.Optional<Importance> of(Space space, List<Tried> tried) {
        var done =
                tried.stream()
                        .filter(t -> t.done() && Double.isFinite(t.scores().getFirst()))
                        .toList();
        if (done.size() < FEWEST) {
            return java.util.Optional.empty();
        }
        int size = space.size();
        var places = new double[done.size()][];
        var columns = new double[size][done.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = filled(space.unit(done.get(i).values()));
            for (int d = 0; d < size; d++) {
                columns[d][i] = places[i][d];
            }
        }
        var features = new ArrayList<Feature>();
        for (var dimension : space.dimensions()) {
            features.add(new Feature(dimension.name(), dimension.name(), 0));
        }
        var rows = new int[places.length];
        Arrays.setAll(rows, i -> i);
        var algorithm = Algorithms.byId("random-forest");
        var params =
                algorithm
                        .params()
                        .read(Map.of("trees", 64, "max-features", 0.7, "min-rows-in-leaf", 2));
        var y = done.stream().mapToDouble(t -> t.scores().getFirst()).toArray();
        var forest =
                algorithm
                        .learner(params)
                        .fit(
                                Training.of(new Matrix(features, columns, rows.length), y, 0, rows),
                                Progress.none());
        return java.util.Optional.of(new Importance(space, places, forest));
    }

    private static double[] filled(double[] unit) {
        return Arrays.stream(unit).map(v -> Double.isNaN(v) ? NOT_THERE : v).toArray();
    }

    /// For each dimension its share, together 1; all 0 where the score never changes. The most important first.
    public Map<String, Double> shares() {
        var variance = new double[space.size()];
        for (int d = 0; d < variance.length; d++) {
            var means = new double[STEPS];
            for (int s = 0; s < STEPS; s++) {
                means[s] = mean(d, (s + 0.5) / STEPS, -1, 0);
            }
            double mean = Arrays.stream(means).average().orElse(0);
            variance[d] =
                    Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElse(0);
        }
        double all = Arrays.stream(variance).sum();
        var shares = new LinkedHashMap<String, Double>();
        java.util.stream.IntStream.range(0, variance.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble((Integer d) -> -variance[d]))
                .forEach(d ->
                        shares.put(
                                space.dimensions().get(d).name(), all > 0 ? variance[d] / all : 0));
        return shares;
    }

    /// The score that two dimensions promise at places from 0 to 1, the others as they were tried.
    public double promise(int a, double atA, int b, double atB) {
        return mean(a, atA, b, atB);
    }

    private double mean(int a, double atA, int b, double atB) {
        int size = space.size();
        var rows = new double[places.length * size];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(places[i], 0, rows, i * size, size);
            rows[i * size + a] = atA;
            if (b >= 0) {
                rows[i * size + b] = atB;
            }
        }
        var out = new double[places.length];
        forest.predict(rows, places.length, out);
        return Arrays.stream(out).average().orElse(0);
    }
}
