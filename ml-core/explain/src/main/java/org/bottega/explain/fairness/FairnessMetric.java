package org.bottega.explain.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The 8 figures about data and the 13 about predictions that SageMaker Clarify knows, by its codes. In all of them
/// `a` is the group that is favoured and `d` the one that may be at a disadvantage; signs are Clarify's.
public enum FairnessMetric {
    /// class imbalance `(n_a − n_d)/(n_a + n_d)`, −1 to 1
    CI(Stage.DATA, Sign.AGAINST_D),
    /// difference in positive proportions in labels, −1 to 1
    DPL(Stage.DATA, Sign.AGAINST_D),
    /// Kullback-Leibler divergence of the labels `Σ P_a ln(P_a/P_d)`, 0 and more, natural logarithm
    KL(Stage.DATA, Sign.NONE),
    /// Jensen-Shannon divergence of the labels, 0 to ln 2
    JS(Stage.DATA, Sign.NONE),
    /// Euclidean distance of the label distributions, 0 to √2
    LP(Stage.DATA, Sign.NONE),
    /// total variation distance of the label distributions, 0 to 1
    TVD(Stage.DATA, Sign.NONE),
    /// the largest difference between the label distributions, 0 to 1
    KS(Stage.DATA, Sign.NONE),
    /// conditional demographic disparity in labels, −1 to 1; needs a group variable
    CDDL(Stage.DATA, Sign.AGAINST_D),
    /// difference in positive proportions in predicted labels, −1 to 1
    DPPL(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// disparate impact, the ratio of the positive proportions in predicted labels of d and a, 0 and more; 1 is
    /// fair
    DI(Stage.PREDICTIONS, Sign.FOR_D),
    /// difference in conditional acceptance, observed over predicted positives, a less d
    DCA(Stage.PREDICTIONS, Sign.FOR_D),
    /// difference in conditional rejection, observed over predicted negatives, d less a
    DCR(Stage.PREDICTIONS, Sign.FOR_D),
    /// recall difference, a less d, −1 to 1
    RD(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// specificity difference, d less a, −1 to 1
    SD(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// difference in acceptance rates (precision), a less d, −1 to 1
    DAR(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// difference in rejection rates (precision of the negatives), d less a, −1 to 1
    DRR(Stage.PREDICTIONS, Sign.FOR_D),
    /// accuracy difference, a less d, −1 to 1
    AD(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// treatment equality, false negatives over false positives, d less a
    TE(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// conditional demographic disparity in predicted labels, −1 to 1; needs a group variable
    CDDPL(Stage.PREDICTIONS, Sign.AGAINST_D),
    /// counterfactual flip test: the share of d told positive where their neighbours in a are not, less the
    /// share for which it is the other way round; −1 to 1
    FT(Stage.PREDICTIONS, Sign.FOR_D),
    /// generalized entropy index of `predicted − observed + 1` over all rows, α = 2, 0 and more
    GE(Stage.PREDICTIONS, Sign.NONE);

    /// What a figure is about: data before training, or predictions after it.
    public enum Stage {
        DATA,
        PREDICTIONS
    }

    /// Whom a figure above its ideal puts at a disadvantage.
    public enum Sign {
        /// the group d
        AGAINST_D,
        /// the group a
        FOR_D,
        /// it has no direction
        NONE
    }

    private final Stage stage;
    private final Sign sign;

    FairnessMetric(Stage stage, Sign sign) {
        this.stage = stage;
        this.sign = sign;
    }

    public Stage stage() {
        return stage;
    }

    public Sign sign() {
        return sign;
    }

    /// The figure of perfect equality: 1 for the disparate impact, else 0.
    public double ideal() {
        return this == DI ? 1 : 0;
    }

    /// How far a figure is from perfect equality: for the disparate impact the size of its logarithm, so that a half
    /// and a double are as far, else the size of the difference.
    public double distance(double value) {
        return this == DI ? Math.abs(Math.log(Math.max(value, 1e-300))) : Math.abs(value - ideal());
    }

    /// What it is called.
    public String title(Locale locale) {
        return FairnessWords.in(locale).getString(name() + ".title");
    }

    public static List<FairnessMetric> of(Stage stage) {
        return Arrays.stream(values()).filter(m -> m.stage == stage).toList();
    }

    /// The metric of that code, whatever its case.
    public static Optional<FairnessMetric> find(String code) {
        var wanted = code.trim().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(m -> m.name().equals(wanted) || (m == DCA && wanted.equals("DCACC")))
                .findFirst();
    }
}
