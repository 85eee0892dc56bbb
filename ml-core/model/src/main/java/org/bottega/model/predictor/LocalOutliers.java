package org.bottega.model.predictor;

import java.util.Arrays;

/// Remembers rows and tells how much thinner the surroundings of a row are than those of its nearest stored
/// rows: the local outlier factor (Breunig et al. 2000), around 1 for ordinary rows, higher for strange ones.
///
/// A stored row that is equal to the one asked about is taken for the same row and left out (one of several),
/// so that the rows learnt from get the factor of the paper. Inputs must not be missing; beyond ±1e30 they
/// count as that.
public final class LocalOutliers implements Predictor {
    /// Added to the mean distance, so that rows that lie on one another have a density.
    public static final double NEAREST = 1e-10;

    private final int inputs;
    private final int neighbours;
    private final StoredRows stored;
    private final double[] reach;
    private final double[] density;

    /// @param neighbours how many are asked, at least 1 and fewer than there are
    /// @param columns inputs × stored rows: each input's values side by side
    /// @param reach for each stored row the distance to its k-th nearest other one
    /// @param density for each stored row its local reachability density, above 0
    public LocalOutliers(
            int inputs, int neighbours, double[] columns, double[] reach, double[] density) {
        Numbers.require(
                neighbours >= 1 && neighbours < reach.length,
                neighbours + " neighbours of " + reach.length);
        Numbers.finite("reaches", reach);
        Numbers.finite("densities", density, reach.length);
        Numbers.require(
                Arrays.stream(density).allMatch(d -> d > 0)
                        && Arrays.stream(reach).allMatch(r -> r >= 0),
                "a density is not above 0");
        this.inputs = inputs;
        this.neighbours = neighbours;
        this.stored = new StoredRows(inputs, reach.length, Neighbours.Distance.EUCLIDEAN, columns);
        this.reach = reach;
        this.density = density;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return 1;
    }

    /// How many rows are stored.
    public int count() {
        return stored.count();
    }

    public int neighbours() {
        return neighbours;
    }

    /// Inputs × stored rows: read only.
    public double[] columns() {
        return stored.columns();
    }

    /// Read only.
    public double[] reach() {
        return reach;
    }

    /// Read only.
    public double[] density() {
        return density;
    }

    @Override
    public double work() {
        return (double) stored.count() * (inputs + 2);
    }

    @Override
    public void predict(double[] rows, int count, double[] out) {
        var far = new double[stored.count()];
        var heap = new int[neighbours + 1];
        for (int i = 0; i < count; i++) {
            stored.distances(rows, i * inputs, far);
            StoredRows.nearest(far, heap);
            StoredRows.sort(far, heap);
            int first = far[heap[0]] == 0 ? 1 : 0;
            double densities = 0;
            double reached = 0;
            for (int n = first; n < first + neighbours; n++) {
                int v = heap[n];
                densities += density[v];
                reached += Math.max(reach[v], Math.sqrt(far[v]));
            }
            out[i] = densities / neighbours * (reached / neighbours + NEAREST);
        }
    }
}
