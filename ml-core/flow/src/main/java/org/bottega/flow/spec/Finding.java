package org.bottega.flow.spec;

import java.util.List;
import org.bottega.flow.graph.Edit;
import org.bottega.kernel.Problem;

/// A problem of a node with the edits that would mend it.
///
/// @param fixes best first; empty when only a person can tell
public record Finding(Problem problem, List<Fix> fixes) {
    public Finding {
        fixes = List.copyOf(fixes);
    }

    /// @param title what the button says, such as "Use column income"
    public record Fix(String title, Edit edit) {}

    public static Finding of(Problem problem) {
        return new Finding(problem, List.of());
    }

    public boolean isError() {
        return problem.severity() == Problem.Severity.ERROR;
    }
}
