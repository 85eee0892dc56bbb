package org.bottega.learn.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Deadline;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.learn.neighbours.NearestRows;
import org.bottega.learn.numeric.SparseSymmetric;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds maps against scikit-learn 1.2.1 (exact t-SNE from principal components) on rows that a formula makes.
class MapsTest {
    private static final int N = 120;
    private static final int D = 4;

    private static Training formula() {
        var columns = new double[D][N];
        for (int j = 0; j < D; j++) {
            for (int i = 0; i < N; i++) {
                columns[j][i] =
                        Math.sin(1.3 * (i + 1) * (j + 2) + 0.7 * j) * 1.5
                                + Math.cos(0.37 * (i + 3) * (j + 1));
            }
        }
        var features =
                IntStream.range(0, D).mapToObj(j -> new Feature("x" + j, "x" + j, 0)).toList();
        return Training.of(
                new Matrix(features, columns, N),
                new double[N],
                0,
                IntStream.range(0, N).toArray());
    }

    private static double[] map(String id, Map<String, Object> settings, Training training) {
        var algorithm = Algorithms.byId(id);
        var predictor =
                algorithm.learner(algorithm.params().read(settings)).fit(training, Progress.none());
        var rows = Rows.of(training);
        var out = new double[rows.count() * predictor.outputs()];
        predictor.predict(rows.x(), rows.count(), out);
        return out;
    }

    /// How far neighbours on the map are neighbours in truth (Venna and Kaski 2001), by brute force.
    private static double trustworthiness(Rows rows, double[] places, int neighbours) {
        int n = rows.count();
        var one = new double[n];
        var map = new Rows(n, places.length / n, places, one, one);
        var ranks = NearestRows.of(rows, n - 1, 1, Progress.none());
        var near = NearestRows.of(map, neighbours, 1, Progress.none());
        double penalty = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < neighbours; k++) {
                int j = near.index()[i * neighbours + k];
                int rank = 1;
                while (ranks.index()[i * (n - 1) + rank - 1] != j) {
                    rank++;
                }
                penalty += Math.max(0, rank - neighbours);
            }
        }
        return 1 - penalty * 2 / (n * neighbours * (2.0 * n - 3 * neighbours - 1));
    }

    @Test
    void rowsAreJoinedAsCloselyAsByScikitLearn() {
        var rows = Rows.of(formula());
        var near = NearestRows.of(rows, 30, 1, Progress.none());
        var alike =
                SparseSymmetric.of(
                        N,
                        30,
                        near.index(),
                        Perplexity.shares(near, 10),
                        (a, b) -> (a + b) / (2.0 * N));
        assertEquals(1, Arrays.stream(alike.value()).sum(), 1e-12);
        var places = Placement.start(rows, 2, 1e-4, 1, () -> {});
        double divergence =
                new RepulsiveMap(alike, places, 2, 1)
                        .settle(1000, Deadline.never(), Progress.none());
        // theirs: 0.3203 from principal components, 0.307 to 0.361 from six random starts
        assertTrue(divergence < 0.361, "Kullback-Leibler divergence " + divergence);
        double trust = trustworthiness(rows, places, 5);
        assertTrue(trust > 0.975, "theirs is 0.986, principal components' 0.888: " + trust);
    }

    @Test
    void attentionIsSharedAmongSoManyNeighbours() {
        var near = NearestRows.of(Rows.of(formula()), 30, 1, Progress.none());
        var shares = Perplexity.shares(near, 10);
        for (int i = 0; i < N; i++) {
            double entropy = 0;
            for (int at = 30 * i; at < 30 * (i + 1); at++) {
                entropy -= shares[at] * Math.log(Math.max(shares[at], 1e-300));
            }
            assertEquals(10, Math.exp(entropy), 1e-6);
        }
    }

    @Test
    void boxesTakenTogetherPushLikeAllRows() {
        var random = new SplittableRandom(5);
        for (int dimensions = 1; dimensions <= 3; dimensions++) {
            int n = 300;
            var places = random.doubles(n * dimensions, -5, 5).toArray();
            System.arraycopy(places, 0, places, 7 * dimensions, dimensions);
            System.arraycopy(places, 0, places, 8 * dimensions, dimensions);
            var tree = new SpaceTree(places, n, dimensions);
            var push = new double[dimensions];
            for (int i = 0; i < n; i++) {
                for (double width : new double[] {0, 0.5}) {
                    double sum = tree.push(i, width, push, tree.walk());
                    double wholly = 0;
                    var whole = new double[dimensions];
                    for (int j = 0; j < n; j++) {
                        double squared = 0;
                        for (int k = 0; k < dimensions; k++) {
                            double away = places[i * dimensions + k] - places[j * dimensions + k];
                            squared += away * away;
                        }
                        double near = 1 / (1 + squared);
                        wholly += i == j ? 0 : near;
                        for (int k = 0; k < dimensions; k++) {
                            whole[k] +=
                                    near
                                            * near
                                            * (places[i * dimensions + k]
                                                    - places[j * dimensions + k]);
                        }
                    }
                    assertEquals(wholly, sum, width == 0 ? 1e-9 : 0.03 * wholly);
                    for (int k = 0; k < dimensions; k++) {
                        assertEquals(whole[k], push[k], width == 0 ? 1e-9 : 0.05 * wholly);
                    }
                }
            }
        }
    }

    @Test
    void theCurveIsThatOfThePaper() {
        // umap-learn's values for min_dist 0.1 and spread 1
        var curve = Curve.of(0.1);
        assertEquals(1.5769434603, curve.a(), 1e-4);
        assertEquals(0.8950608780, curve.b(), 1e-4);
    }

    @Test
    void membershipsAddUpToTheLogarithmOfTheirNumber() {
        var near = NearestRows.of(Rows.of(formula()), 14, 1, Progress.none());
        var ties = FuzzyTies.of(near);
        for (int i = 0; i < N; i++) {
            assertEquals(1, ties[14 * i]);
            double sum = Arrays.stream(ties, 14 * i, 14 * i + 14).sum();
            assertEquals(Math.log(15) / Math.log(2), sum, 1e-4);
        }
    }

    @Test
    void aManifoldMapKeepsNeighbourhoodsAndGroups() {
        double trust = trustworthiness(Rows.of(formula()), map("umap", Map.of(), formula()), 5);
        assertTrue(trust > 0.94, "principal components' is 0.888: " + trust);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t-sne", "umap"})
    void groupsInManyDimensionsStayApartOnTheMap(String id) {
        var random = new SplittableRandom(3);
        int n = 200;
        var columns = new double[8][n];
        for (int j = 0; j < 8; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = random.nextGaussian() + (j == i % 4 ? 8 : 0);
            }
        }
        var features =
                IntStream.range(0, 8).mapToObj(j -> new Feature("x" + j, "x" + j, 0)).toList();
        var training =
                Training.of(
                        new Matrix(features, columns, n),
                        new double[n],
                        0,
                        IntStream.range(0, n).toArray());
        var places = map(id, Map.of(), training);
        var one = new double[n];
        var near = NearestRows.of(new Rows(n, 2, places, one, one), 10, 1, Progress.none());
        for (int i = 0; i < n; i++) {
            for (int at = 10 * i; at < 10 * i + 10; at++) {
                assertEquals(i % 4, near.index()[at] % 4);
            }
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameMap() {
        var one = map("t-sne", Map.of("steps", 250), formula());
        var two = map("t-sne", Map.of("steps", 250), formula().withThreads(2));
        assertArrayEquals(one, two);
        var places = new HashSet<List<Double>>();
        for (int i = 0; i < N; i++) {
            places.add(List.of(one[2 * i], one[2 * i + 1]));
        }
        assertEquals(N, places.size(), "no two rows lie on one another");
    }
}
