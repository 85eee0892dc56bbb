package org.bottega.flow.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;

/// A workflow with all that was done to it since it was opened first. Every step can be undone and done
/// again, without limit. Immutable; states share what they have in common.
public final class History {
    private final List<Step> steps;
    private final int at;
    private final Workflow now;

    private History(List<Step> steps, int at, Workflow now) {
        this.steps = steps;
        this.at = at;
        this.now = now;
    }

    /// One thing that was done.
    ///
    /// @param title what it was, in a person's words
    /// @param before the workflow to which an undo leads back
    public record Step(String title, Workflow before, Workflow after) {}

    public static History of(Workflow workflow) {
        return new History(List.of(), 0, workflow);
    }

    public Workflow workflow() {
        return now;
    }

    /// Does one thing; what was undone before can no longer be done again. An edit that changes nothing
    /// is no step.
    ///
    /// @throws org.bottega.kernel.ProblemException when it cannot be done
    public History apply(String title, Edit edit) {
        var after = now.apply(edit);
        if (after.equals(now)) {
            return this;
        }
        var kept = new ArrayList<>(steps.subList(0, at));
        kept.add(new Step(title, now, after));
        return new History(kept, at + 1, after);
    }

    /// What an undo would take back, empty when there is nothing.
    public Optional<String> undoable() {
        return at > 0 ? Optional.of(steps.get(at - 1).title()) : Optional.empty();
    }

    public Optional<String> redoable() {
        return at < steps.size() ? Optional.of(steps.get(at).title()) : Optional.empty();
    }

    /// One step back; the same when there is none.
    public History undo() {
        return at == 0 ? this : new History(steps, at - 1, steps.get(at - 1).before());
    }

    /// One step forth; the same when there is none.
    public History redo() {
        return at == steps.size() ? this : new History(steps, at + 1, steps.get(at).after());
    }

    /// Everything that was done, oldest first, with what was undone since and can be done again.
    public List<Step> steps() {
        return steps;
    }

    /// How many of [#steps] are done and not undone.
    public int at() {
        return at;
    }

    /// All steps that were done and not undone, oldest first.
    public List<String> titles() {
        return steps.subList(0, at).stream().map(Step::title).toList();
    }
}
