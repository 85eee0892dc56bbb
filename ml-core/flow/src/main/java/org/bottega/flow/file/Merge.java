package org.bottega.flow.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.bottega.flow.graph.Edit;
import org.bottega.flow.graph.Workflow;
import org.bottega.kernel.Problem;
import org.bottega.kernel.ProblemException;

/// Joins the changes that two people made to the same workflow. Changes of different things never
/// conflict; where both changed the same thing differently, the first person's stays and it is told.
///
/// @param conflicts where a change of the second person was left out, and why
public record Merge(Workflow workflow, List<Problem> conflicts) {

    /// @param base what both began with
    public static Merge of(Workflow base, Workflow mine, Workflow theirs) {
        var kept = new HashMap<String, Edit>();
        for (var edit : Difference.of(base, mine)) {
            kept.put(subject(edit), edit);
        }
        var conflicts = new ArrayList<Problem>();
        var merged = mine;
        for (var edit : Difference.of(base, theirs)) {
            var other = kept.get(subject(edit));
            if (other != null && other.equals(edit)) {
                continue;
            }
            if (other != null) {
                if (!(edit instanceof Edit.Move)) {
                    conflicts.add(
                            Problem.warning(
                                    subject(edit),
                                    "Both changed it differently.",
                                    "Your change was kept; look at theirs."));
                }
                continue;
            }
            try {
                merged = merged.apply(edit);
            } catch (ProblemException e) {
                conflicts.add(
                        Problem.warning(
                                subject(edit),
                                "Their change does not fit yours: "
                                        + e.problems().getFirst().what(),
                                "Your change was kept; look at theirs."));
            }
        }
        return new Merge(merged, conflicts);
    }

    /// What an edit is about; two edits of one subject cannot both be had.
    private static String subject(Edit edit) {
        return switch (edit) {
            case Edit.PutNode(var node) -> "node " + node.id();
            case Edit.RemoveNode(var id) -> "node " + id;
            case Edit.AddWire(var wire) -> "wire " + wire;
            case Edit.RemoveWire(var wire) -> "wire " + wire;
            case Edit.PutNote(var note) -> "note " + note.id();
            case Edit.RemoveNote(var id) -> "note " + id;
            case Edit.PutParameter(var parameter) -> "parameter " + parameter.name();
            case Edit.RemoveParameter(var name) -> "parameter " + name;
            case Edit.PutRange(var name, var _) -> "range of " + name;
            case Edit.RemoveRange(var name) -> "range of " + name;
            case Edit.JudgeBy(var _) -> "metrics of the tuning";
            case Edit.Move(var id, var _) -> "place " + id;
            case Edit.Rename(var _) -> "name";
            case Edit.Together(var title, var _) -> title;
        };
    }
}
