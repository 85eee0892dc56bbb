package org.bottega.explain.neighbours;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the points nearest to a point by Euclidean distance, exactly: a tree of halves (Bentley 1975).
/// Among equally near points the one with the lower number comes first. Immutable, thread-safe.
public final class NearestPoints {
    private static final int LEAF = 12;

    /// fewer points than these are not worth a second processor
    private static final int TOGETHER = 4096;

    private final int dimensions;
    private final double[] points;
    private final int[] number;
    private final int[] axis;
    private final double[] border;

    /// @param points row-major, count × dimensions, finite; at least one
    public NearestPoints(double[] points, int dimensions) {
        int count = points.length / dimensions;
        this.dimensions = dimensions;
        this.number = IntStream.range(0, count).toArray();
        int nodes = 1;
        while (count > LEAF * nodes) {
            nodes *= 2;
        }
        this.axis = new int[nodes];
        this.border = new double[nodes];
        split(points, 1, 0, count);
        this.points = new double[points.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    points, number[i] * dimensions, this.points, i * dimensions, dimensions);
        }
    }

    public int count() {
        return number.length;
    }

    /// In which part of space a point lies: searches for points of one part touch the same memory.
    ///
    /// @param row where the point begins in `rows`, finite
    public int part(double[] rows, int row) {
        int node = 1;
        while (node < axis.length) {
            node = 2 * node + (rows[row + axis[node]] < border[node] ? 0 : 1);
        }
        return node;
    }

    private void split(double[] raw, int node, int from, int to) {
        if (node >= axis.length) {
            return;
        }
        int widest = 0;
        double most = -1;
        for (int d = 0; d < dimensions; d++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double x = raw[number[i] * dimensions + d];
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
            if (high - low > most) {
                most = high - low;
                widest = d;
            }
        }
        int middle = (from + to) >>> 1;
        select(raw, widest, from, to - 1, middle);
        axis[node] = widest;
        border[node] = raw[number[middle] * dimensions + widest];
        if (to - from < TOGETHER) {
            split(raw, 2 * node, from, middle);
            split(raw, 2 * node + 1, middle, to);
            return;
        }
        IntStream.of(0, 1)
                .parallel()
                .forEach(half -> {
                    if (half == 0) {
                        split(raw, 2 * node, from, middle);
                    } else {
                        split(raw, 2 * node + 1, middle, to);
                    }
                });
    }

    /// Puts the point of that place into its place, smaller ones before it (Hoare's selection).
    private void select(double[] raw, int d, int first, int last, int place) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = raw[number[(low + high) >>> 1] * dimensions + d];
            int i = low;
            int j = high;
            while (i <= j) {
                while (raw[number[i] * dimensions + d] < pivot) {
                    i++;
                }
                while (raw[number[j] * dimensions + d] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = number[i];
                    number[i++] = number[j];
                    number[j--] = swap;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /// One search at a time; each thread needs its own.
    public final class Search {
        private final int wanted;
        private final double[] distance;
        private final int[] found;
        private final double[] away = new double[dimensions];
        private double[] from = {};
        private int at;
        private int count;

        private Search(int wanted) {
            this.wanted = Math.min(wanted, number.length);
            this.distance = new double[this.wanted];
            this.found = new int[this.wanted];
        }

        /// Looks for the nearest points.
        ///
        /// @param row where the point begins in `rows`, finite
        /// @return how many were found: as many as were wanted, or all there are
        public int find(double[] rows, int row) {
            from = rows;
            at = row;
            count = 0;
            Arrays.fill(away, 0);
            descend(1, 0, number.length, 0);
            return count;
        }

        /// The number of the found point of that rank, 0 for the nearest.
        public int point(int rank) {
            return found[rank];
        }

        public double distance(int rank) {
            return Math.sqrt(distance[rank]);
        }

        private void descend(int node, int low, int high, double least) {
            if (node >= axis.length) {
                scan(low, high);
                return;
            }
            int d = axis[node];
            int middle = (low + high) >>> 1;
            double gap = from[at + d] - border[node];
            double before = away[d];
            double other = least - before * before + gap * gap;
            if (gap < 0) {
                descend(2 * node, low, middle, least);
                if (near(other)) {
                    away[d] = gap;
                    descend(2 * node + 1, middle, high, other);
                    away[d] = before;
                }
            } else {
                descend(2 * node + 1, middle, high, least);
                if (near(other)) {
                    away[d] = gap;
                    descend(2 * node, low, middle, other);
                    away[d] = before;
                }
            }
        }

        private boolean near(double least) {
            return count < wanted || least <= distance[wanted - 1];
        }

        private void scan(int low, int high) {
            for (int i = low; i < high; i++) {
                double worst = count < wanted ? Double.POSITIVE_INFINITY : distance[wanted - 1];
                double sum = 0;
                int place = i * dimensions;
                for (int d = 0; d < dimensions && sum <= worst; d++) {
                    double gap = points[place + d] - from[at + d];
                    sum += gap * gap;
                }
                if (sum < worst
                        || count < wanted
                        || (sum == worst && number[i] < found[wanted - 1])) {
                    insert(sum, number[i]);
                }
            }
        }

        private void insert(double sum, int point) {
            int place = count < wanted ? count++ : wanted - 1;
            while (place > 0
                    && (distance[place - 1] > sum
                            || (distance[place - 1] == sum && found[place - 1] > point))) {
                distance[place] = distance[place - 1];
                found[place] = found[place - 1];
                place--;
            }
            distance[place] = sum;
            found[place] = point;
        }
    }

    /// @param wanted how many points to find, 1 or more
    public Search search(int wanted) {
        return new Search(wanted);
    }
}
