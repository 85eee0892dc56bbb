package org.bottega.learn.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bottega.model.predictor.Kernel;

/// Rows of the matrix of similarities, computed when asked for; the latest ones are kept.
final class GramRows {
    private static final double CACHE_BYTES = 200e6;

    private final double[] x;
    private final int count;
    private final int width;
    private final Kernel.Similarity similarity;
    private final Map<Integer, float[]> kept;

    GramRows(double[] x, int count, int width, Kernel.Similarity similarity) {
        this.x = x;
        this.count = count;
        this.width = width;
        this.similarity = similarity;
        int most = (int) Math.clamp(CACHE_BYTES / (4.0 * count), 2, count + 2.0);
        kept =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, float[]> eldest) {
                        return size() > most;
                    }
                };
    }

    float[] row(int i) {
        var row = kept.get(i);
        if (row == null) {
            row = new float[count];
            for (int j = 0; j < count; j++) {
                row[j] = (float) similarity.between(x, i, x, j, width);
            }
            kept.put(i, row);
        }
        return row;
    }

    double diagonal(int i) {
        return similarity.between(x, i, x, i, width);
    }
}
