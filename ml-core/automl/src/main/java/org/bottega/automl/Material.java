package org.bottega.automl;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.learn.validation.Split;
import org.bottega.model.features.Features;
import org.bottega.model.features.Matrix;
import org.jspecify.annotations.Nullable;

/// What all trials share: the encoded rows, the target and the splits. Encoders are fitted once on all
/// training rows and shared by the folds; those that look at the target are fitted again in each fold, see
/// [FittedFeatures]. Thread-safe.
final class Material {
    /// One encoding of the training rows.
    ///
    /// @param folds for each split the matrix in which its training rows may learn
    private record Encoded(Features features, List<Matrix> folds) {}

    private final Table table;
    private final String name;
    private final Target target;
    private final double @Nullable [] weights;
    private final List<Split> splits;
    private final long seed;
    private final Map<Encoding, Encoded> encoded = new EnumMap<>(Encoding.class);

    /// @param weights one a row of the table, or nothing where all count the same
    Material(
            Table table,
            String name,
            Target target,
            double @Nullable [] weights,
            List<Split> splits,
            long seed) {
        this.table = table;
        this.name = name;
        this.target = target;
        this.weights = weights;
        this.splits = splits;
        this.seed = seed;
    }

    double @Nullable [] weights() {
        return weights;
    }

    Target target() {
        return target;
    }

    int classes() {
        return target.classes().size();
    }

    int outputs() {
        return Math.max(1, classes());
    }

    List<Split> splits() {
        return splits;
    }

    /// The encoders of all training rows, as the model carries them.
    Features features(Encoding encoding) {
        return encoded(encoding).features();
    }

    /// What the learner of one fold gets: its training rows to learn from, its validation rows to be judged.
    Matrix matrix(Encoding encoding, int fold) {
        return encoded(encoding).folds().get(fold);
    }

    private synchronized Encoded encoded(Encoding encoding) {
        return encoded.computeIfAbsent(
                encoding,
                e -> {
                    var fitted =
                            FeatureFitting.fit(table, target, name, e, FeatureChoices.NONE, seed);
                    var matrix = fitted.encode(table);
                    return new Encoded(
                            fitted.features(),
                            splits.stream()
                                    .map(s -> fitted.learning(matrix, table, s.training()))
                                    .toList());
                });
    }
}
