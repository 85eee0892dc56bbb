package org.bottega.explain.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bottega.explain.Evaluation;
import org.bottega.explain.estimate.StudentT;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.table.Table;

/// Finds the segments where a model errs most (compare SliceFinder, Chung et al. 2019): all parts of single columns,
/// then of pairs, are tested by Welch's one-sided test of their errors against those of all other rows, corrected
/// for the number of tests (Holm 1979, valid for overlapping segments too). A pair is told only where it is worse
/// than both its parts; of segments of almost the same rows the most telling one.
///
/// @param found the most telling first
/// @param tested how many segments were looked at
/// @param overall mean error of all rows
public record Segments(List<Segment> found, int tested, double overall) {
    private static final int MOST_ROWS = 100_000;
    private static final int PAIRED = 30;
    private static final int KEPT = 200;
    private static final double ALIKE = 0.7;

    public Segments {
        found = List.copyOf(found);
    }

    /// @param most how many segments are told at most
    /// @param smallest share of the rows that a segment must have, never fewer than 20 rows
    /// @param confidence of the corrected tests
    public record Settings(int most, double smallest, double confidence) {
        public static final Settings USUAL = new Settings(10, 0.01, 0.95);
    }

    /// @param table the one that was judged
    /// @param columns whose values make segments, such as the model's inputs; texts and dates are passed over
    /// @throws java.util.concurrent.CancellationException once the work is cancelled
    public static Segments find(
            Evaluation evaluation,
            Table table,
            List<String> columns,
            Settings settings,
            Progress progress) {
        int n = Math.min(MOST_ROWS, evaluation.rows());
        var judged =
                IntStream.range(0, n).map(i -> (int) ((long) i * evaluation.rows() / n)).toArray();
        var rows = IntStream.of(judged).map(evaluation::row).toArray();
        var error = new double[n];
        for (int i = 0; i < n; i++) {
            int row = judged[i];
            error[i] =
                    evaluation.classifies()
                            ? ErrorTable.best(evaluation, row) == evaluation.truth()[row] ? 0 : 1
                            : Math.abs(evaluation.truth()[row] - evaluation.told()[row]);
        }
        return new Search(error, settings, progress).run(table, columns, rows);
    }

    /// @param parts of the columns
    /// @param t Welch's statistic
    private record Candidate(
            int[][] members,
            List<Segment.Condition> conditions,
            Sums sums,
            double t,
            double chance) {}

    /// Of errors: how many, their sum, and that of their squares.
    private record Sums(double count, double sum, double squares) {
        double mean() {
            return sum / count;
        }

        double variance() {
            return count < 2 ? 0 : Math.max(0, (squares - sum * sum / count) / (count - 1));
        }

        Sums rest(Sums all) {
            return new Sums(all.count - count, all.sum - sum, all.squares - squares);
        }
    }

    private static final class Search {
        private final double[] error;
        private final Settings settings;
        private final Progress progress;
        private final double fewest;
        private final Sums all;
        private final List<Candidate> candidates = new ArrayList<>();
        private int tested;

        Search(double[] error, Settings settings, Progress progress) {
            this.error = error;
            this.settings = settings;
            this.progress = progress;
            fewest = Math.max(20, settings.smallest() * error.length);
            double sum = 0;
            double squares = 0;
            for (double e : error) {
                sum += e;
                squares += e * e;
            }
            all = new Sums(error.length, sum, squares);
        }

        Segments run(Table table, List<String> names, int[] rows) {
            var columns = new ArrayList<SegmentColumn>();
            var strongest = new ArrayList<Double>();
            for (int c = 0; c < names.size(); c++) {
                progress.checkCancelled();
                progress.at(0.3 * c / names.size(), "Looking at " + names.get(c));
                SegmentColumn.of(table, names.get(c), rows)
                        .ifPresent(column -> {
                            columns.add(column);
                            strongest.add(single(column));
                        });
            }
            var paired =
                    IntStream.range(0, columns.size())
                            .boxed()
                            .sorted(Comparator.comparingDouble(c -> -strongest.get(c)))
                            .limit(PAIRED)
                            .toList();
            for (int i = 0; i < paired.size(); i++) {
                progress.checkCancelled();
                progress.at(0.3 + 0.7 * i / paired.size(), "Looking at pairs of columns");
                for (int j = i + 1; j < paired.size(); j++) {
                    pair(columns.get(paired.get(i)), columns.get(paired.get(j)));
                }
            }
            progress.at(1, "Done");
            return new Segments(told(), tested, all.mean());
        }

        /// Tests the parts of a column; returns the largest statistic.
        private double single(SegmentColumn column) {
            var sums = sums(column.part(), column.conditions().size());
            double most = 0;
            for (int p = 0; p < sums.length; p++) {
                most =
                        Math.max(
                                most,
                                test(
                                        new int[][] {column.part(), {p}},
                                        List.of(column.conditions().get(p)),
                                        sums[p]));
            }
            return most;
        }

        private void pair(SegmentColumn first, SegmentColumn second) {
            int width = second.conditions().size();
            var both = new int[error.length];
            for (int i = 0; i < both.length; i++) {
                int a = first.part()[i];
                int b = second.part()[i];
                both[i] = a < 0 || b < 0 ? -1 : a * width + b;
            }
            var sums = sums(both, first.conditions().size() * width);
            var ofFirst = sums(first.part(), first.conditions().size());
            var ofSecond = sums(second.part(), width);
            for (int p = 0; p < sums.length; p++) {
                if (sums[p].count() < fewest) {
                    continue;
                }
                boolean worse =
                        sums[p].mean()
                                > Math.max(ofFirst[p / width].mean(), ofSecond[p % width].mean());
                if (worse) {
                    test(
                            new int[][] {both, {p}},
                            List.of(
                                    first.conditions().get(p / width),
                                    second.conditions().get(p % width)),
                            sums[p]);
                } else {
                    tested++;
                }
            }
        }

        private Sums[] sums(int[] part, int parts) {
            var count = new double[parts];
            var sum = new double[parts];
            var squares = new double[parts];
            for (int i = 0; i < part.length; i++) {
                if (part[i] >= 0) {
                    count[part[i]]++;
                    sum[part[i]] += error[i];
                    squares[part[i]] += error[i] * error[i];
                }
            }
            var sums = new Sums[parts];
            for (int p = 0; p < parts; p++) {
                sums[p] = new Sums(count[p], sum[p], squares[p]);
            }
            return sums;
        }

        private double test(int[][] members, List<Segment.Condition> conditions, Sums own) {
            var rest = own.rest(all);
            if (own.count() < fewest || rest.count() < 2) {
                return 0;
            }
            tested++;
            double a = own.variance() / own.count();
            double b = rest.variance() / rest.count();
            double away = own.mean() - rest.mean();
            if (!(away > 0) || a + b == 0) {
                return 0;
            }
            double t = away / Math.sqrt(a + b);
            double freedom =
                    (a + b) * (a + b) / (a * a / (own.count() - 1) + b * b / (rest.count() - 1));
            candidates.add(
                    new Candidate(members, conditions, own, t, StudentT.outside(t, freedom) / 2));
            if (candidates.size() > 50 * KEPT) {
                keep();
            }
            return t;
        }

        /// Only the smallest probabilities can survive the correction.
        private void keep() {
            candidates.sort(
                    Comparator.comparingDouble(Candidate::chance).thenComparingDouble(c -> -c.t()));
            candidates.subList(Math.min(KEPT, candidates.size()), candidates.size()).clear();
        }

        private List<Segment> told() {
            keep();
            double overall = Math.sqrt(all.variance());
            var told = new ArrayList<Segment>();
            var kept = new ArrayList<Candidate>();
            double least = 0;
            for (int i = 0; i < candidates.size() && told.size() < settings.most(); i++) {
                var c = candidates.get(i);
                least = Math.max(least, Math.min(1, c.chance() * (tested - i)));
                if (least > 1 - settings.confidence()) {
                    break;
                }
                if (kept.stream().anyMatch(k -> alike(k, c))) {
                    continue;
                }
                kept.add(c);
                var rest = c.sums().rest(all);
                told.add(
                        new Segment(
                                c.conditions(),
                                (int) c.sums().count(),
                                c.sums().mean(),
                                rest.mean(),
                                overall == 0 ? 0 : (c.sums().mean() - rest.mean()) / overall,
                                least));
            }
            return told;
        }

        private static boolean alike(Candidate a, Candidate b) {
            int both = 0;
            int either = 0;
            for (int i = 0; i < a.members()[0].length; i++) {
                boolean inA = a.members()[0][i] == a.members()[1][0];
                boolean inB = b.members()[0][i] == b.members()[1][0];
                both += inA && inB ? 1 : 0;
                either += inA || inB ? 1 : 0;
            }
            return both > ALIKE * either;
        }
    }

    /// The numbers, from 0, of the table's rows that belong to a segment.
    public static int[] rows(Segment segment, Table table) {
        return IntStream.range(0, table.rows())
                .filter(i -> segment.conditions().stream().allMatch(c -> holds(c, table, i)))
                .toArray();
    }

    private static boolean holds(Segment.Condition condition, Table table, int row) {
        var column = table.column(condition.column());
        return switch (condition) {
            case Segment.Is(var _, var value) -> value.equals(column.text(row));
            case Segment.Missing _ ->
                    column.missing(row)
                            || column instanceof org.bottega.kernel.table.NumberColumn numbers
                                    && !Double.isFinite(numbers.value(row));
            case Segment.Between(var _, double low, double high) ->
                    column instanceof org.bottega.kernel.table.NumberColumn numbers
                            && numbers.value(row) >= low
                            && numbers.value(row) <= high;
        };
    }
}
