package org.bottega.flow.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bottega.kernel.Problem;

/// What became of every node of a run.
///
/// @param nodes by flat id, in the order in which they can run
public record RunReport(Map<String, NodeReport> nodes) {
    public RunReport {
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /// @param cached whether its result was there already
    /// @param millis how long it took now
    /// @param problems why it failed or was skipped, or notes on its result
    public record NodeReport(
            NodeState state,
            boolean cached,
            long millis,
            List<Problem> problems,
            Optional<Result> result) {}

    /// Whether every node that was to run is done; a closed branch is no failure.
    public boolean succeeded() {
        return nodes.values().stream().noneMatch(n -> n.state() == NodeState.FAILED);
    }

    /// What went wrong, by node, in order.
    public List<Problem> failures() {
        var all = new ArrayList<Problem>();
        nodes.values().stream()
                .filter(n -> n.state() == NodeState.FAILED)
                .forEach(n -> all.addAll(n.problems()));
        return all;
    }

    public Optional<Result> result(String node) {
        return Optional.ofNullable(nodes.get(node)).flatMap(NodeReport::result);
    }
}
