package org.bottega.data.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.Problem;
import org.bottega.kernel.table.Schema;

/// A recipe with what its steps learnt from the data they were prepared on, so that rows that come later
/// are treated alike: filled with the same mean, cut at the same edges.
///
/// @param schema of the data it was prepared on
/// @param facts for each step what it learnt
public record FittedRecipe(Recipe recipe, Schema schema, List<Map<String, List<String>>> facts) {
    public FittedRecipe {
        facts = List.copyOf(facts);
    }

    /// Why some steps cannot be applied to single rows; empty when all can. Such steps have to be left
    /// to the data that a model learns from.
    public List<Problem> obstacles(Catalog catalog) {
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < recipe.size(); i++) {
            var entry = recipe.entries().get(i);
            var step = catalog.find(entry.step());
            if (entry.enabled() && step.isPresent() && apart(step.get(), entry)) {
                problems.add(
                        Problem.warning(
                                "step " + (i + 1),
                                "\""
                                        + step.get().title()
                                        + "\" needs other rows, so it cannot be applied to a single"
                                        + " one.",
                                "It is passed over when new rows are scored."));
            }
        }
        return problems;
    }

    private static boolean apart(Step step, Recipe.Entry entry) {
        return step.reach(step.params().read(entry.settings())) == Reach.TABLE;
    }
}
