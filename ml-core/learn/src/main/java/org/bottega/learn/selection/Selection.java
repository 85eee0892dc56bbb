package org.bottega.learn.selection;

import java.util.ArrayList;
import java.util.List;
import org.bottega.kernel.ProblemException;
import org.bottega.kernel.job.Progress;
import org.bottega.kernel.param.Domain;
import org.bottega.kernel.table.Table;
import org.bottega.kernel.task.Task;
import org.bottega.learn.encode.Target;

/// A wish to learn from some columns only.
///
/// @param columns how many are chosen at most; 0 for as many as the method finds worth it
public record Selection(SelectionMethod method, int columns) {
    public static final Selection NONE = new Selection(SelectionMethod.NONE, 0);

    /// @throws ProblemException (usage) for a number of columns below 0
    public Selection {
        if (columns < 0) {
            throw ProblemException.usage(
                    "columns", columns + " columns cannot be chosen.", "Give a number from 0 on.");
        }
    }

    /// @param method its word, `mutual-information` for example
    /// @throws ProblemException (usage) naming the methods there are
    public static Selection of(String method, int columns) {
        var choice = new Domain.Choice<>(SelectionMethod.class);
        return new Selection(choice.read("select", method.strip()), columns);
    }

    /// Reads `METHOD` or `METHOD:COLUMNS`.
    ///
    /// @throws ProblemException (usage) naming what cannot be read
    public static Selection read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(text, 0);
        }
        var number = new Domain.Whole(1, 1_000_000, Domain.Scale.LINEAR);
        return of(
                text.substring(0, colon), number.read("select", text.substring(colon + 1).strip()));
    }

    public boolean chooses() {
        return method != SelectionMethod.NONE;
    }

    /// Judges all columns by the rows whose target is known.
    ///
    /// @param seed decides which rows are looked at where they are many, and what is shuffled
    /// @throws ProblemException when the task has no target or nothing can be learnt from
    public Selected choose(Table table, Task task, long seed, int threads, Progress progress) {
        if (!task.supervised()) {
            throw ProblemException.usage(
                    "selection",
                    "Columns are chosen by what they tell of a target, and there is none.",
                    "Name the column to predict.");
        }
        var target = Target.learn(table, task);
        var candidates = Candidates.of(table, task, target, seed, threads);
        if (candidates.count() == 0) {
            throw ProblemException.input(
                    "data",
                    "No column can be used as an input.",
                    "Give columns whose values differ.");
        }
        return switch (method) {
            case NONE -> throw new IllegalStateException("nothing is chosen");
            case MUTUAL_INFORMATION -> MutualInformation.choose(candidates, columns, progress);
            case MRMR -> LeastRedundancy.choose(candidates, columns, progress);
            case RECURSIVE -> RecursiveElimination.choose(candidates, columns, progress);
            case BORUTA -> Boruta.choose(candidates, columns, progress);
        };
    }

    /// The table with the chosen columns, the target and all columns that are no inputs.
    public static Table keep(Table table, Task task, Selected selected) {
        var chosen = selected.chosen();
        var judged = selected.columns().stream().map(Selected.Judged::name).toList();
        List<String> kept = new ArrayList<>();
        for (var name : table.schema().names()) {
            if (!judged.contains(name) || chosen.contains(name) || name.equals(task.target())) {
                kept.add(name);
            }
        }
        return table.select(kept);
    }
}
