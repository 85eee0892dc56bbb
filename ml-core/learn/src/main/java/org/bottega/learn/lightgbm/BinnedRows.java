package org.bottega.learn.lightgbm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.bottega.kernel.job.Progress;
import org.bottega.model.features.Matrix;

/// Rows as LightGBM keeps them: outside the heap, a byte or so a value. Bounds of bins come from a sample
/// of the rows; the rows are then pushed block by block, so that nothing is copied as a whole.
final class BinnedRows implements AutoCloseable {
    private static final int BLOCK_VALUES = 1 << 18;

    private final LightGbmApi api;
    private final MemorySegment handle;
    private final int count;

    private BinnedRows(LightGbmApi api, MemorySegment handle, int count) {
        this.api = api;
        this.handle = handle;
        this.count = count;
    }

    /// Bins some rows of a matrix.
    ///
    /// @param sample how many rows the bounds of bins are found on at most
    /// @param parameters LightGBM's own, `name=value` separated by blanks
    static BinnedRows of(
            LightGbmApi api,
            Matrix x,
            int[] rows,
            int sample,
            long seed,
            String parameters,
            Progress progress) {
        try (var arena = Arena.ofConfined()) {
            var sampled = sample(rows, sample, seed);
            int width = x.width();
            var values = arena.allocate(ADDRESS, width);
            var positions = arena.allocate(ADDRESS, width);
            var counts = arena.allocate(JAVA_INT, width);
            var found = new double[sampled.length];
            var at = new int[sampled.length];
            for (int j = 0; j < width; j++) {
                progress.checkCancelled();
                var column = x.column(j);
                int n = 0;
                for (int i = 0; i < sampled.length; i++) {
                    double value = column[sampled[i]];
                    // zeros are told by not being there
                    if (Math.abs(value) > 1e-35f || Double.isNaN(value)) {
                        found[n] = value;
                        at[n++] = i;
                    }
                }
                var columnValues = arena.allocate(JAVA_DOUBLE, Math.max(1, n));
                var columnPositions = arena.allocate(JAVA_INT, Math.max(1, n));
                MemorySegment.copy(found, 0, columnValues, JAVA_DOUBLE, 0, n);
                MemorySegment.copy(at, 0, columnPositions, JAVA_INT, 0, n);
                values.setAtIndex(ADDRESS, j, columnValues);
                positions.setAtIndex(ADDRESS, j, columnPositions);
                counts.setAtIndex(JAVA_INT, j, n);
            }
            var handle =
                    api.create(
                            api.datasetCreateFromSampledColumn,
                            values,
                            positions,
                            width,
                            counts,
                            sampled.length,
                            rows.length,
                            (long) rows.length,
                            arena.allocateFrom(parameters));
            return new BinnedRows(api, handle, rows.length).push(x, rows, progress);
        }
    }

    /// Other rows in the same bins.
    BinnedRows alike(Matrix x, int[] rows, Progress progress) {
        var other = api.create(api.datasetCreateByReference, handle, (long) rows.length);
        return new BinnedRows(api, other, rows.length).push(x, rows, progress);
    }

    /// Some of these rows, without binning them again.
    ///
    /// @param positions ascending, from 0
    BinnedRows subset(int[] positions, String parameters) {
        try (var arena = Arena.ofConfined()) {
            var subset =
                    api.create(
                            api.datasetGetSubset,
                            handle,
                            arena.allocateFrom(JAVA_INT, positions),
                            positions.length,
                            arena.allocateFrom(parameters));
            return new BinnedRows(api, subset, positions.length);
        }
    }

    private BinnedRows push(Matrix x, int[] rows, Progress progress) {
        int width = x.width();
        int block = Math.clamp(BLOCK_VALUES / width, 1, rows.length);
        var buffer = new double[block * width];
        try (var arena = Arena.ofConfined()) {
            var outside = arena.allocate(JAVA_DOUBLE, buffer.length);
            for (int from = 0; from < rows.length; from += block) {
                progress.checkCancelled();
                int to = Math.min(rows.length, from + block);
                x.gather(rows, from, to, buffer);
                MemorySegment.copy(buffer, 0, outside, JAVA_DOUBLE, 0, (to - from) * width);
                api.call(
                        api.datasetPushRows,
                        handle,
                        outside,
                        LightGbmApi.FLOAT64,
                        to - from,
                        width,
                        from);
            }
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Sets the field `label` or `weight`, one number for each row.
    BinnedRows field(String name, float[] values) {
        if (values.length != count) {
            throw new IllegalArgumentException(values.length + " values for " + count + " rows");
        }
        try (var arena = Arena.ofConfined()) {
            api.call(
                    api.datasetSetField,
                    handle,
                    arena.allocateFrom(name),
                    arena.allocateFrom(JAVA_FLOAT, values),
                    values.length,
                    LightGbmApi.FLOAT32);
        }
        return this;
    }

    MemorySegment handle() {
        return handle;
    }

    int count() {
        return count;
    }

    @Override
    public void close() {
        api.call(api.datasetFree, handle);
    }

    /// Some of the rows in their order: all of them if they are few.
    private static int[] sample(int[] rows, int most, long seed) {
        if (rows.length <= most) {
            return rows;
        }
        var random = new SplittableRandom(seed);
        var picked = new int[most];
        int kept = 0;
        for (int i = 0; kept < most; i++) {
            if (random.nextInt(rows.length - i) < most - kept) {
                picked[kept++] = rows[i];
            }
        }
        return picked;
    }
}
