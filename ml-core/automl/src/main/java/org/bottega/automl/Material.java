package org.bottega.automl;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.Target;
import org.bottega.learn.validation.Split;
import org.bottega.model.features.Features;
import org.bottega.model.features.Matrix;
import org.jspecify.annotations.Nullable;

/// What all trials share: the encoded rows, the target and the splits. Encoders look at no target, so
/// they are fitted once on all training rows and shared by the folds. Thread-safe.
final class Material {
    /// One encoding of the training rows.
    record Encoded(Features features, Matrix matrix) {}

    private final Table table;
    private final String name;
    private final Target target;
    private final double @Nullable [] weights;
    private final List<Split> splits;
    private final Map<Encoding, Encoded> encoded = new EnumMap<>(Encoding.class);

    /// @param weights one a row of the table, or nothing where all count the same
    Material(
            Table table,
            String name,
            Target target,
            double @Nullable [] weights,
            List<Split> splits) {
        this.table = table;
        this.name = name;
        this.target = target;
        this.weights = weights;
        this.splits = splits;
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

    synchronized Encoded encoded(Encoding encoding) {
        return encoded.computeIfAbsent(
                encoding,
                e -> {
                    var fitted = FeatureFitting.fit(table, target.rows(), name, e);
                    return new Encoded(fitted.features(), fitted.features().encode(table));
                });
    }
}
