package org.bottega.flow.graph;

import java.util.List;

/// One change of a workflow. Each kind says the state that shall be afterwards, so that the
/// difference of two workflows is a list of edits too.
public sealed interface Edit {
    /// Adds a node, or replaces the one with its id.
    record PutNode(Node node) implements Edit {}

    /// Removes a node with its wires and its place.
    record RemoveNode(String id) implements Edit {}

    /// Adds a wire.
    record AddWire(Wire wire) implements Edit {}

    record RemoveWire(Wire wire) implements Edit {}

    /// Adds a note or frame, or replaces the one with its id.
    record PutNote(Note note) implements Edit {}

    record RemoveNote(String id) implements Edit {}

    /// Adds a parameter, or replaces the one of its name.
    record PutParameter(Parameter parameter) implements Edit {}

    record RemoveParameter(String name) implements Edit {}

    /// Marks a setting or a parameter to be tuned, or gives it another range.
    ///
    /// @param name as [Tuning] has it
    record PutRange(String name, String range) implements Edit {}

    /// Takes a mark off; nothing where there is none.
    record RemoveRange(String name) implements Edit {}

    /// Says by which figures the workflow is tuned.
    record JudgeBy(List<String> metrics) implements Edit {
        public JudgeBy {
            metrics = List.copyOf(metrics);
        }
    }

    /// Gives a node or note its place.
    record Move(String id, Place place) implements Edit {}

    /// Gives the workflow another name.
    record Rename(String name) implements Edit {}

    /// Several edits that are one step for a person.
    ///
    /// @param title what was done, for the history, such as "Delete 3 nodes"
    record Together(String title, List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }
    }

    static Together together(String title, List<? extends Edit> edits) {
        return new Together(title, List.copyOf(edits));
    }
}
