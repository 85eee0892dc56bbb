package org.bottega.learn.lightgbm;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// One run of LightGBM's training.
final class Boosting implements AutoCloseable {
    private static final int PROBABILITIES = 0;
    private static final int RAW = 1;
    private static final int CONTRIBUTIONS = 3;

    private final LightGbmApi api;
    private final MemorySegment handle;

    private Boosting(LightGbmApi api, MemorySegment handle) {
        this.api = api;
        this.handle = handle;
    }

    /// @param rows must outlive the run
    static Boosting of(LightGbmApi api, BinnedRows rows, String parameters) {
        try (var arena = Arena.ofConfined()) {
            return new Boosting(
                    api,
                    api.create(api.boosterCreate, rows.handle(), arena.allocateFrom(parameters)));
        }
    }

    /// @param rows must outlive the run
    void validate(BinnedRows rows) {
        api.call(api.boosterAddValidData, handle, rows.handle());
    }

    /// Trains one round.
    ///
    /// @return true when nothing more can be learnt
    boolean round() {
        try (var arena = Arena.ofConfined()) {
            var finished = arena.allocate(JAVA_INT);
            api.call(api.boosterUpdateOneIter, handle, finished);
            return finished.get(JAVA_INT, 0) != 0;
        }
    }

    /// The first metric over the validation rows.
    double validationScore() {
        try (var arena = Arena.ofConfined()) {
            var length = arena.allocate(JAVA_INT);
            api.call(api.boosterGetEvalCounts, handle, length);
            var scores = arena.allocate(JAVA_DOUBLE, Math.max(1, length.get(JAVA_INT, 0)));
            api.call(api.boosterGetEval, handle, 1, length, scores);
            if (length.get(JAVA_INT, 0) < 1) {
                throw new IllegalStateException("LightGBM has no metric");
            }
            return scores.get(JAVA_DOUBLE, 0);
        }
    }

    int margins() {
        try (var arena = Arena.ofConfined()) {
            var out = arena.allocate(JAVA_INT);
            api.call(api.boosterGetNumClasses, handle, out);
            return out.get(JAVA_INT, 0);
        }
    }

    /// The first rounds as LightGBM's text format.
    String text(int rounds) {
        long room = 1 << 20;
        while (true) {
            try (var arena = Arena.ofConfined()) {
                var needed = arena.allocate(JAVA_LONG);
                var out = arena.allocate(room);
                api.call(api.boosterSaveModelToString, handle, 0, rounds, 0, room, needed, out);
                long length = needed.get(JAVA_LONG, 0);
                if (length <= room) {
                    return out.getString(0, StandardCharsets.UTF_8);
                }
                room = length;
            }
        }
    }

    /// LightGBM's own predictions, to compare ours with.
    ///
    /// @param rows row-major
    /// @param raw margins rather than probabilities
    double[] predict(double[] rows, int count, boolean raw, int rounds) {
        return predict(rows, count, raw ? RAW : PROBABILITIES, margins(), rounds);
    }

    /// LightGBM's own TreeSHAP, to compare ours with.
    ///
    /// @return for each row and margin the inputs' contributions, then the base
    double[] contributions(double[] rows, int count, int rounds) {
        return predict(rows, count, CONTRIBUTIONS, margins() * (rows.length / count + 1), rounds);
    }

    private double[] predict(double[] rows, int count, int kind, int width, int rounds) {
        try (var arena = Arena.ofConfined()) {
            var in = arena.allocateFrom(JAVA_DOUBLE, rows);
            var out = arena.allocate(JAVA_DOUBLE, (long) count * width);
            var length = arena.allocate(JAVA_LONG);
            api.call(
                    api.boosterPredictForMat,
                    handle,
                    in,
                    LightGbmApi.FLOAT64,
                    count,
                    rows.length / count,
                    1,
                    kind,
                    0,
                    rounds,
                    arena.allocateFrom("verbosity=-1"),
                    length,
                    out);
            if (length.get(JAVA_LONG, 0) != (long) count * width) {
                throw new IllegalStateException(
                        "LightGBM wrote " + length.get(JAVA_LONG, 0) + " numbers");
            }
            return out.toArray(JAVA_DOUBLE);
        }
    }

    @Override
    public void close() {
        api.call(api.boosterFree, handle);
    }
}
