package org.bottega.learn.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.Algorithms;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.algorithm.Training;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Matrix;
import org.bottega.model.predictor.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds clusters, anomaly scores and projections against scikit-learn 1.2.1 on rows that a formula makes, and
/// against the truth on rows whose groups are known.
class KnownGroupsTest {
    private static final double[] ASKED = {
        0.1, 0.2, -0.3, 0.4, 1, -1, 0.5, 0, -2, 0.3, 1.2, -0.7, 0, 0, 0, 0
    };

    private static Training training(double[][] columns) {
        int rows = columns[0].length;
        return Training.of(
                new Matrix(
                        IntStream.range(0, columns.length)
                                .mapToObj(j -> new Feature("x" + j, "x" + j, 0))
                                .toList(),
                        columns,
                        rows),
                new double[rows],
                0,
                IntStream.range(0, rows).toArray());
    }

    private static Training formula() {
        var columns = new double[4][120];
        for (int j = 0; j < 4; j++) {
            for (int i = 0; i < 120; i++) {
                columns[j][i] =
                        Math.sin(1.3 * (i + 1) * (j + 2) + 0.7 * j) * 1.5
                                + Math.cos(0.37 * (i + 3) * (j + 1));
            }
        }
        return training(columns);
    }

    private static Predictor fit(String id, Map<String, Object> settings, Training training) {
        var algorithm = Algorithms.byId(id);
        return algorithm.learner(algorithm.params().read(settings)).fit(training, Progress.none());
    }

    private static double[] told(Predictor predictor, double[] rows, int count) {
        var out = new double[count * predictor.outputs()];
        predictor.predict(rows, count, out);
        return out;
    }

    private static int[] groups(Predictor predictor, Training training) {
        var rows = Rows.of(training);
        var told = told(predictor, rows.x(), rows.count());
        int outputs = predictor.outputs();
        return IntStream.range(0, rows.count())
                .map(i -> {
                    int best = 0;
                    for (int k = 1; k < outputs; k++) {
                        best = told[i * outputs + k] > told[i * outputs + best] ? k : best;
                    }
                    return best;
                })
                .toArray();
    }

    /// The share of pairs of rows that both partitions treat alike (Rand 1971).
    private static double alike(int[] a, int[] b) {
        int same = 0;
        int all = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                same += (a[i] == a[j]) == (b[i] == b[j]) ? 1 : 0;
                all++;
            }
        }
        return (double) same / all;
    }

    @Test
    void principalComponents() {
        var told = told(fit("principal-components", Map.of("dimensions", 3), formula()), ASKED, 4);
        assertArrayEquals(
                new double[] {
                    0.15463524, 0.01071871, 0.4167994, 1.25066489, 0.54653108, 0.19574572,
                    1.52131935, 0.24092376, 1.53879664, 0.00191821, 0.02660988, 0.01134206
                },
                Arrays.stream(told).map(Math::abs).toArray(),
                1e-7);
    }

    @Test
    void kernelPrincipalComponents() {
        var told = told(fit("kernel-components", Map.of("gamma", 0.17537861), formula()), ASKED, 4);
        assertArrayEquals(
                new double[] {
                    0.0393733,
                    0.06724484,
                    0.47907274,
                    0.12886773,
                    0.33198549,
                    0.1911471,
                    0.02975764,
                    0.00766037
                },
                Arrays.stream(told).map(Math::abs).toArray(),
                1e-6);
    }

    @Test
    void theBorderOfOneClass() {
        var told =
                told(
                        fit(
                                "one-class-svm",
                                Map.of("outside", 0.1, "gamma", 0.17537861),
                                formula()),
                        ASKED,
                        4);
        double[] decision = {0.65011171, 0.52153235, -0.15917206, 0.6876228};
        for (int i = 0; i < 4; i++) {
            assertEquals(-decision[i] / 1.56989119, told[i], 3e-3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ward, 121301203033030030112122121111201031130330311301021111212212110300303303021031210002110121223311030030310312100121100211",
        "average, 131021320200202202013133131111311201102002011021131111313313102022020020231201312113111131330010200202012013111131111310",
        "complete, 121030200300003303112022121131210300100000010030121311212202113033000030020301213312111121220010003300013012133121031210",
        "single, 000000000000000000000000000000210000000000000000120000000000000000000000000000000012000000020000000000000003000000001200"
    })
    void hierarchies(String linkage, String groups) {
        var expected = groups.chars().map(c -> c - '0').toArray();
        var training = formula();
        var ours =
                groups(
                        fit("hierarchical", Map.of("groups", 4, "linkage", linkage), training),
                        training);
        assertEquals(1, alike(expected, ours));
    }

    @Test
    void denseRowsOfDbscan() {
        var rows = Rows.of(formula());
        var group = new int[rows.count()];
        assertEquals(3, Dbscan.groups(rows, 1.0, 6, group, Progress.none()));
        int[] first = {2, 19, 24, 29, 55, 60, 77, 108};
        int[] second = {5, 32, 35, 44, 47, 74, 114};
        int[] third = {6, 20, 25, 39, 54, 59, 73, 88};
        for (int[] members : new int[][] {first, second, third}) {
            for (int i : members) {
                assertEquals(group[members[0]], group[i]);
            }
        }
        assertEquals(23, Arrays.stream(group).filter(g -> g >= 0).count());
    }

    @Test
    void theInertiaAndSilhouetteOfThreeMeans() {
        var rows = Rows.of(formula());
        var result = new Lloyd(rows, Progress.none()).best(3, 50, 1);
        assertTrue(result.inertia() <= 419.63036579, "scikit-learn's best of 50 starts");
        var line = Rows.of(training(new double[][] {{0, 1, 10, 11}}));
        // by hand: (9.5 / 10.5 + 8.5 / 9.5) / 2
        assertEquals(0.8997494, Lloyd.silhouette(line, new int[] {0, 0, 1, 1}, 2, 10), 1e-7);
    }

    /// Groups of 80 rows round four corners.
    private static Training corners(long seed) {
        var random = new SplittableRandom(seed);
        var columns = new double[2][320];
        for (int i = 0; i < 320; i++) {
            columns[0][i] = (i % 4 / 2) * 6 + random.nextGaussian() * 0.7;
            columns[1][i] = i % 2 * 6 + random.nextGaussian() * 0.7;
        }
        return training(columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "gaussian-mixture", "hierarchical", "hdbscan"})
    void theNumberOfGroupsIsFoundOut(String id) {
        var training = corners(1);
        var predictor = fit(id, Map.of(), training);
        var truth = IntStream.range(0, 320).map(i -> i % 4).toArray();
        assertEquals(id.equals("hdbscan") ? 5 : 4, predictor.outputs());
        double alike = alike(truth, groups(predictor, training));
        assertTrue(alike > (id.equals("hdbscan") ? 0.93 : 0.995), id + " " + alike);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dbscan", "hdbscan"})
    void crescentsAreTwoGroups(String id) {
        var random = new SplittableRandom(2);
        var columns = new double[2][400];
        for (int i = 0; i < 400; i++) {
            double t = Math.PI * random.nextDouble();
            columns[0][i] = i % 2 == 0 ? Math.cos(t) : 1 - Math.cos(t);
            columns[1][i] = i % 2 == 0 ? Math.sin(t) : 0.5 - Math.sin(t);
            columns[0][i] += 0.05 * random.nextGaussian();
            columns[1][i] += 0.05 * random.nextGaussian();
        }
        var training = training(columns);
        var predictor = fit(id, id.equals("dbscan") ? Map.of("radius", 0.2) : Map.of(), training);
        assertEquals(3, predictor.outputs(), "two groups and no group");
        var truth = IntStream.range(0, 400).map(i -> i % 2).toArray();
        assertTrue(alike(truth, groups(predictor, training)) > 0.97);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isolation-forest",
                "one-class-svm",
                "robust-distance",
                "local-outlier-factor"
            })
    void strayRowsAreTheStrangest(String id) {
        var random = new SplittableRandom(4);
        var columns = new double[3][500];
        for (int i = 0; i < 500; i++) {
            double own = random.nextGaussian();
            columns[0][i] = own;
            columns[1][i] = 0.9 * own + 0.3 * random.nextGaussian();
            columns[2][i] = random.nextGaussian();
            if (i < 20) {
                columns[0][i] = 5 * (random.nextBoolean() ? 1 : -1);
                columns[1][i] = -columns[0][i];
                columns[2][i] = 6 * random.nextDouble();
            }
        }
        var training = training(columns);
        // more neighbours than the strays are
        Map<String, Object> settings = id.startsWith("local") ? Map.of("neighbours", 60) : Map.of();
        var scores = told(fit(id, settings, training), Rows.of(training).x(), 500);
        double lowest = IntStream.range(0, 20).mapToDouble(i -> scores[i]).min().orElseThrow();
        long above = IntStream.range(20, 500).filter(i -> scores[i] >= lowest).count();
        // strays that lie together are ordinary to a border that follows the rows
        assertTrue(
                above <= (id.startsWith("one-class") ? 60 : 5),
                above + " ordinary rows are stranger");
        if (id.equals("robust-distance")) {
            assertTrue(lowest > 20, "so many times the median: " + lowest);
        }
    }

    @Test
    void localOutlierFactors() {
        var training = formula();
        var predictor = fit("local-outlier-factor", Map.of("neighbours", 7), training);
        // their rows to learn from, without themselves
        assertArrayEquals(
                new double[] {
                    0.9881567653,
                    1.1053638703,
                    0.9519368191,
                    1.1323118811,
                    1.0206814883,
                    0.9893016158
                },
                told(predictor, Rows.of(training).x(), 6),
                1e-9);
        // new rows
        assertArrayEquals(
                new double[] {0.9869620777, 1.0336500509, 1.0553096134, 0.9854138115},
                told(predictor, ASKED, 4),
                1e-9);
    }

    /// scikit-learn's spectral clustering tells these apart wholly; k-means does not (Rand index 0.62).
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void spectralClustersFollowCrescents(int wanted) {
        var columns = new double[2][300];
        for (int i = 0; i < 150; i++) {
            double a = Math.PI * i / 149;
            columns[0][2 * i] = Math.cos(a) + 0.06 * Math.sin(17 * i);
            columns[1][2 * i] = Math.sin(a) + 0.06 * Math.cos(23 * i);
            columns[0][2 * i + 1] = 1 - Math.cos(a) + 0.06 * Math.sin(29 * i);
            columns[1][2 * i + 1] = 0.5 - Math.sin(a) + 0.06 * Math.cos(13 * i);
        }
        var training = training(columns);
        var predictor = fit("spectral", Map.of("groups", wanted), training);
        assertEquals(2, predictor.outputs());
        var truth = IntStream.range(0, 300).map(i -> i % 2).toArray();
        assertEquals(1, alike(truth, groups(predictor, training)));
    }

    /// scipy 1.10's `linkage` of the first twelve rows.
    @Test
    void dendrogramsAreThoseOfScipy() {
        var all = Rows.of(formula());
        var one = new double[12];
        Arrays.fill(one, 1);
        var rows = new Rows(12, 4, Arrays.copyOf(all.x(), 48), one, one);
        double[][] ward = {
            {0, 2, 1.030872104, 2}, {3, 10, 1.58543638, 2}, {5, 13, 1.623572679, 3},
            {4, 9, 1.865245723, 2}, {1, 6, 2.264805128, 2}, {8, 11, 2.375505087, 2},
            {7, 15, 2.641053816, 3}, {14, 17, 2.919958166, 5}, {16, 18, 4.770513361, 5},
            {12, 19, 5.218881521, 7}, {20, 21, 5.661713469, 12}
        };
        var table = Dendrogram.of(rows, Agglomerative.Linkage.WARD, Progress.none()).toTable();
        for (int m = 0; m < ward.length; m++) {
            for (int c = 0; c < 4; c++) {
                double value = ((org.bottega.kernel.table.NumberColumn) table.column(c)).value(m);
                assertEquals(ward[m][c], value, 1e-8);
            }
        }
    }

    @Test
    void theElbowIsWhereTheCurveBends() {
        assertEquals(2, Elbow.of(100, new double[] {60, 25, 8, 7, 6, 5}));
        assertEquals(0, Elbow.of(100, new double[] {10, 9, 8, 7}));
        assertEquals(0, Elbow.of(0, new double[] {0, 0}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silhouette", "elbow"})
    void theNumberOfGroupsIsFoundOutEitherWay(String choice) {
        var random = new SplittableRandom(12);
        var columns = new double[2][240];
        for (int i = 0; i < 240; i++) {
            columns[0][i] = 10 * (i % 4 % 2) + random.nextGaussian();
            columns[1][i] = 10 * (i % 4 / 2) + random.nextGaussian();
        }
        assertEquals(4, fit("k-means", Map.of("choice", choice), training(columns)).outputs());
    }
}
