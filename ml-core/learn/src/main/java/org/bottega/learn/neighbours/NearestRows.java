package org.bottega.learn.neighbours;

import org.bottega.kernel.job.Progress;
import org.bottega.learn.algorithm.Room;
import org.bottega.learn.algorithm.Rows;
import org.bottega.learn.numeric.Blocks;
import org.bottega.model.predictor.Neighbours.Distance;
import org.bottega.model.predictor.StoredRows;

/// For each row its nearest other rows by Euclidean distance, nearest first. All pairs are compared: exact,
/// time n²·d, memory n·k.
///
/// @param each how many a row has
/// @param index count × each
/// @param distance count × each, ascending for each row
@SuppressWarnings("ArrayRecordComponent")
public record NearestRows(int count, int each, int[] index, double[] distance) {
    private static final int BLOCK = 32;

    /// @param wanted how many; of fewer rows, all others
    public static NearestRows of(Rows rows, int wanted, int threads, Progress progress) {
        int count = rows.count();
        int each = Math.clamp(wanted, 0, count - 1);
        Room.require(8.0 * count * rows.width() + 12.0 * count * each, "Rows with neighbours");
        var stored = StoredRows.of(rows.x(), count, rows.width(), Distance.EUCLIDEAN);
        var index = new int[Math.multiplyExact(count, each)];
        var distance = new double[index.length];
        Blocks.each(
                each == 0 ? 0 : count,
                BLOCK,
                threads,
                progress,
                (from, to) -> {
                    var far = new double[count];
                    var heap = new int[each];
                    for (int i = from; i < to; i++) {
                        stored.distances(rows.x(), i * rows.width(), far);
                        far[i] = Double.POSITIVE_INFINITY;
                        StoredRows.nearest(far, heap);
                        StoredRows.sort(far, heap);
                        for (int n = 0; n < each; n++) {
                            index[i * each + n] = heap[n];
                            distance[i * each + n] = Math.sqrt(far[heap[n]]);
                        }
                    }
                });
        return new NearestRows(count, each, index, distance);
    }
}
