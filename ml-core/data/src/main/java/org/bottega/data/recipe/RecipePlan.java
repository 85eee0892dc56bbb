package org.bottega.data.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.data.recipe.Recipe.Entry;
import org.bottega.data.recipe.StepInput.Found;
import org.bottega.data.recipe.StepInput.Other;
import org.bottega.kernel.Nearest;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.param.Params;
import org.bottega.kernel.table.Schema;

/// What a recipe will do, told without reading data: for each step its sentence, the columns behind it,
/// and what is wrong with it.
///
/// @param schema what comes out at the end
public record RecipePlan(List<Stage> stages, Schema schema) {
    public RecipePlan {
        stages = List.copyOf(stages);
    }

    /// One step of the plan.
    ///
    /// @param sentence what it does, in a list
    /// @param schema the columns behind it
    public record Stage(Entry entry, String sentence, Schema schema, List<Found> found) {
        public boolean broken() {
            return found.stream().anyMatch(f -> f.problem().severity() == Problem.Severity.ERROR);
        }
    }

    /// @param schema of the data that comes in
    /// @param others tables that steps may join, by name; their relation is not used
    public static RecipePlan of(
            Catalog catalog, Recipe recipe, Schema schema, Map<String, Other> others) {
        return of(catalog, recipe, schema, others, List.of());
    }

    /// @param facts what the steps learnt, as far as they ran, one for each
    static RecipePlan of(
            Catalog catalog,
            Recipe recipe,
            Schema schema,
            Map<String, Other> others,
            List<Map<String, List<String>>> facts) {
        var stages = new ArrayList<Stage>();
        var now = schema;
        for (var entry : recipe.entries()) {
            int at = stages.size();
            var learnt = at < facts.size() ? facts.get(at) : Map.<String, List<String>>of();
            var stage = stage(catalog, entry, now, others, learnt);
            stages.add(stage);
            now = stage.schema();
        }
        return new RecipePlan(stages, now);
    }

    private static Stage stage(
            Catalog catalog,
            Entry entry,
            Schema schema,
            Map<String, Other> others,
            Map<String, List<String>> facts) {
        var step = catalog.find(entry.step());
        if (step.isEmpty()) {
            var problem =
                    Problem.error(
                            entry.step(),
                            "Nothing here knows the step \"" + entry.step() + "\".",
                            Nearest.hint(
                                    entry.step(), catalog.all().stream().map(Step::id).toList()));
            return new Stage(
                    entry,
                    entry.step(),
                    schema,
                    entry.enabled()
                            ? List.of(new Found(problem, Optional.empty(), ""))
                            : List.of());
        }
        Params params;
        try {
            params = step.get().params().read(entry.settings());
        } catch (ProblemException e) {
            var found = e.problems().stream().map(p -> new Found(p, Optional.empty(), "")).toList();
            return new Stage(
                    entry, step.get().title(), schema, entry.enabled() ? found : List.of());
        }
        var in = new StepInput(schema, params, "t", facts, others);
        var out = step.get().outline(in);
        var sentence = step.get().sentence(in);
        if (!entry.enabled()) {
            return new Stage(entry, sentence, schema, List.of());
        }
        if (out.size() == 0) {
            var problem =
                    Problem.error(
                            step.get().title(), "No column would be left.", "Keep at least one.");
            return new Stage(
                    entry, sentence, schema, List.of(new Found(problem, Optional.empty(), "")));
        }
        return new Stage(entry, sentence, in.broken() ? schema : out, in.found());
    }

    /// Everything that is wrong, with the number of the step.
    public List<Problem> problems() {
        var all = new ArrayList<Problem>();
        for (int i = 0; i < stages.size(); i++) {
            for (var found : stages.get(i).found()) {
                var problem = found.problem();
                all.add(
                        new Problem(
                                problem.severity(),
                                "step " + (i + 1) + ", " + problem.where(),
                                problem.what(),
                                problem.fix()));
            }
        }
        return all;
    }

    /// @throws ProblemException with everything that stands in the way
    public void check() {
        var errors =
                problems().stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemException.Blame.INPUT, errors);
        }
    }
}
