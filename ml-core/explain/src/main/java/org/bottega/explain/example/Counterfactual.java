package org.bottega.explain.example;

import java.util.List;
import org.bottega.kernel.table.Table;

/// A row near the given one for which the model tells what is wished for.
///
/// @param row the changed row: one row of the model's inputs
/// @param changes what is different, the largest change first
/// @param distance mean over the inputs of how far each moved: numbers by the range of the middle 80 % of the
///     known rows, names 1 (Gower)
/// @param told the model's outputs for it
public record Counterfactual(Table row, List<Change> changes, double distance, List<Double> told) {
    /// @param from the value as it was, `missing` where it is
    /// @param to the value it would have to be
    public record Change(String column, String from, String to) {}

    public Counterfactual {
        changes = List.copyOf(changes);
        told = List.copyOf(told);
    }
}
