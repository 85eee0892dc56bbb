package org.bottega.automl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bottega.model.bundle.PredictorFile;
import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Kernel;
import org.bottega.model.predictor.Link;
import org.bottega.model.predictor.Neighbours;
import org.bottega.model.predictor.Network;
import org.bottega.model.predictor.OneVsRest;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;
import org.jspecify.annotations.Nullable;

/// Where the predictors of a search wait until the winner is put together. A search learns hundreds and keeps few:
/// large ones lie in files of a temporary folder, so that memory holds only what is being worked on. Where nothing
/// can be written they stay in memory. Thread-safe.
final class Shelf implements AutoCloseable {
    /// Smaller ones are not worth a file.
    private static final long LEAST_BYTES = 256 << 10;

    private @Nullable Path folder;
    private boolean broken;
    private int count;

    /// What is known of a forest without reading it.
    record Forest(int inputs, int margins, int leafWidth, Link link, int nodes, int leaves) {
        private static @Nullable Forest of(Predictor predictor) {
            return predictor instanceof TreeEnsemble forest
                    ? new Forest(
                            forest.inputs(),
                            forest.margins(),
                            forest.leafWidth(),
                            forest.link(),
                            forest.nodeCount(),
                            forest.leafCount())
                    : null;
        }

        /// Whether the two can be added.
        boolean alike(@Nullable Forest other) {
            return other != null
                    && inputs == other.inputs
                    && margins == other.margins
                    && leafWidth == other.leafWidth
                    && link == other.link;
        }
    }

    /// A predictor that is at hand or in a file.
    static final class Kept {
        private final @Nullable Predictor here;
        private final @Nullable Path file;
        private final double work;
        private final @Nullable Forest forest;

        private Kept(@Nullable Predictor here, @Nullable Path file, Predictor predictor) {
            this.here = here;
            this.file = file;
            this.work = predictor.work();
            this.forest = Forest.of(predictor);
        }

        /// What is known of the predictor where it is a forest.
        @Nullable Forest forest() {
            return forest;
        }

        /// See [Predictor#work()].
        double work() {
            return work;
        }

        /// The predictor, read anew each time it is in a file.
        Predictor get() {
            if (here != null) {
                return here;
            }
            if (file == null) {
                throw new IllegalStateException("neither at hand nor in a file");
            }
            return PredictorFile.read(file);
        }

        /// Writes it into a file of its own that outlives the shelf.
        void write(Path to) throws IOException {
            Files.deleteIfExists(to);
            if (file != null) {
                Files.copy(file, to);
            } else {
                PredictorFile.write(get(), to);
            }
        }

        boolean inFile() {
            return file != null;
        }
    }

    Kept put(Predictor predictor) {
        if (bytes(predictor) < LEAST_BYTES) {
            return new Kept(predictor, null, predictor);
        }
        var file = next();
        if (file == null) {
            return new Kept(predictor, null, predictor);
        }
        try {
            PredictorFile.write(predictor, file);
            return new Kept(null, file, predictor);
        } catch (IOException _) {
            synchronized (this) {
                broken = true;
            }
            return new Kept(predictor, null, predictor);
        }
    }

    private synchronized @Nullable Path next() {
        if (broken) {
            return null;
        }
        try {
            if (folder == null) {
                folder = Files.createTempDirectory("bottega-search");
            }
            return folder.resolve(Integer.toString(count++));
        } catch (IOException _) {
            broken = true;
            return null;
        }
    }

    /// About what a predictor takes in memory.
    private static long bytes(Predictor predictor) {
        return switch (predictor) {
            case TreeEnsemble forest ->
                    60L * forest.nodeCount() + 8L * forest.leafCount() * (forest.leafWidth() + 1);
            case Blend blend -> blend.members().stream().mapToLong(m -> bytes(m.predictor())).sum();
            case OneVsRest rest -> rest.members().stream().mapToLong(Shelf::bytes).sum();
            case Neighbours neighbours -> 8L * neighbours.columns().length;
            case Kernel kernel -> 8L * (long) kernel.work();
            case Network network -> 8L * (long) network.work();
            case Additive additive ->
                    additive.terms().stream().mapToLong(t -> 8L * t.values().length).sum();
            default -> 0;
        };
    }

    /// Removes all files.
    @Override
    public synchronized void close() {
        broken = true;
        if (folder == null) {
            return;
        }
        try {
            for (int i = 0; i < count; i++) {
                Files.deleteIfExists(folder.resolve(Integer.toString(i)));
            }
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // it lies in the temporary folder, which the system clears
        }
    }
}
