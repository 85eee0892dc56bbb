package org.bottega.automl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.table.Table;
import org.bottega.learn.algorithm.Encoding;
import org.bottega.learn.encode.FeatureChoices;
import org.bottega.learn.encode.FeatureFitting;
import org.bottega.learn.encode.FittedFeatures;
import org.bottega.learn.encode.Target;
import org.bottega.model.features.Feature;
import org.bottega.model.features.Features;
import org.bottega.model.features.Matrix;
import org.jspecify.annotations.Nullable;

/// What all trials share: the encoded rows, the target and the splits. Encoders are fitted once on all
/// training rows and shared by the folds; those that look at the target are fitted again in each fold, see
/// [FittedFeatures]. A second level's material has the first level's predictions before all other inputs.
/// Thread-safe.
final class Material {
    /// One encoding of the training rows.
    ///
    /// @param folds for each split the matrix in which its training rows may learn
    private record Encoded(FittedFeatures fitted, Matrix all, List<Matrix> folds) {}

    private final Table table;
    private final String name;
    private final Target target;
    private final double @Nullable [] weights;
    private final Folds folds;
    private final FeatureChoices choices;
    private final long seed;
    private final List<Feature> below;
    private final double[][] belowColumns;
    private final Map<Encoding, Encoded> encoded = new EnumMap<>(Encoding.class);

    /// @param weights one a row of the table, or nothing where all count the same
    /// @param choices what is done with columns instead of what the encodings declare
    Material(
            Table table,
            String name,
            Target target,
            double @Nullable [] weights,
            Folds folds,
            FeatureChoices choices,
            long seed) {
        this(table, name, target, weights, folds, choices, seed, List.of(), new double[0][]);
    }

    private Material(
            Table table,
            String name,
            Target target,
            double @Nullable [] weights,
            Folds folds,
            FeatureChoices choices,
            long seed,
            List<Feature> below,
            double[][] belowColumns) {
        this.table = table;
        this.name = name;
        this.target = target;
        this.weights = weights;
        this.folds = folds;
        this.choices = choices;
        this.seed = seed;
        this.below = below;
        this.belowColumns = belowColumns;
    }

    /// The material of a second level.
    ///
    /// @param members whose predictions of rows they had not learnt from become inputs, one after the other
    Material above(List<Trial> members) {
        int outputs = outputs();
        var names = new ArrayList<Feature>();
        var columns = new ArrayList<double[]>();
        for (var member : members) {
            for (int k = 0; k < outputs; k++) {
                var column = new double[table.rows()];
                Arrays.fill(column, Double.NaN);
                for (int i = 0; i < folds.rows().length; i++) {
                    column[folds.rows()[i]] = member.predictions()[i * outputs + k];
                }
                columns.add(column);
                var name = member.candidate().name() + " " + k;
                names.add(new Feature(name, name, 0));
            }
        }
        return new Material(
                table,
                name,
                target,
                weights,
                folds,
                choices,
                seed,
                names,
                columns.toArray(double[][]::new));
    }

    double @Nullable [] weights() {
        return weights;
    }

    Table table() {
        return table;
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

    Folds folds() {
        return folds;
    }

    /// The encoders of all training rows, as the model carries them.
    Features features(Encoding encoding) {
        return encoded(encoding).fitted().features();
    }

    FittedFeatures fitted(Encoding encoding) {
        return encoded(encoding).fitted();
    }

    /// What the learner of one fold gets: its training rows to learn from, its validation rows to be judged.
    Matrix matrix(Encoding encoding, int fold) {
        return encoded(encoding).folds().get(fold);
    }

    /// What a learner of all rows gets.
    Matrix whole(Encoding encoding) {
        var own = encoded(encoding);
        return prefixed(own.fitted().learning(own.all(), table, target.rows()));
    }

    private synchronized Encoded encoded(Encoding encoding) {
        return encoded.computeIfAbsent(
                encoding,
                e -> {
                    var fitted = FeatureFitting.fit(table, target, name, e, choices, seed);
                    var matrix = fitted.encode(table);
                    return new Encoded(
                            fitted,
                            matrix,
                            folds.splits().stream()
                                    .map(s ->
                                            prefixed(fitted.learning(matrix, table, s.training())))
                                    .toList());
                });
    }

    private Matrix prefixed(Matrix matrix) {
        if (below.isEmpty()) {
            return matrix;
        }
        var names = new ArrayList<>(below);
        names.addAll(matrix.features());
        var columns = new double[names.size()][];
        System.arraycopy(belowColumns, 0, columns, 0, belowColumns.length);
        for (int j = 0; j < matrix.width(); j++) {
            columns[belowColumns.length + j] = matrix.column(j);
        }
        return new Matrix(names, columns, matrix.rows());
    }
}
