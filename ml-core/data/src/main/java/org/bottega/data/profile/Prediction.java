package org.bottega.data.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How much one column tells about the target: mutual information, and how well it predicts alone.
final class Prediction {
    private static final int BINS = 20;
    private static final int TARGET_BINS = 10;
    private static final int LEVELS = 100;
    private static final int CLASSES = 20;
    private static final int FOLDS = 5;
    private static final int LEAST = 30;

    private final Sample.Drawn target;
    private final boolean numeric;
    private final int[] targetBins;
    private final int targetCount;
    private final int[] folds;

    Prediction(Sample.Drawn target) {
        this.target = target;
        this.numeric =
                target.numeric() && target.field.kind() != org.bottega.kernel.table.Kind.CATEGORY;
        this.targetBins = numeric ? bins(target, TARGET_BINS) : capped(target, CLASSES);
        this.targetCount = Arrays.stream(targetBins).max().orElse(-1) + 1;
        this.folds = new int[targetBins.length];
        var random = new java.util.SplittableRandom(7);
        for (int i = 0; i < folds.length; i++) {
            folds[i] = random.nextInt(FOLDS);
        }
    }

    Associations.Link link(Sample.Drawn column) {
        var bins = column.numeric() ? bins(column, BINS) : capped(column, LEVELS);
        int count = Arrays.stream(bins).max().orElse(-1) + 1;
        // what is missing may tell something too
        var whole = Arrays.stream(bins).map(b -> b < 0 ? count : b).toArray();
        var information = information(whole, count + 1);
        return new Associations.Link(
                column.field.name(),
                information[0],
                information[1],
                predicts(column, whole, count + 1));
    }

    /// Ranges of about equally many values; equal values share one; −1 for missing.
    static int[] bins(Sample.Drawn column, int wanted) {
        var x = column.numbers;
        var order =
                IntStream.range(0, x.length)
                        .filter(i -> !Double.isNaN(x[i]))
                        .boxed()
                        .sorted((i, j) -> Double.compare(x[i], x[j]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var bins = new int[x.length];
        Arrays.fill(bins, -1);
        int bin = -1;
        long edge = -1;
        for (int k = 0; k < order.length; k++) {
            boolean tied = k > 0 && x[order[k]] == x[order[k - 1]];
            long at = (long) k * wanted / order.length;
            if (!tied && at > edge) {
                bin++;
                edge = at;
            }
            bins[order[k]] = bin;
        }
        return bins;
    }

    /// The most frequent levels, all others together.
    private static int[] capped(Sample.Drawn column, int most) {
        int levels = column.levels.size();
        if (levels <= most) {
            return column.codes.clone();
        }
        var counts = new int[levels];
        for (int c : column.codes) {
            if (c >= 0) {
                counts[c]++;
            }
        }
        var order =
                IntStream.range(0, levels).boxed().sorted((i, j) -> counts[j] - counts[i]).toList();
        var place = new int[levels];
        for (int k = 0; k < levels; k++) {
            place[order.get(k)] = Math.min(k, most - 1);
        }
        return Arrays.stream(column.codes).map(c -> c < 0 ? -1 : place[c]).toArray();
    }

    private Measure[] information(int[] bins, int count) {
        var joint = new double[count][Math.max(1, targetCount)];
        double n = 0;
        for (int i = 0; i < bins.length; i++) {
            if (targetBins[i] >= 0) {
                joint[bins[i]][targetBins[i]]++;
                n++;
            }
        }
        if (n < LEAST) {
            var unknown = Measure.unknown(Measure.Why.TOO_FEW_VALUES);
            return new Measure[] {unknown, unknown};
        }
        var rows = new double[count];
        var columns = new double[targetCount];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < targetCount; j++) {
                rows[i] += joint[i][j];
                columns[j] += joint[i][j];
            }
        }
        double entropy = 0;
        for (double c : columns) {
            entropy -= c > 0 ? c / n * Math.log(c / n) : 0;
        }
        if (entropy <= 0) {
            var unknown = Measure.unknown(Measure.Why.ALL_EQUAL);
            return new Measure[] {unknown, unknown};
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < targetCount; j++) {
                double p = joint[i][j];
                sum += p > 0 ? p / n * Math.log(p * n / rows[i] / columns[j]) : 0;
            }
        }
        double used = Arrays.stream(rows).filter(r -> r > 0).count();
        double hit = Arrays.stream(columns).filter(c -> c > 0).count();
        double corrected = Math.clamp(sum - (used - 1) * (hit - 1) / (2 * n), 0, entropy);
        return new Measure[] {Measure.of(corrected / Math.log(2)), Measure.of(corrected / entropy)};
    }

    /// The better of two: what its ranges learnt on the other folds, and the plain order of numbers, which
    /// tells a rare class apart that is smaller than a range.
    private Measure predicts(Sample.Drawn column, int[] bins, int count) {
        if (numeric) {
            var ranges = predictsNumber(bins, count);
            double line =
                    column.numeric()
                            ? Correlations.pearson(column.numbers, target.numbers).or(0)
                            : 0;
            return ranges.value() == null
                    ? ranges
                    : Measure.of(Math.max(ranges.value(), line * line));
        }
        double sum = 0;
        double weight = 0;
        for (int c = 0; c < targetCount; c++) {
            int wanted = c;
            long positives = Arrays.stream(targetBins).filter(t -> t == wanted).count();
            if (positives < FOLDS) {
                continue;
            }
            double auc = area(told(bins, count, wanted), wanted);
            if (column.numeric()) {
                double plain = area(ordered(column.numbers), wanted);
                auc = Math.max(auc, Math.max(plain, 1 - plain));
            }
            if (!Double.isNaN(auc)) {
                sum += auc * positives;
                weight += positives;
            }
        }
        return weight == 0 ? Measure.unknown(Measure.Why.TOO_FEW_VALUES) : Measure.of(sum / weight);
    }

    private static double[] ordered(double[] numbers) {
        return Arrays.stream(numbers)
                .map(x -> Double.isNaN(x) ? Double.NEGATIVE_INFINITY : x)
                .toArray();
    }

    /// The share of a class in each bin, learnt on the other folds.
    private double[] told(int[] bins, int count, int wanted) {
        var hits = new double[FOLDS][count];
        var all = new double[FOLDS][count];
        double total = 0;
        double known = 0;
        for (int i = 0; i < bins.length; i++) {
            if (targetBins[i] >= 0) {
                all[folds[i]][bins[i]]++;
                hits[folds[i]][bins[i]] += targetBins[i] == wanted ? 1 : 0;
                known++;
                total += targetBins[i] == wanted ? 1 : 0;
            }
        }
        var out = new double[bins.length];
        for (int i = 0; i < bins.length; i++) {
            double h = total / known;
            double n = 1;
            for (int f = 0; f < FOLDS; f++) {
                if (f != folds[i]) {
                    h += hits[f][bins[i]];
                    n += all[f][bins[i]];
                }
            }
            out[i] = h / n;
        }
        return out;
    }

    /// The area under the ROC curve by ranks; NaN when there is only one class.
    private double area(double[] told, int wanted) {
        var known = IntStream.range(0, told.length).filter(i -> targetBins[i] >= 0).toArray();
        var x = Arrays.stream(known).mapToDouble(i -> told[i]).toArray();
        var order = Correlations.order(x);
        double positives = 0;
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int hits = 0;
            while (to < order.length && x[order[to]] == x[order[from]]) {
                hits += targetBins[known[order[to]]] == wanted ? 1 : 0;
                to++;
            }
            positives += hits;
            sum += hits * (from + to + 1) / 2.0;
            from = to;
        }
        double negatives = order.length - positives;
        return positives == 0 || negatives == 0
                ? Double.NaN
                : (sum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    private Measure predictsNumber(int[] bins, int count) {
        var y = target.numbers;
        var sums = new double[FOLDS][count];
        var all = new double[FOLDS][count];
        double unit = Arrays.stream(y).filter(v -> !Double.isNaN(v)).map(Math::abs).max().orElse(1);
        unit = unit > 0 ? unit : 1;
        double mean = 0;
        double n = 0;
        for (int i = 0; i < bins.length; i++) {
            if (!Double.isNaN(y[i])) {
                sums[folds[i]][bins[i]] += y[i] / unit;
                all[folds[i]][bins[i]]++;
                n++;
                mean += (y[i] / unit - mean) / n;
            }
        }
        if (n < LEAST) {
            return Measure.unknown(Measure.Why.TOO_FEW_VALUES);
        }
        double error = 0;
        double spread = 0;
        for (int i = 0; i < bins.length; i++) {
            if (Double.isNaN(y[i])) {
                continue;
            }
            double s = mean;
            double k = 1;
            for (int f = 0; f < FOLDS; f++) {
                if (f != folds[i]) {
                    s += sums[f][bins[i]];
                    k += all[f][bins[i]];
                }
            }
            double e = y[i] / unit - s / k;
            error += e * e;
            spread += (y[i] / unit - mean) * (y[i] / unit - mean);
        }
        return spread <= 0
                ? Measure.unknown(Measure.Why.ALL_EQUAL)
                : Measure.of(1 - error / spread);
    }
}
