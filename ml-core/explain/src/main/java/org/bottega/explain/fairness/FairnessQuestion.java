package org.bottega.explain.fairness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be found out about fairness.
///
/// @param facet the group that may be at a disadvantage
/// @param favoured the outcomes one would like to have: labels of the target, or for a target of numbers one
///     threshold, above which a value is favoured
/// @param group the column within whose values CDDL and CDDPL compare; `null` when there is none
/// @param threshold the probability of the favoured outcomes from which on they are predicted, 0 to 1;
///     `null` for the most probable class
/// @param awsCompatible whether figures follow Clarify's code where that departs from their definition: labels
///     missing from one group are dropped without renormalising, 0/0 is 0, x/0 is infinite, a missing
///     facet counts to a, labels are joined to favoured and others
/// @param confidence of the intervals, above 0 and below 1
/// @param draws how often the rows are drawn anew for the intervals; 0 for no intervals
public record FairnessQuestion(
        Facet facet,
        List<String> favoured,
        @Nullable String group,
        @Nullable Double threshold,
        boolean awsCompatible,
        double confidence,
        int draws,
        long seed) {
    public FairnessQuestion {
        favoured = List.copyOf(favoured);
        if (favoured.isEmpty() || !(confidence > 0 && confidence < 1) || draws < 0) {
            throw new IllegalArgumentException(
                    favoured + ", confidence " + confidence + ", " + draws + " draws");
        }
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("a threshold of " + threshold);
        }
    }

    /// The usual one: the most probable class, true definitions, 95 % intervals of 1,000 draws.
    public static FairnessQuestion of(Facet facet, List<String> favoured) {
        return new FairnessQuestion(facet, favoured, null, null, false, 0.95, 1000, 1);
    }

    public FairnessQuestion withGroup(@Nullable String newGroup) {
        return new FairnessQuestion(
                facet, favoured, newGroup, threshold, awsCompatible, confidence, draws, seed);
    }

    public FairnessQuestion withFacet(Facet newFacet) {
        return new FairnessQuestion(
                newFacet, favoured, group, threshold, awsCompatible, confidence, draws, seed);
    }

    public FairnessQuestion withThreshold(@Nullable Double newThreshold) {
        return new FairnessQuestion(
                facet, favoured, group, newThreshold, awsCompatible, confidence, draws, seed);
    }

    public FairnessQuestion asAws() {
        return new FairnessQuestion(
                facet, favoured, group, threshold, true, confidence, draws, seed);
    }
}
