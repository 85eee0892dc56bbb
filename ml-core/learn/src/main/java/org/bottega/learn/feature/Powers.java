package org.bottega.learn.feature;

import java.util.List;
import java.util.Set;
import org.bottega.kernel.Info;
import org.bottega.kernel.param.Param;
import org.bottega.kernel.param.Params;
import org.bottega.model.features.Polynomial;

/// Squares, cubes and so on of a number, so that a weighted sum can bend.
public final class Powers extends Featurizer {
    public static final Param<Integer> DEGREE =
            Param.whole("degree", 2, 2, Polynomial.MOST).doc("The highest power.");

    Powers() {
        super(
                new Info(
                        "polynomial",
                        "Polynomial",
                        "The number, its square, its cube and so on; scale before and behind it for weighted sums.",
                        "Combinations",
                        List.of("square", "polynomial features")),
                Set.of(Place.NUMBERS),
                "Gergonne, The Application of the Method of Least Squares to the Interpolation of Sequences, 1815.",
                List.of(DEGREE));
    }

    @Override
    protected void fit(Params params, ColumnFit column) {
        int degree = params.get(DEGREE);
        column.each(_ -> base -> new Polynomial(base, degree));
    }
}
