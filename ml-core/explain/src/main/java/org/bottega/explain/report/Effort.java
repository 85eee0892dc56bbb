package org.bottega.explain.report;

import org.bottega.model.predictor.Additive;
import org.bottega.model.predictor.Blend;
import org.bottega.model.predictor.Calibrated;
import org.bottega.model.predictor.Linear;
import org.bottega.model.predictor.Predictor;
import org.bottega.model.predictor.TreeEnsemble;

/// How many rows can be worked on within a few seconds, judged by the size of the model and not by the
/// clock, so that the same model is always explained by the same rows.
final class Effort {
    /// about two seconds of one processor
    private static final double WALKS = 3e7;

    private static final double VISITS = 1.5e8;

    /// how much arithmetic takes as long as a walk through a tree
    private static final double A_TREE = 20;

    /// how often a predictor without a rule of its own is asked for each input of a row that is explained
    private static final double ASKED = 32;

    /// fewer rows to score would tell nothing
    private static final int FEWEST = 50;

    /// fewer rows to attribute would not show a spread; a forest of millions of nodes takes a second a row
    private static final int FEWEST_ATTRIBUTED = 16;

    private Effort() {}

    /// Rows to score again and again.
    ///
    /// @param times how often all rows are scored
    static int scored(Predictor predictor, int times, int most) {
        return rows(WALKS / Math.max(1, trees(predictor) * times), FEWEST, most);
    }

    /// Rows to attribute.
    static int attributed(Predictor predictor, int most) {
        return rows(VISITS / Math.max(1, nodes(predictor)), FEWEST_ATTRIBUTED, most);
    }

    private static int rows(double wanted, int fewest, int most) {
        return (int) Math.clamp(wanted, Math.min(fewest, most), most);
    }

    private static double trees(Predictor predictor) {
        return switch (predictor) {
            case TreeEnsemble forest -> forest.trees();
            case Linear _ -> 1;
            case Blend blend ->
                    blend.members().stream().mapToDouble(m -> trees(m.predictor())).sum();
            case Calibrated calibrated -> trees(calibrated.predictor());
            default -> Math.max(1, predictor.work() / A_TREE);
        };
    }

    private static double nodes(Predictor predictor) {
        return switch (predictor) {
            case TreeEnsemble forest -> (double) forest.nodeCount() * forest.leafWidth();
            case Linear linear -> linear.inputs();
            case Blend blend ->
                    blend.members().stream().mapToDouble(m -> nodes(m.predictor())).sum();
            case Calibrated calibrated -> nodes(calibrated.predictor());
            case Additive additive -> 10.0 * additive.terms().size();
            default -> predictor.work() * Math.max(8, predictor.inputs()) * ASKED / A_TREE;
        };
    }
}
