package org.bottega.explain.fairness;

import java.util.Arrays;
import org.bottega.kernel.table.Field;
import org.bottega.kernel.table.Kind;
import org.bottega.kernel.table.NumberColumn;
import org.bottega.kernel.table.Role;
import org.bottega.kernel.table.Table;

/// Weights that make the favoured outcome independent of the group before training (Kamiran and Calders
/// 2012): a row of side s and outcome y weighs `P(s)·P(y) / P(s, y)`. Rows whose facet or outcome is
/// missing weigh 1.
public final class Reweighing {
    private Reweighing() {}

    /// One weight a row, all above 0; their mean over the judged rows is 1.
    ///
    /// @throws org.bottega.kernel.ProblemException when a column or value is not in the data
    public static double[] weights(Table rows, String target, FairnessQuestion question) {
        var outcomes = Outcomes.of(rows, target, question.favoured()).joined();
        var sides = Facet.sides(question.facet(), rows);
        var count = new double[2][2];
        double all = 0;
        for (int i = 0; i < sides.length; i++) {
            if (sides[i] >= 0 && outcomes.label()[i] >= 0) {
                count[sides[i]][outcomes.label()[i]]++;
                all++;
            }
        }
        var weight = new double[2][2];
        for (int s = 0; s < 2; s++) {
            for (int y = 0; y < 2; y++) {
                double side = count[s][0] + count[s][1];
                double outcome = count[0][y] + count[1][y];
                weight[s][y] = count[s][y] == 0 ? 1 : side * outcome / (all * count[s][y]);
            }
        }
        var weights = new double[sides.length];
        Arrays.fill(weights, 1);
        for (int i = 0; i < sides.length; i++) {
            if (sides[i] >= 0 && outcomes.label()[i] >= 0) {
                weights[i] = weight[sides[i]][outcomes.label()[i]];
            }
        }
        return weights;
    }

    /// The table with a column of the weights that has the role of the weight: training heeds it, and no
    /// model reads it. Its name is `fairness weight`, with a number where that is taken.
    public static Table weighted(Table rows, String target, FairnessQuestion question) {
        var name = "fairness weight";
        for (int n = 2; rows.schema().indexOf(name).isPresent(); n++) {
            name = "fairness weight " + n;
        }
        return rows.with(
                Field.of(name, Kind.NUMBER).withRole(Role.WEIGHT),
                new NumberColumn(weights(rows, target, question)));
    }
}
