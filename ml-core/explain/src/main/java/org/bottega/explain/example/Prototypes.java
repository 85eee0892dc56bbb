package org.bottega.explain.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.neighbours.RowSpace;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;

/// Rows that stand for many, and rows that none of those stands for (MMD-critic: Kim, Khanna, Koyejo 2016):
/// prototypes are chosen greedily so that their distribution comes nearest to that of all rows (squared maximum mean
/// discrepancy), criticisms where both differ most, and far from each other.
///
/// @param prototypes the most telling first
/// @param criticisms the same
/// @param distance the discrepancy that is left, 0 where the prototypes are distributed as the rows
public record Prototypes(List<Prototype> prototypes, List<Criticism> criticisms, double distance) {
    private static final int MOST_ROWS = 1500;

    /// @param row its number in the table, from 0
    /// @param share of the rows that lie nearest to it
    public record Prototype(int row, double share) {}

    /// @param row its number in the table, from 0
    /// @param away how much more (above 0) or less common such rows are than the prototypes say
    public record Criticism(int row, double away) {}

    public Prototypes {
        prototypes = List.copyOf(prototypes);
        criticisms = List.copyOf(criticisms);
    }

    /// @param rows 1 or more; of more than 1,500 so many are used, spread evenly
    /// @param columns that rows are compared by
    /// @param count how many prototypes
    /// @param critics how many criticisms
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static Prototypes of(
            Table rows, List<String> columns, int count, int critics, Progress progress) {
        int n = Math.min(MOST_ROWS, rows.rows());
        if (n == 0) {
            return new Prototypes(List.of(), List.of(), 0);
        }
        var chosen = IntStream.range(0, n).map(i -> (int) ((long) i * rows.rows() / n)).toArray();
        var space = RowSpace.of(rows, columns);
        var points = space.place(rows.rows(chosen));
        progress.at(0.1, "Comparing rows");
        var search = new Search(kernel(points, n, space.dimensions()), n, progress);
        var prototypes = search.prototypes(Math.min(count, n));
        var criticisms = search.criticisms(prototypes, Math.min(critics, n - prototypes.size()));
        progress.at(1, "Done");
        return new Prototypes(
                search.shares(prototypes).entrySet().stream()
                        .map(e -> new Prototype(chosen[e.getKey()], e.getValue()))
                        .toList(),
                criticisms.stream()
                        .map(c -> new Criticism(chosen[c], search.witness(c, prototypes)))
                        .toList(),
                search.distance(prototypes));
    }

    /// `exp(−distance²/width²)` for all pairs, where the width is the median distance.
    private static double[] kernel(double[] points, int n, int dimensions) {
        var squared = new double[n * n];
        IntStream.range(0, n)
                .parallel()
                .forEach(i -> {
                    for (int j = 0; j < i; j++) {
                        double sum = 0;
                        for (int d = 0; d < dimensions; d++) {
                            double gap = points[i * dimensions + d] - points[j * dimensions + d];
                            sum += gap * gap;
                        }
                        squared[i * n + j] = sum;
                    }
                });
        var some =
                IntStream.range(0, n)
                        .flatMap(i -> IntStream.range(0, i).map(j -> i * n + j))
                        .filter(at -> n < 300 || at % 7 == 0)
                        .mapToDouble(at -> squared[at])
                        .sorted()
                        .toArray();
        double middle = some.length == 0 ? 1 : some[some.length / 2];
        double width = middle > 0 ? middle : 1;
        for (int i = 0; i < n; i++) {
            squared[i * n + i] = 1;
            for (int j = 0; j < i; j++) {
                double k = Math.exp(-squared[i * n + j] / width);
                squared[i * n + j] = k;
                squared[j * n + i] = k;
            }
        }
        return squared;
    }

    private static final class Search {
        private final double[] kernel;
        private final int n;
        private final Progress progress;
        private final double[] mean;

        Search(double[] kernel, int n, Progress progress) {
            this.kernel = kernel;
            this.n = n;
            this.progress = progress;
            this.mean = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    mean[i] += kernel[i * n + j] / n;
                }
            }
        }

        List<Integer> prototypes(int count) {
            var chosen = new ArrayList<Integer>();
            var toChosen = new double[n];
            double within = 0;
            double towards = 0;
            for (int c = 0; c < count; c++) {
                progress.checkCancelled();
                progress.at(0.2 + 0.6 * c / count, "Choosing prototypes");
                int best = -1;
                double most = Double.NEGATIVE_INFINITY;
                double size = chosen.size() + 1.0;
                for (int i = 0; i < n; i++) {
                    double gain =
                            2 / size * (towards + mean[i])
                                    - (within + 2 * toChosen[i] + 1) / (size * size);
                    if (gain > most && !chosen.contains(i)) {
                        most = gain;
                        best = i;
                    }
                }
                towards += mean[best];
                within += 2 * toChosen[best] + 1;
                chosen.add(best);
                for (int i = 0; i < n; i++) {
                    toChosen[i] += kernel[best * n + i];
                }
            }
            return chosen;
        }

        double witness(int i, List<Integer> prototypes) {
            double sum = mean[i];
            for (int p : prototypes) {
                sum -= kernel[i * n + p] / prototypes.size();
            }
            return sum;
        }

        /// Greedy by the size of the witness and the logarithm of what is new about a row (its variance given the
        /// criticisms chosen before).
        List<Integer> criticisms(List<Integer> prototypes, int count) {
            var chosen = new ArrayList<Integer>();
            var left = new double[n];
            Arrays.fill(left, 1 + 1e-6);
            var factors = new ArrayList<double[]>();
            for (int c = 0; c < count; c++) {
                progress.checkCancelled();
                int best = -1;
                double most = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < n; i++) {
                    if (prototypes.contains(i) || chosen.contains(i)) {
                        continue;
                    }
                    double gain =
                            Math.abs(witness(i, prototypes))
                                    + 0.05 * Math.log(Math.max(1e-9, left[i]));
                    if (gain > most) {
                        most = gain;
                        best = i;
                    }
                }
                if (best < 0) {
                    break;
                }
                chosen.add(best);
                var factor = new double[n];
                double root = Math.sqrt(Math.max(1e-9, left[best]));
                for (int i = 0; i < n; i++) {
                    double rest = kernel[best * n + i];
                    for (var before : factors) {
                        rest -= before[best] * before[i];
                    }
                    factor[i] = rest / root;
                    left[i] = Math.max(0, left[i] - factor[i] * factor[i]);
                }
                factors.add(factor);
            }
            return chosen;
        }

        java.util.SequencedMap<Integer, Double> shares(List<Integer> prototypes) {
            var shares = new java.util.LinkedHashMap<Integer, Double>();
            prototypes.forEach(p -> shares.put(p, 0.0));
            for (int i = 0; i < n; i++) {
                int nearest = prototypes.getFirst();
                for (int p : prototypes) {
                    nearest = kernel[i * n + p] > kernel[i * n + nearest] ? p : nearest;
                }
                shares.merge(nearest, 1.0 / n, Double::sum);
            }
            return shares;
        }

        double distance(List<Integer> prototypes) {
            double all = Arrays.stream(mean).sum() / n;
            double towards = 0;
            double within = 0;
            double m = prototypes.size();
            for (int p : prototypes) {
                towards += mean[p] / m;
                for (int q : prototypes) {
                    within += kernel[p * n + q] / (m * m);
                }
            }
            return Math.sqrt(Math.max(0, all - 2 * towards + within));
        }
    }
}
