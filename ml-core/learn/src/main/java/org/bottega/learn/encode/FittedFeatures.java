package org.bottega.learn.encode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Table;
import org.bottega.learn.feature.Learnt;
import org.bottega.learn.validation.Validation;
import org.bottega.model.features.Encoder;
import org.bottega.model.features.Features;
import org.bottega.model.features.Matrix;
import org.jspecify.annotations.Nullable;

/// Encoders fitted to the training rows of a table, and the matrices that learners get.
///
/// Most encoders look at no target: they are fitted once and their columns shared by all folds. Those that
/// do look at it are fitted again for every set of rows that is learnt from: rows outside of the set see
/// what all rows of the set told, rows inside of it what the other folds of the set told. So no row's own
/// target is ever in its input, nor that of a row which is judged in an input of the rows learnt from. All
/// these matrices have the same inputs, and the model carries the encoders fitted on all training rows.
public final class FittedFeatures {
    private static final int FOLDS = 5;

    private final Features features;
    private final List<Problem> notes;
    private final Map<Integer, Function<int[], Encoder>> refits;
    private final @Nullable Learnt learnt;
    private final long seed;

    /// @param refits for each encoder that looks at the target, by its number, how to fit it on other rows
    FittedFeatures(
            Features features,
            List<Problem> notes,
            Map<Integer, Function<int[], Encoder>> refits,
            @Nullable Learnt learnt,
            long seed) {
        this.features = features;
        this.notes = List.copyOf(notes);
        this.refits = Map.copyOf(refits);
        this.learnt = learnt;
        this.seed = seed;
    }

    /// What the model carries.
    public Features features() {
        return features;
    }

    /// What was left out, and why.
    public List<Problem> notes() {
        return notes;
    }

    public boolean looksAtTarget() {
        return !refits.isEmpty();
    }

    /// The inputs of all rows of the table, encoded as those of any other rows would be.
    public Matrix encode(Table table) {
        return features.encode(table);
    }

    /// The inputs for learning from some rows.
    ///
    /// @param encoded what [#encode] made of the table; its columns are shared where no target is looked at
    /// @param rows the rows to learn from
    public Matrix learning(Matrix encoded, Table table, int[] rows) {
        if (refits.isEmpty() || learnt == null) {
            return encoded;
        }
        var columns = new double[encoded.width()][];
        Arrays.setAll(columns, encoded::column);
        int at = 0;
        for (int e = 0; e < features.encoders().size(); e++) {
            var refit = refits.get(e);
            if (refit != null) {
                columns[at] = outOfFold(refit, learnt, table, rows);
            }
            at += features.encoders().get(e).width();
        }
        return new Matrix(encoded.features(), columns, encoded.rows());
    }

    private double[] outOfFold(Function<int[], Encoder> refit, Learnt of, Table table, int[] rows) {
        var values = new double[table.rows()];
        encode(refit.apply(rows), table, values);
        if (rows.length < 2) {
            return values;
        }
        int folds = Math.min(FOLDS, rows.length);
        var own = new double[table.rows()];
        for (var split : Validation.folds(of.y(), of.classes().size(), rows, folds, seed)) {
            encode(refit.apply(split.training()), table, own);
            for (int row : split.validation()) {
                values[row] = own[row];
            }
        }
        return values;
    }

    private static void encode(Encoder encoder, Table table, double[] out) {
        encoder.bind(table).encode(0, out.length, out, 0, 1);
    }
}
