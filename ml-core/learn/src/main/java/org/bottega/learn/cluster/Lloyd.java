package org.bottega.learn.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Rows;

/// Weighted k-means by Lloyd's steps from centres that are drawn far apart.
final class Lloyd {
    private static final int STEPS = 300;

    private final Rows rows;
    private final Progress progress;

    Lloyd(Rows rows, Progress progress) {
        this.rows = rows;
        this.progress = progress;
    }

    /// @param group for each row its group
    /// @param centres groups × width
    /// @param inertia weighted sum of squared distances to the centres
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int[] group, double[] centres, int groups, double inertia) {}

    Result best(int groups, int starts, long seed) {
        Result best = null;
        for (int s = 0; s < starts; s++) {
            var result = run(groups, new SplittableRandom(seed + 7919L * s));
            if (best == null || result.inertia() < best.inertia()) {
                best = result;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("no start");
        }
        return best;
    }

    private Result run(int groups, SplittableRandom random) {
        int width = rows.width();
        var centres = spread(groups, random);
        var group = new int[rows.count()];
        Arrays.fill(group, -1);
        double inertia = 0;
        for (int step = 0; step < STEPS; step++) {
            progress.checkCancelled();
            boolean moved = false;
            inertia = 0;
            for (int i = 0; i < rows.count(); i++) {
                int nearest = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int k = 0; k < groups; k++) {
                    double away = Groups.squared(rows.x(), i, centres, k, width);
                    if (away < least) {
                        least = away;
                        nearest = k;
                    }
                }
                inertia += rows.w()[i] * least;
                moved |= group[i] != nearest;
                group[i] = nearest;
            }
            if (!moved) {
                break;
            }
            recentre(group, centres, groups);
        }
        return new Result(group, centres, groups, inertia);
    }

    private void recentre(int[] group, double[] centres, int groups) {
        int width = rows.width();
        var sum = new double[groups];
        var next = new double[centres.length];
        for (int i = 0; i < group.length; i++) {
            double w = rows.w()[i];
            sum[group[i]] += w;
            for (int j = 0; j < width; j++) {
                next[group[i] * width + j] += w * rows.x(i, j);
            }
        }
        for (int k = 0; k < groups; k++) {
            // a group that lost all its rows keeps its centre
            for (int j = 0; j < width && sum[k] > 0; j++) {
                centres[k * width + j] = next[k * width + j] / sum[k];
            }
        }
    }

    /// Each next centre is a row drawn with a chance as its squared distance to those there are (Arthur and
    /// Vassilvitskii 2007).
    private double[] spread(int groups, SplittableRandom random) {
        int width = rows.width();
        int count = rows.count();
        var centres = new double[groups * width];
        var far = new double[count];
        Arrays.fill(far, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(count);
        for (int k = 0; k < groups; k++) {
            System.arraycopy(rows.x(), chosen * width, centres, k * width, width);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                far[i] = Math.min(far[i], Groups.squared(rows.x(), i, centres, k, width));
                sum += rows.w()[i] * far[i];
            }
            double at = random.nextDouble() * sum;
            chosen = random.nextInt(count);
            for (int i = 0; i < count && sum > 0 && Double.isFinite(sum); i++) {
                at -= rows.w()[i] * far[i];
                if (at <= 0 && far[i] > 0) {
                    chosen = i;
                    break;
                }
            }
        }
        return centres;
    }

    /// The mean silhouette of so many rows at most (Rousseeuw 1987): −1 to 1.
    static double silhouette(Rows rows, int[] group, int groups, int most) {
        int step = Math.max(1, rows.count() / most);
        double sum = 0;
        int asked = 0;
        for (int i = 0; i < rows.count(); i += step) {
            var mean = new double[groups];
            var size = new int[groups];
            for (int j = 0; j < rows.count(); j += step) {
                if (j != i && group[j] >= 0) {
                    mean[group[j]] +=
                            Math.sqrt(Groups.squared(rows.x(), i, rows.x(), j, rows.width()));
                    size[group[j]]++;
                }
            }
            if (group[i] < 0 || size[group[i]] == 0) {
                asked++;
                continue;
            }
            double own = mean[group[i]] / size[group[i]];
            double other = Double.POSITIVE_INFINITY;
            for (int k = 0; k < groups; k++) {
                if (k != group[i] && size[k] > 0) {
                    other = Math.min(other, mean[k] / size[k]);
                }
            }
            if (Double.isFinite(other)) {
                sum += (other - own) / Math.max(Math.max(own, other), Double.MIN_NORMAL);
            }
            asked++;
        }
        return sum / asked;
    }
}
