package org.bottega.explain.fairness;

import java.util.List;
import java.util.Optional;

/// How fair data or a model is to one group.
///
/// @param rows how many rows were judged
/// @param leftOut how many were not, because facet or target are missing
/// @param results in the order of [FairnessMetric]; the 8 about data only where there are no predictions
/// @param a how the favoured group fares; its predictions are empty counts where there are none
/// @param d how the other group fares
/// @param notes what to know about the figures, such as small groups
public record FairnessReport(
        FairnessQuestion question,
        int rows,
        int leftOut,
        List<FairnessResult> results,
        GroupRates a,
        GroupRates d,
        List<FairnessNote> notes) {
    public FairnessReport {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    public Optional<FairnessResult> result(FairnessMetric metric) {
        return results.stream().filter(r -> r.metric() == metric).findFirst();
    }
}
